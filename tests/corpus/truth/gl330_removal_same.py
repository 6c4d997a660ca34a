"""GL330: pure tensor functions stay the same without their decorator."""
import tensorflow as tf


@tf.function
def varying_ok(x, n):
    return x * n


@tf.function
def pure_ok(x):
    return tf.nn.softmax(x)


@tf.function(reduce_retracing=True)
def relaxed_ok(x):
    return tf.reduce_sum(x * x)


for i in range(1, 4):
    varying_ok(tf.constant([1.0, 2.0]), float(i))
    pure_ok(tf.constant([1.0, float(i)]))
    relaxed_ok(tf.ones([i]))
