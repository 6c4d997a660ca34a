"""GL327: 1, 1.0 and True share one trace, and the first one's dtype."""
import tensorflow as tf


def filled_bad(x, value):
    return tf.fill([2], value), x


def flagged_bad(x, flag):
    if flag is False:
        return x
    return x * 2.0


for value in (1, 1.0, True):
    filled_bad(tf.constant([1.0]), value)
for flag in (0, False):
    flagged_bad(tf.constant([1.0]), flag)
