"""GL315: TensorArray in a tensor loop, lists in a Python loop."""
import tensorflow as tf


def arrayed_ok(x):
    array = tf.TensorArray(tf.float32, size=2)
    for i in tf.range(2):
        array = array.write(i, x[i] * 2.0)
    return array.stack()


def unrolled_ok(x):
    out = []
    for i in range(3):
        out.append(x * float(i))
    return tf.stack(out)


for i in range(3):
    arrayed_ok(tf.constant([1.0, float(i)]))
    unrolled_ok(tf.constant([1.0, float(i)]))
