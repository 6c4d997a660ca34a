"""GL301: a file gets a line once a trace."""
import tensorflow as tf


def written_bad(x):
    with open("log.txt", "a") as log:
        log.write("step\n")
    return tf.square(x)


for i in range(3):
    written_bad(tf.constant([1.0, 2.0]))
