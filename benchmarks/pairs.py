"""Does text A make text B true? Scores on public pairs, beside the rule "the numbers differ".

usage: python benchmarks/pairs.py [--data ../shared/data/pairs.dev.jsonl] [--errors LABEL:LABEL] [--show 20]

Rows: {"id", "source", "premise", "hypothesis", "label", "numeric", "numbers_differ"}. Prints a table in Markdown for
the numeric pairs; ``--errors contradict:entail`` lists pairs of that gold and given label with their reasons.
"""

from __future__ import annotations

import argparse
import collections
import json
import time
from pathlib import Path
from typing import Any

from consistency import Config, compare_pairs

LABELS = ("entail", "contradict", "neutral")
DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "pairs.dev.jsonl"


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The numeric pairs that real edits and their annotators made."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["source"].startswith("vitaminc_real") and row.get("numeric")]


def measures(gold: list[str], given: list[str]) -> dict[str, float]:
    """Accuracy, macro-F1, and precision, recall and F1 of "contradict", in percent."""
    counts = collections.Counter(zip(gold, given, strict=True))
    f1, last = {}, (0.0, 0.0)
    for label in LABELS:
        hit = counts[label, label]
        predicted, wanted = given.count(label), gold.count(label)
        p, r = (hit / predicted if predicted else 0.0), (hit / wanted if wanted else 0.0)
        f1[label] = 2 * p * r / (p + r) if p + r else 0.0
        last = (p, r) if label == "contradict" else last
    right = sum(a == b for a, b in zip(gold, given, strict=True))
    values = {
        "accuracy": right / len(gold),
        "macro-F1": sum(f1.values()) / len(LABELS),
        "contradict P": last[0],
        "contradict R": last[1],
        "contradict F1": f1["contradict"],
    }
    return {name: round(100 * value, 1) for name, value in values.items()}


def scores() -> dict[str, float]:
    """The figures that the floor holds."""
    rows = read_rows(DATA)
    found = compare_pairs([(row["premise"], row["hypothesis"]) for row in rows], Config(judge="none"))
    reached = measures([row["label"] for row in rows], [comparison.label for comparison in found])
    return {"contradict_f1": reached["contradict F1"], "macro_f1": reached["macro-F1"], "accuracy": reached["accuracy"]}


def main() -> None:
    """Score, print, and list errors where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--errors", default="")
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    rows = read_rows(options.data)
    started = time.perf_counter()
    found = compare_pairs([(row["premise"], row["hypothesis"]) for row in rows], Config(judge="none"))
    seconds = time.perf_counter() - started
    gold = [row["label"] for row in rows]
    table = {
        "numbers differ": ["contradict" if row.get("numbers_differ") else "entail" for row in rows],
        "this project": [comparison.label for comparison in found],
    }
    scores = {name: measures(gold, given) for name, given in table.items()}
    heads = list(next(iter(scores.values())))
    print(f"{len(rows)} pairs, {len(rows) / seconds:.0f} a second\n")
    print("| way | " + " | ".join(heads) + " |\n|" + "---|" * (len(heads) + 1))
    for name, values in scores.items():
        print(f"| {name} | " + " | ".join(f"{values[h]:.1f}" for h in heads) + " |")
    if options.errors:
        wanted, given = options.errors.split(":")
        wrong = [(r, c) for r, c in zip(rows, found, strict=True) if (r["label"], c.label) == (wanted, given)]
        for row, comparison in wrong[: options.show]:
            print("\nA:", row["premise"], "\nB:", row["hypothesis"])
            print("\n".join(f"    {reason}" for reason in comparison.reasons))


if __name__ == "__main__":
    main()
