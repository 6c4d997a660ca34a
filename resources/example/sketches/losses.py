"""Losses: functions from tensors to tensors, the best candidates there are."""
import tensorflow as tf


def smooth_labels(labels, classes):
    hot = tf.one_hot(labels, classes)
    return hot * 0.9 + 0.1 / tf.cast(tf.shape(hot)[-1], tf.float32)


def classification_loss(logits, labels):
    targets = smooth_labels(labels, 3)
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=targets, logits=logits))


def critic_loss(real, fake):
    real_loss = tf.nn.relu(1.0 - real)
    fake_loss = tf.nn.relu(1.0 + fake)
    return tf.reduce_mean(real_loss) + tf.reduce_mean(fake_loss)


def generator_loss(fake):
    return -tf.reduce_mean(fake)


def total_variation(images):
    """Roughness of the drawings; the branch is on a tensor, which AutoGraph converts."""
    across = tf.reduce_sum(tf.abs(images[:, 1:] - images[:, :-1]))
    down = tf.reduce_sum(tf.abs(images[:, :, 1:] - images[:, :, :-1]))
    if across > down:
        rough = across
    else:
        rough = down
    return rough / tf.cast(tf.size(images), tf.float32)
