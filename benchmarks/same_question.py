"""Fit the weights of the same-question score on development data, and print how good it is.

usage: python benchmarks/same_question.py [--write]

Reads ../shared/data/ecbplus (not part of the project). Each topic, with both its events, is one run. Pairs of annotated
sentences of different documents are positive where people marked a common event. Scores are cross-validated by topic;
``--write`` fits on all topics and writes consistency/tables/same_question.toml.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import CLAIM_PASSAGES, Claim
from consistency.documents import read_documents
from consistency.embeddings import Encoder, embed
from consistency.encoders import load_encoder
from consistency.names import find_names
from consistency.parsers import load_parser
from consistency.parsing import parse_texts
from consistency.sentences import split_sentences
from consistency.shared_claims.evidence import Evidence
from consistency.stories import find_stories

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "ecbplus"
TABLE = Path(__file__).resolve().parents[1] / "consistency" / "tables" / "same_question.toml"
FOLDS = 7
STATEMENT = ("bias", "wording", "rare_words")


def topics() -> dict[int, list[Path]]:
    """Topic number -> its folders."""
    found: dict[int, list[Path]] = defaultdict(list)
    for folder in sorted((DATA / "docs").iterdir()):
        found[int(re.match(r"\d+", folder.name)[0])].append(folder)  # type: ignore[index]
    return found


def gold() -> tuple[dict[tuple[str, int], dict[str, Any]], int]:
    """(document, line) -> annotated sentence; and how many pairs share an event."""
    text = (DATA / "sentences.dev.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    by_topic = defaultdict(list)
    for row in rows:
        by_topic[row["topic"]].append(row)
    pairs = sum(
        a["doc"] != b["doc"] and bool(set(a["events"]) & set(b["events"]))
        for group in by_topic.values()
        for a, b in itertools.combinations(group, 2)
    )
    return {(row["doc"], row["line"]): row for row in rows}, pairs


def pairs_of(topic: int, folders: list[Path], rows: dict[tuple[str, int], Any], encoder: Encoder) -> list[list[Any]]:
    """[topic, positive, evidence …] of each pair of annotated sentences of one story."""
    config = Config()
    documents, _ = read_documents(folders, config)
    sentences = [s for d in documents for s in split_sentences(d)]
    own = {d.id: [s for s in sentences if s.document == d.id] for d in documents}
    names = find_names(sentences, config)
    parses = parse_texts((s.text for s in sentences), load_parser(config))
    claims = [c for d in documents for c in make_claims(d, own[d.id], config, names.canonical, parses)]
    speaking = [s.text for s in sentences if s.passage in CLAIM_PASSAGES]
    vectors = embed([*speaking, *(c.question for c in claims)], encoder)
    stories = find_stories(documents, sentences, claims, vectors, config)
    evidence = Evidence(claims, vectors, stories, config)
    by_id = {d.id: d for d in documents}

    def row_of(claim: Claim) -> Any:
        document = by_id[claim.document]
        return rows.get((Path(document.path).stem, document.text.count("\n", 0, claim.start)))

    annotated = [(c, row_of(c)) for c in claims if c.quantity is None and row_of(c)]
    found = []
    for (a, x), (b, y) in itertools.combinations(annotated, 2):
        if a.document == b.document or stories[a.document] != stories[b.document]:
            continue
        link = evidence.link(a, b)
        if link is not None:
            positive = bool(set(x["events"]) & set(y["events"]))
            found.append([topic, positive, *(value for _, value, _ in link.evidence)])
    return found


def curve(scores: Any, positive: Any, all_positive: int) -> str:
    """The best F1 and the recall at two precisions, in percent."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(positive[order])
    precision, recall = right / np.arange(1, len(order) + 1), right / all_positive
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    best = int(f1.argmax())
    parts = [
        f"best F1 {100 * f1[best]:.1f} (P {100 * precision[best]:.1f}, R {100 * recall[best]:.1f}, "
        f"score {np.sort(scores)[::-1][best]:.2f})"
    ]
    for wanted in (0.80, 0.85):
        enough = np.nonzero(precision >= wanted)[0]
        if len(enough):
            last = int(enough[-1])
            parts.append(f"P {wanted:.0%}: R {100 * recall[last]:.1f} at score {np.sort(scores)[::-1][last]:.2f}")
    return "; ".join(parts)


def main(encoder: Encoder | None = None) -> int:
    """Print the curve; write the table where asked. Exit code 2 where the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true", help="fit on all topics and write the table")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"no development data at {DATA}", file=sys.stderr)
        return 2
    encoder = encoder or load_encoder(Config())
    rows, all_positive = gold()
    table = np.array([r for t, folders in topics().items() for r in pairs_of(t, folders, rows, encoder)], dtype=float)
    topic, positive, values = table[:, 0], table[:, 1].astype(bool), table[:, 3:]
    print(
        f"{len(table)} pairs in one story, {positive.mean():.1%} positive; they hold"
        f" {positive.sum() / all_positive:.1%} of the {all_positive} positive pairs"
    )
    scores = np.zeros(len(table))
    numbers = np.unique(topic)
    for fold in range(FOLDS):
        held = np.isin(topic, numbers[fold::FOLDS])
        model = LogisticRegression(C=10.0, max_iter=1000).fit(values[~held], positive[~held])
        scores[held] = model.predict_proba(values[held])[:, 1]
    print("cross-validated by topic:", curve(scores, positive, all_positive))
    model = LogisticRegression(C=10.0, max_iter=1000).fit(values, positive)
    weights = dict(zip(STATEMENT, [float(model.intercept_[0]), *map(float, model.coef_[0])], strict=True))
    print("weights:", weights)
    if options.write:
        write(weights)
    return 0


def write(weights: dict[str, float]) -> None:
    """Put the weights of statements into the table; the rest of it stays."""
    digest = hashlib.sha256((DATA / "sentences.dev.jsonl").read_bytes()).hexdigest()
    text = TABLE.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^# Fitted on .*\n", "", text)
    text = text.replace("\n[statement]", f"\n# Fitted on ECB+ event links, sha256 {digest}\n[statement]", 1)
    head, rest = text.split("[quantity]", 1)
    for name, value in weights.items():
        head = re.sub(rf"(?m)^{name} = \S+", f"{name} = {value:.2f}", head)
    TABLE.write_text(head + "[quantity]" + rest, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
