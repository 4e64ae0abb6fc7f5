"""Fit the weights of ``consistency/tables/entailment.toml`` on public pairs of claims and evidence.

usage: python benchmarks/pairs_fit.py [--data ../shared/data/nli/train.jsonl] [--write]

Rows: {"source", "group", "premise", "hypothesis", "label"}; those of source ``vitaminc_real`` with figures on both
sides are used. They share no page with the pairs that ``benchmarks/pairs.py`` scores. A multinomial logistic
regression over the evidence of ``consistency.checks.evidence``, checked by five-fold cross-validation over pages.
Rare labels weigh more, by the root of how rare they are: else "neutral" would hardly ever be said.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from benchmarks.pairs import measures
from consistency.checks.entailment import parts_of
from consistency.checks.evidence import LABELS, evidence_of
from consistency.checks.reading import Reading
from consistency.claims.scope import lemma_of
from consistency.config import Config
from consistency.quantities import extract_quantities

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "nli" / "train.jsonl"
TABLE = Path(__file__).resolve().parent.parent / "consistency" / "tables" / "entailment.toml"
SEEN = 30
"""Evidence found in fewer pairs gets no weight: nothing can be learnt from it."""
STRENGTH = 0.3
"""Inverse of the regularisation of the regression."""


def main() -> None:
    """Read, fit, check, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    config = Config()
    read: dict[str, Reading] = {}

    def reading(text: str) -> Reading:
        if text not in read:
            read[text] = Reading(text, tuple(extract_quantities(text, config)), lemma_of)
        return read[text]

    lines = options.data.read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["source"] == "vitaminc_real"]
    rows = [r for r in rows if all(_has_number(reading(r[side])) for side in ("premise", "hypothesis"))]
    pairs = [(reading(r["premise"]), reading(r["hypothesis"])) for r in rows]
    evidence = [evidence_of(a, b, parts_of(a, b, config)) for a, b in pairs]
    seen = {name for name in {n for e in evidence for n in e} if sum(name in e for e in evidence) >= SEEN}
    evidence = [{n: v for n, v in e.items() if n in seen} for e in evidence]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(evidence)
    labels = [row["label"] for row in rows]
    counts = Counter(labels)
    balance = {label: (len(labels) / len(counts) / n) ** 0.5 for label, n in counts.items()}
    model = LogisticRegression(C=STRENGTH, max_iter=5000, class_weight=balance)
    checked = cross_val_predict(model, matrix, labels, groups=[r["group"] for r in rows], cv=GroupKFold(5))
    print(f"{len(rows)} pairs; five-fold cross-validation over pages: {measures(labels, list(checked))}")
    model.fit(matrix, labels)
    order = [list(model.classes_).index(label) for label in LABELS]
    weights = {"base": [float(model.intercept_[i]) for i in order]}
    for at, name in enumerate(vectorizer.get_feature_names_out()):
        weights[str(name)] = [float(model.coef_[i][at]) for i in order]
    text = header(options.data, len(rows)) + "".join(
        f"[{json.dumps(name)}]\n" + "".join(f"{x} = {w:.2f}\n" for x, w in zip(LABELS, row, strict=True)) + "\n"
        for name, row in sorted(weights.items(), key=lambda item: (item[0] != "base", item[0]))
    )
    if options.write:
        TABLE.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    else:
        print(text)


def _has_number(reading: Reading) -> bool:
    return reading.has_figures or any(c.isdigit() for c in reading.text)


def header(data: Path, rows: int) -> str:
    """What the weights are, and what they were fitted on."""
    digest = hashlib.sha256(data.read_bytes()).hexdigest()
    return (
        "# How much each piece of evidence speaks for the labels of a comparison (consistency/checks/evidence.py).\n"
        "# Written by benchmarks/pairs_fit.py; fit again rather than edit.\n"
        f"# Fitted on {rows} pairs of VitaminC-real (Schuster et al. 2021, CC BY-SA 3.0); sha256 of their file:\n"
        f"# {digest}\n\n"
    )


if __name__ == "__main__":
    main()
