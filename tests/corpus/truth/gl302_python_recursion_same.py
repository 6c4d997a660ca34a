"""GL302: recursion over a Python number unrolls."""
import tensorflow as tf


def power_ok(x, n):
    if n == 0:
        return tf.ones_like(x)
    return x * power_ok(x, n - 1)


def tree_sum_ok(items):
    if len(items) == 1:
        return items[0]
    half = len(items) // 2
    return tree_sum_ok(items[:half]) + tree_sum_ok(items[half:])


for i in range(3):
    power_ok(tf.constant([1.0, float(i)]), 3)
    tree_sum_ok([tf.constant(1.0), tf.constant(2.0), tf.constant(float(i))])
