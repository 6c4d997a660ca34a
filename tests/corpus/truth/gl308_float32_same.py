"""GL308: float32 arrays, and float64 arrays that do not come in by a parameter."""
import numpy as np
import tensorflow as tf

weights = tf.Variable([1.0, 2.0])
offset = np.array([0.5, 0.25])


def weighted_ok(x):
    return weights * x


def shifted_ok(x):
    return x + offset


for i in range(3):
    weighted_ok(np.array([1.0, float(i)], dtype=np.float32))
    shifted_ok(tf.constant([1.0, float(i)]))
