"""GL306: reading the variables of an unbuilt model raises in both modes under Keras 2."""
import tensorflow as tf


def counts_weights(x):
    model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
    return x * float(len(model.trainable_variables))


for i in range(2):
    try:
        counts_weights(tf.constant([1.0, float(i)]))
    except ValueError:
        pass
