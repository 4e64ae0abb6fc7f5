"""Two near sentences, slot by slot: which slots do they fill differently, and what speaks for it.

All evidence is symmetric: which of the two sentences comes first changes nothing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz import fuzz
from scipy import sparse
from scipy.sparse.linalg import norm

from consistency.checks.corpus import Corpus
from consistency.checks.numbers import relate
from consistency.checks.pairs import NOTHING_KNOWN, Known
from consistency.checks.pairs import judge as rule_on
from consistency.checks.scopes import compare_scopes
from consistency.config import Config, packaged_table
from consistency.datatypes import Claim, Verdict
from consistency.language import denial
from consistency.weighing.candidates import Near, Space
from consistency.weighing.slots import Family, Slot, Told, size_of

KINDS: tuple[Family | str, ...] = ("number", "time", "name", "word", "whole")
"""Families of slots, and the two sentences as wholes; each has its own weights."""
RELATIONS = {"same": 1.0, "unknown": 0.0, "finer": 2.0, "wider": 3.0, "different": 4.0}
SLOTS = ("measure", "population", "place", "date", "period", "status", "subject", "part")
RULINGS: Mapping[str, float] = {
    "agree": 0.0, "compatible": 1.0, "different_scope": 2.0, "superseded": 3.0, "unclear": 4.0, "drift": 5.0,
    "conflict": 6.0,
}  # fmt: skip
COMPARED = {"same": 0.0, "compatible": 1.0, "differ": 2.0, "incomparable": 3.0}
SORTS = {
    name: float(at)
    for at, name in enumerate(
        ("count", "share", "money", "measure", "age", "ordinal", "multiple", "ratio", "noun", "verb", "adjective",
         "person", "body", "people", "place", "thing", "day", "hour", "tally", "rank")
    )
}  # fmt: skip
"""A number for each sort of slot; the fitted steps know them, so a new one comes last."""
UNKNOWN = -1.0
"""Value of evidence that cannot be had."""
Evidence = tuple[tuple[str, float], ...]
Place = tuple[str, int]
"""What a sentence is known by: its document, and its first character there."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """What the other stages say of a pair of sentences, each known by document and start."""

    findings: Mapping[tuple[Place, Place], frozenset[Verdict]] = field(default_factory=dict)
    """Verdicts of the findings that hold the two, one a side."""
    questions: Mapping[Place, frozenset[str]] = field(default_factory=dict)
    """Shared claims that a sentence stands in."""
    same_question: Callable[[Claim, Claim], float] = lambda a, b: UNKNOWN
    """How surely two figures answer one question; 0 where a gate keeps them apart."""
    known: Known = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sentences that fill a slot differently, or (``kind`` whole) that may differ as a whole.

    ``a`` and ``b``: document and start of each sentence, in order; ``slot_a`` and ``slot_b`` are None for whole.
    """

    kind: str
    a: Place
    b: Place
    slot_a: Slot | None
    slot_b: Slot | None
    evidence: Evidence


def place_of(claim: Claim) -> Place:
    """What a sentence is known by."""
    return claim.document, claim.start


def differences(
    space: Space, near: Sequence[Near], told: Mapping[int, Told], corpus: Corpus, opinions: Opinions
) -> Iterator[Difference]:
    """All differences of the near pairs, in their order; ``told``: index of a statement -> what it says."""
    reader = _Reader(space, told, corpus, opinions)
    for pair in near:
        if pair.a in told and pair.b in told:
            yield from reader.read(pair)


