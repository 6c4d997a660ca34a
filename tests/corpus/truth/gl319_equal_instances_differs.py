"""GL319: tf.function keys its traces by the receiver, which must be hashable and not equal to another."""
import dataclasses

import tensorflow as tf


@dataclasses.dataclass
class Scale:
    factor: float

    def apply_bad(self, x):
        return x * self.factor


class Same:
    def __init__(self, factor):
        self.factor = factor

    def __eq__(self, other):
        return isinstance(other, Same)

    def __hash__(self):
        return 1

    def apply_bad(self, x):
        return x * self.factor


for i in range(1, 4):
    Scale(2.0).apply_bad(tf.constant([1.0, float(i)]))
    Same(float(i)).apply_bad(tf.constant([1.0, 2.0]))
