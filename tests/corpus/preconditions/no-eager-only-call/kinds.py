"""GL303"""
import math

import tensorflow as tf

captured = tf.constant(3.0)


def casts_ok(x):
    return float(x) + 1.0


def captured_ok(x):
    return x * captured.numpy()


def caller_reads_ok(x):
    return x * 2.0


def numpy_bad(x):
    return x.numpy()  # expect: GL303 fails


def local_numpy_bad(x):
    y = x + 1.0
    return y.numpy()


def through_call_bad(x):
    return numpy_bad(x)


def tolist_bad(x):
    return list(x)


def index_bad(x):
    table = [1.0, 2.0, 3.0]
    return table[tf.argmax(x)]


def maximum_bad(x):
    return max(x, 0.0)


def math_bad(x):
    return math.sqrt(x)


s = tf.constant(4.0)
v = tf.constant([1.0, 2.0, 3.0])
casts_ok(s)
captured_ok(v)
caller_reads_ok(v).numpy()
numpy_bad(v)
local_numpy_bad(v)
through_call_bad(v)
tolist_bad(v)
index_bad(v)
maximum_bad(s)
math_bad(s)
