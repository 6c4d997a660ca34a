"""GL307: AutoGraph does not convert comprehensions, zip, unpacking."""
import tensorflow as tf


def comprehended_bad(x):
    return tf.add_n([row * 2.0 for row in x])


def zipped_bad(x, y):
    total = tf.constant(0.0)
    for a, b in zip(x, y):
        total += a * b
    return total


def enumerated_comprehension_bad(x):
    return tf.stack([v * float(i) for i, v in enumerate(x)])


def unpacked_bad(x):
    first, second = tf.shape(x)
    return first * second


def starred_bad(x):
    return tf.stack([*x, *x])


for i in range(3):
    comprehended_bad(tf.constant([1.0, float(i)]))
    zipped_bad(tf.constant([1.0, float(i)]), tf.constant([2.0, 3.0]))
    enumerated_comprehension_bad(tf.constant([1.0, float(i)]))
    unpacked_bad(tf.constant([[1.0, float(i)]]))
    starred_bad(tf.constant([1.0, float(i)]))
