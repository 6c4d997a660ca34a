"""GL301: an attribute counts traces instead of calls."""
import tensorflow as tf


class Meter:
    def __init__(self):
        self.calls = 0
        self.total = tf.Variable(0.0)

    def counted_bad(self, x):
        self.calls += 1
        return x + 1.0

    def totalled_ok(self, x):
        self.total.assign_add(tf.reduce_sum(x))
        return x + 1.0


meter = Meter()
for i in range(3):
    meter.counted_bad(tf.constant([float(i)]))
    meter.totalled_ok(tf.constant([float(i)]))
