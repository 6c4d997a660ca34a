# What stays in Python and what the graph runs at every call: prints, lists, variables, shapes.
import random
import time

import tensorflow as tf

W = tf.Variable(tf.ones([3, 4]))
SCALE = 0.5
LIMIT = tf.constant(10.0)
history = []


# trace: prints(tf.ones([2, 3]))
def prints(x):
    """Tells what it does."""
    print("tracing", x.shape)
    tf.print("running")
    y = tf.matmul(x, W)
    return y


# trace: keeps(tf.ones([2, 3]))
def keeps(x):
    parts = []
    parts.append(tf.exp(x))
    parts.append(x)
    y = tf.concat(parts, 0)
    history.append(1)
    return y


# trace: assigns(tf.ones([3, 4]))
def assigns(delta):
    old = W + 0.0
    W.assign_add(delta)
    return W - old


# trace: shapes(tf.ones([2, 3]))
def shapes(x):
    rows, columns = x.shape
    last = x.shape[-1]
    size = tf.shape(x)[0]
    z = tf.zeros([rows, columns])
    half = last // 2
    return x[:, :half], z, size * 2


# trace: entropy(tf.ones([2]))
def entropy(x):
    start = time.time()
    noise = random.random()
    y = x + noise
    y = y + tf.random.normal([2])
    return y * start


# trace: captured(tf.ones([2]))
def captured(x):
    scaled = x * SCALE
    limited = tf.minimum(scaled, LIMIT)
    alias = limited
    text = f"limit {SCALE}"
    assert text
    return alias


# trace: baked(tf.ones([2]), 3)
def baked(x, n):
    n = n + 1
    factor = float(n)
    return x * factor


if __name__ == "__main__":
    for _ in range(2):
        prints(tf.ones([2, 3]))
        keeps(tf.ones([2, 3]))
        assigns(tf.ones([3, 4]))
        shapes(tf.ones([2, 3]))
        entropy(tf.ones([2]))
        captured(tf.ones([2]))
        baked(tf.ones([2]), 3)
