"""GL304: NumPy on constants and static shapes runs while tracing and is right."""
import numpy as np
import tensorflow as tf

weights = np.array([0.5, 2.0], dtype=np.float32)


def scaled_ok(x):
    return x * np.sqrt(2.0).astype(np.float32)


def weighted_ok(x):
    return x * weights


def static_size_ok(x):
    return tf.reduce_sum(x) / float(np.prod(x.shape))


for i in range(3):
    scaled_ok(tf.constant([1.0, float(i)]))
    weighted_ok(tf.constant([1.0, float(i)]))
    static_size_ok(tf.constant([[1.0, float(i)]]))
