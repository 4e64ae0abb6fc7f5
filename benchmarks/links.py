"""Shared claims and conflicts between articles about 35 pairs of like events (ECB+): the public scorers' figures.

usage: python benchmarks/links.py [TOPIC …]
       python benchmarks/links.py --together

One run for each topic, both its events in it. Takes minutes: every sentence is encoded. ``--together`` puts all
articles into one run and prints its links, seconds and peak memory, and the ten largest shared claims, to be read.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from consistency import check
from consistency.config import Config
from consistency.datatypes import Result
from consistency.embeddings import Encoder
from consistency.encoders import load_encoder
from consistency.reports import write_reports

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = SHARED / "data" / "ecbplus"


def runs(topics: set[int], folder: Path) -> list[str]:
    """Write a JSON report for each topic into ``folder``; their paths."""
    folders: dict[int, list[Path]] = defaultdict(list)
    for path in sorted((DATA / "docs").iterdir()):
        number = re.match(r"\d+", path.name)
        if number and (not topics or int(number[0]) in topics):
            folders[int(number[0])].append(path)
    encoder, written = load_encoder(Config()), []
    for topic, paths in sorted(folders.items()):
        print(f"topic {topic}", file=sys.stderr)
        result = check(paths, encoder=encoder)
        written += [str(p) for p in write_reports(result, folder / str(topic), ["json"])]
    return written


def scores(topics: set[int] | None = None) -> dict[str, float]:
    """Links between sentences, and numeric conflicts, in percent."""
    with tempfile.TemporaryDirectory() as folder:
        reports = runs(topics or set(), Path(folder))
        links = _scored("score_links.py", DATA / "sentences.dev.jsonl", reports)
        conflicts = _scored("score_conflicts.py", DATA / "numeric_mentions.dev.jsonl", reports)
    return {
        "links_precision": links["P"],
        "links_recall": links["R"],
        "links_f1": links["F1"],
        "conflicts_f1": conflicts["conflict"]["F1"],
        "chains_surfaced": float(conflicts["surfaced"]["chains_found"]),
    }


def _scored(tool: str, gold: Path, reports: list[str]) -> dict[str, float | dict[str, float]]:
    command = [sys.executable, str(SHARED / "tools" / tool), str(gold), *reports]
    found: dict[str, float | dict[str, float]] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return found


def together(encoder: Encoder | None = None) -> None:
    """All articles in one run: links, seconds, peak memory, and the ten largest shared claims."""
    start = time.monotonic()
    result = check(DATA / "docs", encoder=encoder or load_encoder(Config()))
    seconds = time.monotonic() - start
    with tempfile.TemporaryDirectory() as folder:
        report = str(write_reports(result, Path(folder), ["json"])[0])
        print(json.dumps(_scored("score_links.py", DATA / "sentences.dev.jsonl", [report])))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(result.documents)} articles, {seconds:.0f} s, {peak:.0f} MiB at most")
    print_largest(result)


def print_largest(result: Result, number: int = 10, shown: int = 12) -> None:
    """The largest shared claims: their articles, and some of their sentences spread over them."""
    claims = {c.id: c for c in result.claims}
    paths = {d.id: Path(d.path) for d in result.documents}
    for shared in sorted(result.shared_claims, key=lambda s: (-len(s.claims), s.id))[:number]:
        members = [claims[i] for i in shared.claims]
        folders = sorted({paths[c.document].parent.name for c in members})
        print(f"\n{shared.id}: {len(members)} claims of {len({c.document for c in members})} articles in {folders}")
        for claim in members[:: max(1, len(members) // shown)][:shown]:
            print(f"  {paths[claim.document].stem}: {' '.join(claim.quote.split())[:150]}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--together"]:
        together()
    else:
        print(json.dumps(scores({int(topic) for topic in sys.argv[1:]}), indent=1))
