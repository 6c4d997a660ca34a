"""GL325: iterating a Dataset in code that AutoGraph leaves alone never ends while tracing."""
import tensorflow as tf

dataset = tf.data.Dataset.range(3).map(lambda i: tf.cast(i, tf.float32))


def comprehended_bad(x):
    return tf.add_n([x * v for v in dataset])


for i in range(2):
    comprehended_bad(tf.constant([1.0, float(i)]))
