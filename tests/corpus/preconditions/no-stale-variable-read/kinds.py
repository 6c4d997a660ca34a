"""GL306"""
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
other = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()


def after_ok(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(model(x))
    variables = model.trainable_variables
    gradients = tape.gradient(loss, variables)
    optimizer.apply_gradients(zip(gradients, variables))
    return loss


def before_bad(x):
    variables = other.trainable_variables  # expect: GL306 fails
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(other(x))
    gradients = tape.gradient(loss, variables)
    optimizer.apply_gradients(zip(gradients, variables))
    return loss


after_ok(tf.ones((2, 2)))
before_bad(tf.ones((2, 2)))
