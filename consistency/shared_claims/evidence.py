"""Do two claims answer the same question? Named evidence, each with its weight; the sum is read as log-odds."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consistency.checks.alignment import Context, context_around
from consistency.checks.scopes import SlotComparison, compare_scopes, date_relation
from consistency.checks.told import counts_event, days_apart, homes_of, kinds_apart, lands_apart, leading
from consistency.config import Config, packaged_table
from consistency.datatypes import Claim, Span, Vectors
from consistency.lemmas import lemma_of

_WORD = re.compile(r"[A-Za-z][\w'-]+|\d+")
TOLD_FIRST = "told_first"
"""Evidence that is a matter of place: each is the first toll, magnitude or sum of its text."""
ONE = "same_person"
"""Evidence that two ages are said of one person."""
CHUNK = 1024
"""Claims of a block that are scored at a time, against all of it."""
_SPLITTING = frozenset({"measure", "status", "place", "date", "part", "subject"})
"""Slots whose known difference makes another question; population and period may differ in one slot."""
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that may answer the same question. ``score``: probability 0 to 1, from the evidence."""

    a: int
    b: int
    score: float
    evidence: tuple[tuple[str, float, float], ...]
    """(name, value, weight); the products and the bias add up to the log-odds of ``score``."""

    @property
    def said_alike(self) -> float:
        """``score`` without what stands first in its text: that brings two figures together, and proves nothing."""
        return round(probability(sum(v * w for name, v, w in self.evidence if name != TOLD_FIRST)), 5)


