"""GL306: the variables are read after the model is built."""
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
model.build((None, 3))
optimizer = tf.keras.optimizers.SGD(0.1)


def train_ok(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for i in range(3):
    train_ok(tf.ones([4, 3]) * float(i + 1))
