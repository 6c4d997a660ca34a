"""GL302"""
import tensorflow as tf


def straight_ok(x):
    return x + 1.0


def calls_recursive_ok(x):
    return depth_bad(x, 2)


def depth_bad(x, n):
    if n == 0:
        return x
    return depth_bad(x + 1.0, n - 1)


def even_bad(x, n):
    return x if n == 0 else odd_bad(x, n - 1)


def odd_bad(x, n):
    return x if n == 0 else even_bad(x, n - 1)


straight_ok(tf.ones(3))
calls_recursive_ok(tf.ones(3))
even_bad(tf.ones(3), 4)
