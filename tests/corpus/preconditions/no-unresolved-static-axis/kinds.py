"""GL502: axes that the signature leaves open."""
import tensorflow as tf


def dynamic_ok(x):
    return tf.reshape(x, [-1, tf.shape(x)[1]])


def constant_axis_ok(x):
    return tf.reshape(x, [x.shape[0], -1])


def arithmetic_bad(x):
    return tf.range(x.shape[1] - 1)


def helper(t):
    return t.shape


def through_call_bad(x):
    return tf.range(helper(x)[1])


for f in (4, 5):
    dynamic_ok(tf.ones((2, f)))
    constant_axis_ok(tf.ones((2, f)))
    arithmetic_bad(tf.ones((2, f)))
    through_call_bad(tf.ones((2, f)))
