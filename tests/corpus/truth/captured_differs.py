"""What a comprehension, lambda, nested function, partial or fresh object holds is symbolic where its owner's is."""
import tensorflow as tf
import numpy as np
import math
import functools


def comp_numpy_bad(x):
    vals = [x.numpy() for _ in range(2)]
    return x + vals[0]


def comp_np_bad(x):
    return tf.add_n([x * np.sum(x) for _ in range(2)])


def lambda_np_bad(x):
    g = lambda k: np.sum(x) * k
    return x * g(2.0)


def nested_np_bad(x):
    def inner(k):
        return x.numpy() * k
    return x + inner(2.0)


def nested_item_bad(x):
    y = tf.exp(x)
    def inner():
        return math.sqrt(y[0])
    return x + inner()


def make_bad(y):
    def inner():
        return y.numpy()
    return inner


def closure_np_bad(x):
    g = make_bad(x)
    return x + g()


def dictcomp_bad(x):
    d = {k: float(np.max(x)) for k in "ab"}
    return x + d["a"]


def genexp_bad(x):
    return x + sum(np.sum(x) for _ in range(2))


def nested_cond_comp_bad(x):
    ys = [k for k in [1.0, 2.0] if tf.reduce_sum(x) > k]
    return x + len(ys)


def default_captured_ok(x):
    ys = [x * k for k in [1.0, 2.0]]
    return tf.add_n(ys)


class Helper:
    def __init__(self, x):
        self.x = x
    def total_bad(self):
        return float(np.sum(self.x))
    def direct(self):
        return self.x.numpy()
    def scaled_ok(self):
        return self.x * 2.0


def helper_np_bad(x):
    return x + Helper(x).total_bad()


def helper_numpy_bad(x):
    h = Helper(tf.exp(x))
    return x + h.direct()


def helper_ok(x):
    h = Helper(tf.exp(x))
    return x + h.scaled_ok()


def partial_bad(x):
    g = functools.partial(np.add, x)
    return x + g(1.0)


def walk(h):
    return h.x.numpy()


def helper_passed_bad(x):
    h = Helper(x)
    return x + walk(h)


for i in range(3):
    v = tf.constant([1.0, 2.0 + i])
    comp_numpy_bad(v); comp_np_bad(v); lambda_np_bad(v); nested_np_bad(v); nested_item_bad(v)
    closure_np_bad(v)
    dictcomp_bad(v); genexp_bad(v); nested_cond_comp_bad(v); default_captured_ok(v); helper_np_bad(v)
    helper_numpy_bad(v)
    helper_ok(v); partial_bad(v); helper_passed_bad(v)
