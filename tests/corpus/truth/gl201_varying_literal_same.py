"""GL201: a number that varies from call to call makes a trace each time, and the same results."""
import tensorflow as tf


def powered_ok(x, n):
    return x ** n


def sized_ok(x, sizes):
    return tf.reshape(x, sizes)


for i in range(4):
    powered_ok(tf.constant([1.0, 2.0]), i)
sized_ok(tf.zeros([6]), [2, 3])
sized_ok(tf.zeros([6]), [3, 2])
