"""GL308"""
import numpy as np
import tensorflow as tf

narrow = tf.Variable(tf.ones(3))
wide = tf.Variable(tf.ones(3, tf.float64))


def same_ok(x):
    return narrow * x


def own_ok(x):
    return x * x


def two_bad(x):
    return tf.reduce_sum(narrow * x), tf.reduce_sum(wide * x)


same_ok(np.ones(3, np.float32))
own_ok(np.ones(3))
two_bad(np.ones(3))
