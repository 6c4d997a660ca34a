"""GL301: prints run once a trace, not once a call."""
import tensorflow as tf


def logged_bad(x):
    print("got", x.shape)
    return x * 2.0


def shout(x):
    print("helper")
    return x


def calls_a_printer_bad(x):
    return shout(x) + 1.0


for i in range(3):
    logged_bad(tf.constant([1.0, float(i)]))
    calls_a_printer_bad(tf.constant([float(i)]))
