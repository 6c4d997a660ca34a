#!/usr/bin/env python3
"""Compares graphlift's verdicts with what real runs under TensorFlow give.

  truth.py --graphlift BIN [--python PY] [--again] [-v]        the programs of tests/corpus/truth
  truth.py --graphlift BIN --tables DIR --fixtures DIR [-v]    and the tables of known answers in DIR (conformance.py stands there)

Each corpus program is run by the oracle (tests/oracle), eagerly and converted; what came out is recorded in recorded/ and
reused until the program changes (--again runs all). Functions that graphlift offers with arguments to the decorator are run with
that very decorator. Exit status 1: a wrong safe, a breakdown, or a function whose name says _ok or _bad and whose run says otherwise.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

import environment
import verdicts

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", ".."))
CORPUS = os.path.join("tests", "corpus", "truth")
PROJECTS = {"example": (os.path.join("resources", "example"), "train.py")}     # whole projects: folder and entry
ORACLE = os.path.join(ROOT, "tests", "oracle", "oracle.py")
RECORDED = os.path.join(HERE, "recorded", "corpus.jsonl")
DECORATED = os.path.join(HERE, "recorded", "decorated.jsonl")


def text_of(folder):
    """The Python text below a folder, in the order of the paths."""
    found = []
    for path, _, names in os.walk(folder):
        found += [os.path.join(path, name) for name in names if name.endswith(".py")]
    text = b""
    for path in sorted(os.path.relpath(p, folder).replace(os.sep, "/") for p in found):
        with open(os.path.join(folder, path), "rb") as f:
            text += f.read()
    return text


def path_of(program):
    """What graphlift is given: the file, or the folder of a project."""
    return os.path.join(ROOT, PROJECTS[program][0] if program in PROJECTS else os.path.join(CORPUS, program))


def corpus():
    """Program name -> hash of its text."""
    programs = {name: verdicts.fnv1a(text_of(path_of(name))) for name in PROJECTS}
    for name in sorted(os.listdir(os.path.join(ROOT, CORPUS))):
        if name.endswith(".py"):
            with open(path_of(name), "rb") as f:
                programs[name] = verdicts.fnv1a(f.read())
    return programs


def slim(row, programs):
    """What is worth keeping of an oracle row; addresses and machine paths are not."""
    witness = re.sub(r"0x[0-9a-f]+", "0x", row.get("witness") or "") or None
    record = row.get("record") or {}
    return {"program": row["program"], "hash": programs[row["program"]], "function": row["function"], "file": row.get("file"), "line": row.get("line", 0),
            "verdict": row["verdict"], "kinds": row.get("kinds", []), "witness": witness and re.sub(r"(/[\w.-]+){2,}", "PATH", witness)[:160],
            "hybrid": row.get("hybrid", False), "calls": row.get("calls", 0), "traces": row.get("traces"), "tf": row["tf"],
            "params": {p: sorted(v.get("types", {})) for p, v in record.get("params", {}).items()}, "modes": sorted(record.get("modes", {}))}


def run_oracle(python, rows, programs):
    """Rows of the oracle for these list rows."""
    with tempfile.TemporaryDirectory(prefix="truth") as work:
        listed, out = os.path.join(work, "list.jsonl"), os.path.join(work, "out.jsonl")
        with open(listed, "w", encoding="utf-8") as f:
            f.writelines(json.dumps(r) + "\n" for r in rows)
        run = subprocess.run([python, ORACLE, "table", listed, out, "--root", ROOT])
        if run.returncode != 0:
            sys.exit(f"truth: the oracle ended with {run.returncode}")
        return [slim(r, programs) for r in verdicts.load(out)]


def list_row(program, **more):
    if program in PROJECTS:
        folder, entry = PROJECTS[program]
        return {"id": program, "dir": folder, "entry": entry, **more}
    return {"id": program, "dir": CORPUS, "entry": program, "files": [program], **more}


def recorded_rows(python, programs, again):
    """The truth of every program: recorded where its text is unchanged, else run now."""
    kept = [r for r in verdicts.load(RECORDED) if not again and programs.get(r["program"]) == r["hash"]]
    stale = sorted(set(programs) - {r["program"] for r in kept})
    if stale:
        print(f"truth: running {len(stale)} programs under TensorFlow", file=sys.stderr)
        kept += run_oracle(python(), [list_row(p) for p in stale], programs)
    verdicts.store(RECORDED, kept)
    return kept


def decorated_rows(python, programs, rows, reports, again):
    """The truth of functions that get another decorator than the bare one: (program, function, decorator) -> row."""
    kept = {(r["program"], r["function"], r["decorator"]): r for r in verdicts.load(DECORATED)
            if not again and programs.get(r["program"]) == r["hash"]}
    wanted = []
    for row in rows:
        function = (reports[row["program"]] or {}).get(row["function"])
        text = verdicts.offered_decorator(function) if function else None
        key = (row["program"], row["function"], text)
        if text and (text != verdicts.BARE or row["hybrid"]) and key not in kept and row["verdict"] in ("same", "differs"):
            wanted.append((row, text))
    if wanted:
        print(f"truth: running {len(wanted)} functions with the decorator that is offered", file=sys.stderr)
        texts = {(row["program"], row["function"]): text for row, text in wanted}
        listed = [list_row(row["program"], decorators={row["function"]: text}, functions=[[row["file"], row["line"]]])
                  for row, text in wanted]
        for got in run_oracle(python(), listed, programs):
            text = texts[got["program"], got["function"]]
            kept[got["program"], got["function"], text] = {**got, "decorator": text}
    verdicts.store(DECORATED, kept.values())
    return kept


def misnamed(rows):
    """Programs say in their functions' names what they show; a run that says otherwise is a mistake in the corpus."""
    wrong = []
    for row in rows:
        name = (row["function"] or "").rsplit(".", 1)[-1]
        if name.endswith("_ok") and not verdicts.agrees(row) or name.endswith("_bad") and not verdicts.differs(row):
            wrong.append(f"{row['program']}: {row['function']}: the run says {row['verdict']} {row['kinds']} {row['witness']}")
    return wrong


