"""GL310: a graph may make variables on its first call only."""
import tensorflow as tf


def fresh_bad(x):
    v = tf.Variable(2.0)
    return x * v


def fresh_layer_bad(x):
    return tf.keras.layers.Dense(2, kernel_initializer="ones")(x)


class Pair:
    def __init__(self):
        self.w = None

    def own_variable_ok(self, x):
        if self.w is None:
            self.w = tf.Variable(tf.ones([2]))
        return x * self.w


def second_object_bad(pair, x):
    if pair.w is None:
        pair.w = tf.Variable(tf.ones([2]))
    return x * pair.w


for i in range(3):
    fresh_bad(tf.constant([1.0, float(i)]))
    fresh_layer_bad(tf.ones([2, 3]) * float(i))
for pair in (Pair(), Pair()):
    pair.own_variable_ok(tf.constant([1.0, 2.0]))
    pair.own_variable_ok(tf.constant([3.0, 2.0]))
first, second = Pair(), Pair()
for i in range(2):
    second_object_bad(first, tf.constant([1.0, float(i)]))
    second_object_bad(second, tf.constant([1.0, float(i)]))
