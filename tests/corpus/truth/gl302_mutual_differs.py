"""GL302: mutual recursion that a tensor ends."""
import tensorflow as tf


def even_bad(n):
    if n == 0:
        return tf.constant(True)
    return odd_bad(n - 1)


def odd_bad(n):
    if n == 0:
        return tf.constant(False)
    return even_bad(n - 1)


for i in range(3):
    even_bad(tf.constant(i + 1))
    odd_bad(tf.constant(i + 1))
