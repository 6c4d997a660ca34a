"""Closures: what they capture, and what they change."""
import tensorflow as tf


def make_counter():
    count = 0
    history = []

    def count_bad(x):
        nonlocal count
        count += 1
        history.append(count)
        return x + float(count)

    return count_bad


def make_scaler(factor):
    def scale_ok(x):
        return x * factor

    return scale_ok


counter, double, triple = make_counter(), make_scaler(2.0), make_scaler(3.0)
for i in range(3):
    counter(tf.constant([1.0, float(i)]))
    double(tf.constant([1.0, float(i)]))
    triple(tf.constant([1.0, float(i)]))
