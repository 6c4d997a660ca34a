"""GL322: slices, masks, operators and shape are the same for both."""
import numpy as np
import tensorflow as tf


def sliced_ok(x):
    return tf.reduce_sum(x[1:]) + float(x.shape[0])


def widened_ok(x):
    return tf.nn.relu(x[:, None] - x[None, :])


def length_ok(x):
    return tf.reduce_sum(x) / len(x)


for i in range(3):
    sliced_ok(np.array([1.0, float(i)], np.float32))
    widened_ok(np.array([1.0, float(i)], np.float32))
    length_ok(np.array([1.0, float(i)], np.float32))
