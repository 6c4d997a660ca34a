"""GL305: a proper name is fine in both."""
import tensorflow as tf


def named_ok(x):
    return tf.add(x, 1.0, name="add_one")


def scoped_ok(x):
    with tf.name_scope("block"):
        y = tf.matmul(x, x, name="square")
    return tf.identity(y, name="out")


for i in range(3):
    named_ok(tf.constant([1.0, float(i)]))
    scoped_ok(tf.constant([[1.0, float(i)], [0.0, 1.0]]))
