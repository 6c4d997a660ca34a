"""The step that everybody writes: a model, a tape, an optimizer."""
import tensorflow as tf

tf.keras.utils.set_random_seed(1)


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(4, activation="relu")
        self.out = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.out(self.hidden(x))


model = Net()
optimizer = tf.keras.optimizers.Adam(0.01)
loss_of = tf.keras.losses.MeanSquaredError()


def train_step_ok(x, y):
    with tf.GradientTape() as tape:
        loss = loss_of(y, model(x))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def predict_ok(x):
    return tf.nn.sigmoid(model(x))


model(tf.ones([1, 3]))
optimizer.build(model.trainable_variables)
for i in range(3):
    train_step_ok(tf.ones([2, 3]) * float(i), tf.zeros([2, 1]))
    predict_ok(tf.ones([2, 3]))
