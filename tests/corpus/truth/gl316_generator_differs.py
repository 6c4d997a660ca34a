"""GL316: a generator is no graph."""
import tensorflow as tf


def windows_bad(x):
    for i in range(2):
        yield x[i:i + 2]


for i in range(3):
    list(windows_bad(tf.constant([1.0, 2.0, float(i)])))
