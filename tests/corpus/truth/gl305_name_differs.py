"""GL305: eagerly nobody looks at the name of an operation."""
import tensorflow as tf


def spaced_bad(x):
    return tf.add(x, 1.0, name="add one")


def numbered_bad(x):
    return tf.multiply(x, 2.0, name=7)


for i in range(3):
    spaced_bad(tf.constant([1.0, float(i)]))
    numbered_bad(tf.constant([1.0, float(i)]))
