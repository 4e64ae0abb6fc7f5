"""What is counted: the noun phrase behind the number, or across a predicate before it, and its head."""

from __future__ import annotations

from consistency.quantities.draft import Draft, Reading
from consistency.quantities.modifiers import MARKS
from consistency.quantities.noun_phrases import noun_phrase, over_determiners
from consistency.quantities.words import is_plural, lemma

_TRANSPARENT = frozenset(
    "member type kind sort category piece group unit team pair set form act instance count bottle case class".split()
)
"""Heads that say little without what follows "of"."""


_NUMBER_NOUNS = frozenset(("number", "numbers", "total", "count", "tally", "estimate"))


_TOLLS = {"toll": "death", "dead": "dead", "casualties": "casualty", "fatalities": "fatality", "deaths": "death",
          "injuries": "injury", "wounded": "wounded", "injured": "injured"}  # fmt: skip


_SKIPPED = frozenset(("more", "other", "additional", "further", "extra", "such", "of", "less", "fewer"))


_COPULAS = frozenset(
    """is was are were be been at to stands stood reached reach rose risen fell totalled totaled numbered numbers about
    estimated put believed said exceed exceeded hit climbed dropped as has have by of remained remains around has
    grown increased passed""".split()
)


def attach_counted(reading: Reading) -> None:
    """Find the counted noun phrase of every draft that counts something."""
    for number, draft in enumerate(reading.drafts):
        _attach_one(reading, number, draft)


def attach_counted_again(reading: Reading) -> None:
    """Now that names are known: "63,000 Model 3 sedans" cannot be read before "Model 3" is one."""
    if not reading.dropped:
        return
    for number, draft in enumerate(reading.drafts):
        if draft.cj == draft.ci and not draft.head:
            _attach_one(reading, number, draft)


def _attach_one(reading: Reading, number: int, draft: Draft) -> None:
    if (
        draft.ordinal
        or draft.kind in ("money", "age", "ratio")
        or (draft.kind == "multiple" and draft.unit is not None)
    ):
        return
    if draft.kind == "count" and _parent(reading, draft):
        draft.head = "child"
        draft.rules.append("parent of")
        return
    start = _behind_number(reading, draft)
    if start is not None:
        start, limit = _over_measure(reading, number, start, _next_number(reading, number))
        if reading.lower(draft.last) == "-" and reading.lower(start) == "strong":
            start += 1  # "a 3,000-strong crowd"
        elif start == draft.last + 1 and reading.lower(draft.last) == "-":
            limit = min(limit, start + 1)  # "88-room hotel" counts rooms
        end = noun_phrase(reading, start, limit, many=draft.value > 1.0 and draft.kind == "count")
        if end > start and not _verbal(reading, draft, start, end):
            set_counted(reading, draft, start, end)
            return
    if draft.kind == "count":
        _before_predicate(reading, draft)


def _verbal(reading: Reading, draft: Draft, start: int, end: int) -> bool:
    """ "Scream 3 received mixed reviews": a verb form and no plural behind a number other than one."""
    plural = is_plural(reading.tokens[end - 1].text)
    return draft.value != 1.0 and reading.lower(start).endswith("ed") and not plural


def _next_number(reading: Reading, number: int) -> int:
    """Where the next quantity begins: no noun phrase reaches into it."""
    for draft in reading.drafts[number + 1 : number + 3]:
        if not draft.ordinal:
            return draft.first
    return len(reading.tokens)


def _over_measure(reading: Reading, number: int, start: int, limit: int) -> tuple[int, int]:
    """ "eight million 250ml bottles", "50 $20 bills": a measure between the number and its noun."""
    drafts = reading.drafts
    if (
        limit != start
        or number + 1 >= len(drafts)
        or drafts[number + 1].unit is None
        or drafts[number].unit is not None
    ):
        return start, limit
    return drafts[number + 1].last, _next_number(reading, number + 1)


def _behind_number(reading: Reading, draft: Draft) -> int | None:
    """Where the noun phrase may begin, or ``None`` where none can."""
    k = draft.last
    if k >= len(reading.tokens) or (
        reading.tokens[k].breaks and "\n\n" in reading.text[reading.tokens[k - 1].end : reading.tokens[k].start]
    ):
        return None
    of = reading.lower(k) == "of"
    if draft.kind in ("share", "measure") or draft.fraction or draft.vague:
        if draft.fraction and not of and draft.unit is None:
            return over_determiners(reading, k)
        if of:
            return over_determiners(reading, k + 1)
        return k if draft.vague and not draft.unit else None
    if reading.lower(k) == "-":
        return k + 1 if reading.tokens[k].glued else None
    return over_determiners(reading, k + 1) if of else k


def set_counted(reading: Reading, draft: Draft, start: int, end: int) -> None:
    """Write the phrase and its head into ``draft``; "members of the coalition" goes on over "of"."""
    k = start
    while k < end - 1 and reading.lower(k) in _SKIPPED:
        k += 1
    if reading.lower(k) in _SKIPPED:
        return
    if _is_name(reading, draft, k, end) or (end - k == 1 and reading.lower(k) in MARKS):
        return  # "the 5,000 mark"
    head = lemma(reading.tokens[end - 1].text)
    if head in _TRANSPARENT and reading.lower(end) == "of":
        inner = over_determiners(reading, end + 1)
        rest = noun_phrase(reading, inner, limit=min(len(reading.tokens), inner + 5))
        if rest > inner:
            end = rest
    draft.ci, draft.cj, draft.head = k, end, head
    draft.rules.append("counted")


def _is_name(reading: Reading, draft: Draft, start: int, end: int) -> bool:
    """ "13 Zurana Horton": capitalised words without a plural behind a number other than one are a name."""
    if draft.value == 1.0 or draft.vague or draft.fraction or draft.unit is not None:
        return False
    words = reading.tokens[start:end]
    if any(is_plural(t.text) for t in words) or not words[-1].text[0].isupper():
        return False
    return all(t.text[0].isupper() for t in words if t.kind == "word") and not words[-1].text.isupper()


def _parent(reading: Reading, draft: Draft) -> bool:
    """ "a mother of 12" counts children."""
    return reading.lower(draft.first - 1) == "of" and reading.lower(draft.first - 2) in _PARENTS


_PARENTS = frozenset("mother father mom dad mum parent grandmother grandfather parents".split())


def _before_predicate(reading: Reading, draft: Draft) -> None:
    """ "the number of US troops … has been estimated at up to 5,200", "the death toll rose to 25"."""
    tokens = reading.tokens
    k = draft.first - 1
    lowest = max(0, draft.first - 30)
    if k < 0 or reading.lower(k) not in _COPULAS:
        return
    while k >= lowest:
        token = tokens[k]
        if token.text in ".;!?" and not (k + 1 < len(tokens) and tokens[k + 1].glued):
            return
        if token.lower in _NUMBER_NOUNS and reading.lower(k + 1) == "of":
            start = over_determiners(reading, k + 2)
            end = noun_phrase(reading, start, limit=draft.first)
            if end > start:
                set_counted(reading, draft, start, end)
                draft.rules.append("counted before the predicate")
            return
        if token.lower in _TOLLS and draft.first - k <= 12:
            start = k - 1 if reading.lower(k - 1) == "death" else k
            draft.ci, draft.cj, draft.head = start, k + 1, _TOLLS[token.lower]
            draft.rules.append("counted before the predicate")
            return
        k -= 1
