"""What an editor wants flagged: found, right, precise and worth reading, each corpus by weights fitted on the others.

usage: python benchmarks/editor.py [--keep DIR] [--verbose] [--curve]

Reads the editors lists in ``../shared/data/editor`` and scores with ``../shared/tools/score_editor.py``. The product is
run once over each corpus (see ``training.weigh``; ``--keep`` remembers it); the differences of a corpus are weighed
by a model that was fitted on the other corpora alone. Five corpora (``quiet``) are only ever printed in sums.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from consistency import pipeline
from consistency.checks.corpus import Corpus
from consistency.config import Config
from consistency.datatypes import Result
from consistency.findings import rank
from consistency.reports import write_reports
from consistency.weighing import Weights, place_of, weigh
from training.weigh import FLAGS, SHARED, Taken, flagged, left_out, take_all

TOOLS = SHARED.parent / "tools"
MEASURES = ("found", "right", "nice", "agreement", "quiet", "conflicts", "findings")
STRENGTHS = (0.7, 0.85, 1.0, 1.3, 2.0)
"""Of the curve: what is shown, in multiples of the least that is."""


def quiet(taken: Sequence[Taken]) -> set[str]:
    """The five corpora that nobody looks at one by one: those whose names have the smallest hashes."""
    return set(sorted((t.name for t in taken), key=lambda n: hashlib.sha256(n.encode()).hexdigest())[:5])


def tool(name: str) -> ModuleType:
    """A scoring tool as a module."""
    sys.path.insert(0, str(TOOLS))
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def with_weights(taken: Taken, weights: Weights, config: Config) -> Result:
    """The result of a run whose differences are weighed by ``weights``."""
    result = taken.result
    corpus = Corpus(result.documents, result.claims, result.origins, config)
    weighing = weigh(taken.differences, weights, config)
    findings = pipeline.with_weights(result.findings, corpus, result.lineage, weighing, weights)
    return replace(result, findings=tuple(rank(findings)))


def measured(taken: Taken, result: Result, verbose: bool = False) -> Counter[Any]:
    """The counts of the scoring tool."""
    with tempfile.TemporaryDirectory() as folder:
        write_reports(result, Path(folder), ("json",))
        report = tool("report_json").Report(next(Path(folder).glob("*.json")))
    counts: Counter[Any] = tool("score_editor").score(taken.expected, report, verbose, taken.name)
    return counts


def by_kind(taken: Taken, result: Result) -> Counter[tuple[str, str, str]]:
    """(kind, verdict, all or kept) -> findings: what an editor flagged is kept."""
    pairs = flagged(taken)
    place = {c.id: place_of(c) for c in result.claims}
    counts: Counter[tuple[str, str, str]] = Counter()
    for f in result.findings:
        joined = {
            (min(i, j), max(i, j))
            for p in f.pairs
            if p.verdict == f.verdict
            for i in (place[c] for c in f.sides[p.a].claims)
            for j in (place[c] for c in f.sides[p.b].claims)
        }
        counts[f.kind, f.verdict, "all"] += 1
        counts[f.kind, f.verdict, "kept"] += bool(joined & pairs.keys())
    return counts


def reached(taken: Sequence[Taken]) -> tuple[int, int]:
    """Flagged differences two of whose passages were held against each other, and all."""
    got = total = 0
    for t in taken:
        near = {(d.a, d.b) for d in t.differences if d.slot_a is None}
        seen = {number for pair, which in flagged(t).items() if pair in near for number, _ in which}
        wanted = [i for i, c in enumerate(t.expected["claims"]) if c["expectation"] in FLAGS]
        got, total = got + sum(i in seen for i in wanted), total + len(wanted)
    return got, total


def percents(counts: Counter[Any]) -> dict[str, float]:
    """Measure -> percent."""
    return {m: round(100 * counts[m, "ok"] / max(1, counts[m, "of"]), 1) for m in MEASURES}


def scores(keep: Path | None = None) -> dict[str, float]:
    """The measures that ``floor.toml`` holds."""
    config = Config()
    taken = take_all(SHARED, config, keep)
    weights = left_out(taken)
    total: Counter[Any] = Counter()
    for t in taken:
        total += measured(t, with_weights(t, weights[t.name], config))
    got, wanted = reached(taken)
    return {**percents(total), "candidates": round(100 * got / wanted, 1)}


def curve(taken: Sequence[Taken], weights: dict[str, Weights]) -> list[tuple[float, int, float, float]]:
    """(threshold, findings, found, worth reading) as the threshold of what is shown moves."""
    rows = []
    for threshold in STRENGTHS:
        total: Counter[Any] = Counter()
        for t in taken:
            total += measured(t, with_weights(t, weights[t.name], replace(Config(), possibly_at_odds=threshold)))
        share = percents(total)
        rows.append((threshold, total["findings", "of"], share["found"], share["findings"]))
    return rows


def main(argv: Sequence[str] | None = None) -> None:
    """Print the measures, the curve, and what each kind of finding is worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--curve", action="store_true")
    arguments = parser.parse_args(argv)
    config = Config()
    taken = take_all(SHARED, config, arguments.keep)
    weights, hidden = left_out(taken), quiet(taken)
    print("candidates: {} of {} flagged differences are held against each other".format(*reached(taken)))
    total: Counter[Any] = Counter()
    kinds: Counter[tuple[str, str, str]] = Counter()
    for t in taken:
        result = with_weights(t, weights[t.name], config)
        counts = measured(t, result, arguments.verbose and t.name not in hidden)
        total += counts
        kinds += by_kind(t, result)
        if t.name not in hidden:
            print(t.name, json.dumps({m: f"{counts[m, 'ok']}/{counts[m, 'of']}" for m in MEASURES}))
    print(json.dumps(percents(total)), json.dumps({m: f"{total[m, 'ok']}/{total[m, 'of']}" for m in MEASURES}))
    for kind, verdict in sorted({k[:2] for k in kinds}):
        print(f"{kind} {verdict}: {kinds[kind, verdict, 'kept']} of {kinds[kind, verdict, 'all']} kept")
    if arguments.curve:
        for row in curve(taken, weights):
            print("shown from {}: {} findings, found {} %, worth reading {} %".format(*row))


if __name__ == "__main__":
    main()
