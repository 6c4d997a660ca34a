"""GL314: methods with double underscores, other than __call__, are not converted; a function handed to map by name neither."""
import tensorflow as tf


class Signed:
    def __init__(self, value):
        self.value = value

    def __neg__(self):
        if tf.reduce_sum(self.value) > 0.0:
            return -self.value
        return self.value


class Gate:
    def __call__(self, x):
        if tf.reduce_sum(x) > 0.0:
            return x * 2.0
        else:
            return x * 3.0


gate = Gate()


def negated_bad(x):
    return -Signed(x)


def flip(p):
    if tf.reduce_sum(p) > 1.0:
        return p
    else:
        return -p


def mapped_by_name_bad(parts):
    return tf.add_n(list(map(flip, parts)))


def mapped_ok(parts):
    return tf.add_n(list(map(lambda p: p if tf.reduce_sum(p) > 1.0 else -p, parts)))


def gated_ok(x):
    return gate(x) + 1.0


for i in range(3):
    negated_bad(tf.constant([1.0, float(i)]))
    mapped_by_name_bad([tf.constant([0.5, float(i)]), tf.constant([1.0, 2.0])])
    mapped_ok([tf.constant([0.5, float(i)]), tf.constant([1.0, 2.0])])
    gated_ok(tf.constant([1.0, float(i)]))
