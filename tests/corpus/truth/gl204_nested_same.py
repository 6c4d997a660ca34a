"""GL204: a function made anew in each call is traced anew in each call."""
import tensorflow as tf


def outer(x):
    def inner_ok(y):
        return y * 2.0 + x

    return inner_ok(x)


for i in range(3):
    outer(tf.constant([1.0, float(i)]))
