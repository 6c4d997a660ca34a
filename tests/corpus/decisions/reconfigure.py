"""Rows P4 and R1: graphs that get a signature or relaxed shapes."""
import tensorflow as tf


@tf.function
def one_shape(x):  # action: reconfigure safe
    return x * 2.0


@tf.function(input_signature=[tf.TensorSpec(shape=(3,), dtype=tf.float32)])
def has_signature(x):  # action: keep
    return x * 2.0


@tf.function
def two_dtypes(x):  # action: keep
    return x * 2


one_shape(tf.ones([3]))
has_signature(tf.ones([3]))
two_dtypes(tf.ones([3]))
two_dtypes(tf.ones([3], dtype=tf.int32))
