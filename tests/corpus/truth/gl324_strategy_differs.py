"""GL324: code that asks whether it is at the boundary of a distribution strategy."""
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy(["/cpu:0"])


def at_boundary_bad(x):
    if tf.distribute.in_cross_replica_context() and tf.executing_eagerly():
        return x * 2.0
    return x


with strategy.scope():
    for i in range(3):
        at_boundary_bad(tf.constant([1.0, float(i)]))
