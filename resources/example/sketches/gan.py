"""The drawing network: a generator against a critic."""
import tensorflow as tf

from sketches import data
from sketches.losses import critic_loss, generator_loss, total_variation
from sketches.models import make_critic, make_generator


@tf.function
def anneal(rate, epoch):
    """Gets the epoch as a Python number: one trace an epoch for one multiplication."""
    return rate * 0.9 ** epoch


def blend(real, fake, noise):
    weight = tf.nn.sigmoid(noise)
    return weight * real + (1.0 - weight) * fake


class GanTrainer:
    def __init__(self, latent):
        self.latent = latent
        self.generator = make_generator(data.SIZE, latent)
        self.critic = make_critic(data.SIZE)
        self.generator_optimizer = tf.keras.optimizers.SGD(0.01)
        self.critic_optimizer = tf.keras.optimizers.SGD(0.01)
        self.roughness = []

    def critic_step(self, real, fake):
        with tf.GradientTape() as tape:
            loss = critic_loss(self.critic(real), self.critic(fake))
        gradients = tape.gradient(loss, self.critic.trainable_variables)
        self.critic_optimizer.apply_gradients(zip(gradients, self.critic.trainable_variables))
        return loss

    def generator_step(self, noise, rate):
        with tf.GradientTape() as tape:
            fake = self.generator(noise)
            loss = generator_loss(self.critic(fake)) + rate * total_variation(fake)
        gradients = tape.gradient(loss, self.generator.trainable_variables)
        self.generator_optimizer.apply_gradients(zip(gradients, self.generator.trainable_variables))
        return loss

    def gan_step(self, real, noise, rate):
        """Keeps a Python list of what it saw, so it has to stay eager; the two steps inside need not."""
        fake = self.generator(noise)
        critic = self.critic_step(blend(real, fake, noise[:, :1, tf.newaxis, tf.newaxis]), fake)
        generator = self.generator_step(noise, rate)
        self.roughness.append(total_variation(fake).numpy())
        return generator, critic

    def train_epoch(self, batches, epoch):
        rate = anneal(tf.constant(0.1), epoch)
        losses = tf.zeros([2])
        for images, _ in batches:
            noise = tf.random.normal([images.shape[0], self.latent])
            losses = tf.stack(self.gan_step(images, noise, rate))
        return float(losses[0]), float(losses[1])

    def sample(self, count):
        return self.generator(tf.random.normal([count, self.latent]))
