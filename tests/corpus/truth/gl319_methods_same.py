"""GL319: ordinary methods, static methods and class methods take a decorator."""
import tensorflow as tf


class Scale:
    factor = 3.0

    def __init__(self, offset):
        self.offset = tf.constant(offset)

    def apply_ok(self, x):
        return x * self.factor + self.offset

    @staticmethod
    def squared_ok(x):
        return x * x

    @classmethod
    def scaled_ok(cls, x):
        return x * cls.factor

    def __call__(self, x):
        return self.apply_ok(x) - 1.0


scale = Scale(1.0)
for i in range(3):
    scale.apply_ok(tf.constant([1.0, float(i)]))
    Scale.squared_ok(tf.constant([1.0, float(i)]))
    Scale.scaled_ok(tf.constant([1.0, float(i)]))
    scale(tf.constant([1.0, float(i)]))
