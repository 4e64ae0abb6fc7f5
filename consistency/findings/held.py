"""Which pairs of sentences a finding holds: looked up where they are asked for, since there may be millions of them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from consistency.datatypes import COPIES, Claim, CopyLink, Finding, Verdict

Place = tuple[str, int]
"""What a sentence is known by: its document, and its first character there."""
Pair = tuple[Place, Place]
"""Two sentences, in order."""


class HeldPairs(Mapping[Pair, frozenset[Verdict]]):
    """Pairs of sentences that a finding holds, one a side -> the verdicts on their sides; agreement is none.

    Two sides of a thousand sentences hold a million pairs, so only the sides are kept: a pair costs time when it is
    asked for and no memory. ``among`` counts them all out, for as few sentences as the caller can say.
    """

    def __init__(self, claims: Iterable[Claim], findings: Sequence[Finding]) -> None:
        """``claims``: all that the ``findings`` name."""
        place = {c.id: (c.document, c.start) for c in claims}
        self._sides: dict[tuple[int, int], list[Place]] = {}
        """(number of the finding, of the side) -> its sentences."""
        self._stands: dict[Place, list[tuple[int, int]]] = defaultdict(list)
        """Sentence -> the sides that it stands on."""
        self._verdicts: list[Mapping[int, Mapping[int, frozenset[Verdict]]]] = []
        """For each finding: side -> the other side -> what is said of the two."""
        for number, finding in enumerate(findings):
            verdicts: dict[int, dict[int, frozenset[Verdict]]] = defaultdict(dict)
            for pair in finding.pairs:
                if pair.verdict != "agree":
                    said = verdicts[pair.a].get(pair.b, frozenset()) | {pair.verdict}
                    verdicts[pair.a][pair.b] = verdicts[pair.b][pair.a] = said
            self._verdicts.append(verdicts)
            for side in verdicts:
                self._sides[number, side] = list(dict.fromkeys(place[c] for c in finding.sides[side].claims))
                for sentence in self._sides[number, side]:
                    self._stands[sentence].append((number, side))

    def __getitem__(self, pair: Pair) -> frozenset[Verdict]:
        one, other = pair
        found: set[Verdict] = set()
        if one < other and one in self._stands and other in self._stands:
            for number, side in self._stands[one]:
                verdicts = self._verdicts[number][side]
                for its, second in self._stands[other]:
                    if its == number:
                        found |= verdicts.get(second, frozenset())
        if not found:
            raise KeyError(pair)
        return frozenset(found)

    def __iter__(self) -> Iterator[Pair]:
        return self._pairs(None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def among(self, sentences: Collection[Place]) -> set[Pair]:
        """The pairs of two of these ``sentences``."""
        return set(self._pairs(set(sentences)))

    def _pairs(self, wanted: set[Place] | None) -> Iterator[Pair]:
        """Each pair once, in order; both of it ``wanted``, or any."""
        sides = {
            side: [s for s in sentences if wanted is None or s in wanted] for side, sentences in self._sides.items()
        }
        for one in sorted({s for sentences in sides.values() for s in sentences}):
            others = {
                other
                for number, side in self._stands[one]
                for second in self._verdicts[number][side]
                for other in sides[number, second]
                if one < other
            }
            for other in sorted(others):
                yield one, other


def told_pairs(held: HeldPairs, sentences: Collection[Place], links: Iterable[CopyLink]) -> set[Pair]:
    """The pairs of two of these ``sentences`` that ``held`` tells of, by themselves or by a copy of each.

    What a finding tells of a sentence is told of its copies: one wire story makes one difference, whoever prints it.
    """
    same: dict[Place, set[Place]] = defaultdict(set)
    for link in links:
        if link.kind in COPIES:
            for pair in link.pairs:
                a, b = (link.a, pair.a.start), (link.b, pair.b.start)
                same[a].add(b)
                same[b].add(a)
    wanted = set(sentences)
    told: set[Pair] = set()
    for one, other in held.among(wanted.union(*(same[s] for s in wanted if s in same))):
        for a, b in itertools.product({one, *same.get(one, ())}, {other, *same.get(other, ())}):
            if a != b and a in wanted and b in wanted:
                told.add((min(a, b), max(a, b)))
    return told