class _Reader:
    def __init__(self, space: Space, told: Mapping[int, Told], corpus: Corpus, opinions: Opinions) -> None:
        self.space, self.told, self.corpus, self.opinions = space, told, corpus, opinions
        self.config: Config = corpus.config
        documents = sorted({c.document for c in space.claims})
        self.number = {d: i for i, d in enumerate(documents)}
        self.alike, self.kin = _kinship(space, self.number)
        self.order = _order(space)
        self.lengths = Counter(c.document for c in space.claims)
        self.holders: dict[Hashable, set[str]] = defaultdict(set)
        for i, said in told.items():
            for slot in said.slots:
                self.holders[_known_by(slot)].add(space.claims[i].document)
        hedges = packaged_table("drift")["certainty"]
        self.hedges = frozenset(str(w) for name in ("hedges", "weak") for w in hedges[name])
        self.denied: dict[int, int] = {}

    def read(self, pair: Near) -> list[Difference]:
        """The whole of the two, then their slots."""
        a, b = self.told[pair.a], self.told[pair.b]
        found = [
            (_family(x), x, y, evidence)
            for x in self._held(a)
            for y in self._held(b)
            if x.family == y.family and (evidence := self._slots(pair, a, b, x, y)) is not None
        ]
        counts = Counter(family for family, *_ in found)
        base = (*self._pair(pair), *((f"differing_{k}s", float(counts[k])) for k in KINDS[:-1]))
        one, other = place_of(self.space.claims[pair.a]), place_of(self.space.claims[pair.b])
        whole = Difference("whole", one, other, None, None, base)
        return [whole, *(Difference(k, one, other, x, y, (*base, *e)) for k, x, y, e in found)]

    def _held(self, told: Told) -> Sequence[Slot]:
        """The slots that are held against another sentence's: of a line of a table, which has many figures, none of
        these."""
        if len(told.figures) <= self.config.weighed_figures:
            return told.slots
        return [slot for slot in told.slots if slot.family != "number"]

    def _pair(self, pair: Near) -> Evidence:
        space, told = self.space, self.told
        a, b = space.claims[pair.a], space.claims[pair.b]
        one, other = space.bags[pair.a].keys(), space.bags[pair.b].keys()
        weight = space.rarity
        common = self._weight(one & other)
        sums = sorted((sum(weight[w] for w in words) or 1.0) for words in (one, other))
        places = sorted((self.order[pair.a], self.order[pair.b]))
        depths = [self.order[i] / self.lengths[c.document] for i, c in ((pair.a, a), (pair.b, b))]
        sizes = sorted((len(one), len(other)))
        x, y = self.number[a.document], self.number[b.document]
        figures = sorted(
            (len(told[pair.a].figures - told[pair.b].figures), len(told[pair.b].figures - told[pair.a].figures))
        )
        verdicts = self._verdicts(a, b)
        asked = [self.opinions.questions.get(place_of(c), frozenset()) for c in (a, b)]
        return (
            ("likeness", pair.likeness),
            ("masked_likeness", pair.masked),
            ("rare_words", pair.rare_words),
            ("shared_words", common / ((sums[0] + sums[1] - common) or 1.0)),
            ("contained_words", common / sums[0]),
            ("nearer_rank", float(pair.ranks[0])),
            ("farther_rank", float(pair.ranks[1])),
            ("document_likeness", float(self.alike[x, y])),
            ("kinship", float(self.kin[x, y]) if x != y else 1.0),
            ("one_document", float(x == y)),
            ("one_origin", float(self.corpus.origins.get(a.document) == self.corpus.origins.get(b.document))),
            ("first_place", float(places[0])),
            ("last_place", float(places[1])),
            ("depth", min(depths)),
            ("fewer_words", float(sizes[0])),
            ("more_words", float(sizes[1])),
            ("headlines", float((a.passage == "headline") + (b.passage == "headline"))),
            ("quotes", float((a.passage == "quote") + (b.passage == "quote"))),
            ("denials", float(abs(self._denials(pair.a) - self._denials(pair.b)))),
            ("hedges", float(abs(self._hedges(pair.a) - self._hedges(pair.b)))),
            ("shared_names", float(len(told[pair.a].names & told[pair.b].names))),
            ("shared_figures", float(len(told[pair.a].figures & told[pair.b].figures))),
            ("fewer_own_figures", float(figures[0])),
            ("more_own_figures", float(figures[1])),
            ("word_order", round(fuzz.ratio(space.folded[pair.a], space.folded[pair.b]) / 100, 5)),
            (
                "one_question",
                float(len(asked[0] & asked[1])),
            ),
            ("found", float(bool(verdicts))),
            ("found_conflict", float("conflict" in verdicts)),
            ("found_unclear", float("unclear" in verdicts)),
            ("found_explained", float(bool(verdicts & {"compatible", "different_scope", "superseded"}))),
            ("found_drift", float("drift" in verdicts)),
        )

    def _verdicts(self, a: Claim, b: Claim) -> frozenset[Verdict]:
        x, y = sorted((place_of(a), place_of(b)))
        return self.opinions.findings.get((x, y), frozenset())

    def _denials(self, i: int) -> int:
        if i not in self.denied:
            parse = self.told[i].parse
            self.denied[i] = sum(
                denial(parse, t) is not None for t in range(len(parse)) if parse.pos[t] in ("VERB", "AUX", "ADJ")
            )
        return self.denied[i]

    def _hedges(self, i: int) -> int:
        return sum(count for word, count in self.space.bags[i].items() if word in self.hedges)

    def _slots(self, pair: Near, a: Told, b: Told, x: Slot, y: Slot) -> Evidence | None:
        """The evidence for one pair of slots; None where they say the same or cannot be held against each other."""
        own = _OWN[x.family](x, y, a, b, self.config)
        if own is None:
            return None
        holders = sorted((len(self.holders[_known_by(x)]), len(self.holders[_known_by(y)])))
        documents = len(self.number)
        one, other = self.space.claims[pair.a].document, self.space.claims[pair.b].document
        elsewhere = (other in self.holders[_known_by(x)]) + (one in self.holders[_known_by(y)])
        clause, near = x.clause & y.clause, x.near & y.near
        return (
            *own,
            ("sort", SORTS[x.sort]),
            ("same_governor", float(x.governor == y.governor)),
            ("same_dependency", float(x.dependency == y.dependency)),
            ("same_predicate", float(bool(x.predicate) and x.predicate == y.predicate)),
            ("same_subject", float(bool(x.subject) and x.subject == y.subject)),
            ("near_words", self._share(near, x.near | y.near)),
            ("near_count", float(len(near))),
            ("clause_words", self._share(clause, x.clause | y.clause)),
            ("clause_count", float(len(clause))),
            ("clause_contained", self._contained(clause, x.clause, y.clause)),
            ("elsewhere", float(elsewhere)),
            ("rarer_share", holders[0] / documents),
            ("commoner_share", holders[1] / documents),
            ("rarer_documents", float(holders[0])),
            ("commoner_documents", float(holders[1])),
            ("place_in_sentence", (x.start / max(1, len(a.parse.text)) + y.start / max(1, len(b.parse.text))) / 2),
            *self._claims(x, y),
        )

    def _claims(self, x: Slot, y: Slot) -> Evidence:
        """What the claims of two figures say of each other."""
        if x.family != "number":
            return ()
        if x.claim is None or y.claim is None:
            return (
                *((f"{s}_relation", UNKNOWN) for s in SLOTS),
                ("same_question", UNKNOWN),
                ("ruling", UNKNOWN),
                ("same_measure", UNKNOWN),
            )
        relations = {s.slot: RELATIONS[s.relation] for s in compare_scopes(x.claim, y.claim, self.config)}
        score = self.opinions.same_question(x.claim, y.claim)
        ruling = rule_on(x.claim, y.claim, max(0.0, score), self.config, self.opinions.known).verdict
        measure = x.claim.scope.measure
        return (
            *((f"{s}_relation", relations.get(s, UNKNOWN)) for s in SLOTS),
            ("same_question", score),
            ("ruling", RULINGS[ruling]),
            ("same_measure", float(bool(measure) and measure == y.claim.scope.measure)),
        )

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self.space.rarity.get(w, 3.0) for w in sorted(words))

    def _share(self, common: frozenset[str], union: frozenset[str]) -> float:
        return round(self._weight(common) / (self._weight(union) or 1.0), 5)

    def _contained(self, common: frozenset[str], one: frozenset[str], other: frozenset[str]) -> float:
        return round(self._weight(common) / (min(self._weight(one), self._weight(other)) or 1.0), 5)


