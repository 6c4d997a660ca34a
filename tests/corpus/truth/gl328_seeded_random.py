"""GL328: drawing after a fixed seed gives other numbers in a graph; a note, since chance is chance."""
import tensorflow as tf

tf.random.set_seed(3)


def noisy(x):
    return x + tf.random.normal(tf.shape(x))


def dropped(x):
    return tf.nn.dropout(x, 0.5)


for i in range(3):
    noisy(tf.constant([1.0, float(i)]))
    dropped(tf.ones([64]) * float(i + 1))
