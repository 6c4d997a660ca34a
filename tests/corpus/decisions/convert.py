"""Row P1: eager functions that become graphs, and what keeps them from it."""
import tensorflow as tf


def plain_step(x):  # action: convert-to-graph safe
    return x * 2.0


def prints(x):  # action: keep
    print("called")
    return x * 2.0


def no_tensor(n):  # action: none
    return n + 1


def only_python(x):  # action: keep
    return x


def varying(x, n):  # action: keep
    return x * n


def inner(x):  # action: keep
    return x + 1.0


@tf.function
def outer(x):
    return inner(x)


for i in range(10):
    plain_step(tf.ones([2]))
    prints(tf.ones([2]))
    no_tensor(1)
    only_python(tf.ones([2]))
    varying(tf.ones([2]), float(i))
    outer(tf.ones([2]))
