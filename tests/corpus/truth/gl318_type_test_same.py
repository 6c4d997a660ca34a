"""GL318: tests that have the same answer in a graph."""
import tensorflow as tf


def is_tensor_ok(x):
    if tf.is_tensor(x):
        return x * 2.0
    return tf.constant(x)


def isinstance_ok(x):
    return x + 1.0 if isinstance(x, tf.Tensor) else x


def dtype_test_ok(x):
    if x.dtype == tf.float32:
        return x / 2.0
    return tf.cast(x, tf.float32)


for i in range(3):
    is_tensor_ok(tf.constant([1.0, float(i)]))
    isinstance_ok(tf.constant([1.0, float(i)]))
    dtype_test_ok(tf.constant([1.0, float(i)]))
