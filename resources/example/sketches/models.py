"""The networks."""
import tensorflow as tf
from tensorflow.keras import layers


class StrokeClassifier(tf.keras.Model):
    def __init__(self, classes):
        super().__init__()
        self.conv = layers.Conv2D(8, 3, activation="relu")
        self.pool = layers.GlobalAveragePooling2D()
        self.dropout = layers.Dropout(0.1)
        self.head = layers.Dense(classes)

    def call(self, images, training=False):
        features = self.pool(self.conv(images))
        features = self.dropout(features, training=training)
        return self.head(features)


class Gate(layers.Layer):
    """Lets through what a learnt threshold allows."""

    def __init__(self):
        super().__init__()
        self.seen = 0

    def build(self, shape):
        self.threshold = self.add_weight(name="threshold", shape=(shape[-1],), initializer="zeros")

    def call(self, x):
        self.seen += 1  # counts calls in Python: in a graph it would count traces
        return tf.nn.sigmoid(x - self.threshold) * x


def make_generator(size, latent):
    return tf.keras.Sequential([
        layers.InputLayer(input_shape=(latent,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(size * size, activation="tanh"),
        layers.Reshape((size, size, 1)),
    ])


def make_critic(size):
    return tf.keras.Sequential([
        layers.InputLayer(input_shape=(size, size, 1)),
        layers.Flatten(),
        layers.Dense(32),
        Gate(),
        layers.Dense(1),
    ])
