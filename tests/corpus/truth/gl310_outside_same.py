"""GL310: variables made outside, layers built on the first call."""
import tensorflow as tf


class Scale(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable([1.0, 2.0])

    def apply_ok(self, x):
        return x * self.w


dense = tf.keras.layers.Dense(2, kernel_initializer="ones")
scale = Scale()


def layered_ok(x):
    return dense(x) * 2.0


for i in range(3):
    scale.apply_ok(tf.constant([1.0, float(i)]))
    layered_ok(tf.ones([2, 3]) * float(i))
