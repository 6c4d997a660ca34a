"""GL309"""
import tensorflow as tf


def real_ok(x):
    return x + 1.0


def input_bad(x):
    return x + 1.0


def layer_output_bad(x):
    return x + 1.0


dense = tf.keras.layers.Dense(2)
inputs = tf.keras.layers.Input((3,))
real_ok(tf.ones(3))
real_ok(dense(tf.ones((2, 3))))
input_bad(inputs)
layer_output_bad(dense(inputs))
