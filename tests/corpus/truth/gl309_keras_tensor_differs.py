"""GL309: a KerasTensor builds a model eagerly; a tf.function does not take one."""
import tensorflow as tf


def block_bad(x):
    return tf.nn.relu(x) + 1.0


inputs = tf.keras.Input((3,))
model = tf.keras.Model(inputs, block_bad(inputs))
model(tf.ones([2, 3]))
