"""GL314: what a converted branch must agree on."""
import tensorflow as tf


def one_branch_bad(x):
    if tf.reduce_sum(x) > 0.0:
        y = x * 2.0
    return y if tf.reduce_sum(x) > 0.0 else x


def none_bad(x):
    y = None
    if tf.reduce_sum(x) > 0.0:
        y = x
    return x if y is None else y * 3.0


def dtype_bad(x):
    if tf.reduce_sum(x) > 0.0:
        y = tf.constant(1)
    else:
        y = tf.constant(1.0)
    return tf.cast(y, tf.float32) + x


def raises_bad(x):
    if tf.reduce_sum(x) > 1000.0:
        raise ValueError("too much")
    return x


def truth_of_number_bad(x):
    count = tf.reduce_sum(tf.cast(x > 0.0, tf.int32))
    if count:
        return x
    return -x


for i in range(1, 4):
    one_branch_bad(tf.constant([1.0, float(i)]))
    none_bad(tf.constant([1.0, float(i)]))
    dtype_bad(tf.constant([1.0, float(i)]))
    raises_bad(tf.constant([1.0, float(i)]))
    truth_of_number_bad(tf.constant([1.0, float(i)]))
