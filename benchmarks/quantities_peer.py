"""Speed and F1 of ``extract_quantities`` beside quantulum3, on the same texts, one core each.

usage: python benchmarks/quantities_peer.py [--venv FOLDER] [--rounds N]

Two kinds of text: the number-dense sentences with gold quantities (speed and F1), and running news, where most
sentences hold no number (speed only). quantulum3 runs in its own environment, made in FOLDER when it is not there
(``pip install quantulum3``, without scikit-learn, whose current versions break its classifier). Reads the development
half in ``../shared``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Any

import quantities as ours

from consistency import quantities
from consistency.quantities import extract_quantities

SOURCE = "cqe/NewsQuant"
NEWS = ours.SHARED / "data" / "ecbplus" / "sentences.dev.jsonl"
NEWS_SENTENCES = 700
_PEER = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
from quantulum3 import parser
rounds, texts = json.load(sys.stdin)
parser.parse("5 km")
found, best = [], None
for _ in range(rounds):
    start, found = time.process_time(), []
    for text in texts:
        try:
            found.append([[q.value, q.unit.name] for q in parser.parse(text)])
        except Exception:
            found.append([])
    spent = time.process_time() - start
    best = spent if best is None else min(best, spent)
json.dump([best, found], sys.stdout)
"""


def peer_python(folder: Path) -> Path:
    """The interpreter of the peer's environment, which is made when it is missing."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "quantulum3"], check=True)
    return python


def run_peer(python: Path, texts: list[str], rounds: int) -> tuple[float, list[list[list[Any]]]]:
    """Best seconds of ``rounds`` rounds, and per text the values and units found."""
    done = subprocess.run(
        [python, "-c", _PEER], input=json.dumps([rounds, texts]), text=True, capture_output=True, check=True
    )
    seconds, found = json.loads(done.stdout)
    return seconds, found


def run_ours(texts: list[str], rounds: int) -> float:
    """Best seconds of ``rounds`` rounds, each of which reads every text anew."""
    best = float("inf")
    for _ in range(rounds):
        quantities._read.cache_clear()
        start = time.process_time()
        for text in texts:
            extract_quantities(text)
        best = min(best, time.process_time() - start)
    return best


def main(argv: list[str]) -> int:
    """Print both speeds, their ratio, and both F1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", type=Path, default=Path(__file__).parent / ".venv-quantulum3")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args(argv)
    rows = [json.loads(line) for line in ours.GOLD.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["source"] == SOURCE]
    texts = [row["text"] for row in rows]
    theirs, found = run_peer(peer_python(arguments.venv), texts, arguments.rounds)
    mine = run_ours(texts, arguments.rounds)
    tool = ours.scorer()
    predicted = {
        "ours": ours.predictions(rows),
        "quantulum3": {
            row["id"]: [{"value": v, "unit": u, "modifier": "="} for v, u in values if v is not None]
            for row, values in zip(rows, found, strict=True)
        },
    }
    for name, seconds in (("ours", mine), ("quantulum3", theirs)):
        value = tool.cqe_loop(rows, predicted[name])
        unit = tool.strict("unit", rows, predicted[name])
        print(f"{name}: {len(texts) / seconds:,.0f} texts/s, value F1 {value['F1']}, value + unit F1 {unit['F1']}")
    print(f"ratio of speeds on number-dense sentences: {theirs / mine:.0f}")
    news = [json.loads(line)["text"] for line in NEWS.read_text(encoding="utf-8").splitlines()][:NEWS_SENTENCES]
    theirs, _ = run_peer(peer_python(arguments.venv), news, arguments.rounds)
    mine = run_ours(news, arguments.rounds)
    print(f"running news: ours {len(news) / mine:,.0f}, quantulum3 {len(news) / theirs:,.0f} sentences/s")
    print(f"ratio of speeds on running news: {theirs / mine:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
