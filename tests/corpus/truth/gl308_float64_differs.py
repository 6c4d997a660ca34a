"""GL308: eagerly a float64 array adapts to float32; as an argument of a graph it is a float64 tensor."""
import numpy as np
import tensorflow as tf

weights = tf.Variable([1.0, 2.0])


def weighted_bad(x):
    return weights * x


def assigned_bad(x):
    weights.assign(x)
    return weights + 0.0


for i in range(3):
    weighted_bad(np.array([1.0, float(i)]))
    assigned_bad(np.array([1.0, float(i)]))
