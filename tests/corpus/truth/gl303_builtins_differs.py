"""GL303: builtins that want a Python number or iterate."""
import tensorflow as tf


def summed_bad(x):
    return sum(x) + 1.0


def biggest_bad(x):
    return max(x[0], x[1]) * 2.0


def contained_bad(x):
    if x[0] in [1.0, 2.0]:
        return x
    return -x


def keyed_bad(x):
    table = {1: "a", 2: "b"}
    return tf.constant(table[int(x)])


for i in range(1, 3):
    summed_bad(tf.constant([1.0, float(i)]))
    biggest_bad(tf.constant([1.0, float(i)]))
    contained_bad(tf.constant([1.0, float(i)]))
    keyed_bad(tf.constant(i))