def _family(slot: Slot) -> str:
    return slot.family


def _known_by(slot: Slot) -> Hashable:
    """What two slots with the same value share, whatever else they are."""
    return (slot.family if slot.family != "time" else slot.sort, slot.value)


def _numbers(x: Slot, y: Slot, a: Told, b: Told, config: Config) -> Evidence | None:
    """Two figures of one dimension that do not say the same, and of one measure: the dead never meet the wounded."""
    q, r = x.quantity, y.quantity
    if q is None or r is None or not q.interval.meets(r.interval):
        return None
    measures = {slot.claim.scope.measure for slot in (x, y) if slot.claim is not None and slot.claim.scope.measure}
    if len(measures) > 1:
        return None
    if x.value == y.value and q.modifier == r.modifier:
        return None
    relation = relate(q, r, "", config)[0]
    sizes = sorted((size_of(q), size_of(r)))
    return (
        ("same_head", float(bool(x.head) and x.head == y.head)),
        ("ratio", round(math.log(sizes[1] + 0.5) - math.log(sizes[0] + 0.5), 5)),
        ("compared", COMPARED[relation]),
        ("in_the_other", float((x.value in b.figures) + (y.value in a.figures))),
        ("has_unit", float(bool(q.unit or r.unit))),
        ("size", sizes[0]),
    )


