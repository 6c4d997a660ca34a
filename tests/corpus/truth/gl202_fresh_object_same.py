"""GL202: a new lambda at each call makes a new trace at each call."""
import functools

import tensorflow as tf


def applied_ok(x, function):
    return function(x) + 1.0


def scale(x, factor):
    return x * factor


for i in range(3):
    applied_ok(tf.constant([1.0, float(i)]), lambda v: v * 2.0)
    applied_ok(tf.constant([1.0, float(i)]), functools.partial(scale, factor=2.0))
