"""GL323: in a graph-mode program a variable handle is looked up by its scope, which a tf.function hides."""
import tensorflow as tf

v1 = tf.compat.v1
v1.disable_eager_execution()


def weighted(x):
    with v1.variable_scope("net", reuse=v1.AUTO_REUSE):
        w = v1.get_variable("w", [], initializer=v1.ones_initializer())
    return x * w


with v1.Graph().as_default():
    x = v1.placeholder(tf.float32, [None])
    y = weighted(x)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        print(session.run(y, {x: [1.0, 2.0]}), len(v1.global_variables()))
