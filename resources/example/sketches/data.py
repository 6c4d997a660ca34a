"""Synthetic strokes: horizontal, vertical and diagonal lines with noise."""
import numpy as np
import tensorflow as tf

NUM_CLASSES = 3
SIZE = 12


def draw_stroke(kind, rng):
    """One image. Plain NumPy: it runs once a sample, before any tensor exists."""
    image = np.zeros((SIZE, SIZE), dtype=np.float32)
    at = rng.integers(2, SIZE - 2)
    if kind == 0:
        image[at, :] = 1.0
    elif kind == 1:
        image[:, at] = 1.0
    else:
        np.fill_diagonal(image, 1.0)
    return image + rng.normal(0.0, 0.1, image.shape).astype(np.float32)


def load_strokes(samples, seed=3):
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, NUM_CLASSES, samples).astype(np.int32)
    images = np.stack([draw_stroke(kind, rng) for kind in labels])
    return images[..., np.newaxis], labels


def normalize(image, label):
    """Runs inside the dataset's own graph: a decorator here would add nothing."""
    image = tf.clip_by_value(image, 0.0, 1.0)
    return (image - 0.5) * 2.0, label


def batches(strokes, batch_size):
    dataset = tf.data.Dataset.from_tensor_slices(strokes)
    return dataset.map(normalize).batch(batch_size, drop_remainder=True)
