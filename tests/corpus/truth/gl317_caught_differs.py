"""GL317: errors of shape come at another time and as another class in a graph."""
import tensorflow as tf


def matmul_or_sum_bad(a, b):
    try:
        return tf.matmul(a, b)
    except tf.errors.InvalidArgumentError:
        return tf.reduce_sum(a) + tf.reduce_sum(b)


def checked_bad(x):
    try:
        tf.debugging.assert_positive(x)
        return x
    except tf.errors.InvalidArgumentError:
        return tf.abs(x) + 1.0


for i in range(3):
    matmul_or_sum_bad(tf.ones([2, 3]) * float(i), tf.ones([2, 3]))
    checked_bad(tf.constant([-1.0, float(i)]))
