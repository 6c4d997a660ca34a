# Calls: what a function of the project does in its caller's trace, objects, comprehensions, lambdas.
import tensorflow as tf

log = []


def double(z):
    return z * 2.0


def noisy(z):
    print("called")
    return tf.sin(z)


def width(z):
    return z.shape[-1]


def remember(z):
    log.append(1)


class Cell:
    def __init__(self, units):
        self.units = units
        self.kernel = tf.Variable(tf.ones([units, units]))
        self.calls = 0

    def forward(self, x):
        y = tf.matmul(x, self.kernel)
        return y / float(self.units)

    def counted(self, x):
        self.calls += 1
        return x + 1.0

    def update(self, grad):
        self.kernel.assign_sub(grad * 0.1)


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(2)

    def call(self, x, training=False):
        h = self.dense(x)
        if training:
            h = tf.nn.relu(h)
        return h


cell = Cell(2)
net = Net()
net(tf.ones([1, 2]))


# trace: helpers(tf.ones([2, 2]))
def helpers(x):
    y = double(x)
    z = noisy(y)
    n = width(x)
    remember(z)
    return z * float(n)


# trace: objects(tf.ones([2, 2]))
def objects(x):
    y = cell.forward(x)
    z = cell.counted(y)
    cell.update(x)
    return net(z)


# trace: gathers(tf.ones([2, 2]))
def gathers(x):
    parts = [tf.exp(x) * float(k) for k in range(3)]
    names = [str(k) for k in range(3)]
    total = tf.add_n(parts)
    size = len(names)
    return total / float(size)


# trace: gradients(tf.ones([2, 2]))
def gradients(x):
    with tf.GradientTape() as tape:
        y = cell.forward(x)
        loss = tf.reduce_mean(tf.square(y))
    grads = tape.gradient(loss, [cell.kernel])
    for g, v in zip(grads, [cell.kernel]):
        v.assign_sub(0.1 * g)
    return loss


# trace: inner(tf.ones([2, 2]))
def inner(x):
    scale = 3.0

    def scaled(v):
        return v * scale

    y = scaled(x)
    return y + 1.0


# trace: mapped(tf.ones([2, 2]))
def mapped(x):
    y = tf.map_fn(lambda row: row * 2.0, x)
    return tf.cond(tf.reduce_sum(y) > 0, lambda: y, lambda: -y)


# trace: written(tf.ones([2, 2]))
def written(x):
    array = tf.TensorArray(tf.float32, size=2)
    for i in tf.range(2):
        array = array.write(i, x[i] * 2.0)
    stacked = array.stack()
    pair = {"a": stacked, "b": x}
    first = pair["a"]
    return first + pair["b"]


if __name__ == "__main__":
    for _ in range(2):
        helpers(tf.ones([2, 2]))
        objects(tf.ones([2, 2]))
        gathers(tf.ones([2, 2]))
        gradients(tf.ones([2, 2]))
        inner(tf.ones([2, 2]))
        mapped(tf.ones([2, 2]))
        written(tf.ones([2, 2]))
