"""GL327: literals of one type each."""
import tensorflow as tf


def filled_ok(x, value):
    return tf.fill([2], value), x


def flagged_ok(x, flag):
    if flag:
        return x
    return x * 2.0


for i in range(3):
    filled_ok(tf.constant([1.0, float(i)]), 1.0)
    flagged_ok(tf.constant([1.0, float(i)]), True)
    flagged_ok(tf.constant([1.0, float(i)]), False)
