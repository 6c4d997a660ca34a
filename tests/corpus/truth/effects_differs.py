"""Ways of writing something older than the call."""
import tensorflow as tf
import numpy as np
import collections, functools, heapq, itertools, operator, os, random, sys, threading, time, types, warnings, datetime, uuid, json, copy
log = []
seen = set()
cfg = {}
heap = []
dq = collections.deque()
counter = collections.Counter()
dd = collections.defaultdict(int)
buf = np.zeros(3)
it = iter(range(100))
cnt = itertools.count()
gen = (k for k in range(100))
rng = np.random.RandomState(0)
rng2 = np.random.default_rng(0)
prng = random.Random(0)
ns = types.SimpleNamespace(n=0)


class O: pass
o = O(); o.n = 0; o.items = []


def e_setattr_ok(x):
    setattr(o, "n", o.n + 1)
    return x


def e_dict_ok(x):
    o.__dict__["z"] = 1
    o.__dict__["n"] += 1
    return x


def e_globals_bad(x):
    globals()["zz"] = globals().get("zz", 0) + 1
    return x


def e_setitem_bad(x):
    operator.setitem(cfg, "a", cfg.get("a", 0) + 1)
    return x


def e_unbound_bad(x):
    list.append(log, 1)
    return x


def e_bound_bad(x):
    put = log.append
    put(1)
    return x


def e_map_bad(x):
    list(map(log.append, [1, 2]))
    return x


def e_partial_bad(x):
    functools.partial(log.append, 1)()
    return x


def e_slice_bad(x):
    log[len(log):] = [1]
    return x


def e_heap_bad(x):
    heapq.heappush(heap, 1)
    return x


def e_deque_bad(x):
    dq.append(1)
    return x


def e_counter_bad(x):
    counter.update("ab")
    return x


def e_counter2_bad(x):
    counter["k"] += 1
    return x


def e_dd_bad(x):
    dd["k"] += 1
    return x


def e_ddget_bad(x):
    dd[str(len(dd))]
    return x


def e_set_bad(x):
    seen.add(len(seen))
    return x


def e_setor_bad(x):
    global seen
    seen |= {len(seen)}
    return x


def e_npcopy_bad(x):
    np.copyto(buf, buf + 1)
    return x


def e_npout_bad(x):
    np.add(buf, 1, out=buf)
    return x


def e_npsort_bad(x):
    buf.fill(buf[0] + 1)
    return x


def e_npfill_bad(x):
    buf[:] += 1
    return x


def e_aug_bad(x):
    b = buf
    b += 1
    return x


def e_next_bad(x):
    return x * float(next(it))


def e_count_bad(x):
    return x * float(next(cnt))


def e_forit_bad(x):
    for k in gen:
        if k > 2:
            break
    return x * float(k)


def e_zip_bad(x):
    for k, _ in zip(gen, range(2)):
        x = x + float(k)
    return x


def e_islice_bad(x):
    return x * float(sum(itertools.islice(it, 2)))


def e_rng_bad(x):
    return x * rng.rand()


def e_rng2_bad(x):
    return x * float(rng2.normal())


def e_prng_bad(x):
    return x * prng.random()


def e_shuffle_bad(x):
    random.shuffle(log)
    return x


def e_stdout_bad(x):
    sys.stdout.write("a")
    return x


def e_warn_ok(x):
    warnings.warn("w")
    return x


def e_environ_ok(x):
    os.environ["ZZ"] = str(len(log))
    return x


def e_ns_ok(x):
    ns.n += 1
    return x


def e_nested_bad(x):
    o.items.append(1)
    return x


def e_alias_bad(x):
    q = o.items
    q.append(1)
    return x


def e_tuplealias_bad(x):
    p, q = o.items, 1
    p.append(q)
    return x


def e_dictget_bad(x):
    cfg.setdefault("l", []).append(1)
    return x


def e_choose_bad(x):
    t = log if len(log) < 100 else []
    t.append(1)
    return x


def helper_append_bad(l):
    l.append(1)


def e_helper_bad(x):
    helper_append_bad(log)
    return x


def e_helperattr_bad(x):
    helper_append_bad(o.items)
    return x


def e_fortarget_bad(x):
    for o.n in range(len(o.items)):
        pass
    return x


def e_withtarget_ok(x):
    with open(os.devnull) as o.f:
        pass
    return x


def e_walrus_bad(x):
    global w
    (w := len(log))
    return x


def e_del_ok(x):
    cfg["t"] = 1
    del cfg["t"]
    return x


def e_time_ok(x):
    return x * float(time.time() > 0) + 0.0 * time.perf_counter()


def e_date_bad(x):
    return x * float(datetime.datetime.now().microsecond)


def e_uuid_bad(x):
    return x * float(uuid.uuid4().int % 1000)


def e_fattr_ok(x):
    e_fattr_ok.calls += 1
    return x
e_fattr_ok.calls = 0


def e_clsattr_bad(x):
    O.count = getattr(O, "count", 0) + 1
    return x


class Ctx:
    def __enter__(self):
        o.n += 1
        return self
    def __exit__(self, *a):
        return False


def e_ctx_bad(x):
    with Ctx():
        return x


