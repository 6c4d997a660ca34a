"""GL301: a Python iterator is advanced once a trace."""
import itertools

import tensorflow as tf

numbers = itertools.count()


def advances_bad(x):
    return x + float(next(numbers))


for i in range(3):
    advances_bad(tf.constant([0.0]))
