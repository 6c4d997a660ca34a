"""GL301: a variable of the enclosing function outlives the inner call, not the outer one."""
import tensorflow as tf


def outer_ok(x):
    n = 0

    def inner_bad(y):
        nonlocal n
        n = n + 1
        return y + 1.0

    return inner_bad(x)


outer_ok(tf.ones(3))
