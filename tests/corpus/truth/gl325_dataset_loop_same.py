"""GL325: a plain for over a Dataset is converted."""
import tensorflow as tf

dataset = tf.data.Dataset.range(3).map(lambda i: tf.cast(i, tf.float32))


def summed_ok(x):
    total = tf.constant(0.0)
    for v in dataset:
        total += v * x
    return total


def reduced_ok(x):
    return x + dataset.reduce(0.0, lambda a, b: a + b)


for i in range(3):
    summed_ok(tf.constant(float(i)))
    reduced_ok(tf.constant(float(i)))