def compare(args):
    """The corpus; returns how many findings must not be."""
    programs, found = corpus(), []

    def python():
        if not found:
            found.append(args.python or environment.interpreter())
        return found[0]

    rows = recorded_rows(python, programs, args.again)
    reports = {p: verdicts.analyze(args.graphlift, path_of(p)) for p in programs}
    decorated = decorated_rows(python, programs, rows, reports, args.again)
    comparison = verdicts.Comparison()
    for row in rows:
        function = (reports[row["program"]] or {}).get(row["function"])
        text = verdicts.offered_decorator(function) if function else None
        comparison.add(decorated.get((row["program"], row["function"], text), row), function)
    for kind, count in sorted(comparison.counts.items()):
        print(f"{kind:64} {count:5}")
        if args.verbose or kind in ("WRONG SAFE", "not reported"):
            print("".join(f"    {line}\n" for line in comparison.lines[kind]), end="")
    wrong = misnamed(rows)
    for line in wrong:
        print("corpus: " + line)
    print(f"corpus, {len(programs)} programs, {len(rows)} functions: {comparison.summary()}")
    return comparison.counts["WRONG SAFE"] + len(wrong) + sum(r is None for r in reports.values())


def tables(args):
    """The tables of known answers: each that is there, by the scripts beside them."""
    jobs = [("conformance.py", what, table, folder, extra) for what, table, folder, extra in (
        ("preconditions", "hybridize.jsonl", "hybridize", []), ("types", "ariadne.jsonl", "ariadne", []),
        ("callgraph", "callgraph.jsonl", "callgraph", []),
        ("truth", "truth-hybridize.jsonl", "hybridize", ["--signatures", os.path.join(args.tables, "truth-signatures.jsonl")]),
        ("truth", "truth-ariadne.jsonl", "ariadne", ["--projects", os.path.join(args.tables, "ariadne.jsonl")]))]
    jobs += [(os.path.join("tensors", "score_types.py"), None, os.path.join("tensors", name + ".jsonl"), name, []) for name in ("docs", "ops")]
    for script, what, table, folder, extra in jobs:
        fixtures = os.path.join(args.fixtures, folder)
        missing = [p for p in (os.path.join(args.tables, script), os.path.join(args.tables, table), fixtures) if not os.path.exists(p)]
        print(f"== {what or 'tensors'}: {table}" + (f": left out, no {missing[0]}" if missing else ""), flush=True)
        if missing:
            continue
        where = ["--fixtures", fixtures] if what else ["--programs", fixtures]
        command = [sys.executable, os.path.join(args.tables, script)] + ([what] if what else [])
        command += ["--graphlift", args.graphlift, "--table", os.path.join(args.tables, table)] + where + extra + (["-v"] if args.verbose else [])
        if subprocess.run(command).returncode != 0:
            print(f"== {table}: the script failed", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graphlift", required=True, help="the program to judge")
    parser.add_argument("--python", help="an interpreter that has TensorFlow 2.15, instead of our own environment")
    parser.add_argument("--again", action="store_true", help="run every program, also those whose record is fresh")
    parser.add_argument("--tables", help="folder of tables of known answers")
    parser.add_argument("--fixtures", help="folder of the programs that the tables speak of")
    parser.add_argument("--record-only", action="store_true", help="run and record; ask graphlift nothing")
    parser.add_argument("-v", "--verbose", action="store_true", help="every difference and refusal")
    args = parser.parse_args()
    if bool(args.tables) != bool(args.fixtures):
        parser.error("--tables and --fixtures go together")
    args.graphlift = os.path.abspath(args.graphlift)
    if args.record_only:
        wrong = misnamed(recorded_rows(lambda: args.python or environment.interpreter(), corpus(), args.again))
        print("\n".join(wrong))
        return 1 if wrong else 0
    bad = compare(args)
    if args.tables:
        tables(args)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
