"""How things are said in a report: numbers, intervals, dates, verdicts, in plain English.

The choices behind these tables stand in docs/report-style.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from consistency.datatypes import FindingKind, Modifier, Quantity, Severity, Summary, Verdict
from consistency.dates import date_words, with_date_words
from consistency.findings.questions import FIRST_WORD


class VerdictWords(NamedTuple):
    """A verdict for people: its name in a report and one sentence that says what it means."""

    name: str
    meaning: str


VERDICTS: dict[Verdict, VerdictWords] = {
    "conflict": VerdictWords("conflict", "The same question at the same time: the answers cannot all be true."),
    "drift": VerdictWords(
        "changed in copying", "Texts that go back to one original no longer say the same: something changed on the way."
    ),
    "unclear": VerdictWords(
        "possibly at odds", "The answers look different, but the texts say too little to be sure of it."
    ),
    "superseded": VerdictWords("updated", "One answer is later than the other: the count may have moved on since."),
    "different_scope": VerdictWords(
        "different scope", "The answers are about different things: another group, place, time or way of counting."
    ),
    "compatible": VerdictWords("compatible", "The answers differ in their words or precision, but all can be true."),
    "agree": VerdictWords("agree", "The sources say the same."),
}
"""From the gravest to the lightest, which is the order of every list of verdicts in a report."""

KINDS: dict[FindingKind, str] = {
    "number": "number",
    "date": "date",
    "total": "parts and total",
    "name": "name",
    "negation": "said and denied",
    "certainty": "how certain",
    "attribution": "who said or did it",
    "cause": "cause",
    "statement": "statement",
}
SEVERITIES: dict[Severity, str] = {"high": "high", "medium": "medium", "low": "low"}
PASSAGES: dict[str, str] = {
    "headline": "headline",
    "dateline": "dateline",
    "byline": "byline",
    "caption": "picture caption",
    "body": "text",
    "quote": "quotation",
    "boilerplate": "page furniture",
    "reader_comment": "reader's comment",
}
_PREFIX: dict[Modifier, str] = {
    "exact": "",
    "approximate": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "fewer than ",
    "range": "",
    "vague": "",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SIGNIFICANT = 4
"""Digits that a scaled or fractional figure keeps; whole numbers below a million keep all of theirs."""
_PLURALS = {"foot": "feet", "inch": "inches", "hertz": "hertz", "percent": "percent", "magnitude": "magnitude"}
_SIGNS = {"US dollar": "$", "euro": "€", "pound sterling": "£", "yen": "¥"}


date = date_words
with_dates = with_date_words
"""ISO dates in words: of one date, and of all in a text."""


def count(number: int, one: str, many: str = "") -> str:
    """``1 document``, ``2,000 documents``; ``many`` defaults to ``one`` + s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def figure(value: float) -> str:
    """A number as a news desk prints it: 5,200 · 0.25 · 1.2 million. Large round figures use words for the scale."""
    for scale, name in _SCALES:
        if abs(value) >= scale and math.isfinite(value):
            scaled = value / scale
            short = f"{scaled:,.{max(0, _SIGNIFICANT - len(str(int(abs(scaled)))))}f}"
            if math.isclose(float(short.replace(",", "")) * scale, value, rel_tol=1e-12):
                return f"{_trim(short)} {name}"
            break
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}".replace("-", "−")
    decimals = max(0, _SIGNIFICANT - max(1, len(str(int(abs(value))))))
    return _trim(f"{value:,.{decimals}f}") if abs(value) >= 1e-3 else f"{value:.3g}"


def _trim(text: str) -> str:
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def interval(quantity: Quantity) -> str:
    """What the quantity says, in a few words and with its unit: ``about 5,000``, ``up to $1.2 billion``, ``20 to 30``.

    Without what is counted. A share below one is given in percent.
    """
    low, high, unit = in_percent(quantity)
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return "an unknown number"
    if len(ends) == 2 and ends[0] != ends[1] and quantity.modifier == "less_than":
        said = f"nearly {with_unit(ends[1], unit)}"
    elif len(ends) == 2 and ends[0] != ends[1]:
        said = f"{figure(ends[0])} to {with_unit(ends[1], unit)}"
    else:
        said = _PREFIX[quantity.modifier] + with_unit(ends[0], unit)
    if quantity.per:
        said += f" per {quantity.denominator}"
    return {"up": "up by ", "down": "down by ", None: ""}[quantity.change] + said


def in_percent(quantity: Quantity) -> tuple[float | None, float | None, str]:
    """(low, high, unit) as they are printed: a share without a unit ("a third") is given in percent."""
    if quantity.kind == "share" and not quantity.unit:
        low, high = (None if end is None else 100 * end for end in (quantity.low, quantity.high))
        return low, high, "percent"
    return quantity.low, quantity.high, quantity.unit


def with_unit(value: float, unit: str) -> str:
    """A number with its unit: ``60%``, ``$1.2 billion``, ``60 kilometres``; without a unit the number alone."""
    said = figure(value)
    if unit == "percent":
        return f"{said}%"
    if unit in _SIGNS:
        return f"{_SIGNS[unit]}{said}"
    if not unit:
        return said
    first, _, rest = unit.partition(" ")
    if rest and (first in FIRST_WORD or rest.startswith("per ")):
        plural = f"{_PLURALS.get(first, first + 's')} {rest}"
    else:
        plural = _PLURALS.get(unit, unit + "s")
    return f"{said} {unit if abs(value) == 1 else plural}"


def summary(numbers: Summary | None) -> str:
    """Low, best and high in a sentence; empty where there are no figures to sum up."""
    if numbers is None or numbers.low == numbers.high:
        return ""
    low, high = with_unit(numbers.low, numbers.unit), with_unit(numbers.high, numbers.unit)
    if numbers.best is None:
        best = "no best figure is chosen" + (f" ({numbers.reason})" if numbers.reason else "")
    else:
        best = f"best {with_unit(numbers.best, numbers.unit)}, by {numbers.policy.replace('_', ' ')}"
        best += f": {numbers.reason}" if numbers.reason else ""
    return f"Lowest {low}, highest {high}; {best}."


def date_range(dates: list[str]) -> str:
    """The first and the last of some ISO dates, in words; empty for none."""
    known = sorted(filter(None, dates))
    if not known:
        return ""
    first, last = date(known[0]), date(known[-1])
    return first if first == last else f"{first} to {last}"


def shortened(text: str, most: int = 200) -> str:
    """``text``, or its beginning where it is longer than ``most`` characters."""
    return text if len(text) <= most else text[:most] + "…"


def file_name(path: str) -> str:
    """The last part of a path, whatever the separator."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path


def sentence(text: str) -> str:
    """``text`` as a sentence: a capital first, a full stop last."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "”")) else ".") if text else ""


def capital(text: str) -> str:
    """``text`` with its first letter a capital."""
    return text[:1].upper() + text[1:]


def listed(parts: Sequence[str], joint: str = "and") -> str:
    """``A, B and C``."""
    return f" {joint} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
