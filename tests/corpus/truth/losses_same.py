"""Losses and metrics as libraries write them."""
import tensorflow as tf


def dice_loss_ok(target, predicted):
    overlap = tf.reduce_sum(target * predicted)
    return 1.0 - 2.0 * overlap / (tf.reduce_sum(target) + tf.reduce_sum(predicted) + 1e-6)


def focal_loss_ok(target, predicted, gamma=2.0):
    p = tf.where(tf.equal(target, 1.0), predicted, 1.0 - predicted)
    return -tf.reduce_mean(tf.pow(1.0 - p, gamma) * tf.math.log(p + 1e-6))


def pairwise_distance_ok(a, b):
    aa = tf.reduce_sum(a * a, axis=1, keepdims=True)
    bb = tf.reduce_sum(b * b, axis=1, keepdims=True)
    return aa - 2.0 * tf.matmul(a, b, transpose_b=True) + tf.transpose(bb)


def attention_ok(q, k, v, mask=None):
    scores = tf.matmul(q, k, transpose_b=True) / tf.sqrt(tf.cast(tf.shape(k)[-1], tf.float32))
    if mask is not None:
        scores += mask * -1e9
    weights = tf.nn.softmax(scores, axis=-1)
    return tf.matmul(weights, v), weights


for i in range(3):
    y = tf.constant([1.0, 0.0, 1.0])
    p = tf.constant([0.9, 0.1 * (i + 1), 0.5])
    dice_loss_ok(y, p)
    focal_loss_ok(y, p)
    pairwise_distance_ok(tf.ones([2, 3]) * float(i), tf.ones([4, 3]))
    q = tf.ones([1, 3, 4]) * float(i)
    attention_ok(q, q, q)
    attention_ok(q, q, q, tf.zeros([1, 3, 3]))
