"""GL403: called once, a trace costs more than it saves."""
import tensorflow as tf


def once_ok(x):
    return tf.linalg.inv(x)


once_ok(tf.constant([[2.0, 0.0], [0.0, 4.0]]))
