"""GL330: removing the decorator makes an effect run at each call."""
import tensorflow as tf

events = []


@tf.function
def announces_bad(x, n):
    print("tracing", n)
    return x * n


@tf.function
def collects_bad(x):
    events.append(x.shape.rank)
    return x


for i in range(3):
    announces_bad(tf.constant([1.0, float(i)]), 2)
    collects_bad(tf.constant([1.0, float(i)]))
