"""GL301: what is made and dropped inside the call is nobody's business."""
import tensorflow as tf


def collects_ok(x):
    parts = []
    for i in range(3):
        parts.append(x * float(i))
    return tf.add_n(parts)


def fills_a_dict_ok(x):
    out = {}
    out["mean"] = tf.reduce_mean(x)
    out["max"] = tf.reduce_max(x)
    return out["mean"] + out["max"]


for i in range(3):
    collects_ok(tf.constant([1.0, float(i)]))
    fills_a_dict_ok(tf.constant([1.0, float(i)]))
