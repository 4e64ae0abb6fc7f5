"""Units beside a number: percent, currencies, physical units, magnitudes; "5 ft 2 in" as one length."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from consistency.config import word_set
from consistency.quantities import currencies, units
from consistency.quantities.draft import Draft, Reading
from consistency.quantities.money_rules import MONEY_STARTS, currency_before, join_cents, money_behind
from consistency.quantities.rates import attach_denominator
from consistency.quantities.unit_names import LONGEST, physical_unit, weather_near
from consistency.quantities.units import Unit
from consistency.quantities.words import DETERMINERS, STOPS

_PERCENT_STARTS = frozenset("% percent percents percentage pct pc per basis pp bps bp".split())
_UNIT_STARTS = (
    frozenset(LONGEST)
    | _PERCENT_STARTS
    | MONEY_STARTS
    | frozenset(symbol.lower() for symbol in units.SYMBOLS)
    | frozenset(symbol[0].lower() for symbol in units.SYMBOLS)
    | frozenset(symbol.partition("2")[0].lower() for symbol in units.SYMBOLS)
    | frozenset("r x times time fold st h - – ‑ ( { [ <".split())
)
"""Whatever a unit, or what leads to it, may begin with, in lower case."""

_QUAKES = frozenset({"quake", "earthquake", "temblor", "tremor", "aftershock"})
_MEASURING = frozenset({"measuring", "measured", "registering", "registered", "strength"}) | _QUAKES
"""One of these stands before the figure, next to it or over one word ("a quake of 5.9", "measuring at 5.9")."""
_MAGNITUDE_WORDS = _QUAKES | {"magnitude", "richter"}


def attach_units(reading: Reading) -> None:
    """Give every number the currency or unit that stands beside it, and the denominator of a rate."""
    found = False
    before: Draft | None = None
    magnitudes = not _MAGNITUDE_WORDS.isdisjoint(reading.lowers)
    for draft in reading.drafts:
        if draft.ordinal or draft.kind == "multiple":
            continue
        currency_before(reading, draft)
        if reading.lower(draft.j) in _UNIT_STARTS or draft.vague is not None:
            _unit_behind(reading, draft)
        if draft.unit is None and magnitudes:
            _magnitude_before(reading, draft)
        if draft.unit is None and reading.lower(draft.first - 1) == "or":
            _or_two(reading, draft)
        if draft.unit is None and draft.fraction:
            if reading.lower(draft.first - 1) == "and":
                _and_a_half(reading, draft)
                _unit_and_a_half(reading, before, draft)
            if reading.lower(draft.last) == "of" and reading.lower(draft.last + 1) in ("a", "an"):
                _unit_behind(reading, draft, draft.last + 2)
        if draft.unit is None and reading.lower(draft.last) in ("below", "above"):
            _beside_zero(reading, draft)
        if draft.unit is None and draft.digits and 0 < draft.value < 1 and reading.lower(draft.last) == "of":
            draft.fraction = draft.fraction or reading.lower(draft.last + 1) in DETERMINERS  # "0.33 of the crop"
        before = draft
        if draft.unit is not None:
            found = True
            attach_denominator(reading, draft)
    reading.drafts = [d for d in reading.drafts if not d.dropped]
    if found and len(reading.drafts) > 1:
        join_cents(reading)
        _fraction_of_one(reading)
        _feet_and_inches(reading)
        _in_two_units(reading)


def _magnitude_before(reading: Reading, draft: Draft) -> None:
    """ "magnitude 5.6", "a magnitude-6.1 quake", "a magnitude of at least 7", "5.6 on the Richter scale"; and
    "5.9 quake", "a quake of 5.9", "measuring 5.9": nobody counts tenths of quakes."""
    k = draft.first - 1
    if reading.lower(k - 1) == "at" and reading.lower(k) in ("least", "most"):
        k -= 2
    if reading.lower(k) in ("-", "of"):
        k -= 1
    behind = [reading.lower(draft.j + n) for n in range(3)]
    richter = behind[0] == "on" and "richter" in behind
    before = {reading.lower(draft.first - n) for n in (1, 2)}
    quake = behind[0] in _QUAKES or (not _QUAKES.isdisjoint(reading.lowers) and not _MEASURING.isdisjoint(before))
    tenths = any("." in t.text for t in reading.tokens[draft.i : draft.j])  # "6.0" as well as "6.1"
    quake = quake and (tenths or not float(draft.value).is_integer())
    if (richter or quake or reading.lower(k) == "magnitude") and 0 <= draft.value < 11:
        draft.unit, draft.kind = units.WORDS["magnitude"], "measure"
        draft.rules.append("unit: magnitude")


def _or_two(reading: Reading, draft: Draft) -> None:
    """ "a year or two", "an hour or two": a range of the unit before."""
    k = draft.first
    if reading.lower(k - 1) != "or" or draft.digits or draft.value < 2 or reading.lower(k - 3) not in ("a", "an"):
        return
    unit = units.WORDS.get(reading.lower(k - 2))
    if unit is not None:
        draft.unit, draft.kind, draft.first = unit, "measure", k - 3
        draft.low, draft.high, draft.modifier = 1.0, draft.value, "range"
        draft.rules.append("one or two")


_THREE_QUARTERS = 0.75


def _and_a_half(reading: Reading, draft: Draft) -> None:
    """ "a year and a half", "an hour and a quarter": one of the unit before and the fraction of it."""
    k = draft.first
    unit = units.WORDS.get(reading.lower(k - 2)) if reading.lower(k - 3) in _ONE_OF else None
    own = (reading.lower(k) == "a" and draft.value in (0.5, 0.25)) or draft.value == _THREE_QUARTERS
    share = reading.lower(draft.j) == "of" and (draft.value != 0.5 or reading.lower(draft.j + 1) in DETERMINERS)
    if unit is None or k < 3 or not own or share:
        return  # "a year and half the staff", "a month and a quarter of the staff" are no time
    draft.unit, draft.kind, draft.fraction = unit, "measure", False
    draft.value += 1
    draft.i = draft.first = k - 3 if reading.lower(k - 3) in ("a", "an") else k - 2
    draft.rules.append("unit and a fraction")


_ONE_OF = frozenset("a an the next past last first coming previous another".split())
"""Before a unit these make it one: "a year and a half", "the next month and a half"."""


def _fraction_of_one(reading: Reading) -> None:
    """ "a tenth of one percent", "half of one degree": the fraction of one unit, and no share of anything."""
    for part, one in pairwise(reading.drafts):
        whole = one.value == 1.0 and one.unit is not None and not one.digits and one.modifier == "exact"
        if part.fraction and part.unit is None and whole and reading.lowers[part.last : one.first] == ["of"]:
            part.unit, part.kind, part.per, part.last = one.unit, one.kind, one.per, one.last
            part.fraction = False
            part.rules.append("fraction of one")
            one.dropped = True
    reading.drafts = [d for d in reading.drafts if not d.dropped]


def _unit_and_a_half(reading: Reading, before: Draft | None, draft: Draft) -> None:
    """ "two years and a half": the unit of the number before and the fraction of one."""
    if before is None or draft.unit is not None or before.unit is None or before.kind != "measure" or before.fraction:
        return
    whole = before.value == int(before.value) and before.last == draft.first - 1 and before.last > before.j
    own = reading.lower(draft.first) == "a" and draft.value in (0.5, 0.25) and reading.lower(draft.j) != "of"
    if whole and own and not before.hyphened:
        before.value += draft.value
        before.j = before.last = draft.j
        before.rules.append("unit and a fraction")
        draft.dropped = True


def _start(reading: Reading, draft: Draft) -> int:
    """Where a unit may begin: behind the number, over a hyphen or an opening bracket."""
    tokens, k = reading.tokens, draft.j
    if draft.vague is not None and reading.lower(k) == "of":
        return k + 1  # "hundreds of miles", "tens of thousands of dollars"
    if k + 2 < len(tokens) and tokens[k].text in "-‑" and tokens[k].glued and tokens[k + 1].lower == "plus":
        return k + 3 if tokens[k + 2].text == "-" else k + 2  # "30-plus years", "a 300-plus-pound man"
    if k + 1 < len(tokens) and tokens[k].text in "-‑–" and tokens[k].text and tokens[k + 1].kind == "word":
        spaced = not tokens[k].glued
        if (tokens[k].glued and tokens[k + 1].glued) or (
            reading.apart and spaced and tokens[k + 1].lower in currencies.WORDS
        ):
            return k + 1
        if spaced and tokens[k].text == "-" and tokens[k + 1].lower in units.WORDS:
            return k + 1
    if k + 2 < len(tokens) and tokens[k].text in "({[<" and (tokens[k + 1].text in units.SYMBOLS):
        return k + 1
    return k


def _unit_behind(reading: Reading, draft: Draft, start: int | None = None) -> None:
    """Read the unit behind the number, or at ``start``: "three quarters of an hour", no "half of a mile-long queue"."""
    tokens, k = reading.tokens, _start(reading, draft) if start is None else start
    if k >= len(tokens) or tokens[k].breaks:
        return
    word = tokens[k].lower
    found = _percent(reading, k) if word in _PERCENT_STARTS else None
    if found is None and word in MONEY_STARTS:
        found = money_behind(reading, draft, k)
    found = found or physical_unit(reading, draft, k)
    if found is None:
        return
    unit, end = found
    if start is not None and (unit.dimension == "money" or reading.lower(end) in ("-", "‑")):
        return
    if draft.unit is not None:
        # "$10 dollars", "$500 US": the sign has said it.
        if unit.dimension == "money":
            draft.last = end
            if draft.unit.name == "dollar":
                draft.unit = unit
        return
    draft.hyphened = k > draft.j and tokens[k - 1].text in "-‑"
    draft.unit, draft.per = unit, unit.per
    draft.last = end
    if k > draft.j and tokens[draft.j].text in "({[<":
        draft.last = end + 1 if end < len(tokens) and tokens[end].text in ")}]>" else end
    draft.kind = {"money": "money", "percent": "share", "multiple": "multiple"}.get(unit.dimension, "measure")  # type: ignore[assignment]
    draft.rules.append(f"unit: {unit.name}")
    _below_zero(reading, draft)
    if unit.offset and _is_difference(reading, draft):
        draft.unit = replace(unit, offset=0.0)
    if unit.name == "degree" and _tells_of_weather(reading, draft):
        draft.unit = _BARE_TEMPERATURE


_DIFFERENT = word_set("figures", "temperature", "differences")
_ZEROS = frozenset(("zero", "freezing"))


def _is_difference(reading: Reading, draft: Draft) -> bool:
    """ "5.4°F warmer", "9F above average", "by 2F": a difference of two temperatures, and no temperature."""
    k = draft.last
    behind = reading.lower(k) in _DIFFERENT and reading.lower(k + 1) not in _ZEROS
    return behind or reading.lower(draft.first - 1) == "by"


def _below_zero(reading: Reading, draft: Draft) -> None:
    """ "12 degrees below zero", "20C below zero": a minus in words."""
    unit, k = draft.unit, draft.last
    if unit is None or unit.name not in ("degree", "celsius", "fahrenheit") or draft.value < 0:
        return
    if reading.lower(k) == "below" and reading.lower(k + 1) == "zero":
        draft.value, draft.signed, draft.last = -draft.value, True, k + 2
        draft.rules.append("signed")


def _beside_zero(reading: Reading, draft: Draft) -> None:
    """ "It was 20 below zero", "twelve above zero": a temperature in degrees that are not named."""
    k = draft.last
    plain = draft.kind == "count" and not draft.fraction and draft.vague is None and draft.scale == 1.0
    if not plain or draft.cj > draft.ci or reading.lower(k + 1) != "zero" or draft.value < 0:
        return
    draft.unit, draft.kind, draft.last = _BARE_TEMPERATURE, "measure", k + 2
    if reading.lower(k) == "below":
        draft.value, draft.signed = -draft.value, True
        draft.rules.append("signed")


_BARE_TEMPERATURE = replace(units.WORDS["degree"], dimension="temperature", base="celsius")
"""Degrees of a scale that is not named; its numbers stand as they are written."""
_READ_OFF = frozenset("was were is hit hits reached reaches topped fell dropped".split())
"""Right before "5 degrees" these make it what a thermometer shows."""
_ANGLES = word_set("figures", "angles")
_ANGLE_WITHIN = 6


def _tells_of_weather(reading: Reading, draft: Draft) -> bool:
    """Are the degrees those of a thermometer: below zero, or where the text tells of temperatures and no angle?"""
    if not _ANGLES.isdisjoint(reading.lowers[max(0, draft.first - _ANGLE_WITHIN) : draft.last + _ANGLE_WITHIN]):
        return False
    level = reading.lower(draft.first - 1) in _READ_OFF and not draft.hyphened
    return draft.value < 0 or level or weather_near(reading, draft.j)


def _percent(reading: Reading, k: int) -> tuple[Unit, int] | None:
    """%, percent, per cent, pc, percentage points, basis points."""
    tokens = reading.tokens
    word, following = tokens[k].lower, reading.lower(k + 1)
    if word == "per" and following in ("cent", "cents", "centage"):
        k, word, following = k + 1, "percent", reading.lower(k + 2)
    if word in ("%", "percent", "percents", "percentage", "pct", "pc"):
        if word == "pc" and not tokens[k].glued:
            return None
        if following in ("point", "points"):
            return units.PERCENTAGE_POINT, k + 2
        if following == "-" and reading.lower(k + 2) in ("point", "points"):
            return units.PERCENTAGE_POINT, k + 3
        return units.PERCENT, k + 1
    if word == "bp" and tokens[k].text != "bp":
        return None  # the company
    if word in ("basis", "pp", "bps", "bp") and (following in ("point", "points") or word != "basis"):
        if word == "pp":
            return units.PERCENTAGE_POINT, k + 1
        return units.BASIS_POINT, k + (2 if word == "basis" else 1)
    return None


def _feet_and_inches(reading: Reading) -> None:
    """ "5 ft 2 in", "5 feet and 2 inches": one length."""
    drafts = reading.drafts
    for feet, inches in pairwise(drafts):
        if feet.unit is not units.WORDS["foot"] or inches.value >= 12 or inches.fraction:
            continue
        gap = reading.lowers[feet.last : inches.first]
        word = reading.lower(inches.j)
        bare = inches.unit is None and inches.digits and inches.value == int(inches.value)
        if feet.hyphened and gap == ["-"] and reading.tokens[inches.first].glued and inches.unit is None:
            # "6-foot-9"
            word, gap, inches.j = "in", [], inches.j - 1
        elif (
            bare
            and not gap
            and word not in ("in", "ins")
            and feet.value == int(feet.value)
            and _is_stature(reading, inches.last)
        ):
            word, inches.j = "in", inches.j - 1  # "6 ft 2", "six foot 2 tall"
        if gap not in ([], ["and"], [","], ["-"]) or not (
            inches.unit is units.WORDS["inch"] or (word in ("in", "ins") and not gap)
        ):
            continue
        feet.value += inches.value / 12
        feet.j = feet.last = max(inches.last, inches.j + 1)
        feet.rules.append("feet and inches")
        inches.dropped = True
    reading.drafts = [d for d in drafts if not d.dropped]


def _is_stature(reading: Reading, k: int) -> bool:
    """Does nothing follow at ``k`` that the inches would count?"""
    word = reading.lower(k)
    return (
        k >= len(reading.tokens)
        or reading.tokens[k].kind != "word"
        or word in ("tall", "high", "long")
        or word in STOPS
    )


_PAIRS = frozenset(
    (
        ("pound", "ounce"),
        ("stone", "pound"),
        ("hour", "minute"),
        ("hour", "metre"),
        ("minute", "second"),
        ("year", "month"),
        ("metre", "centimetre"),
        ("kilogram", "gram"),
    )
)
"""Units of which news gives a value in two: "3 lbs 4 oz", "8 years and four months"."""


def _in_two_units(reading: Reading) -> None:
    """ "3 lbs 4 oz", "2 hours 15 minutes", "eight years and four months": one value, in the unit of its first part."""
    dropped = False
    for small, large in pairwise(reversed(reading.drafts)):
        if large.unit is None or small.unit is None or (large.unit.name, small.unit.name) not in _PAIRS:
            continue
        gap = reading.lowers[large.last : small.first]
        factor = small.unit.factor
        if large.unit.name == "hour" and small.unit.name == "metre":
            factor = units.WORDS["minute"].factor  # "2h 15m"
        part = small.value * factor / large.unit.factor
        plain = large.value >= 1 and large.value == int(large.value) and not (large.hyphened or large.per or small.per)
        if gap not in ([], ["and"], [","]) or not plain or small.signed or not 0 < part < 1:
            continue
        if small.unit.name == "metre" and (gap or reading.tokens[large.last - 1].text != "h"):
            continue
        if reading.lower(large.first - 1) in _APART or reading.lower(small.last) in _COMPARING:
            continue
        large.value += part
        large.j = large.last = small.last
        large.rules.append("in two units")
        small.dropped = dropped = True
    if dropped:
        reading.drafts = [d for d in reading.drafts if not d.dropped]


_APART = frozenset(("between", "both", "either"))
"""Before two figures that stand apart all the same: "between 2 hours and 15 minutes"."""
_COMPARING = frozenset(("respectively", "each"))
