"""GL322: an ndarray argument arrives as a tensor, which has other methods and another indexing."""
import numpy as np
import tensorflow as tf


def method_bad(x):
    return tf.constant(1.0) * float(x.sum())


def in_place_bad(x):
    x[0] = 5.0
    return tf.reduce_sum(x)


def row_list_bad(x):
    return tf.reduce_sum(x[[0, 1]])


def transposed_bad(x):
    return tf.convert_to_tensor(x.T)


for i in range(3):
    method_bad(np.array([1.0, float(i)], np.float32))
    in_place_bad(np.array([1.0, float(i)], np.float32))
    row_list_bad(np.arange(6.0, dtype=np.float32).reshape(3, 2) + i)
    transposed_bad(np.ones((2, 3), np.float32) * i)
