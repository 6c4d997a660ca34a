"""A wrap is no decorator: it is kept, with its reasons."""
import tensorflow as tf


def step(n):  # action: keep
    return tf.zeros([n])


graph_step = tf.function(step)
for i in range(3):
    graph_step(i)
