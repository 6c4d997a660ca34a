"""Rows P2 P3 P6: decorators that do not pay, and those whose removal would be seen."""
import tensorflow as tf


@tf.function
def counts(n):  # action: convert-to-eager safe
    return tf.zeros([n])


@tf.function
def scaled(x, n):  # action: convert-to-eager safe
    return x * n


@tf.function
def prints_once(n):  # action: keep
    print("traced")
    return tf.zeros([n])


for i in range(10):
    counts(i)
    scaled(tf.ones([2]), float(i))
    prints_once(i)
