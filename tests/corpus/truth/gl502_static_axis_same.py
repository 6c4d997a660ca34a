"""GL502, GL505: axes that are read statically must stay static."""
import tensorflow as tf


def averaged_ok(x):
    return tf.reduce_sum(x, axis=0) / x.shape[0]


def split_ok(x):
    half = x.shape[-1] // 2
    return x[:, :half] * x[:, half:]


def tested_ok(x):
    if x.shape[0] == 1:
        return x * 2.0
    return x


for i in range(1, 4):
    averaged_ok(tf.ones([i, 2]))
    split_ok(tf.ones([i, 4]))
    tested_ok(tf.ones([i, 2]))
