"""Ragged, sparse and string tensors."""
import tensorflow as tf


def ragged_ok(x):
    return tf.reduce_sum(x, axis=1)


def sparse_ok(x):
    return tf.sparse.reduce_sum(x)


def text_ok(words):
    return tf.strings.length(tf.strings.lower(words))


for i in range(3):
    ragged_ok(tf.ragged.constant([[1.0], [2.0, float(i)]]))
    sparse_ok(tf.sparse.from_dense([[0.0, float(i)], [1.0, 0.0]]))
    text_ok(tf.constant(["Ab", "c" * i]))
