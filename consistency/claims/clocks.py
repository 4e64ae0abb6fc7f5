"""Which clock a figure keeps: the day as of which it is said, and whether it counts a day or all so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from consistency.times import Time

Span = Literal["daily", "cumulative", ""]
_HOUR = r"(?:noon|midday|midnight|dawn|dusk|nightfall|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?|\d{1,2}:\d\d)"
_AS_OF = re.compile(
    rf"\b(?:as of|as at|as on|by|until|up to)\s+(?P<hour>(?:(?:late|early|on|the end of|{_HOUR})\s+){{0,3}})$", re.I
)
_HOUR_ALONE = re.compile(rf"\b(?:as of|as at|by)\s+(?P<hour>(?:late\s|early\s)?{_HOUR})(?=[\s,.;]|$)", re.I)
_PART_BEHIND = re.compile(r"\s+(?:morning|afternoon|evening|night|noon|lunchtime)\b", re.I)
_DAILY = re.compile(
    r"\b(?:in|over|within|during)\s(?:just\s)?the\s(?:past|last|previous)\s(?:24|twenty-four)\shours\b|\bin\s(?:a\s)?24\shours\b"
    r"|\b(?:day|today|yesterday)\salone\b|\b(?:a|per|each|every)\sday\b|\bdaily\b|\b(?:in|on)\sa\ssingle\sday\b"
    r"|\bnew\s(?:[a-z\d-]{2,14}\s){0,2}(?:cases|deaths|infections|fatalities)\b",
    re.I,
)
_RUNNING = re.compile(
    r"\b(?:so\sfar|to\sdate|until\snow|up\sto\snow|in\stotal|altogether|overall|all\stold|cumulative|total(?:l?ing|s)?\sof|in\sall)\b"
    r"|\bsince\s(?:the|its|it|\w+\sago|[A-Z0-9])"
    r"|\b(?:toll|total|number|count|tally)\s(?:\w+\s){0,4}?(?:at|to|stands|stood|rose|rises|risen|reached|climbed|is|was|of)\b"
    r"|\b(?:rose|risen|rises|rising|climbed|climbs|grew|increased|reached)\sto\b|\bhas\snow\b|\bhave\snow\b|\bbringing\sthe\s(?:total|toll|number)\b",
    re.I,
)
_LOOK_BACK = 36
"""Characters before a time in which "as of" stands, with an hour between."""
_NEAR = 100
"""Characters on either side of a figure in which words say how it is counted."""


def is_as_of(time: Time, text: str) -> bool:
    """Does the sentence give the time as the state of its figures ("as of Friday", "by Monday evening")?"""
    return bool(_AS_OF.search(text[max(0, time.start - _LOOK_BACK) : time.start]))


def as_of_time(times: Sequence[Time], text: str) -> Time | None:
    """The day as of which the sentence speaks, or ``None``."""
    return next((t for t in times if t.day and not t.value.startswith("before") and is_as_of(t, text)), None)


def as_of_words(stated: Time | None, text: str) -> str:
    """The words of the time as of which the sentence speaks, with the part of the day that they name ("noon on
    Tuesday", "late Tuesday night"); an hour without a day is that of the day of publication; empty where unsaid."""
    if stated is None:
        return _hour_alone(text)
    lead = _AS_OF.search(text[max(0, stated.start - _LOOK_BACK) : stated.start])
    behind = _PART_BEHIND.match(text, stated.end)
    return " ".join(f"{lead['hour'] if lead else ''}{stated.words}{behind[0] if behind else ''}".split())


@lru_cache(maxsize=64)
def _hour_alone(text: str) -> str:
    """Looked up once for a sentence, whose figures come one after another."""
    alone = _HOUR_ALONE.search(text)
    return alone["hour"] if alone else ""


def span_of(text: str, start: int, end: int) -> tuple[Span, str]:
    """Daily or cumulative, for the figure at ``start`` to ``end`` of a sentence, with the words that say so."""
    near = text[max(0, start - _NEAR) : end + _NEAR]
    daily = _DAILY.search(near)
    if daily:
        return "daily", daily[0]
    running = _RUNNING.search(near)
    return ("cumulative", running[0]) if running else ("", "")
