"""GL329: the size as a tensor."""
import tensorflow as tf


def counted_ok(x):
    found = tf.where(x > 1.0)
    return 1.0 / tf.cast(tf.shape(found)[0] + 1, tf.float32)


def static_ok(x):
    rows = x.shape[0]
    return tf.reshape(x, [rows, -1]) * float(rows)


for i in range(3):
    counted_ok(tf.constant([1.0, float(i)]))
    static_ok(tf.constant([[1.0, float(i)], [0.0, 1.0]]))
