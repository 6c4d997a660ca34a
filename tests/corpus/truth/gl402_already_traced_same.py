"""GL402: called only inside graphs, a function is traced anyway."""
import tensorflow as tf


def helper_ok(x):
    return tf.nn.relu(x) * 2.0


def mapped_ok(x):
    return tf.cast(x, tf.float32) / 2.0


@tf.function
def entry_ok(x):
    return helper_ok(x) + 1.0


for i in range(3):
    entry_ok(tf.constant([1.0, float(i)]))
for value in tf.data.Dataset.range(4).map(mapped_ok):
    value + 1.0
