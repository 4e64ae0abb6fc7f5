"""Shared claims and conflicts between articles about 35 pairs of like events (ECB+): the public scorers' figures.

usage: python benchmarks/links.py [TOPIC …]

One run for each topic, both its events in it. Takes minutes: every sentence is encoded.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from consistency import check
from consistency.config import Config
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


if __name__ == "__main__":
    print(json.dumps(scores({int(topic) for topic in sys.argv[1:]}), indent=1))
