"""What cannot be followed by reading: getattr by a computed name, exec, registries."""
import tensorflow as tf

registry = {}


def register(function):
    registry[function.__name__] = function
    return function


@register
def plus(x):
    return x + 1.0


@register
def noisy(x):
    print("noise")
    return x - 1.0


def dispatched_bad(x, name):
    return registry[name](x)


class Tools:
    total = 0

    def add(self, x):
        Tools.total += 1
        return x + 1.0


def looked_up_bad(x):
    return getattr(Tools(), "a" + "dd")(x)


for i in range(3):
    dispatched_bad(tf.constant([1.0, float(i)]), "plus")
    dispatched_bad(tf.constant([1.0, float(i)]), "noisy")
    looked_up_bad(tf.constant([1.0, float(i)]))
print(Tools.total)
