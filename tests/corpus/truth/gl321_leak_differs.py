"""GL321: a tensor of the trace is kept where later code reads it."""
import functools

import tensorflow as tf

cache = {}


class Layer:
    def __init__(self):
        self.last = tf.constant(0.0)

    def keeps_bad(self, x):
        self.last = tf.reduce_mean(x)
        return x - self.last

    def mask_bad(self, x):
        if "mask" not in cache:
            cache["mask"] = tf.cast(tf.shape(x)[0] > 1, tf.float32)
        return x * cache["mask"]


layer = Layer()
read = []
for i in range(3):
    layer.keeps_bad(tf.constant([1.0, float(i)]))
    read.append(float(layer.last))
    layer.mask_bad(tf.constant([1.0, float(i)]))
    read.append(float(cache["mask"]))
print(read)
