"""GL318: asking whether one is eager takes the other branch in a graph."""
import tensorflow as tf


def asks_bad(x):
    if tf.executing_eagerly():
        return x * 2.0
    return x


def asks_for_numpy_bad(x):
    if hasattr(x, "numpy"):
        return x + 1.0
    return x - 1.0


def asks_type_name_bad(x):
    return x * 2.0 if type(x).__name__ == "EagerTensor" else x * 3.0


for i in range(1, 4):
    asks_bad(tf.constant([1.0, float(i)]))
    asks_for_numpy_bad(tf.constant([1.0, float(i)]))
    asks_type_name_bad(tf.constant([1.0, float(i)]))
