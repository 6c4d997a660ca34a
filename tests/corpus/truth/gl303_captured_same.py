"""GL303: an eager tensor captured from outside keeps its value while tracing."""
import tensorflow as tf

scale = tf.constant([2.0, 3.0])


def captured_ok(x):
    return x * float(scale.numpy()[0])


def length_ok(x):
    return x / float(len(scale))


def absolute_ok(x):
    return abs(x) + 1.0


for i in range(3):
    captured_ok(tf.constant([1.0, float(i)]))
    length_ok(tf.constant([1.0, float(i)]))
    absolute_ok(tf.constant([-1.0, float(i)]))
