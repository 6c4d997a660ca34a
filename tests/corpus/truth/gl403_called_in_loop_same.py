"""GL403: one call site in a loop is worth a trace."""
import tensorflow as tf


def iterated_ok(x):
    for _ in range(4):
        x = tf.tanh(tf.matmul(x, x))
    return x


value = tf.constant([[0.1, 0.2], [0.3, 0.4]])
for _ in range(4):
    value = iterated_ok(value)
