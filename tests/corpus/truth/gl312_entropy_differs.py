"""GL312: Python's and NumPy's random numbers become constants."""
import random
import time

import numpy as np
import tensorflow as tf


def noisy_bad(x):
    return x + random.random()


def numpy_noise_bad(x):
    return x + np.random.normal(size=2).astype(np.float32)


def shuffled_bad(x):
    order = [0, 1, 2, 3, 4, 5, 6, 7]
    random.shuffle(order)
    return tf.gather(x, order)


def timed_bad(x):
    return x + (time.perf_counter() % 1.0)


for i in range(3):
    noisy_bad(tf.constant([1.0, float(i)]))
    numpy_noise_bad(tf.constant([1.0, float(i)]))
    shuffled_bad(tf.range(8))
    timed_bad(tf.constant([1.0, float(i)]))
