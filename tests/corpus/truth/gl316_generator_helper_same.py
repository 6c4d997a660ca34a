"""GL316: a generator used up inside, free of tensor conditions."""
import tensorflow as tf


def halves(x):
    yield x[:2]
    yield x[2:]


def joined_ok(x):
    total = tf.zeros([2])
    for part in halves(x):
        total = total + part
    return total


for i in range(3):
    joined_ok(tf.constant([1.0, 2.0, 3.0, float(i)]))
