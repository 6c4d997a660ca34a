"""GL309: the same block given ordinary tensors."""
import tensorflow as tf

inputs = tf.keras.Input((3,))
model = tf.keras.Model(inputs, tf.keras.layers.Dense(2)(inputs))


def block_ok(x):
    return tf.nn.relu(model(x)) + 1.0


for i in range(3):
    block_ok(tf.ones([2, 3]) * float(i))
