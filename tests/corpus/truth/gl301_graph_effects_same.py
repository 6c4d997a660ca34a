"""GL301: variables and Keras metrics are effects of the graph itself."""
import tensorflow as tf

counter = tf.Variable(0)
mean = tf.keras.metrics.Mean()
table = tf.Variable(tf.zeros([4]))


def counts_ok(x):
    counter.assign_add(1)
    return x * 2.0


def averages_ok(x):
    mean.update_state(x)
    return x


def scatters_ok(x):
    table.scatter_nd_add([[1]], [tf.reduce_sum(x)])
    return table + 0.0


for i in range(3):
    counts_ok(tf.constant([float(i)]))
    averages_ok(tf.constant([float(i)]))
    scatters_ok(tf.constant([float(i)]))
