"""Python values where the ways of a tensor condition or loop meet."""
import tensorflow as tf
import numpy as np
lst = [1.0, 2.0, 3.0, 4.0, 5.0]


def counter_index_bad(x):
    i = 0
    for r in x:
        i += 1
    return x * lst[i]


def count_i64_bad(x):
    c = 0
    for r in x:
        c += r
    return c


def sum_f64_bad(x):
    s = 0.0
    for r in x:
        s = s + r
    return s


def branch_f64_bad(x):
    if tf.reduce_sum(x) > 0.0:
        y = x[0]
    else:
        y = 0.0
    return y


def branch_pre_f64_bad(x):
    y = 0.0
    if tf.reduce_sum(x) > 0.0:
        y = x[0]
    return y


def branch_i64_bad(x):
    y = 0
    if tf.reduce_sum(x) > 0:
        y = x[0]
    return y


def branch_ret_f64_bad(x):
    if tf.reduce_sum(x) > 0.0:
        return x[0]
    return 0.0


def cond_expr_f64_bad(x):
    return x[0] if tf.reduce_sum(x) > 0.0 else 0.0


def py_index_branch_bad(x):
    i = 0
    if tf.reduce_sum(x) > 0.0:
        i = 1
    return x * lst[i]


def py_str_branch_bad(x):
    m = "a"
    if tf.reduce_sum(x) > 0.0:
        m = "b"
    return x * {"a": 1.0, "b": 2.0}[m]


def py_flag_branch_ok(x):
    done = False
    if tf.reduce_sum(x) > 0.0:
        done = True
    if done:
        return x * 2.0
    return x


def py_flag_is_bad(x):
    done = False
    if tf.reduce_sum(x) > 0.0:
        done = True
    if done is True:
        return x * 2.0
    return x


def grow_bad(x):
    y = x
    for i in tf.range(3):
        y = tf.concat([y, x], 0)
    return y


def tuple_branch_bad(x):
    if tf.reduce_sum(x) > 0.0:
        p = (x, x)
    else:
        p = (x,)
    return p[0]


def none_branch_bad(x):
    y = None
    if tf.reduce_sum(x) > 0.0:
        y = x
    return x if y is None else y * 2.0


def dict_branch_bad(x):
    d = {"a": x}
    if tf.reduce_sum(x) > 0.0:
        d["b"] = x
    return d["a"]


def local_only_ok(x):
    if tf.reduce_sum(x) > 0.0:
        t = x * 2.0
        x = t
    return x


def while_py_ok(x):
    i = 0
    while i < tf.size(x):
        i += 1
    return x * tf.cast(i, tf.float32)


def while_idx_bad(x):
    i = 0
    while i < tf.size(x):
        x = x * lst[i]
        i += 1
    return x


def while_becomes_bad(x):
    n = 3
    while n > 0:
        n = n - tf.cast(x[0], tf.int32)
    return x


def for_range_tensor_ok(x):
    for i in range(tf.size(x)):
        x = x * 2.0
    return x


def for_range_idx_bad(x):
    t = x
    for i in range(tf.size(x)):
        t = t * lst[i]
    return t


def for_enumerate_ok(x):
    for i, r in enumerate(tf.unstack(x)):
        x = x * lst[i] + r
    return x


def for_tf_range_ok(x):
    t = tf.zeros_like(x)
    for i in tf.range(3):
        t = t + x * tf.cast(i, tf.float32)
    return t


def obj_branch_bad(x):
    if tf.reduce_sum(x) > 0.0:
        f = tf.nn.relu
    else:
        f = tf.nn.tanh
    return f(x)


def early_none_bad(x):
    if tf.reduce_sum(x) > 0.0:
        return x


def py_break_bad(x):
    for i in range(3):
        if tf.reduce_sum(x) > 5.0:
            break
        x = x + 1.0
    return x


def while_true_bad(x):
    while True:
        x = x + 1.0
        if tf.reduce_sum(x) > 5.0:
            break
    return x


