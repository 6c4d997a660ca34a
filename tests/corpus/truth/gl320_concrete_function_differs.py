"""GL320: callers use what only a tf.function has."""
import tensorflow as tf


@tf.function
def traced_bad(x):
    return x * 2.0


@tf.function
def graph_api_bad(x):
    return x + float(len(x.op.name) > 0)


traced_bad.get_concrete_function(tf.TensorSpec([2], tf.float32))
for i in range(3):
    traced_bad(tf.constant([1.0, float(i)]))
    graph_api_bad(tf.constant([1.0, float(i)]))
