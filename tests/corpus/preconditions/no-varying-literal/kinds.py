"""GL201: Python values that differ from call to call are new traces."""
import tensorflow as tf


def one_constant_ok(x, n):
    return x * n


def flag_ok(x, training):
    return x if training else x + 1.0


def default_ok(x, rate=0.1):
    return x * rate


def two_constants_bad(x, n):
    return x * n


def counter_bad(x, i):
    return x * i


def list_bad(x, sizes):
    return x * sizes[0]


x = tf.ones(3)
one_constant_ok(x, 2.0)
one_constant_ok(x, 2.0)
flag_ok(x, True)
flag_ok(x, False)
default_ok(x)
two_constants_bad(x, 2.0)
two_constants_bad(x, 3.0)
for i in range(30):
    counter_bad(x, float(i))
    list_bad(x, [float(i)])
