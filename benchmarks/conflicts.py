"""Numeric conflicts between articles (ECB+): scores, and every missed and false conflict with its cause.

usage: python benchmarks/conflicts.py [TOPIC …]

Reads ``../shared/data/ecbplus``; both halves of a gold pair name one referent with different values. A pair of gold
mentions is *missed* where no finding holds it with a verdict other than "agree"; its cause is the first that applies:
no claim carries the value, the two claims may not meet (with the slots that keep them apart), or their verdict.
Without topics all that hold mentions are read, each by itself.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from consistency import check
from consistency.checks.pairs import judge
from consistency.checks.scopes import compare_scopes
from consistency.config import Config
from consistency.datatypes import Claim, Result

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "ecbplus"
Mention = dict[str, Any]


def read_mentions() -> dict[int, list[Mention]]:
    """Topic -> its mentions, one for each document, sentence, referent and value."""
    found: dict[int, dict[tuple[Any, ...], Mention]] = defaultdict(dict)
    for line in (SHARED / "numeric_mentions.dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[int(row["topic"])].setdefault((row["doc"], row["sent"], row["instance"], row["value"]), row)
    return {topic: list(rows.values()) for topic, rows in found.items()}


def gold_pairs(mentions: list[Mention]) -> list[tuple[Mention, Mention, bool]]:
    """Pairs of mentions of two documents with different values, and whether they name one referent."""
    pairs = itertools.combinations(mentions, 2)
    apart = [(a, b) for a, b in pairs if a["doc"] != b["doc"] and a["value"] != b["value"]]
    return [(a, b, a["instance"] == b["instance"]) for a, b in apart]


def carriers(result: Result) -> dict[tuple[str, int], list[Claim]]:
    """(document stem, line number from 0) -> the claims with figures that begin on it."""
    documents = {d.id: d for d in result.documents}
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in result.claims:
        if claim.quantity is not None:
            document = documents[claim.document]
            found[Path(document.path).stem, document.text.count("\n", 0, claim.start)].append(claim)
    return found


def with_value(mention: Mention, found: dict[tuple[str, int], list[Claim]]) -> list[Claim]:
    """The claims that carry the value of a mention on its line."""
    claims = found.get((mention["doc"], mention["line"]), [])
    return [c for c in claims if c.quantity and float(mention["value"]) in (c.quantity.low, c.quantity.high)]


def verdicts_of(result: Result) -> dict[frozenset[str], str]:
    """Two claim ids -> the verdict of the two sides that hold them."""
    found = {}
    for finding in result.findings:
        for pair in finding.pairs:
            for a, b in itertools.product(finding.sides[pair.a].claims, finding.sides[pair.b].claims):
                found[frozenset((a, b))] = pair.verdict
    return found


def cause(left: list[Claim], right: list[Claim], config: Config) -> str:
    """Why two mentions did not end up in one finding: the mildest cause over the claims that carry them."""
    if not left or not right:
        return "no claim carries the value"
    causes = []
    for a, b in itertools.product(left, right):
        slots = [f"{s.slot} {s.relation}" for s in compare_scopes(a, b, config) if s.relation in ("different", "wider")]
        judged = judge(a, b, 1.0, config)
        if judged.reasons[-1] == "rule: these two cannot be compared":
            causes.append((2, "cannot be compared: " + judged.reasons[1]))
        else:
            causes.append((len(slots), "not grouped: " + (", ".join(slots) or "told in too different words")))
    return min(causes)[1]


@dataclass
class Tally:
    """Pairs of gold mentions over topics; ``lines`` lists every miss and every false conflict with its cause."""

    counts: Counter[str] = field(default_factory=Counter)
    chains: dict[tuple[int, str], bool] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def add(self, topic: int, mentions: list[Mention], result: Result, config: Config) -> None:
        """The pairs of one topic."""
        found, verdicts = carriers(result), verdicts_of(result)
        for a, b, gold in gold_pairs(mentions):
            left, right = with_value(a, found), with_value(b, found)
            held = [verdicts.get(frozenset((x.id, y.id)), "") for x, y in itertools.product(left, right)]
            said = next((v for v in ("conflict", "superseded") if v in held), max(held, default=""))
            surfaced = said not in ("", "agree")
            self.counts["gold"] += gold
            self.counts["conflict"] += said in ("conflict", "superseded")
            self.counts["conflict, gold"] += gold and said in ("conflict", "superseded")
            self.counts["surfaced, gold"] += gold and surfaced
            if gold:
                chain = topic, str(a["instance"])
                self.chains[chain] = self.chains.get(chain, False) or surfaced
            where = f"{a['doc']} “{a['text']}” / {b['doc']} “{b['text']}”"
            if gold and said not in ("conflict", "superseded"):
                self.lines.append(f"missed: {where}: {said or cause(left, right, config)}")
            elif said == "conflict" and not gold:
                self.lines.append(f"false: {where}")

    def scores(self) -> dict[str, float]:
        """Precision and recall of conflicts in percent, pairs and chains that were surfaced in percent."""
        n = self.counts
        return {
            "conflicts_precision": 100 * n["conflict, gold"] / max(1, n["conflict"]),
            "conflicts_recall": 100 * n["conflict, gold"] / max(1, n["gold"]),
            "conflicts_surfaced": 100 * n["surfaced, gold"] / max(1, n["gold"]),
            "chains_surfaced": 100 * sum(self.chains.values()) / max(1, len(self.chains)),
        }


def measure(topics: Sequence[int] = ()) -> Tally:
    """Run over the topics (by default all that hold mentions), each by itself."""
    config, mentions, tally = Config(), read_mentions(), Tally()
    for topic in topics or sorted(mentions):
        result = check(sorted(SHARED.glob(f"docs/{topic}_*")), config)
        tally.add(topic, mentions.get(topic, []), result, config)
    return tally


def main() -> None:
    """Run, score, and list causes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topics", nargs="*", type=int)
    tally = measure(parser.parse_args().topics)
    print("\n".join(tally.lines))
    print(", ".join(f"{name} {n}" for name, n in tally.counts.items()))
    print(", ".join(f"{name} {score:.1f}" for name, score in tally.scores().items()))


if __name__ == "__main__":
    main()
