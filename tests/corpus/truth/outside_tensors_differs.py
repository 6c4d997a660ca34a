"""Variables are symbolic in a graph; tensors from outside only once an operation made something of them."""
import tensorflow as tf
import numpy as np
import math
w = tf.Variable([1.0, 2.0])
s = tf.Variable(1.0)
n = tf.Variable(2)
c = tf.constant([1.0, 2.0])
k = tf.constant(1)
flag = tf.constant(True)
steps = tf.Variable(0, dtype=tf.int64)
table = [10.0, 20.0, 30.0]


def var_np_bad(x):
    return x * np.mean(w)


def var_numpy_bad(x):
    return x * s.numpy()


def var_comp_bad(x):
    return tf.add_n([x * a for a in w])


def var_unpack_bad(x):
    a, b = w
    return x * a + b


def var_index(x, n=n):
    return x * table[n]


def var_sqrt_bad(x):
    return x * math.sqrt(s)


def var_max_bad(x):
    return x * max(s, 0.0)


def var_round_bad(x):
    return x * round(float(s))


def var_int_truth_bad(x):
    if n:
        x = x + 1.0
    return x


def var_cond_ok(x):
    if s > 0.0:
        x = x + 1.0
    return x


def var_cond_raise_bad(x):
    if s > 100.0:
        raise ValueError("big")
    return x


def var_assert_bad(x):
    assert s > 0.0
    return x


def var_fmt_bad(x):
    return tf.constant("%d" % n) + tf.strings.as_string(x)


def var_derived_numpy_bad(x):
    y = s * 2.0
    return x * y.numpy()


def var_read_numpy_bad(x):
    return x * s.read_value().numpy()


def var_mod_ok(x):
    if steps % 2 == 0:
        x = x * 2.0
    return x


def cap_numpy_ok(x):
    return x * c.numpy()


def cap_derived_numpy_bad(x):
    y = c * 2.0
    return x * y.numpy()


def cap_derived_np_bad(x):
    y = tf.exp(c)
    return x * np.sum(y)


def cap_np_ok(x):
    return x * np.sum(c)


def cap_unpack_bad(x):
    a, b = c
    return x * a + b


def cap_comp_bad(x):
    return tf.add_n([x * a for a in c])


def cap_list_bad(x):
    return x * list(c)[0]


def cap_sum_bad(x):
    return x * sum(c)


def cap_index_ok(x):
    return x * table[k]


def cap_item(x):
    return x * table[c[0] > 0.0]


def cap_elem_numpy_bad(x):
    return x * c[0].numpy()


def cap_cond_ok(x):
    if flag:
        return x + 1.0
    return x


def cap_int_ok(x):
    return x * table[int(k)]


def cap_assert_ok(x):
    assert flag
    return x


def cap_star_bad(x):
    return tf.stack([*c]) + x


def cap_math_bad(x):
    return x * math.sqrt(c[0])


def cap_neg_numpy_bad(x):
    return x * (-c).numpy()


def cap_format_ok(x):
    return tf.strings.as_string(x) + f"{k}"


def var_float_ok(x):
    return x * float(s)


def var_shape_ok(x):
    return x * np.prod(w.shape)


for i in range(3):
    v = tf.constant([1.0, 2.0 + i])
    var_np_bad(v); var_numpy_bad(v); var_comp_bad(v); var_unpack_bad(v); var_sqrt_bad(v); var_max_bad(v)
    var_round_bad(v)
    var_int_truth_bad(v); var_cond_ok(v); var_cond_raise_bad(v); var_assert_bad(v); var_fmt_bad(v)
    var_derived_numpy_bad(v); var_read_numpy_bad(v)
    var_mod_ok(v); cap_numpy_ok(v); cap_derived_numpy_bad(v); cap_derived_np_bad(v); cap_np_ok(v)
    cap_unpack_bad(v); cap_comp_bad(v); cap_list_bad(v)
    cap_sum_bad(v); cap_index_ok(v); cap_elem_numpy_bad(v); cap_cond_ok(v); cap_int_ok(v); cap_assert_ok(v)
    cap_star_bad(v); cap_math_bad(v); cap_neg_numpy_bad(v); cap_format_ok(v)
    var_float_ok(v); var_shape_ok(v)
    steps.assign_add(1)
