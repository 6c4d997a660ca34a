"""GL402"""
import tensorflow as tf


def inner_bad(x):
    return x + 1.0


def shared_ok(x):
    return x + 2.0


def mapped_bad(x):
    return x * 2.0


@tf.function
def outer(x):
    return inner_bad(x) + shared_ok(x)


outer(tf.ones(3))
shared_ok(tf.ones(3))
for batch in tf.data.Dataset.from_tensor_slices([1.0, 2.0]).map(mapped_bad):
    pass
