"""Figures and dates in two copies: one in the place of another that cannot be meant by it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.checks.changes import Change, Copy, Said, is_figure, meets, span_of, words_beside
from consistency.checks.copies import CALENDAR, ORDINALS, Region, Token, regions_of, tokens_of, word_list
from consistency.checks.numbers import phrase, relate
from consistency.config import Config
from consistency.datatypes import Quantity
from consistency.dates import MONTHS

_CLOCK, HALF_DAY = re.compile(r"(\d{1,2})[:.](\d\d)"), 12
_TORN, _THREE = re.compile(r"\d,\s$"), re.compile(r"\d{3}(?!\d)")


def number_changes(a: Copy, b: Copy, config: Config) -> list[Change]:
    """Figures that stand in each other's place and cannot both be true."""
    found = []
    for x, y in _facing(a, b):
        relation, why = relate(x, y, "", config)
        units = bool(x.unit and y.unit and x.unit != y.unit and x.base_unit == y.base_unit)
        moved = relation == "compatible" and _bound_moved(x, y)
        if relation == "differ" or moved or (relation == "incomparable" and units):
            words = f"{phrase(x)} and {phrase(y)}: {'another limit' if moved else why[-1]}"
            spans = (x.start, x.end), (y.start, y.end)
            found.append(Change("number", a.text[slice(*spans[0])], b.text[slice(*spans[1])], words, *spans))
    return found


def _bound_moved(x: Quantity, y: Quantity) -> bool:
    """Are both the same kind of limit, but not the same? Two reports may give two limits; a copy has one."""
    limits = ("more_than", "less_than", "at_least", "at_most", "range")
    return x.modifier == y.modifier and x.modifier in limits and x.interval != y.interval


def _facing(a: Copy, b: Copy) -> list[tuple[Quantity, Quantity]]:
    """Figures of the two copies that stand in the same place: alone in the same region, or around the same words."""
    pairs = []
    for region in regions_of(a.text, b.text):
        left = [q for q in a.quantities if meets((q.start, q.end), span_of(region.a))]
        right = [q for q in b.quantities if meets((q.start, q.end), span_of(region.b))]
        if len(left) == len(right):
            pairs += [(x, y) for x, y in zip(left, right, strict=True) if not _moved(x, a, y, b)]
    return pairs


def _moved(x: Quantity, a: Copy, y: Quantity, b: Copy) -> bool:
    """Does one of the two only stand elsewhere in the other copy, or is it the end of a number torn apart ("2, 000")?
    Where each stands elsewhere, the two changed places."""
    known = [_count(z, there) >= _count(z, here) for z, here, there in ((x, a, b), (y, b, a))]
    return known[0] != known[1] or any(
        _TORN.search(copy.text[: q.start]) and _THREE.match(copy.text[q.start :]) for q, copy in ((x, a), (y, b))
    )


def _count(figure: Quantity, copy: Copy) -> int:
    """How often the copy gives the figure."""
    return sum(q.interval == figure.interval for q in copy.quantities)


def changed_digits(region: Region, a: Copy, b: Copy, config: Config) -> Said | None:
    """Digits, ordinals, months and days in the place of others: what no figure is read from."""
    left, right = _dated(region.a, b), _dated(region.b, a)
    if not left or len(left) != len(right) or _covered(left, a) or _covered(right, b):
        return None
    if {t.norm for t in left} & {t.norm for t in right} or words_beside(region, left, right) > config.drift_swap:
        return None
    alike = [
        x.number == y.number and (x.norm in CALENDAR) == (y.norm in CALENDAR) for x, y in zip(left, right, strict=True)
    ]
    if not all(alike) or all(_same_hour(x.norm, y.norm) for x, y in zip(left, right, strict=True)):
        return None
    beside = {*region.before[-2:], *region.after}
    calendar = any(_is_calendar(t) or _is_year(t) for t in (*left, *right)) or bool((CALENDAR | set(MONTHS)) & beside)
    if not calendar:
        return "number", "another number"
    return None if _another_time(a, b) else ("date", "another date")


def _same_hour(one: str, other: str) -> bool:
    """Is it one time of day, on a clock of 12 hours and one of 24?"""
    x, y = _CLOCK.fullmatch(one), _CLOCK.fullmatch(other)
    return x is not None and y is not None and x[2] == y[2] and abs(int(x[1]) - int(y[1])) == HALF_DAY


def _another_time(a: Copy, b: Copy) -> bool:
    """Does one copy alone say that it happened once more ("struck again on Tuesday")? Then each date has its event."""
    words = word_list("dates", "again")
    return bool(words & {t.norm for t in tokens_of(a.text)}) != bool(words & {t.norm for t in tokens_of(b.text)})


def _dated(tokens: Sequence[Token], there: Copy) -> list[Token]:
    """The digits, ordinals and words of the calendar among ``tokens`` that the other copy has nowhere."""
    known = {t.norm for t in tokens_of(there.text)}
    return [t for t in tokens if t.norm not in known and (t.number or t.norm in ORDINALS or _is_calendar(t))]


def _is_calendar(token: Token) -> bool:
    return token.text.casefold() in CALENDAR and token.text[:1].isupper()


def _is_year(token: Token) -> bool:
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", token.norm))


def _covered(tokens: Sequence[Token], copy: Copy) -> bool:
    """Are these words read as figures? Then they have been compared as such."""
    return any(is_figure(t, copy) for t in tokens)
