"""GL101: functions without a tensor gain nothing; a str that comes out is a tensor then."""
import tensorflow as tf


def width_bad(n):
    return n * 4


def title(name):
    return name.upper()


@tf.function
def constant_ok():
    return tf.constant([1.0, 2.0])


for i in range(3):
    title("a" * width_bad(i))
    constant_ok()
