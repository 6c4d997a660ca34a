"""A model with one step that can become a graph and one that cannot."""
import tensorflow as tf


class Net:
    def __init__(self, units):
        self.w = tf.Variable(tf.ones([4, units]))

    def forward(self, x):
        return tf.nn.relu(tf.matmul(x, self.w))

    def log_loss(self, x, y):
        loss = tf.reduce_mean(tf.square(self.forward(x) - y))
        print("loss", loss)  # graphlift: ignore[GL301] the log is wanted
        return loss


def scale(x, factor):
    return x * factor
