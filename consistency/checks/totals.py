"""Parts and wholes: enumerations and their sums, parts above their whole, what remains of it, shares of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from consistency.checks.corpus import Corpus, Draft
from consistency.checks.numbers import Relation, interval_of, number, phrase, relate, share_of
from consistency.config import Config
from consistency.datatypes import Claim, Quantity, Span

_BETWEEN = re.compile(
    r"(?:\s+(?:were\s+|was\s+|are\s+)?(?:\w+\s+)?(?:in|from|at|on|near|of)\s+(?:the\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]*){0,3})"
    r"\s*(?:,|,?\s+and|,?\s+plus)\s+(?:another\s+)?$"
)
"""What stands between two members of an enumeration: "12 in Matara, 10 in Galle and two in Colombo"."""
JOINT = 200
"""Characters that such a joint can have; four capitalised words and the rest of the pattern need fewer."""
_OPENS_PARTS = re.compile(
    r":\s*$|[–—]\s*$|^of\s+the\b|,\s*(?:comprising|made up of|consisting of|namely)\s+$", re.IGNORECASE
)
"""Words between a whole and its parts that promise them all."""
_REMAIN = re.compile(r"\b(?:remain(?:s|ed|ing)?|(?:is|are|were|was)\s+left|left\s+over)\b", re.IGNORECASE)


def lists_of(claims: Sequence[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Claim id -> all members of the enumeration that it stands in, for those that stand in one.

    Members know each other by their list span, or by standing one behind the other with nothing but a place between.
    """
    by_sentence: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
    for c in claims:
        if c.quantity is not None and c.quantity.kind == "count" and c.quantity.change is None:
            by_sentence[c.document, c.start, c.end].append(c)
    found: dict[str, tuple[Claim, ...]] = {}
    for group in by_sentence.values():
        ordered = sorted(group, key=_start)
        spans = [[m for m in s if m.scope.measure == s[0].scope.measure] for s in _by_span(ordered)]
        for same in (*spans, *_by_place(ordered)):
            if len(same) > 1 and not any(m.id in found for m in same):
                found |= {m.id: tuple(same) for m in same}
    return found


def _by_span(ordered: Sequence[Claim]) -> list[list[Claim]]:
    spans: dict[Span, list[Claim]] = defaultdict(list)
    for c in ordered:
        span = _quantity(c).list_span
        if span is not None:
            spans[span].append(c)
    return list(spans.values())


def _by_place(ordered: Sequence[Claim]) -> list[list[Claim]]:
    """Runs of figures with only places, commas and "and" between them, none of which names another thing."""
    runs: list[list[Claim]] = [[]]
    for c in ordered:
        q = _quantity(c)
        if runs[-1]:
            last = runs[-1][-1]
            edge = max(_quantity(last).end, _quantity(last).counted_end) - c.start
            between = c.quote[edge : q.start - c.start]
            joined = _BETWEEN.match(between) if len(between) <= JOINT else None
            alike = not q.head or not _quantity(last).head or q.head == _quantity(last).head
            if not joined or not alike or q.list_span or _quantity(last).list_span:
                runs.append([])
        runs[-1].append(c)
    return [r for r in runs if len(r) > 1 and any(re.search(r"\b(?:in|from|at|near)\s+[A-Z]", c.quote) for c in r)]


def _quantity(claim: Claim) -> Quantity:
    assert claim.quantity is not None  # noqa: S101  (callers pass figures only)
    return claim.quantity


def _start(claim: Claim) -> int:
    return _quantity(claim).start


def sum_of(members: Sequence[Claim]) -> Quantity | None:
    """The sum of an enumeration as a quantity; None where a member has an open end or another unit."""
    figures = [_quantity(m) for m in members]
    if len({(f.interval.dimension, f.unit, f.factor) for f in figures}) != 1:
        return None
    lows, highs = [f.low for f in figures], [f.high for f in figures]
    if any(x is None for x in (*lows, *highs)):
        return None
    low, high = sum(x for x in lows if x is not None), sum(x for x in highs if x is not None)
    loose = {f.modifier for f in figures} - {"exact"}
    modifier = "exact" if not loose else "approximate" if loose == {"approximate"} else "range"
    if modifier == "approximate" and low != high:
        modifier = "range"
    return replace(figures[0].worked_out(low, high), modifier=modifier)  # type: ignore[arg-type]


