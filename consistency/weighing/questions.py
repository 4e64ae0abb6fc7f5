"""Weighed differences to questions: what is about one thing is told once, with a side for each answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from consistency.datatypes import Claim
from consistency.weighing.differences import Difference, Place

Pair = tuple[Place, Place]
"""Two sentences."""
SLOTTED = ("number", "time")
"""Kinds whose sides are answers; the sides of the others are sentences."""


@dataclass(slots=True, eq=False)
class AtOdds:
    """Answers to one question that may be at odds.

    ``sides``: answer -> the sentences that give it. ``told``: the differences that were put together, the likeliest
    first. ``held``: the pairs of sentences that stand on two sides, each in order.
    """

    kind: str
    strength: float
    sides: dict[Hashable, list[Place]] = field(default_factory=dict)
    told: list[tuple[float, Difference]] = field(default_factory=list)
    held: set[Pair] = field(default_factory=set)

    def add(self, probability: float, difference: Difference, answers: tuple[Hashable, Hashable]) -> set[Pair]:
        """One more difference about the same thing; the pairs that it ``adds``."""
        new = self.adds(difference, answers)
        self.held |= new
        self.told.append((probability, difference))
        for answer, sentence in zip(answers, (difference.a, difference.b), strict=True):
            own = self.sides.setdefault(answer, [])
            if sentence not in own:
                own.append(sentence)
        return new

    def takes(self, answers: tuple[Hashable, Hashable], strength: float, most: int, least: float) -> bool:
        """Is there room for these answers, and are they about as likely as the first?"""
        new = sum(answer not in self.sides for answer in answers)
        return strength >= least * self.strength and len(self.sides) + new <= most

    def adds(self, difference: Difference, answers: tuple[Hashable, Hashable]) -> set[Pair]:
        """The pairs of sentences that the difference puts on two sides, besides those that stand there.

        A sentence that gives both answers makes none with itself. Only what the difference brings is looked at: a
        question may hold a thousand sentences, and gets a difference for each.
        """
        brought = list(zip(answers, (difference.a, difference.b), strict=True))
        stands = [*brought, *((answer, j) for answer, own in self.sides.items() for j in own)]
        met = {(min(i, j), max(i, j)) for answer, i in brought for other, j in stands if other != answer and i != j}
        return met - self.held


def at_odds(
    weighed: Sequence[tuple[float, float, Difference]],
    told_already: set[Pair],
    most: int,
    least: float,
    said: Mapping[Place, str] = MappingProxyType({}),
) -> list[AtOdds]:
    """Questions from ``weighed`` differences (strength, probability, difference), the strongest first.

    No pair of sentences that ``told_already`` or another question holds is told again. A difference one of whose two
    answers stands in a question joins it, as long as that has no more than ``most`` sides, the difference is at least
    ``least`` times as strong as the question's first, and figures count alike. The order of ``weighed`` does not
    matter. ``said``: sentence -> its words; those of the same words, as copies have them, are one answer, and which
    document has them decides nothing.
    """

    def order(w: tuple[float, float, Difference]) -> tuple[object, ...]:
        d = w[2]
        return (-w[0], *sorted((said.get(d.a, ""), said.get(d.b, ""))), d.a, d.b, d.kind, _spans(d))

    ordered = sorted(weighed, key=order)
    found: list[AtOdds] = []
    homes: dict[Hashable, set[int]] = defaultdict(set)
    joined = set(told_already)
    for strength, probability, difference in ordered:
        if (difference.a, difference.b) in joined:
            continue
        nodes, answers = _nodes(difference, said), answers_of(difference, said)
        at = next(
            (
                number
                for number in sorted(homes[nodes[0]] | homes[nodes[1]])
                if _counts_alike(difference)
                and found[number].takes(answers, strength, most, least)
                and not found[number].adds(difference, answers) & joined
            ),
            None,
        )
        if at is None:
            at = len(found)
            found.append(AtOdds(difference.kind, strength))
        joined |= found[at].add(probability, difference, answers)
        for node in nodes:
            homes[node].add(at)
    return [q for q in found if len(q.sides) > 1]


def _counts_alike(d: Difference) -> bool:
    """Do two figures plainly count one thing: of one dimension that is no count, one head, or one measure?

    Where neither says what it counts they may. Anything but figures does.
    """
    x, y = d.slot_a, d.slot_b
    if d.kind != "number" or x is None or y is None or x.quantity is None or y.quantity is None:
        return True
    if x.quantity.unit or y.quantity.unit or x.head == y.head:
        return True
    measures = [slot.claim.scope.measure if slot.claim else "" for slot in (x, y)]
    if all(measures):
        return measures[0] == measures[1]
    return not (x.head and y.head)


def _spans(d: Difference) -> tuple[int, int]:
    return (d.slot_a.start, d.slot_b.start) if d.slot_a and d.slot_b else (0, 0)


def _nodes(d: Difference, said: Mapping[Place, str]) -> tuple[Hashable, Hashable]:
    """What the two sides are known by: a figure by its place, everything else by its sentence."""
    if d.kind in SLOTTED and d.slot_a and d.slot_b:
        return (d.kind, d.a, d.slot_a.start), (d.kind, d.b, d.slot_b.start)
    return said.get(d.a, d.a), said.get(d.b, d.b)


def answers_of(d: Difference, said: Mapping[Place, str]) -> tuple[Hashable, Hashable]:
    """The two answers: the values of figures and times, else the sentences by their words (``said``) or place."""
    if d.kind in SLOTTED and d.slot_a and d.slot_b:
        return d.slot_a.value, d.slot_b.value
    return said.get(d.a, d.a), said.get(d.b, d.b)


def said_by(statements: Mapping[Place, Claim]) -> dict[Place, str]:
    """Sentence -> its words, whatever stands between them."""
    return {place: " ".join(claim.quote.casefold().split()) for place, claim in statements.items()}