def undefined_after_bad(x):
    if tf.reduce_sum(x) > 0.0:
        z = x
    if tf.reduce_sum(x) > 0.0:
        return z
    return x


def loopvar_after_ok(x):
    for i in tf.range(3):
        y = x * tf.cast(i, tf.float32)
    return y


def shape_branch_bad(x):
    if tf.reduce_sum(x) > 0.0:
        y = x[:1]
    else:
        y = x
    return tf.zeros([y.shape[0]]) + 1.0


def shape_branch2_bad(x):
    y = x
    if tf.reduce_sum(x) > 0.0:
        y = x[:1]
    return y * float(y.shape[0])


def len_branch_ok(x):
    y = x
    if tf.reduce_sum(x) > 0.0:
        y = x[:1]
    return y * float(len(y))


def static_index_bad(x):
    if tf.shape(x)[0] > 4:
        return x[4]
    return x[0]


def try_loop_ok(x):
    for r in x:
        try:
            x = x + r
        except ValueError:
            pass
    return x


def with_loop_ok(x):
    t = tf.constant(0.0)
    for r in x:
        with tf.name_scope("a"):
            t = t + r
    return t


def nested_def_branch_ok(x):
    if tf.reduce_sum(x) > 0.0:
        def h_ok(v):
            return v * 2.0
        x = h_ok(x)
    return x


def del_branch_ok(x):
    y = x
    if tf.reduce_sum(x) > 0.0:
        del y
    return x


def not_int_bad(x):
    if not tf.size(x):
        return x
    return x * 2.0


def or_tensor_bad(x, m):
    m = m or tf.constant(3.0)
    return x * m


def chained_ok(x):
    if 0.0 < x[0] < 10.0:
        return x * 2.0
    return x


def list_in_if_ok(x):
    out = []
    if tf.reduce_sum(x) > 0.0:
        out.append(x)
    return x * float(len(out))


def list_in_for_bad(x):
    out = []
    for r in x:
        out.append(r)
    return tf.stack(out)


def list_in_range_ok(x):
    out = []
    for i in range(x.shape[0]):
        out.append(x[i])
    return tf.stack(out)


def list_comp_assign_ok(x):
    out = [0.0, 0.0]
    for i in tf.range(2):
        out[0] += x[0]
    return tf.stack(out)


def list_var_key_ok(x):
    out = [0.0, 0.0]
    for i in range(2):
        out[i] = x[i]
    return tf.stack(out)


for i in range(3):
    v = tf.constant([1.0, 2.0 + i]); d = tf.constant([1.0, 2.0], tf.float64)
    l = tf.constant([1, 2], tf.int64)
    counter_index_bad(v); count_i64_bad(l); sum_f64_bad(d); branch_f64_bad(d); branch_pre_f64_bad(d)
    branch_i64_bad(l); branch_ret_f64_bad(d); cond_expr_f64_bad(d); py_index_branch_bad(v)
    py_str_branch_bad(v); py_flag_branch_ok(v); py_flag_is_bad(v); grow_bad(v); tuple_branch_bad(v)
    none_branch_bad(v); dict_branch_bad(v)
    local_only_ok(v); while_py_ok(v); while_idx_bad(v); while_becomes_bad(v); for_range_tensor_ok(v)
    for_range_idx_bad(v); for_enumerate_ok(v); for_tf_range_ok(v); obj_branch_bad(v); early_none_bad(v)
    py_break_bad(v); while_true_bad(v); undefined_after_bad(v); loopvar_after_ok(v); shape_branch_bad(v)
    shape_branch2_bad(v); len_branch_ok(v); static_index_bad(v); try_loop_ok(v); with_loop_ok(v)
    nested_def_branch_ok(v)
    del_branch_ok(v); not_int_bad(v); or_tensor_bad(v, tf.constant(2.0)); chained_ok(v); list_in_if_ok(v)
    list_in_for_bad(v); list_in_range_ok(v); list_comp_assign_ok(v); list_var_key_ok(v)
