"""GL401: passing tensors through is no computation."""
import tensorflow as tf


def swap_ok(a, b):
    return b, a


@tf.function
def same_ok(x):
    return x


for i in range(3):
    swap_ok(tf.constant([1.0, float(i)]), tf.constant(2.0))
    same_ok(tf.constant([1.0, float(i)]))
