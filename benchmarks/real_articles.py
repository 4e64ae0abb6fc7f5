"""The five real articles against what a careful fact-checker expects of a report on them.

usage: python benchmarks/real_articles.py

Runs ``consistency report`` on ``../shared/seeds`` and the scorer of ``../shared/tools`` on its JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
KINDS = ("must_flag", "show_as_agreement", "nice_to_flag", "false_conflict", "false_agreement", "not_a_claim")


def scores() -> dict[str, float]:
    """How many expectations of each kind are met, in percent."""
    with tempfile.TemporaryDirectory() as folder:
        report = ["-m", "consistency", "report", str(SHARED / "seeds"), "-o", folder, "--format", "json", "--quiet"]
        subprocess.run([sys.executable, *report], check=True, capture_output=True)
        scorer, expected = SHARED / "tools" / "score_seeds.py", SHARED / "data" / "seeds" / "expectations.dev.json"
        command = [sys.executable, str(scorer), str(expected), str(Path(folder) / "discrepancies.json")]
        met = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["met"]
    found = {}
    for kind in KINDS:
        good, total = met[kind].split("/")
        found[kind] = round(100 * int(good) / int(total), 1)
    return found


if __name__ == "__main__":
    print(json.dumps(scores(), indent=1))
