"""GL302: recursion that a tensor ends never ends while tracing."""
import tensorflow as tf


def halves_bad(x):
    if tf.reduce_sum(x) < 1.0:
        return x
    return halves_bad(x / 2.0)


halves_bad(tf.constant([3.0, 4.0]))
halves_bad(tf.constant([1.0, 9.0]))
