"""GL304"""
import numpy as np
import tensorflow as tf


def constants_ok(x):
    return x * np.sqrt(2.0)


def static_shape_ok(x):
    return tf.reshape(x, [np.prod(x.shape)])


def operator_ok(x):
    return x * np.ones(3, np.float32)


def maximum_bad(x):
    return np.maximum(x, 0.0)  # expect: GL304 fails


def helper(y):
    return np.sum(y)


def through_call_bad(x):
    return helper(x)


def helper_on_constants_ok(x):
    return x + helper(np.ones(3))


def result_of_call_bad(x):
    return np.sum(tf.exp(x))


# A parameter that a comprehension captures is not followed into it yet: the answer is holds, fails is right.
def fn_comprehension(x):
    return [np.sum(x) for _ in range(2)]


def array_argument_bad(x):
    return tf.constant(np.sum(x))


t = tf.ones(3)
constants_ok(t)
static_shape_ok(t)
operator_ok(t)
maximum_bad(t)
through_call_bad(t)
helper_on_constants_ok(t)
result_of_call_bad(t)
fn_comprehension(t)
array_argument_bad(np.ones(3, np.float32))
