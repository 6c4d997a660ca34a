"""GL330: without its decorator the function would behave differently."""
import numpy as np
import tensorflow as tf

rate = 1.0


@tf.function
def converts_bad(x):
    return tf.reduce_sum(x) + float(x.get_shape()[0])


@tf.function
def python_result_bad(x):
    return len(x.shape)


@tf.function
def frozen_rate_bad(x):
    return x * rate


@tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
def cast_bad(x):
    return tf.reduce_sum(x)


for i in range(3):
    converts_bad(np.array([1.0, float(i)], np.float32))
    python_result_bad(tf.constant([1.0, float(i)])).numpy()
    frozen_rate_bad(tf.constant([1.0, float(i)]))
    rate = rate / 2.0
    cast_bad([1, i])
