"""GL307"""
import tensorflow as tf


def plain_ok(x):
    total = tf.constant(0.0)
    for row in x:
        total = total + row
    return total


def range_ok(x):
    total = tf.constant(0.0)
    for i in tf.range(3):
        total = total + x[i]
    return total


def unstacked_ok(x):
    return tf.add_n([part * 2.0 for part in tf.unstack(x)])


def list_ok(parts):
    return tf.add_n([part * 2.0 for part in parts])


def comprehension_bad(x):
    return tf.stack([row * 2.0 for row in x])  # expect: GL307 fails


def zipped_bad(x):
    total = tf.constant(0.0)
    for a, b in zip(x, x):
        total = total + a * b
    return total


def unpacked_bad(x):
    a, b, c = x
    return a + b + c


def starred_bad(x):
    return tf.stack([*x])


x = tf.constant([1.0, 2.0, 3.0])
plain_ok(x)
range_ok(x)
unstacked_ok(x)
list_ok([x, x])
comprehension_bad(x)
zipped_bad(x)
unpacked_bad(x)
starred_bad(x)
