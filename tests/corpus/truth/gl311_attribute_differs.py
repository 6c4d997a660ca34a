"""GL311: a schedule kept in an attribute, a running best under a tensor condition."""
import tensorflow as tf


class Schedule:
    def __init__(self):
        self.rate = 1.0
        self.best = tf.constant(-1.0)

    def step_bad(self, x):
        return x * self.rate

    def decay(self):
        self.rate *= 0.5

    def running_best_bad(self, x):
        if tf.reduce_max(x) > self.best:
            self.best = tf.reduce_max(x)
        return x - self.best


schedule = Schedule()
for i in range(3):
    schedule.step_bad(tf.constant([1.0, float(i)]))
    schedule.running_best_bad(tf.constant([1.0, float(i)]))
    schedule.decay()
