"""Plain wrappers around a tensor function, and functions with annotations and keyword-only parameters."""
import functools

import tensorflow as tf


def twice(function):
    @functools.wraps(function)
    def wrapper(x):
        return function(function(x))

    return wrapper


@twice
def softened_ok(x):
    return tf.nn.softplus(x) - 1.0


def annotated_ok(x: tf.Tensor, *, axis: int = -1) -> tf.Tensor:
    return tf.reduce_logsumexp(x, axis=axis)


def variadic_ok(*parts):
    return tf.concat(parts, axis=0)


for i in range(3):
    softened_ok(tf.constant([1.0, float(i)]))
    annotated_ok(tf.constant([[1.0, float(i)]]))
    annotated_ok(tf.constant([[1.0, float(i)]]), axis=0)
    variadic_ok(tf.constant([1.0]), tf.constant([float(i)]))