class P:
    @property
    def v_bad(self):
        o.n += 1
        return 1.0
    def __getitem__(self, k):
        o.n += 1
        return 1.0
    def __add__(self, y):
        o.n += 1
        return y
    def __call__(self, y):
        o.n += 1
        return y
    def __len__(self):
        o.n += 1
        return 1
    def __iter__(self):
        o.n += 1
        return iter([1.0])
    def __contains__(self, y):
        o.n += 1
        return True
    def __bool__(self):
        o.n += 1
        return True
    def __eq__(self, y):
        o.n += 1
        return True
    def __hash__(self):
        return 1
    def __getattr__(self, name):
        o.n += 1
        return 1.0
    def __str__(self):
        o.n += 1
        return "1"
    def __float__(self):
        o.n += 1
        return 1.0
    def __neg__(self):
        o.n += 1
        return 1.0
    def __setitem__(self, k, v_bad):
        o.n += 1
p = P()


def e_prop_bad(x):
    return x * p.v_bad


def e_item_bad(x):
    return x * p[0]


def e_add_bad(x):
    return p + x


def e_call_bad(x):
    return p(x)


def e_len_bad(x):
    return x * float(len(p))


def e_iter_bad(x):
    for q in p:
        x = x * q
    return x


def e_in_bad(x):
    return x if 1 in p else x


def e_bool_bad(x):
    return x * 2.0 if p else x


def e_eq_bad(x):
    return x * 2.0 if p == 1 else x


def e_getattr_bad(x):
    return x * p.missing


def e_str_bad(x):
    return x * float(len(str(p)))


def e_float_bad(x):
    return x * float(p)


def e_neg_bad(x):
    return x * -p


def e_sorted_bad(x):
    return x * float(len(sorted([1, 2], key=lambda k: log.append(k) or k)))


def e_thread_bad(x):
    t = threading.Thread(target=helper_append_bad, args=(log,)); t.start(); t.join()
    return x


def e_default_bad(x, acc=[]):
    acc.append(1)
    return x * float(len(acc))


def e_lru_inner_ok(x):
    return x * cached(1)


@functools.lru_cache()
def cached(k):
    log.append(k)
    return 2.0


def e_copy_bad(x):
    c = copy.copy(o)
    c.items.append(1)
    return x


def e_exc_bad(x):
    try:
        raise ValueError(log)
    except ValueError as err:
        err.args[0].append(1)
    return x


def e_gen_bad(x):
    def g_bad():
        log.append(1)
        yield 1.0
    for q in g_bad():
        x = x * q
    return x


def e_summary_ok(x):
    tf.summary.scalar("a", tf.reduce_sum(x), step=tf.constant(1, tf.int64))
    return x


def e_local_ok(x):
    d = {}
    d["a"] = x
    l = [x]
    l.append(x)
    s = set()
    s.add(1)
    return tf.add_n(l) + d["a"]


for i in range(3):
    v_bad = tf.constant([1.0, 2.0])
    e_setattr_ok(v_bad); e_dict_ok(v_bad); e_globals_bad(v_bad); e_setitem_bad(v_bad); e_unbound_bad(v_bad)
    e_bound_bad(v_bad); e_map_bad(v_bad); e_partial_bad(v_bad); e_slice_bad(v_bad); e_heap_bad(v_bad)
    e_deque_bad(v_bad); e_counter_bad(v_bad); e_counter2_bad(v_bad); e_dd_bad(v_bad); e_ddget_bad(v_bad)
    e_set_bad(v_bad); e_setor_bad(v_bad); e_npcopy_bad(v_bad); e_npout_bad(v_bad); e_npsort_bad(v_bad)
    e_npfill_bad(v_bad); e_aug_bad(v_bad); e_next_bad(v_bad); e_count_bad(v_bad); e_forit_bad(v_bad)
    e_zip_bad(v_bad); e_islice_bad(v_bad); e_rng_bad(v_bad); e_rng2_bad(v_bad); e_prng_bad(v_bad)
    e_shuffle_bad(v_bad); e_stdout_bad(v_bad); e_warn_ok(v_bad); e_environ_ok(v_bad); e_ns_ok(v_bad)
    e_nested_bad(v_bad); e_alias_bad(v_bad); e_tuplealias_bad(v_bad); e_dictget_bad(v_bad)
    e_choose_bad(v_bad); e_helper_bad(v_bad); e_helperattr_bad(v_bad); e_fortarget_bad(v_bad)
    e_withtarget_ok(v_bad); e_walrus_bad(v_bad); e_del_ok(v_bad); e_time_ok(v_bad); e_date_bad(v_bad)
    e_uuid_bad(v_bad); e_fattr_ok(v_bad); e_clsattr_bad(v_bad); e_ctx_bad(v_bad); e_prop_bad(v_bad)
    e_item_bad(v_bad); e_add_bad(v_bad); e_call_bad(v_bad); e_len_bad(v_bad); e_iter_bad(v_bad)
    e_in_bad(v_bad); e_bool_bad(v_bad); e_eq_bad(v_bad); e_getattr_bad(v_bad); e_str_bad(v_bad)
    e_float_bad(v_bad); e_neg_bad(v_bad); e_sorted_bad(v_bad); e_thread_bad(v_bad); e_default_bad(v_bad)
    e_lru_inner_ok(v_bad); e_copy_bad(v_bad); e_exc_bad(v_bad); e_gen_bad(v_bad); e_summary_ok(v_bad)
    e_local_ok(v_bad)
