"""Does text A make text B true? Rules and contradiction model together, by source, beside the rules alone.

usage: python benchmarks/wording.py [--judge MODEL] [--errors SOURCE:LABEL:LABEL] [--show 20]

The pairs of ``benchmarks/pairs.py`` and those without figures. Prints a table in Markdown and the operating point of
findings: how many contradictions are found, and how surely, where no check has spoken. ``--errors
vitaminc_real:contradict:entail`` lists pairs of that source, gold and given label with their reasons.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.pairs import DATA, measures
from consistency import compare_pairs
from consistency.checks.combined import joined_texts
from consistency.config import Config
from consistency.judges import Judge, load_judge
from consistency.judging import judge_pairs

Row = dict[str, Any]


class Remembering:
    """A judge that is asked about each pair once."""

    def __init__(self, judge: Judge) -> None:
        self.name = judge.name
        self._judge = judge
        self._rows: dict[tuple[str, str], Any] = {}

    def judge(self, pairs: list[tuple[str, str]]) -> Any:
        """As ``judging.Judge``."""
        new = [pair for pair in pairs if pair not in self._rows]
        if new:
            self._rows.update(zip(new, self._judge.judge(new), strict=True))
        return np.array([self._rows[pair] for pair in pairs], dtype=np.float32)


def read_rows(path: Path) -> list[Row]:
    """All pairs."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def by_source(rows: list[Row]) -> dict[str, list[int]]:
    """Name of a part -> indexes of its pairs."""
    real = [i for i, row in enumerate(rows) if row["source"] == "vitaminc_real"]
    return {
        "real edits": real,
        "real edits, with figures": [i for i in real if rows[i]["numeric"]],
        "real edits, without figures": [i for i in real if not rows[i]["numeric"]],
        "symmetric": [i for i, row in enumerate(rows) if row["source"].startswith("fever_symmetric")],
    }


def labels(rows: list[Row], config: Config, judge: Judge | None = None) -> list[str]:
    """The label of each pair."""
    texts = [(row["premise"], row["hypothesis"]) for row in rows]
    return [comparison.label for comparison in compare_pairs(texts, config, judge)]


def sure_of(rows: list[Row], shares: list[float], threshold: float) -> tuple[float, float]:
    """Precision and recall of "contradict" in percent, among the pairs whose probability of it is so high."""
    sure = [share >= threshold for share in shares]
    gold = [row["label"] == "contradict" for row in rows]
    right = sum(s and g for s, g in zip(sure, gold, strict=True))
    return 100 * right / max(1, sum(sure)), 100 * right / max(1, sum(gold))


def contradictions(rows: list[Row], judge: Judge) -> list[float]:
    """The probability of "contradict" of each pair, rules and model together."""
    pairs = [(row["premise"], row["hypothesis"]) for row in rows]
    opinions = judge_pairs(pairs, judge)
    return [joined_texts(*pair, opinions[pair], Config()).contradict for pair in pairs]


def scores() -> dict[str, float]:
    """The figures that the floor holds."""
    rows, config = read_rows(DATA), Config()
    judge = load_judge(config)
    if judge is None:
        raise ValueError("the packaged settings name no judge")
    judge = Remembering(judge)
    given, parts = labels(rows, config, judge), by_source(rows)
    reached = {
        name: measures([rows[i]["label"] for i in part], [given[i] for i in part]) for name, part in parts.items()
    }
    real = [rows[i] for i in parts["real edits"]]
    precision, recall = sure_of(real, contradictions(real, judge), config.sure_contradiction)
    return {
        "contradict_f1": reached["real edits"]["contradict F1"],
        "accuracy": reached["real edits"]["accuracy"],
        "numeric_contradict_f1": reached["real edits, with figures"]["contradict F1"],
        "numeric_macro_f1": reached["real edits, with figures"]["macro-F1"],
        "symmetric_accuracy": reached["symmetric"]["accuracy"],
        "sure_precision": round(precision, 1),
        "sure_recall": round(recall, 1),
    }


def main() -> None:
    """Score, print, and list errors where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge", default="")
    parser.add_argument("--errors", default="")
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    rows, config = read_rows(DATA), Config(judge=options.judge)
    judge = load_judge(config)
    judge = judge and Remembering(judge)
    ways = {"rules alone": labels(rows, Config(judge="none"))}
    if judge is not None:
        ways["rules and model"] = labels(rows, config, judge)
    heads = ["accuracy", "macro-F1", "contradict P", "contradict R", "contradict F1"]
    print("| pairs | way | " + " | ".join(heads) + " |\n|---|---|" + "---|" * len(heads))
    for name, part in by_source(rows).items():
        for way, given in ways.items():
            reached = measures([rows[i]["label"] for i in part], [given[i] for i in part])
            print(f"| {name} ({len(part)}) | {way} | " + " | ".join(f"{reached[h]:.1f}" for h in heads) + " |")
    if judge is not None:
        real = [rows[i] for i in by_source(rows)["real edits"]]
        shares = contradictions(real, judge)
        for threshold in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
            precision, recall = sure_of(real, shares, threshold)
            print(f"contradict with probability {threshold:.2f} or more: P {precision:.1f} R {recall:.1f}")
    if options.errors:
        source, wanted, given_label = options.errors.split(":")
        texts = [(row["premise"], row["hypothesis"]) for row in rows]
        for row, c in zip(rows, compare_pairs(texts, config, judge), strict=True):
            if options.show and (row["source"], row["label"], c.label) == (source, wanted, given_label):
                options.show -= 1
                print("\nA:", row["premise"], "\nB:", row["hypothesis"])
                print("\n".join(f"    {reason}" for reason in c.reasons))


if __name__ == "__main__":
    main()