def probability(log_odds: float) -> float:
    """The logistic function."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, log_odds))))


class Evidence:
    """Scores pairs of claims. Built once for a run: the weight of a word is counted inside its story."""

    def __init__(
        self, claims: Sequence[Claim], vectors: Mapping[str, Vectors], stories: Mapping[str, str], config: Config
    ) -> None:
        self.vectors, self.stories, self.config = vectors, stories, config
        table = packaged_table("same_question")
        self.weights: Mapping[str, Mapping[str, float]] = {k: table[k] for k in ("statement", "quantity")}
        self._rare = _rare_rows(claims, stories)
        self._contexts = {c.id: _context(c) for c in claims if c.quantity is not None}
        self._homes = homes_of(claims)
        self._leading = frozenset(c.id for c in leading(claims, config))
        self._sorts: dict[str, int] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._slots_of: dict[tuple[int, int], tuple[str, ...] | None] = {}

    def matrix(self, block: Sequence[Claim], start: int, stop: int) -> Matrix:
        """Highest possible scores of ``block[start:stop]`` against ``block``, shape (stop - start, len(block)).

        For statements these are the scores; for quantities slots can still lower them.
        """
        return self.scores(block).against(start, stop, slice(None))

    def scores(self, block: Sequence[Claim]) -> BlockScores:
        """``block`` read once, to be scored in pieces."""
        statements = block[0].quantity is None
        return BlockScores(
            self.weights["statement" if statements else "quantity"],
            np.stack([self.vectors[c.question] for c in block]),
            _stacked([self._rare[c.id] for c in block]),
            None if statements else np.array([c.id in self._leading for c in block], dtype=np.float64),
            SAME_PERSON if not statements and block[0].scope.measure == AGE else 0.0,
        )

    def link(self, left: Claim, right: Claim, a: int = 0, b: int = 1) -> Link | None:
        """The evidence for one pair, or ``None`` where a gate keeps the two apart."""
        statement = left.quantity is None or right.quantity is None
        named: tuple[str, ...] | None = ()
        if statement:
            named = None if statements_apart(left, right, self.config) else ()
        else:
            named = None if _one_sentence(left, right) else self._slots(left, right)
        if named is None:
            return None
        weights = self.weights["statement" if statement else "quantity"]
        values = [("bias", 1.0)]
        values.append(("wording", round(float(self.vectors[left.question] @ self.vectors[right.question]), 5)))
        one_story = self.stories.get(left.document) == self.stories.get(right.document)
        rare = _dot(self._rare[left.id], self._rare[right.id]) if one_story else 0.0
        values.append(("rare_words", round(rare, 5)))
        if not statement:
            values.append(("context", round(self._contexts[left.id].likeness(self._contexts[right.id]), 5)))
            values += [(name, 1.0) for name in named]
        evidence = tuple((name, value, SAME_PERSON if name == ONE else weights[name]) for name, value in values)
        return Link(a, b, round(probability(sum(v * w for _, v, w in evidence)), 5), evidence)

    def _slots(self, left: Claim, right: Claim) -> tuple[str, ...] | None:
        """What two figures have in common besides their words, by name; ``None`` where a gate keeps them apart. Asked
        once for each two sorts of claims: the figures of one event share few places, days and statuses."""
        sorts = self._sort(left), self._sort(right)
        if sorts not in self._slots_of:
            self._slots_of[sorts] = self._compared(left, right)
        return self._slots_of[sorts]

    def _sort(self, claim: Claim) -> int:
        """The number of everything about a claim but its words and its figure; equal for claims that slots cannot tell
        apart."""
        known = self._sorts.get(claim.id)
        if known is None:
            q, slots = claim.quantity, dict(claim.evidence)
            assert q is not None  # noqa: S101  (asked of figures only)
            place, home = slots.get("place", ""), self._homes.get(claim.document)
            mark = (
                claim.scope, replace(claim.clocks, published=None), claim.role, home, claim.id in self._leading,
                place in claim.quote, place.endswith(")"), self.stories.get(claim.document),
                replace(q, low=None, high=None, start=0, end=0, counted="", counted_start=0, counted_end=0, rules=(),
                        base_low=None, base_high=None, list_span=Span(0, 0) if q.list_span else None, part_of=None),
                (slots.get("subject", ""), claim.quote) if claim.scope.subject or claim.scope.measure == AGE else (),
            )  # fmt: skip
            known = self._sorts[claim.id] = self._numbers.setdefault(mark, len(self._numbers))
        return known

    def _compared(self, left: Claim, right: Claim) -> tuple[str, ...] | None:
        slots = compare_scopes(left, right, self.config)
        slots = tuple(s for s in slots if s.slot != "place" or s.relation != "different" or _both_say(left, right))
        if left.scope.measure == AGE and _of_two_persons(left, right, slots):
            return None
        if not may_meet(slots) or _part_of_all(left, right):
            return None
        if _is_toll(left) and not _anchored(slots) and _relation(slots, "population") == "wider":
            return None  # "no Germans were killed", "25 people were killed": nothing says that it was one event
        if counts_event(left, self.config) and self._of_two_events(left, right):
            return None
        one_story = self.stories.get(left.document) == self.stories.get(right.document)
        named = [name for name in _named(left, right, slots, one_story) if name in self.weights["quantity"]]
        named += [TOLD_FIRST] if one_story and self._told_first(left, right) else []
        if one_story and left.scope.measure == AGE and _relation(slots, "subject") == "same" and left.scope.subject:
            named.append(ONE)
        return tuple(named)

    def _of_two_events(self, left: Claim, right: Claim) -> bool:
        """Do two tolls or magnitudes belong to events of other kinds, days or countries, as their sentences or else the
        leads of their texts say?"""
        return (
            kinds_apart(left, right)
            or days_apart(left, right, self._homes)
            or lands_apart(left, right, self._homes, self.config)
        )

    def _told_first(self, left: Claim, right: Claim) -> bool:
        """Is each the first toll, magnitude or sum of its text, and of no other kind of event than the other?"""
        kinds = {_trigger(left), _trigger(right)} - {""}
        return len(kinds) < 2 and left.id in self._leading and right.id in self._leading


AGE = "age"
"""Measure of the ages of persons."""
SAME_PERSON = 6.0
"""Weight of one name in two texts of one story for the question of its age, however it is worded."""


def _of_two_persons(left: Claim, right: Claim, slots: Sequence[SlotComparison]) -> bool:
    """Are two ages those of two persons, or of persons that nothing shows to be one? One name, or one noun without."""
    if left.scope.subject and right.scope.subject:
        return _relation(slots, "subject") != "same"
    assert left.quantity is not None  # noqa: S101
    assert right.quantity is not None  # noqa: S101
    return bool(left.scope.subject or right.scope.subject) or left.quantity.head != right.quantity.head


@dataclass(frozen=True, slots=True)
class BlockScores:
    """The scores of a block of claims of one kind, as far as their words and places decide them."""

    weights: Mapping[str, float]
    rows: Vectors
    rare: sparse.csr_matrix
    first: NDArray[np.float64] | None
    """1 for the first figures of their texts; ``None`` for statements."""
    person: float = 0.0
    """What one person in common may add, for ages."""

    def against(self, start: int, stop: int, columns: slice | NDArray[np.int64]) -> Matrix:
        """Scores of rows ``start`` to ``stop`` against ``columns``."""
        wording = (self.rows[start:stop] @ self.rows[columns].T).astype(np.float64)
        shared = np.asarray((self.rare[start:stop] @ self.rare[columns].T).todense())
        first = None if self.first is None else np.outer(self.first[start:stop], self.first[columns])
        return self._score(wording, shared, first)

    def wording(self, start: int, stop: int) -> Vectors:
        """Cosines of rows ``start`` to ``stop`` against all rows."""
        return np.asarray(self.rows[start:stop] @ self.rows.T)

    def of_pairs(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
        """The score of each pair of rows ``a`` and ``b``."""
        wording = np.einsum("ij,ij->i", self.rows[a], self.rows[b]).astype(np.float64)
        shared = np.asarray(self.rare[a].multiply(self.rare[b]).sum(axis=1)).ravel()
        return self._score(wording, shared, None if self.first is None else self.first[a] * self.first[b])

    def _score(self, wording: Matrix, shared: Matrix, first: Matrix | None) -> Matrix:
        weights = self.weights
        log_odds = weights["bias"] + weights["wording"] * np.round(wording, 5)
        log_odds += weights["rare_words"] * np.round(shared, 5) + self.person
        if first is not None:
            counted = ("wording", "rare_words", "bias", TOLD_FIRST)
            log_odds += sum(w for name, w in weights.items() if w > 0 and name not in counted)
            log_odds += weights[TOLD_FIRST] * first
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -60, 60))))


def _named(left: Claim, right: Claim, slots: Sequence[SlotComparison], one_story: bool) -> list[str]:
    """The evidence that is there or not there, by name."""
    names = ["same_story" if one_story else "other_story"]
    names += [f"{s.relation}_{s.slot}" for s in slots if s.relation != "same" or s.a]
    if left.quantity and right.quantity and left.quantity.head == right.quantity.head:
        names.append("same_head" if left.quantity.head else "nothing_counted")
    one_event = one_story and _trigger(left) == _trigger(right) != ""
    if one_event:
        names.append("same_trigger")
    if _is_toll(left) and not _anchored(slots):
        names.append("no_anchor")
    return names


def _is_toll(claim: Claim) -> bool:
    """Is it a count of people to whom something happened?"""
    return bool(claim.scope.measure) and claim.scope.status == claim.scope.measure


def _anchored(slots: Sequence[SlotComparison]) -> bool:
    """Do both texts name one place or one date?"""
    return any(s.slot in ("place", "date") and s.relation in ("same", "finer") and s.a and s.b for s in slots)


def _relation(slots: Sequence[SlotComparison], slot: str) -> str:
    return next((s.relation for s in slots if s.slot == slot), "unknown")


def _trigger(claim: Claim) -> str:
    """The kind of event that the claim tells of ("quake", "attack"); empty where it tells of none."""
    return claim.scope.event.split("@")[0]


def _both_say(left: Claim, right: Claim) -> bool:
    """Does each sentence name its place itself? A place taken over from an earlier sentence keeps nothing apart."""
    return all(dict(c.evidence).get("place", "") in c.quote for c in (left, right))


def statements_apart(left: Claim, right: Claim, config: Config) -> bool:
    """Are two statements kept apart: by a known and different date, or because they say nearly the same of figures of
    which none counts the same ("12 people were killed", "12 people were wounded")?

    Where the words differ too, the figures part nothing: one text gives the toll of a quake and another its strength.
    """
    if date_relation(left.clocks, right.clocks) == "different":
        return True
    a, b = left.scope.measure, right.scope.measure
    if not a or not b or set(a.split()) & set(b.split()):
        return False
    one, other = _words_of(left.question), _words_of(right.question)
    return 2 * len(one & other) >= config.same_but_counted * (len(one) + len(other))


@lru_cache(maxsize=100_000)
def _words_of(question: str) -> frozenset[str]:
    return frozenset(lemma_of(w.lower()) for w in _WORD.findall(question))


def may_meet(slots: Sequence[SlotComparison]) -> bool:
    """Can two figures answer one question? At most one slot may differ, and only population or period."""
    different = [s for s in slots if s.relation in ("different", "wider")]
    if any(s.slot in (*_SPLITTING, "population") and s.relation == "different" for s in different):
        return False
    return len(different) <= 1


def _one_sentence(a: Claim, b: Claim) -> bool:
    """Two figures of one sentence are never two answers to one question."""
    return (a.document, a.start) == (b.document, b.start)


def _part_of_all(a: Claim, b: Claim) -> bool:
    """Is one a member of an enumeration ("three soldiers and one civilian") and the other a count of everybody?"""
    if a.quantity is None or b.quantity is None or a.scope.measure != a.scope.status:
        return False
    member, other = (a, b) if a.quantity.list_span else (b, a)
    assert member.quantity is not None  # noqa: S101
    assert other.quantity is not None  # noqa: S101
    return bool(
        member.quantity.list_span
        and member.scope.population
        and not other.quantity.list_span
        and not other.scope.population
    )


def _context(claim: Claim) -> Context:
    """The words of the clause around the figure of ``claim``."""
    assert claim.quantity is not None  # noqa: S101
    start, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    return context_around(claim.quote, start, end, lemma_of)


def _rare_rows(claims: Sequence[Claim], stories: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Claim id -> its words with their weights, length 1; rarer words of the story weigh more."""
    words = {c.id: sorted(_words_of(c.question)) for c in claims}
    held: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    seen: set[tuple[str, int]] = set()
    for c in claims:
        if (c.document, c.start) in seen:
            continue
        seen.add((c.document, c.start))
        story = stories.get(c.document, "")
        sizes[story] += 1
        held[story].update(words[c.id])
    rows = {}
    for c in claims:
        story = stories.get(c.document, "")
        row = {w: max(0.0, math.log((sizes[story] + 1) / (held[story][w] + 0.5))) for w in words[c.id]}
        length = math.sqrt(sum(x * x for x in row.values())) or 1.0
        rows[c.id] = {w: x / length for w, x in row.items()}
    return rows


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(weight * b[w] for w, weight in a.items() if w in b)


def _stacked(rows: Sequence[Mapping[str, float]]) -> sparse.csr_matrix:
    """The rows as a matrix, shape (rows, their words)."""
    columns = {w: at for at, w in enumerate(sorted({w for row in rows for w in row}))}
    ends = np.cumsum([0, *(len(row) for row in rows)])
    places = np.array([columns[w] for row in rows for w in row], dtype=np.int64)
    weights = np.array([x for row in rows for x in row.values()])
    return sparse.csr_matrix((weights, places, ends), shape=(len(rows), max(1, len(columns))))
