"""GL203: ever-changing shapes make ever-new traces."""
import tensorflow as tf


def pooled_ok(x):
    return tf.reduce_mean(x, axis=0)


for i in range(1, 6):
    pooled_ok(tf.ones([i, 2]))
