"""GL315: a Python list does not grow in a converted loop."""
import tensorflow as tf


def appended_bad(x):
    out = []
    for v in x:
        out.append(v * 2.0)
    return tf.stack(out)


def appended_under_if_bad(x):
    out = [x]
    if tf.reduce_sum(x) > 1.5:
        out.append(x * 2.0)
    return tf.concat(out, axis=0)


def dropped_write_bad(n):
    array = tf.TensorArray(tf.float32, size=3, clear_after_read=False)
    array = array.write(0, 1.0).write(1, 1.0).write(2, 1.0)
    for i in tf.range(n):
        array.write(i, 2.0)
    return array.stack()


for i in range(1, 4):
    appended_bad(tf.constant([1.0, float(i)]))
    appended_under_if_bad(tf.constant([0.0, float(i)]))
    dropped_write_bad(tf.constant(i))
