"""GL323: a TF1 program builds its graph by hand; a decorator has nothing to do there."""
import tensorflow as tf

v1 = tf.compat.v1
v1.disable_eager_execution()


def dense(x):
    return x * 2.0 + 1.0


with v1.Graph().as_default():
    x = v1.placeholder(tf.float32, [None])
    y = dense(x)
    with v1.Session() as session:
        for i in range(3):
            session.run(y, {x: [1.0, float(i)]})
