# What cannot be told says so, with the reason.
import tensorflow as tf

import elsewhere


def never_called(x, y):
    z = x + y
    return tf.exp(z)


def foreign(x):
    y = elsewhere.transform(x)
    return tf.exp(y)


def dead(x):
    if False:
        x = tf.exp(x)
    return x


def from_caller(fn, x):
    return fn(x) * 2.0


dead(tf.ones([2]))
foreign(tf.ones([2]))
