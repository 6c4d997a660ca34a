"""Functions that are hybrid already: some right, some better eager, one wrapped."""
import tensorflow as tf

state = tf.Variable(0.0)


@tf.function
def accumulates_ok(x):
    state.assign_add(tf.reduce_sum(x))
    return state + 0.0


@tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
def with_signature_ok(x):
    return tf.reduce_max(x)


@tf.function
def looped_ok(x):
    total = tf.constant(0.0)
    for v in x:
        if v > 0.0:
            total += v
    return total


def plain_ok(x):
    return tf.sin(x)


wrapped = tf.function(plain_ok)
for i in range(3):
    accumulates_ok(tf.constant([1.0, float(i)]))
    with_signature_ok(tf.constant([1.0, float(i)]))
    looped_ok(tf.constant([1.0, float(i)]))
    wrapped(tf.constant([1.0, float(i)]))
