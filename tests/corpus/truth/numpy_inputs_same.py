"""Arrays that come in as data: float32 batches from NumPy, as training loops feed them."""
import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(1)
layer = tf.keras.layers.Dense(2)
layer.build((None, 3))
data = np.arange(18.0, dtype=np.float32).reshape(6, 3)


def forward_ok(batch):
    return tf.nn.relu(layer(batch))


def normalized_ok(batch):
    mean = tf.reduce_mean(batch, axis=0)
    return (batch - mean) / (tf.math.reduce_std(batch, axis=0) + 1e-3)


for i in range(0, 6, 2):
    forward_ok(data[i:i + 2])
    normalized_ok(data[i:i + 2])
