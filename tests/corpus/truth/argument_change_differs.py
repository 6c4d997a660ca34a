"""GL301: changing a list or dict that came in by a parameter."""
import tensorflow as tf


def extended_bad(x, out):
    out.append(x * 2.0)
    return x


def updated_bad(batch):
    batch["y"] = batch["x"] * 2.0
    return batch["y"]


def read_only_ok(batch):
    y = dict(batch)
    y["z"] = y["x"] * 3.0
    return y["z"]


for i in range(3):
    results = []
    extended_bad(tf.constant([1.0, float(i)]), results)
    print(len(results))
    updated_bad({"x": tf.constant([1.0, float(i)])})
    read_only_ok({"x": tf.constant([1.0, float(i)])})
