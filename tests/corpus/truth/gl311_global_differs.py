"""GL311: a global read while tracing is kept for ever."""
import tensorflow as tf

rate = 1.0
layers = [tf.constant(1.0)]
flags = {"double": False}


def scaled_bad(x):
    return x * rate


def stacked_bad(x):
    for layer in layers:
        x = x + layer
    return x


def flagged_bad(x):
    if flags["double"]:
        return x * 2.0
    return x


for i in range(3):
    scaled_bad(tf.constant([1.0, float(i)]))
    stacked_bad(tf.constant([1.0, float(i)]))
    flagged_bad(tf.constant([1.0, float(i)]))
    rate = rate / 2.0
    layers.append(tf.constant(1.0))
    flags["double"] = True
