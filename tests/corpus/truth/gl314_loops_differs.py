"""GL314: what a converted loop must keep."""
import tensorflow as tf


def growing_shape_bad(x):
    y = tf.zeros([1])
    for i in tf.range(3):
        y = tf.concat([y, x], axis=0)
    return y


def dtype_changes_bad(x):
    total = 0
    for v in x:
        total = total + v
    return total


def early_return_bad(x):
    for v in x:
        if v > 1.0:
            return v
    return x[0]


for i in range(3):
    growing_shape_bad(tf.constant([1.0, float(i)]))
    dtype_changes_bad(tf.constant([1.0, float(i)]))
    early_return_bad(tf.constant([1.0, float(i)]))
