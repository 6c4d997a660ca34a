"""GL317: a Python check that raises and is caught while tracing."""
import tensorflow as tf


def require_matrix(x):
    if x.shape.rank != 2:
        raise ValueError("a matrix is wanted")
    return x


def lenient_ok(x):
    try:
        return tf.linalg.trace(require_matrix(x))
    except ValueError:
        return tf.reduce_sum(x)


for i in range(3):
    lenient_ok(tf.constant([1.0, float(i)]))
    lenient_ok(tf.ones([2, 2]) * float(i))
