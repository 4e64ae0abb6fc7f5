"""Fit the weights that join rules and model: ``consistency/tables/combined.toml``.

usage: python -m training.combine [--data ../shared/data] [--write]

Fitted on pages that the model was not trained on: those held out of ``nli/train.jsonl`` (see ``training.rows``), and
the development pairs of VitaminC-real and symmetric FEVER. Prints accuracy, macro-F1 and the F1 of "contradict" from
a five-fold cross-validation over pages, by source, for the model alone and for both together, and the operating
points: the least probability of the model at which "contradict" is right in 85 of 100 pairs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from benchmarks.pairs import measures
from consistency.checks.combined import features
from consistency.checks.entailment import parts_of
from consistency.checks.evidence import LABELS
from consistency.checks.reading import Reading
from consistency.config import Config
from consistency.judges import load_judge
from consistency.judging import judge_pairs
from consistency.lemmas import lemma_of
from consistency.quantities import extract_quantities
from training.rows import is_held_out, read_pairs

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
TABLE = Path(__file__).resolve().parents[1] / "consistency" / "tables" / "combined.toml"
STRENGTH = 1.0
"""Inverse of the regularisation of the regression (scikit-learn's default)."""
PRECISION = 0.85


def main() -> None:
    """Judge, fit, check, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    files = [options.data / "nli" / "train.jsonl", options.data / "pairs.dev.jsonl"]
    held_out = [row for row in read_pairs(files[0]) if is_held_out(row["source"], row["group"])]
    rows = [*held_out, *read_pairs(files[1])]
    config = Config()
    opinions = judge_pairs([(row["premise"], row["hypothesis"]) for row in rows], load_judge(config))
    read: dict[str, Reading] = {}

    def reading(text: str) -> Reading:
        if text not in read:
            read[text] = Reading(text, tuple(extract_quantities(text, config)), lemma_of)
        return read[text]

    values, shares = [], []
    for row in rows:
        a, b = reading(row["premise"]), reading(row["hypothesis"])
        opinion = opinions[row["premise"], row["hypothesis"]]
        values.append(features(a, b, parts_of(a, b, config), opinion))
        shares.append((opinion.entail, opinion.contradict, opinion.neutral))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(values)
    labels = [row["label"] for row in rows]
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    groups = [row["group"] for row in rows]
    checked = cross_val_predict(model, matrix, labels, groups=groups, cv=GroupKFold(5), method="predict_proba")
    order = [sorted(set(labels)).index(label) for label in LABELS]
    report(rows, np.array(shares), checked[:, order])
    model.fit(matrix, labels)
    order = [list(model.classes_).index(label) for label in LABELS]
    weights = {"base": [float(model.intercept_[i]) for i in order]}
    for at, name in enumerate(vectorizer.get_feature_names_out()):
        weights[str(name)] = [float(model.coef_[i][at]) for i in order]
    text = header(files, len(rows)) + "".join(
        f"[weights.{json.dumps(name)}]\n" + "".join(f"{x} = {w:.3f}\n" for x, w in zip(LABELS, row, strict=True)) + "\n"
        for name, row in sorted(weights.items(), key=lambda item: (item[0] != "base", item[0]))
    )
    if options.write:
        TABLE.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    else:
        print(text)


def report(rows: list[dict[str, str]], model: np.ndarray, both: np.ndarray) -> None:
    """Scores by source and the operating points."""
    parts = {
        "VitaminC-real, development": [r["source"] == "vitaminc_real" and "numeric" in r for r in rows],
        "  its numeric pairs": [r["source"] == "vitaminc_real" and bool(r.get("numeric")) for r in rows],
        "symmetric FEVER": [r["source"].startswith("fever_symmetric") for r in rows],
        "VitaminC-real, held out": [r["source"] == "vitaminc_real" and "numeric" not in r for r in rows],
    }
    gold = np.array([r["label"] for r in rows])
    for name, mask in parts.items():
        for way, shares in (("model", model), ("both", both)):
            own, wanted = shares[mask], gold[mask]
            given = [LABELS[i] for i in own.argmax(axis=1)]
            order = np.argsort(-own[:, 1], kind="stable")
            right = np.cumsum(wanted[order] == "contradict")
            precise = np.nonzero(right / np.arange(1, len(order) + 1) >= PRECISION)[0]
            at = precise[-1] if len(precise) else 0
            recall = right[at] / max(1, (wanted == "contradict").sum())
            point = f"at P {100 * PRECISION:.0f}: R {100 * recall:.1f} from {own[order[at], 1]:.3f} on"
            print(f"{name:28} {way:6} {measures(list(wanted), given)} {point}")


def header(files: list[Path], rows: int) -> str:
    """What the weights are, and what they were fitted on."""
    digests = "".join(f"#   {file.name}: {hashlib.sha256(file.read_bytes()).hexdigest()}\n" for file in files)
    return (
        "# How rules and contradiction model are joined to one label (consistency/checks/combined.py).\n"
        "# Written by training/combine.py; fit again rather than edit.\n"
        f"# Fitted on {rows} pairs that the model was not trained on; sha256 of their files:\n{digests}\n"
    )


if __name__ == "__main__":
    main()
