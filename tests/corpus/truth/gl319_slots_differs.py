"""GL319: an instance that cannot be weakly referenced cannot be a receiver."""
import collections

import tensorflow as tf


class Slotted:
    __slots__ = ("factor",)

    def __init__(self, factor):
        self.factor = factor

    def apply_bad(self, x):
        return x * self.factor


class Point(collections.namedtuple("Point", "a b")):
    __slots__ = ()

    def mixed_bad(self, x):
        return x * self.a + self.b


slotted, point = Slotted(2.0), Point(1.0, 2.0)
for i in range(3):
    slotted.apply_bad(tf.constant([1.0, float(i)]))
    point.mixed_bad(tf.constant([1.0, float(i)]))
