"""GL326: lists, tuples and dicts are traced through; None and booleans are constants."""
import tensorflow as tf


def pair_ok(pair):
    return pair[0] * pair[1]


def mapping_ok(batch):
    return batch["x"] + batch["y"]


def optional_ok(x, mask=None, negate=False):
    if mask is not None:
        x = x * mask
    return -x if negate else x


for i in range(3):
    pair_ok((tf.constant([1.0, float(i)]), tf.constant(2.0)))
    mapping_ok({"x": tf.constant([1.0, float(i)]), "y": tf.constant([1.0, 1.0])})
    optional_ok(tf.constant([1.0, float(i)]))
    optional_ok(tf.constant([1.0, float(i)]), tf.constant([1.0, 0.0]), True)
