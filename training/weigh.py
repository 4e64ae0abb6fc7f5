"""Fit the weights of differences: ``consistency/tables/weighing.toml``.

usage: python -m training.weigh [--data ../shared/data] [--keep DIR] [--write]

Reads the editors' lists (``editor/*.json``), runs the product over the articles of each, and takes down every
difference that ``consistency.weighing`` holds up, with its evidence. A difference is right where an editor flagged the
two sentences and the two slots stand in the passages that were named; where only the sentences do, it is left out of
the fit. One additive model for each kind of difference: gradient boosting of stumps, whose sum is a step function for
each piece of evidence. Prints the tiers that whole corpora give which were left out of the fit. ``--keep``: a folder
in which what was taken down is kept from run to run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from consistency import pipeline
from consistency.config import Config
from consistency.datatypes import Claim, Result
from consistency.documents import read_documents
from consistency.embeddings import Encoder
from consistency.encoders import load_encoder
from consistency.judges import load_judge
from consistency.judging import Judge
from consistency.parsers import load_parser
from consistency.parsing import Parser
from consistency.weighing import Difference, Place, Weights, at_odds, statements_of
from consistency.weighing.differences import KINDS
from consistency.weighing.model import Tier, make_weights
from consistency.weighing.questions import answers_of, said_by
from consistency.weighing.weigh import COMPATIBLE

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
TABLE = Path(__file__).resolve().parents[1] / "consistency" / "tables" / "weighing.toml"
STUMPS = 150
RATE = 0.1
LEAF = 30
RIDGE = 5.0
"""Boosting: rounds, learning rate, fewest examples of a step, and l2; not tuned beyond a first guess."""
KEPT = 0.3
"""Share of the differences that nobody flagged that the fit sees, weighed up in turn: there are hundreds for each that
somebody did."""
LEAST = 0.08
"""Probability below which no difference is looked at for the tiers."""
WINDOW = 24
WORTH = 0.4
FEWEST = 12
SURE = 0.65
"""See ``tiers``."""
FLAGS = ("must_flag", "nice_to_flag")


class TakingDown(Weights):
    """Weights that find nothing likely, and keep every difference that they are asked about."""

    def __init__(self) -> None:
        super().__init__({})
        object.__setattr__(self, "seen", [])

    seen: list[Difference]

    def probability(self, difference: Difference) -> float:
        """0, always."""
        self.seen.append(difference)
        return 0.0

    def strength(self, difference: Difference, probability: float) -> float:
        """Below every threshold."""
        return -1.0


@dataclass
class Taken:
    """One corpus: its expectations, the sentences that may differ, and the differences between them."""

    name: str
    expected: dict[str, Any]
    claims: dict[Place, Claim]
    """One for each sentence."""
    files: dict[str, str]
    """Document id -> name of its file."""
    differences: list[Difference]
    result: Result
    right: list[bool] = field(default_factory=list)
    unsure: list[bool] = field(default_factory=list)


@dataclass(frozen=True)
class Models:
    """What a run needs besides its documents."""

    encoder: Encoder
    judge: Judge | None
    parser: Parser


def load_models(config: Config) -> Models:
    """The packaged models."""
    return Models(load_encoder(config), load_judge(config), load_parser(config))


def corpora(data: Path) -> dict[str, list[Path]]:
    """Name of a list of expectations -> the folders of its articles."""
    found = {}
    for path in sorted((data / "editor").glob("*.json")):
        topic = path.stem
        if topic.startswith("np4e_"):
            found[topic] = [data / "np4e" / topic.removeprefix("np4e_")]
        else:
            found[topic] = [data / "ecbplus" / "docs" / f"{topic}_{half}" for half in ("ecb", "ecbplus")]
    return found


def run(folders: Sequence[Path], config: Config, models: Models, weights: Weights | None) -> Result:
    """One run of the product."""
    documents, skipped = read_documents(folders, config)
    return pipeline.run(documents, skipped, models.encoder, config, None, None, models.judge, models.parser, weights)


def take_down(name: str, folders: Sequence[Path], data: Path, config: Config, models: Models) -> Taken:
    """The differences of one corpus, labelled by its expectations; counts that rules leave open are kept."""
    taking = TakingDown()
    result = run(folders, replace(config, possibly_at_odds=0.0), models, taking)
    taken = Taken(
        name=name,
        expected=json.loads((data / "editor" / f"{name}.json").read_text(encoding="utf-8")),
        claims=statements_of(result.claims),
        files={d.id: Path(d.path).name for d in result.documents},
        differences=taking.seen,
        result=result,
    )
    label(taken)
    return taken


def flagged(taken: Taken) -> dict[tuple[Place, Place], set[tuple[int, int]]]:
    """Pairs of sentences that an editor flagged -> (number of the expectation, number of its sides)."""
    found: dict[tuple[Place, Place], set[tuple[int, int]]] = defaultdict(set)
    for number, claim in enumerate(taken.expected["claims"]):
        if claim["expectation"] not in FLAGS:
            continue
        for at, sides in enumerate(claim["sides"]):
            one, other = (
                [i for i, c in taken.claims.items() if _stands_in(taken, c, c.start, c.end, sides[k])] for k in "ab"
            )
            for i in one:
                for j in other:
                    if i != j:
                        found[min(i, j), max(i, j)].add((number, at))
    return found


def _stands_in(taken: Taken, claim: Claim, start: int, end: int, passages: Iterable[Mapping[str, Any]]) -> bool:
    name = taken.files[claim.document]
    return any(p["doc"] == name and start < p["end"] and p["start"] < end for p in passages)


def label(taken: Taken) -> None:
    """Set ``right`` and ``unsure`` of each difference."""
    pairs = flagged(taken)
    for d in taken.differences:
        held = pairs.get((d.a, d.b), set())
        named = bool(held) if d.slot_a is None else any(_named(taken, d, *which) for which in held)
        taken.right.append(named)
        taken.unsure.append(bool(held) and not named)


def _named(taken: Taken, d: Difference, number: int, at: int) -> bool:
    """Do the two slots stand in the passages that the editor named, one each?"""
    sides = taken.expected["claims"][number]["sides"][at]
    spans = [
        (claim, claim.start + slot.start, claim.start + slot.end)
        for claim, slot in ((taken.claims[d.a], d.slot_a), (taken.claims[d.b], d.slot_b))
        if slot is not None
    ]
    x, y = ([_stands_in(taken, *span, sides[k]) for k in "ab"] for span in spans)
    return (x[0] and y[1]) or (x[1] and y[0])


def fit(taken: Sequence[Taken]) -> dict[str, dict[str, Any]]:
    """The table of weights: kind -> bias and the steps of each piece of evidence."""
    table = {}
    for kind in KINDS:
        names, rows, right, weights = _rows(taken, kind)
        if sum(right) < LEAF:
            continue
        model = HistGradientBoostingClassifier(
            max_iter=STUMPS, learning_rate=RATE, max_depth=1, min_samples_leaf=LEAF, l2_regularization=RIDGE,
            early_stopping=False, random_state=0,
        )  # fmt: skip
        model.fit(rows, right, sample_weight=weights)
        table[kind] = _steps(model, names)
    return table


def _rows(
    taken: Sequence[Taken], kind: str
) -> tuple[list[str], np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Names of the evidence, its values, what is right, and weights: the pairs of one sentence pair share theirs."""
    names: list[str] = []
    rows, right, weights = [], [], []
    random = np.random.default_rng(0)
    for corpus in taken:
        own = [
            (d, r)
            for d, r, unsure in zip(corpus.differences, corpus.right, corpus.unsure, strict=True)
            if d.kind == kind and not unsure
        ]
        shared = Counter((d.a, d.b) for d, _ in own)
        for d, r in own:
            if not r and random.random() >= KEPT:
                continue
            names = names or [name for name, _ in d.evidence]
            rows.append([value for _, value in d.evidence])
            right.append(r)
            weights.append((1.0 if r else 1.0 / KEPT) / shared[d.a, d.b] ** 0.5)
    return names, np.array(rows), np.array(right), np.array(weights)


