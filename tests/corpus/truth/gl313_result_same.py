"""GL313: nests of tensors come back as they are."""
import collections

import tensorflow as tf

Moments = collections.namedtuple("Moments", "mean variance")


def pair_ok(x):
    return tf.reduce_mean(x), tf.reduce_max(x)


def mapping_ok(x):
    return {"mean": tf.reduce_mean(x), "parts": [x, x * 2.0]}


def moments_ok(x):
    mean, variance = tf.nn.moments(x, axes=[0])
    return Moments(mean, variance)


for i in range(3):
    a, b = pair_ok(tf.constant([1.0, float(i)]))
    mapping_ok(tf.constant([1.0, float(i)]))["mean"] + a
    moments_ok(tf.constant([1.0, float(i)])).variance + b
