"""GL401"""
import numpy as np
import tensorflow as tf


def mean_ok(x):
    return tf.reduce_mean(x)


def operator_ok(x):
    return x * 2.0


def through_call_ok(x):
    return mean_ok(x)


def returns_bad(x):
    return x


def numpy_only_bad(x):
    return np.ones(3) * 2.0


mean_ok(tf.ones(3))
operator_ok(tf.ones(3))
through_call_ok(tf.ones(3))
returns_bad(tf.ones(3))
numpy_only_bad(tf.ones(3))