def _times(x: Slot, y: Slot, a: Told, b: Told, config: Config) -> Evidence | None:
    if x.value == y.value or x.sort != y.sort:
        return None
    if isinstance(x.value, int) and isinstance(y.value, int):
        gap, alike = abs(x.value - y.value) / 60, 0.0
    else:
        gap, alike = UNKNOWN, round(fuzz.ratio(str(x.value), str(y.value)) / 100, 5)
    return (
        ("hours_apart", gap),
        ("spelling", alike),
        ("as_precise", float(len(str(x.value)) == len(str(y.value)))),
        ("in_the_other", float((x.value in b.times) + (y.value in a.times))),
    )


def _names(x: Slot, y: Slot, a: Told, b: Told, config: Config) -> Evidence | None:
    """Two names of one sort, neither of which the other sentence has, nor any that is a part of the other."""
    if x.sort != y.sort or x.value == y.value or x.value in b.names or y.value in a.names:
        return None
    one, other = str(x.value), str(y.value)
    parts = [frozenset(name.removesuffix("s") for name in words.split()) for words in (one, other)]
    if parts[0] <= parts[1] or parts[1] <= parts[0]:
        return None
    return (
        ("spelling", round(fuzz.ratio(one, other) / 100, 5)),
        ("shared_parts", float(bool(set(one.split()) & set(other.split())))),
    )


def _words(x: Slot, y: Slot, a: Told, b: Told, config: Config) -> Evidence | None:
    """Two words of one part of speech in one place: of one governor, or verbs of one subject or object."""
    if x.sort != y.sort or x.value == y.value or x.value in b.lemmas or y.value in a.lemmas:
        return None
    governed = x.governor == y.governor and x.governor != x.value
    shared = bool(x.clause & y.clause)
    if not governed and not (x.sort == "verb" and shared):
        return None
    return (
        ("spelling", round(fuzz.ratio(str(x.value), str(y.value)) / 100, 5)),
        ("governed_alike", float(governed)),
    )


_OWN: Mapping[Family, Callable[[Slot, Slot, Told, Told, Config], Evidence | None]] = {
    "number": _numbers,
    "time": _times,
    "name": _names,
    "word": _words,
}


def _kinship(space: Space, number: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """How alike two documents are, and how alike the company they keep is (correlation of their rows of likeness)."""
    n = len(number)
    of = [number[claim.document] for claim in space.claims]
    member = sparse.csr_matrix((np.ones(len(of)), (of, range(len(of)))), shape=(n, len(of)))
    meaning, words = member @ space.sentences, (member @ space.words).tocsr()
    meaning /= np.linalg.norm(meaning, axis=1, keepdims=True) + 1e-9
    words = sparse.diags(1.0 / (norm(words, axis=1) + 1e-9)) @ words
    alike = np.round(meaning @ meaning.T + np.asarray((words @ words.T).todense()), 5)
    if n < 3:
        return alike, np.zeros((n, n))
    others = alike.copy()
    np.fill_diagonal(others, np.nan)
    rows = others - np.nanmean(others, axis=1, keepdims=True)
    rows = np.nan_to_num(rows / (np.nanstd(rows, axis=1, keepdims=True) + 1e-9))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    return alike, np.round((rows / lengths) @ (rows / lengths).T, 5)


def _order(space: Space) -> list[int]:
    """For each statement its number in its document, from 0."""
    seen: Counter[str] = Counter()
    found = []
    for claim in space.claims:
        found.append(seen[claim.document])
        seen[claim.document] += 1
    return found
