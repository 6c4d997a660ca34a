"""GL101: hints, values, containers and what is no tensor."""
import numpy as np
import tensorflow as tf


def tensor_ok(x):
    return x + 1.0


def array_ok(x):
    return tf.reduce_sum(x)


def hinted_ok(x: tf.Tensor):
    return x


def held_ok(pair):
    return pair[0] + pair[1]


def number_bad(n):
    return n + 1


def text_bad(s):
    return s


def nothing_bad():
    return tf.ones(3)


def uncalled_unknown(x):
    return x


tensor_ok(tf.ones(3))
array_ok(np.ones(3))
hinted_ok(5)
held_ok((tf.ones(3), tf.ones(3)))
number_bad(5)
text_bad("a")
nothing_bad()
