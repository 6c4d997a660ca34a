"""GL311: state that nobody changes, and variables, whose value is always current."""
import tensorflow as tf

RATE = 0.5
current = tf.Variable(1.0)


class Fixed:
    def __init__(self, rate):
        self.rate = rate

    def step_ok(self, x):
        return x * self.rate * RATE


def tracked_ok(x):
    return x * current


fixed = Fixed(3.0)
for i in range(3):
    fixed.step_ok(tf.constant([1.0, float(i)]))
    tracked_ok(tf.constant([1.0, float(i)]))
    current.assign(current * 2.0)
