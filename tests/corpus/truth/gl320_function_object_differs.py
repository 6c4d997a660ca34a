"""GL320: a bound method that outlives the caller's last reference to its instance."""
import tensorflow as tf


class Scale:
    def __init__(self, factor):
        self.factor = factor

    def apply_bad(self, x):
        return x * self.factor


actions = [Scale(2.0).apply_bad, Scale(3.0).apply_bad]
for i in range(3):
    for action in actions:
        action(tf.constant([1.0, float(i)]))
