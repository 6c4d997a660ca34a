"""tf.Module, __call__, inheritance, class constants, partial application."""
import functools

import tensorflow as tf


class Block(tf.Module):
    slope = 0.1

    def __init__(self, width):
        super().__init__()
        self.w = tf.Variable(tf.eye(width))

    def activate_ok(self, x):
        return tf.maximum(x, x * self.slope)

    def __call__(self, x):
        return self.activate_ok(tf.matmul(x, self.w))


class Deep(Block):
    slope = 0.2

    def stacked_ok(self, x):
        return super().__call__(super().__call__(x))


def mixed_ok(block, x, weight):
    return block(x) * weight


block, deep = Block(2), Deep(2)
half = functools.partial(mixed_ok, block, weight=0.5)
for i in range(3):
    x = tf.constant([[1.0, -float(i)]])
    block(x)
    deep.stacked_ok(x)
    half(x)
