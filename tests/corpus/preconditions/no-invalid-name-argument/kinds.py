"""GL305"""
import tensorflow as tf


def named_ok(x):
    return tf.sqrt(x, name="root")


def none_ok(x):
    return tf.sqrt(x, name=None)


def dtype_bad(x):
    return tf.sqrt(x, tf.float32)


def number_bad(x):
    return tf.sqrt(x, 2)


def keyword_bad(x):
    return tf.sqrt(x, name=True)


def space_bad(x):
    return tf.sqrt(x, name="my root")


for f in (named_ok, none_ok):
    f(tf.ones(3))
dtype_bad(tf.ones(3))
number_bad(tf.ones(3))
keyword_bad(tf.ones(3))
space_bad(tf.ones(3))
