"""What graphlift says of the corpus programs, next to what their runs gave."""
import collections
import json
import os
import re
import subprocess

HARD = {"exception", "result", "stdout", "state", "state-reset"}   # the other kinds are of another type only
BARE = "tf.function"


def fnv1a(text):
    """64-bit FNV-1a: how a record knows that its program has not changed since (the C++ test computes the same)."""
    value = 0xCBF29CE484222325
    for byte in text:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def analyze(graphlift, program):
    """The functions that graphlift reports for one program, by id; None when it breaks down on it."""
    try:
        run = subprocess.run([graphlift, "analyze", program, "-f", "json", "--framework-version", "2.15", "--no-cache"],
                             capture_output=True, text=True, timeout=120)
        if run.returncode in (0, 1):
            return {f["id"]: f for f in json.loads(run.stdout)["functions"]}
        problem = f"ended with {run.returncode}: {run.stderr.strip()[:200]}"
    except subprocess.TimeoutExpired:
        problem = "took longer than two minutes"
    except ValueError as error:
        problem = f"gave no JSON: {error}"
    print(f"BROKEN {program}: graphlift {problem}")
    return None


def offered_decorator(function):
    """The decorator that the offered edit puts above the function; None when nothing is offered or one goes away."""
    if function["action"] not in ("convert-to-graph", "reconfigure"):
        return None
    for edit in function.get("edits") or []:
        found = re.search(r"@((?:\w+\.)*function\b.*)", edit["replacement"], re.S)
        if found:
            return " ".join(found.group(1).split())
    return BARE


def is_offered(function, hybrid):
    return function["action"] in (("convert-to-eager", "reconfigure") if hybrid else ("convert-to-graph",))


def takes_tensors(row):
    types = [t for p in row.get("params", {}).values() for t in p]
    return any(t.split(" ")[0] in ("Tensor", "Variable", "EagerTensor") for t in types)


def differs(row):
    """A graph that never comes to an end differs too."""
    return bool(HARD & set(row["kinds"])) or (row["verdict"] == "timeout" and (row["witness"] or "").startswith("B only"))


def agrees(row):
    return row["verdict"] == "same" and not row["kinds"]


def blockers(function):
    return [p["id"] for p in function["preconditions"] if p["status"] in ("fails", "unknown")]


class Comparison:
    """Counts, and the lines that a person wants to see."""
    def __init__(self):
        self.counts, self.lines = collections.Counter(), collections.defaultdict(list)

    def note(self, kind, text=None):
        self.counts[kind] += 1
        if text:
            self.lines[kind].append(text)

    def add(self, row, function):
        name = f"{row['program']}: {row['function']}"
        if function is None:
            return self.note("not reported", name)
        offered = is_offered(function, row["hybrid"])
        level = function.get("applicability") if offered else None
        said = level or function["action"]
        if differs(row):
            if level == "safe":
                self.note("WRONG SAFE", f"{name}: {row['kinds']} {row['witness']}")
            elif offered:
                self.note("difference, offered for review", f"{name}: {row['kinds']} {row['witness']}")
            else:
                self.note("difference, found: " + said)
        elif not agrees(row):
            self.note(f"no clear answer from the run ({row['verdict']}): {said}")
        elif row["hybrid"] or not takes_tensors(row):
            self.note("agrees, hybrid or without tensors: " + said)
        else:
            self.note("agrees, eager, takes tensors: " + said,
                      None if offered else f"{name}: {function['action']} {' '.join(blockers(function))}")
        return None

    def summary(self):
        same = {k.rsplit(": ", 1)[1]: n for k, n in self.counts.items() if k.startswith("agrees, eager")}
        total, safe = sum(same.values()), same.get("safe", 0)
        offered = safe + same.get("needs-review", 0)
        share = 100 / max(1, total)
        return (f"wrong safes: {self.counts['WRONG SAFE']}; of {total} eager functions on tensors that agree, "
                f"offered {offered * share:.1f} %, safe {safe * share:.1f} %")


def load(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def store(path, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".part", "w", encoding="utf-8") as f:
        for row in sorted(rows, key=lambda r: (r["program"], r["file"] or "", r["line"], r.get("decorator", ""))):
            f.write(json.dumps(row, sort_keys=True) + "\n")
    os.replace(path + ".part", path)
