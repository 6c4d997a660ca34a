"""GL301: an outer ndarray changed in place."""
import numpy as np
import tensorflow as tf

history = np.zeros(4, np.float32)


def marks_bad(x):
    history[0] += 1.0
    return x + 1.0


def reads_ok(x):
    return x + CONSTANTS


CONSTANTS = np.ones(2, np.float32)
for i in range(3):
    marks_bad(tf.constant([1.0, float(i)]))
    reads_ok(tf.constant([1.0, float(i)]))
print(history[0])
