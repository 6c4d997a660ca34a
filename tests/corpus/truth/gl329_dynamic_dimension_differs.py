"""GL329: a dimension that depends on values is a number eagerly and None while tracing."""
import tensorflow as tf


def counted_bad(x):
    found = tf.where(x > 1.0)
    return tf.constant(0.0) + 1.0 / float(found.shape[0] + 1)


def ranged_bad(x):
    kept = tf.boolean_mask(x, x > 0.0)
    total = tf.constant(0.0)
    for i in range(kept.shape[0]):
        total += kept[i]
    return total


def tested_bad(x):
    values, _ = tf.unique(x)
    if values.shape[0] == 1:
        return tf.zeros([1])
    return values


for i in range(1, 4):
    counted_bad(tf.constant([1.0, float(i)]))
    ranged_bad(tf.constant([1.0, float(i)]))
    tested_bad(tf.constant([1.0, float(i)]))
