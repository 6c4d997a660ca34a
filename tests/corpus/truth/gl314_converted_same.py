"""GL314: control flow that AutoGraph converts well."""
import tensorflow as tf


def both_branches_ok(x):
    if tf.reduce_sum(x) > 2.0:
        y = x * 2.0
    else:
        y = -x
    return y


def returns_in_both_ok(x):
    if tf.reduce_sum(x) > 2.0:
        return x * 2.0
    else:
        return x * 3.0


def while_ok(x):
    while tf.reduce_sum(x) < 100.0:
        x = x * 2.0
    return x


def break_ok(x):
    total = tf.constant(0.0)
    for v in x:
        if v > 1.5:
            break
        total += v
    return total


def boolean_ok(x):
    if tf.reduce_all(x > 0.0) and tf.reduce_sum(x) < 9.0:
        x = x + 1.0
    return x


for i in range(1, 4):
    both_branches_ok(tf.constant([1.0, float(i)]))
    returns_in_both_ok(tf.constant([1.0, float(i)]))
    while_ok(tf.constant([1.0, float(i)]))
    break_ok(tf.constant([1.0, float(i)]))
    boolean_ok(tf.constant([1.0, float(i)]))
