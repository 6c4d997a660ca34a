"""GL307: plain loops over tensors and unstacking a known axis work."""
import tensorflow as tf


def looped_ok(x):
    total = tf.constant(0.0)
    for row in x:
        total += row * row
    return total


def counted_ok(n):
    total = tf.constant(0)
    for i in tf.range(n):
        total += i
    return total


def unstacked_ok(x):
    first, second = tf.unstack(x, axis=0)
    return first - second


def ranged_ok(x):
    total = tf.constant(0.0)
    for i in range(len(x)):
        total += x[i]
    return total


for i in range(3):
    looped_ok(tf.constant([1.0, float(i)]))
    counted_ok(tf.constant(i + 2))
    unstacked_ok(tf.constant([1.0, float(i)]))
    ranged_ok(tf.constant([1.0, float(i)]))
