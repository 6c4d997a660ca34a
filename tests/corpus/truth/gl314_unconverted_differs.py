"""GL314: code that AutoGraph leaves alone keeps Python's rules."""
import tensorflow as tf


def for_else_bad(x):
    for i in range(3):
        if tf.reduce_sum(x) < 0.0:
            break
        x = x - 1.0
    else:
        x = x * 2.0
    return x


class Box:
    def __init__(self, x):
        self.x = x

    @property
    def sign(self):
        if tf.reduce_sum(self.x) > 0.0:
            return 1.0
        return -1.0


def uses_property_bad(x):
    return x * Box(x).sign


for i in range(1, 4):
    for_else_bad(tf.constant([5.0, float(i)]))
    uses_property_bad(tf.constant([1.0, float(i)]))
