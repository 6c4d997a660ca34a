"""A step that trains two models, as an eager function."""
import tensorflow as tf

tf.keras.utils.set_random_seed(1)
generator = tf.keras.Sequential([tf.keras.layers.Dense(3, input_shape=(2,))])
critic = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))])
generator_optimizer = tf.keras.optimizers.SGD(0.1)
critic_optimizer = tf.keras.optimizers.SGD(0.1)


def gan_step_ok(real, noise):
    with tf.GradientTape() as generator_tape, tf.GradientTape() as critic_tape:
        fake = generator(noise, training=True)
        critic_loss = tf.reduce_mean(critic(fake)) - tf.reduce_mean(critic(real))
        generator_loss = -tf.reduce_mean(critic(fake))
    for tape, loss, optimizer, model in ((generator_tape, generator_loss, generator_optimizer, generator),
                                         (critic_tape, critic_loss, critic_optimizer, critic)):
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return generator_loss, critic_loss


for i in range(3):
    gan_step_ok(tf.ones([2, 3]) * float(i), tf.ones([2, 2]))
