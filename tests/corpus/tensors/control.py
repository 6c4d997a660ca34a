# Conditions and loops: of the graph when a tensor decides, of Python when anything else does.
import tensorflow as tf

step = tf.Variable(0)


# trace: branch(tf.ones([3]))
def branch(x):
    if tf.reduce_sum(x) > 0:
        y = tf.exp(x)
    else:
        y = -x
    return y


# trace: chain(tf.ones([3]))
def chain(x):
    if tf.reduce_sum(x) > 9:
        y = x * 2.0
    elif tf.reduce_max(x) > 5:
        y = x * 3.0
    else:
        y = x
    return y


# trace: flag(tf.ones([3]), True)
def flag(x, training):
    if training:
        x = tf.nn.relu(x)
    else:
        x = tf.nn.tanh(x)
    return x


# trace: on_variable(tf.ones([3]))
def on_variable(x):
    step.assign_add(1)
    if step > 2:
        x = x * 2.0
    return x


# trace: unrolled(tf.ones([3]))
def unrolled(x):
    for i in range(3):
        x = x + float(i)
    return x


# trace: over_layers(tf.ones([3]), [1.0, 2.0])
def over_layers(x, weights):
    for w in weights:
        x = tf.sin(x) * w
    return x


# trace: graph_range(tf.ones([3]))
def graph_range(x):
    total = tf.zeros([3])
    for i in tf.range(4):
        total += x * tf.cast(i, tf.float32)
    return total


# trace: rows(tf.ones([3, 2]))
def rows(x):
    total = tf.zeros([2])
    for row in x:
        total = total + row
    return total


# trace: counted(tf.ones([3]), tf.constant(4))
def counted(x, n):
    for _ in range(n):
        x = x * 2.0
    return x


# trace: until(tf.ones([3]))
def until(x):
    while tf.reduce_sum(x) < 100.0:
        x = x * 2.0
    return x


# trace: halved(tf.ones([3]), 4)
def halved(x, n):
    while n > 1:
        x = x / 2.0
        n = n // 2
    return x


# trace: skips(tf.ones([3]))
def skips(x):
    total = tf.zeros([])
    for i in tf.range(5):
        if i == 2:
            continue
        if i > 3:
            break
        total += tf.reduce_sum(x)
    return total


# trace: datasets(tf.ones([3]))
def datasets(x):
    data = tf.data.Dataset.range(3)
    for item in data:
        x = x + tf.cast(item, tf.float32)
    return x


# trace: chosen(tf.ones([3]))
def chosen(x):
    y = tf.exp(x) if tf.reduce_any(x > 0) else x
    size = 2 if SMALL else 3
    return y * float(size)


# trace: both_ways(tf.ones([3]))
def both_ways(x):
    if tf.reduce_sum(x) > 0:
        print("positive")
        x = x + 1.0
    return x


SMALL = True

if __name__ == "__main__":
    for _ in range(2):
        branch(tf.ones([3]))
        chain(tf.ones([3]))
        flag(tf.ones([3]), True)
        on_variable(tf.ones([3]))
        unrolled(tf.ones([3]))
        over_layers(tf.ones([3]), [1.0, 2.0])
        graph_range(tf.ones([3]))
        rows(tf.ones([3, 2]))
        counted(tf.ones([3]), tf.constant(4))
        until(tf.ones([3]))
        halved(tf.ones([3]), 4)
        skips(tf.ones([3]))
        datasets(tf.ones([3]))
        chosen(tf.ones([3]))
        both_ways(tf.ones([3]))
