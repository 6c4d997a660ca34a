"""tf.cond, tf.while_loop, tf.map_fn, tf.switch_case: control flow spelled out."""
import tensorflow as tf


def cond_ok(x):
    return tf.cond(tf.reduce_sum(x) > 1.5, lambda: x * 2.0, lambda: -x)


def while_ok(x):
    _, y = tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, y * 2.0), [tf.constant(0), x])
    return y


def mapped_ok(x):
    return tf.map_fn(lambda row: row * row + 1.0, x)


def vectorized_ok(x):
    return tf.vectorized_map(lambda row: tf.reduce_sum(row * row), x)


def case_ok(x, index):
    return tf.switch_case(index, [lambda: x, lambda: x * 2.0])


for i in range(3):
    cond_ok(tf.constant([1.0, float(i)]))
    while_ok(tf.constant([1.0, float(i)]))
    mapped_ok(tf.constant([1.0, float(i)]))
    vectorized_ok(tf.constant([[1.0, float(i)], [2.0, 3.0]]))
    case_ok(tf.constant([1.0, float(i)]), tf.constant(i % 2))
