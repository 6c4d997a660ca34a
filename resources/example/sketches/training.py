"""The training loop of the classifier, written by hand and still eager."""
import tensorflow as tf

from sketches.losses import classification_loss


class Trainer:
    def __init__(self, model, learning_rate):
        self.model = model
        self.optimizer = tf.keras.optimizers.Adam(learning_rate)
        self.accuracy = tf.keras.metrics.SparseCategoricalAccuracy()
        self.history = []

    def train_step(self, images, labels):
        with tf.GradientTape() as tape:
            logits = self.model(images, training=True)
            loss = classification_loss(logits, labels)
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss

    def logged_step(self, images, labels):
        """The same step, for a look at it: what it prints it would print once a trace only."""
        loss = self.train_step(images, labels)
        print("loss", loss.numpy())
        self.history.append(float(loss))
        return loss

    def train_epoch(self, batches):
        total, count = 0.0, 0
        for images, labels in batches:
            step = self.logged_step if count == 0 else self.train_step
            total += float(step(images, labels))
            count += 1
        return total / max(count, 1)

    @tf.function
    def test_step(self, images, labels):
        self.accuracy.update_state(labels, self.model(images, training=False))

    def evaluate(self, batches):
        self.accuracy.reset_state()
        for images, labels in batches:
            self.test_step(images, labels)
        return float(self.accuracy.result())
