"""GL326: arguments that cannot be part of a trace's key."""
import dataclasses

import tensorflow as tf


@dataclasses.dataclass
class Options:
    factor: float


def with_options_bad(x, options):
    return x * options.factor


def with_set_bad(x, allowed):
    return x * float(len(allowed))


def with_bytes_bad(x, raw):
    return x * float(raw[0])


for i in range(3):
    with_options_bad(tf.constant([1.0, float(i)]), Options(2.0))
    with_set_bad(tf.constant([1.0, float(i)]), {1, 2})
    with_bytes_bad(tf.constant([1.0, float(i)]), bytearray(b"ab"))