def _steps(model: HistGradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
    """The sum of the stumps, gathered by the evidence that each asks about."""
    bias = float(np.ravel(model._baseline_prediction)[0])
    splits: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for (tree,) in model._predictors:
        root = tree.nodes[0]
        if root["is_leaf"]:
            bias += float(root["value"])
            continue
        left, right = float(tree.nodes[root["left"]]["value"]), float(tree.nodes[root["right"]]["value"])
        splits[names[root["feature_idx"]]].append((float(root["num_threshold"]), left, right))
    table: dict[str, Any] = {"bias": round(bias, 4)}
    for name in sorted(splits):
        edges = sorted({round(edge, 5) for edge, _, _ in splits[name]})
        values = [
            sum(
                left if (edges[i] if i < len(edges) else np.inf) <= round(e, 5) else right
                for e, left, right in splits[name]
            )
            for i in range(len(edges) + 1)
        ]
        table[name] = {"edges": edges, "values": [round(v, 4) for v in values]}
    return table


def left_out(taken: Sequence[Taken]) -> dict[str, Weights]:
    """For each corpus the weights that were fitted on the others, with the tiers that all left-out corpora give."""
    fitted = {t.name: make_weights(fit([o for o in taken if o is not t])) for t in taken}
    found = tiers(taken, fitted)
    return {name: Weights(weights.sums, found) for name, weights in fitted.items()}


def tiers(taken: Sequence[Taken], fitted: Mapping[str, Weights]) -> dict[str, Tier]:
    """The tiers of each kind, from the questions of left-out corpora, all kinds together as a run puts them.

    Shown is the least probability above which the next ``WINDOW`` questions of a kind are worth it ``WORTH`` of the
    time; conflict the least above which ``SURE`` of the likeliest pairs of at least ``FEWEST`` questions were flagged.
    """
    config = Config()
    shown: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    sure: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for t in taken:
        pairs, weights = flagged(t), fitted[t.name]
        likely = [(p, p, d) for d in t.differences if (p := weights.probability(d)) >= LEAST]
        said = said_by(t.claims)
        for question in at_odds(likely, set(), config.weighed_sides, config.weighed_share, said):
            right = bool(question.held & pairs.keys())
            shown[question.kind].append((question.strength, right))
            p, first = question.told[0]
            if dict(first.evidence).get("compared") != COMPATIBLE:
                one, other = (question.sides[answer] for answer in answers_of(first, said))
                held = {(min(i, j), max(i, j)) for i in one for j in other}
                sure[first.kind].append((p, bool(held & pairs.keys())))
    return {
        kind: Tier(_shown(sorted(rows, reverse=True)), _sure(sorted(sure[kind], reverse=True)))
        for kind, rows in sorted(shown.items())
    }


def _shown(rows: Sequence[tuple[float, bool]]) -> float:
    """``rows``: probability and whether it was worth showing, the likeliest first."""
    least = 2.0
    for at in range(WINDOW - 1, len(rows)):
        if sum(right for _, right in rows[at + 1 - WINDOW : at + 1]) < WORTH * WINDOW:
            break
        least = rows[at][0]
    return round(least, 4)


def _sure(rows: Sequence[tuple[float, bool]]) -> float:
    least = 2.0
    for at in range(FEWEST - 1, len(rows)):
        if sum(right for _, right in rows[: at + 1]) >= SURE * (at + 1):
            least = rows[at][0]
    return round(least, 4)


def text_of(
    table: Mapping[str, Mapping[str, Any]], found: Mapping[str, Tier], data_hash: str, corpora_seen: int
) -> str:
    """The table as TOML."""
    lines = [
        "# Weights of the evidence that two sentences are at odds, by kind of difference: the log-odds are the bias",
        "# plus one step for each piece of evidence (values[i] up to edges[i]). Written by training/weigh.py.",
        "",
        "[about]",
        f"corpora = {corpora_seen}",
        f'data = "{data_hash}"',
    ]
    lines += ["", "[tiers]", *(f"{k} = {{ shown = {t.shown}, conflict = {t.conflict} }}" for k, t in found.items())]
    for kind, rows in table.items():
        lines += ["", f"[{kind}]", f"bias = {rows['bias']}"]
        lines += [
            f"{name} = {{ edges = {row['edges']}, values = {row['values']} }}"
            for name, row in rows.items()
            if name != "bias"
        ]
    return "\n".join(lines) + "\n"


def data_hash(data: Path) -> str:
    """SHA-256 of the editors' lists, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted((data / "editor").glob("*.json")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def take_all(data: Path, config: Config, keep: Path | None) -> list[Taken]:
    """All corpora, from ``keep`` where they were taken down before."""
    taken = []
    models: Models | None = None
    for name, folders in corpora(data).items():
        kept = keep / f"{name}.pickle" if keep else None
        if kept and kept.exists():
            taken.append(pickle.loads(kept.read_bytes()))  # noqa: S301  (written by this script)
            continue
        models = models or load_models(config)
        taken.append(take_down(name, folders, data, config, models))
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps(taken[-1]))
        print(f"{name}: {len(taken[-1].differences)} differences, {sum(taken[-1].right)} right", flush=True)
    return taken


def main(argv: Sequence[str] | None = None) -> None:
    """Fit, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args(argv)
    taken = take_all(arguments.data, Config(), arguments.keep)
    for kind in KINDS:
        own = [r for t in taken for d, r in zip(t.differences, t.right, strict=True) if d.kind == kind]
        print(f"{kind}: {len(own)} differences, {sum(own)} right")
    found = next(iter(left_out(taken).values())).tiers
    for kind, tier in found.items():
        print(f"{kind}: shown from {tier.shown}, conflict from {tier.conflict}")
    table = fit(taken)
    if arguments.write:
        TABLE.write_text(text_of(table, found, data_hash(arguments.data), len(taken)), encoding="utf-8")
        print(f"wrote {TABLE}")


if __name__ == "__main__":
    main()
