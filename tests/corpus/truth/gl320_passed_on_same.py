"""GL320: handing a function on and reading its signature works with a tf.function too."""
import inspect

import tensorflow as tf


def activation_ok(x):
    return tf.nn.relu(x) - 0.5


def apply_twice(function, x):
    return function(function(x))


names = list(inspect.signature(activation_ok).parameters)
for i in range(3):
    apply_twice(activation_ok, tf.constant([1.0, float(i)]))
print(names)
