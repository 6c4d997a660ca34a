"""GL303: a symbolic tensor has no value to read."""
import math

import tensorflow as tf


def reads_bad(x):
    return x * float(x.numpy().max())


def item_bad(x):
    total = tf.reduce_sum(x)
    return x / total.numpy().item()


def listed_bad(x):
    return tf.constant([v * 2.0 for v in x.numpy().tolist()])


def mathematical_bad(x):
    return math.sqrt(x) * 2.0


def formats_bad(x):
    return tf.strings.length("%d items" % x)


for i in range(1, 4):
    reads_bad(tf.constant([1.0, float(i)]))
    item_bad(tf.constant([1.0, float(i)]))
    listed_bad(tf.constant([1.0, float(i)]))
    mathematical_bad(tf.constant(float(i)))
    formats_bad(tf.constant(i))
