"""GL313: results that a graph cannot give back, or gives back as something else."""
import dataclasses
import json

import tensorflow as tf


@dataclasses.dataclass
class Stats:
    mean: object
    most: object


def object_bad(x):
    return Stats(tf.reduce_mean(x), tf.reduce_max(x))


def text_bad(x):
    return "rank %d" % len(x.shape)


def key_bad(x):
    return len(x.shape)


def set_bad(x):
    return {1, len(x.shape)}


names = {1: "vector", 2: "matrix"}
for i in range(3):
    object_bad(tf.constant([1.0, float(i)])).mean
    text_bad(tf.constant([1.0, float(i)])).upper()
    names[key_bad(tf.constant([1.0, float(i)]))]
    json.dumps({"rank": key_bad(tf.constant([1.0, float(i)]))})
    set_bad(tf.constant([1.0]))
