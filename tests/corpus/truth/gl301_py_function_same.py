"""GL301: what runs in tf.py_function runs at each execution of the graph."""
import tensorflow as tf

calls = []


def note(x):
    calls.append(int(x))
    return x


def boundary_ok(x):
    seen = tf.py_function(note, [tf.cast(x[0], tf.int32)], tf.int32)
    return x + tf.cast(tf.reshape(seen, []), tf.float32)


for i in range(3):
    boundary_ok(tf.constant([float(i), 2.0]))