LEAST_PARTS = 3
"""So many figures in a row, to the last digit, make another text's total by no chance; two may."""


MOST_PARTS = 12
"""A sentence with more figures is a list or a table, where some stretch adds up to most totals."""


def runs_of(claims: Sequence[Claim]) -> dict[tuple[str, int], tuple[Claim, ...]]:
    """Document and start of a sentence -> its counts of one thing, where all but one may leave the noun out: "288
    ballots were cast by mail, 1,809 early and 474 on the day".

    What may add up to another text's total; that it does not is no finding.
    """
    sentences: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for c in claims:
        if c.quantity is not None and c.quantity.kind == "count" and c.quantity.change is None and not c.quantity.per:
            sentences[c.document, c.start].append(c)
    found = {}
    for place, own in sentences.items():
        ordered = sorted(own, key=_start)
        heads = {_quantity(c).head for c in ordered} - {""}
        if (
            LEAST_PARTS <= len(ordered) <= MOST_PARTS
            and len(heads) == 1
            and all(_exact(c) is not None for c in ordered)
        ):
            found[place] = tuple(ordered)
    return found


def runs_with(part: Claim, ordered: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    """The stretches of ``ordered`` of ``LEAST_PARTS`` figures or more that hold ``part``, the longest first."""
    at = next((i for i, c in enumerate(ordered) if c.id == part.id), None)
    if at is None:
        return []
    ends = [(i, j) for i in range(at + 1) for j in range(at + 1, len(ordered) + 1) if j - i >= LEAST_PARTS]
    return [tuple(ordered[i:j]) for i, j in sorted(ends, key=lambda e: e[0] - e[1])]


def above(part: Quantity, whole: Quantity, measure: str, config: Config) -> bool:
    """Is a part surely more than its whole, however the two were rounded?"""
    if relate(part, whole, measure, config)[0] != "differ":
        return False
    return interval_of(part).above(interval_of(whole))


def check(corpus: Corpus) -> list[Draft]:
    """Findings inside one document: parts above their whole, enumerations that do not add up, wrong remainders."""
    lists = lists_of(corpus.claims)
    drafts: list[Draft] = []
    for own in corpus.by_document.values():
        figures = sorted((c for c in own if c.quantity is not None), key=_start)
        drafts += _parts_above(figures, corpus.config)
        drafts += _enumerations(figures, lists, corpus.config)
        drafts += _remainders(figures)
        drafts += _shares(figures, corpus.config)
    return drafts


def _draft(a: Claim, b: Claim, labels: tuple[str, str], rule: str, *reasons: str) -> Draft:
    return Draft(
        "total", ((a,), (b,)), labels, "conflict", (*reasons, f"rule: {rule}"), f"{labels[0]}; {labels[1]}: {rule}."
    )


def _label(q: Quantity) -> str:
    return f"{phrase(q)} {q.counted}".strip()


def _whole_of(part: Claim, figures: Sequence[Claim]) -> Claim | None:
    span = _quantity(part).part_of
    if span is None:
        return None
    return next((c for c in figures if (_quantity(c).start, _quantity(c).end) == (span.start, span.end)), None)


def _parts_above(figures: Sequence[Claim], config: Config) -> list[Draft]:
    """A part above its whole: "nine of its eight bases"."""
    drafts = []
    for part in figures:
        whole = _whole_of(part, figures)
        if whole is None:
            continue
        p, w = _quantity(part), _quantity(whole)
        if p.kind == w.kind and above(p, w, whole.scope.measure, config):
            drafts.append(_draft(part, whole, (_label(p), f"of {_label(w)}"), "a part cannot be more than its whole"))
    return drafts


def _enumerations(figures: Sequence[Claim], lists: Mapping[str, tuple[Claim, ...]], config: Config) -> list[Draft]:
    """Parts that do not make their whole, where all are promised: "24 people: 12 in …, 10 in …, 3 in …"."""
    drafts = []
    for members in dict.fromkeys(lists[c.id] for c in figures if c.id in lists):
        first, total = members[0], sum_of(members)
        whole = next((c for c in reversed(figures) if c.start == first.start and _start(c) < _start(first)), None)
        if whole is None or total is None or whole.id in lists or not _counts_the_same(whole, members):
            continue
        q = _quantity(whole)
        edge = max(q.end, q.counted_end) - whole.start
        between = whole.quote[edge : _start(first) - whole.start]
        promised = (
            bool(_OPENS_PARTS.search(between)) or whole.quote[: q.start - whole.start].lower().strip() == "of the"
        )
        if promised and relate(total, q, whole.scope.measure, config)[0] == "differ":
            parts = " + ".join(phrase(_quantity(m)) for m in members)
            labels = (_label(q), f"{parts} = {phrase(total)}")
            drafts.append(_draft(whole, first, labels, "the parts do not make the whole"))
    return drafts


def _counts_the_same(whole: Claim, members: Sequence[Claim]) -> bool:
    heads = {_quantity(m).head for m in members} - {""}
    same = not heads or _quantity(whole).head in heads or all(m.scope.measure == whole.scope.measure for m in members)
    return same and _quantity(whole).kind == "count"


def _remainders(figures: Sequence[Claim]) -> list[Draft]:
    """What remains of a whole: three of eight bases were left, so five remain."""
    drafts = []
    for part in figures:
        whole = _whole_of(part, figures)
        if whole is None or "exact" not in (_quantity(part).modifier, _quantity(whole).modifier):
            continue
        left = _exact(whole), _exact(part)
        if left[0] is None or left[1] is None:
            continue
        expected = left[0] - left[1]
        for other in figures:
            if other in (part, whole) or not _remaining(other, whole):
                continue
            given = _exact(other)
            if given is not None and given not in (expected, left[1]):
                sum_words = f"{number(left[0])} less {number(left[1])} are {number(expected)}"
                labels = (
                    f"{phrase(_quantity(part))} of {_label(_quantity(whole))}",
                    f"{_label(_quantity(other))} remain",
                )
                drafts.append(_draft(part, other, labels, "what remains does not fit", sum_words))
    return drafts


def _remaining(claim: Claim, whole: Claim) -> bool:
    """Does the claim say how many of the same remain, right behind its figure?"""
    q = _quantity(claim)
    if claim.scope.measure != whole.scope.measure and q.head:
        return False
    if not q.head and claim.start - whole.end > _SOON:
        return False
    end = max(q.end, q.counted_end) - claim.start
    return bool(_REMAIN.match(claim.quote[end:].lstrip())) or " remaining " in f" {q.counted} "


_SOON = 200
"""Characters behind a whole within which a bare "five remain" speaks of it."""


def _exact(claim: Claim) -> float | None:
    q = _quantity(claim)
    return q.low if q.modifier == "exact" and q.low == q.high else None


def _shares(figures: Sequence[Claim], config: Config) -> list[Draft]:
    """A share in brackets against the part and whole before it: "thirty of the 50 bases (70 %)"."""
    drafts = []
    for part in figures:
        whole = _whole_of(part, figures)
        if whole is None:
            continue
        after = max(_quantity(whole).end, _quantity(whole).counted_end)
        for other in figures:
            q = _quantity(other)
            if q.unit != "percent" or other.start != part.start or q.change:
                continue
            if not re.fullmatch(r"\s*\(\s*|,\s*or\s+", other.quote[after - other.start : q.start - other.start]):
                continue
            if share_relation(_quantity(part), _quantity(whole), q, config) == "differ":
                labels = (f"{phrase(_quantity(part))} of {_label(_quantity(whole))}", phrase(q))
                drafts.append(_draft(part, other, labels, "the share is not that of the count"))
    return drafts


def share_relation(part: Quantity, whole: Quantity, share: Quantity, config: Config) -> Relation:
    """How a share stands to a count of a known whole: 30 of 50 are 60 %."""
    counted = share_of(part, whole)
    return "incomparable" if counted is None else relate(counted, share, "share", config)[0]
