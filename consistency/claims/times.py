"""When: the date of the event that a sentence tells of, and the stretch of time it counts over."""

from __future__ import annotations

import re
from datetime import date

from consistency.dates import MONTH, find_dates

_BACK = re.compile(
    r"\b(?:the|this|that|these|those)\s+(?:\w+\s+)?"
    r"(?:attacks?|strikes?|assaults?|raids?|blasts?|bombings?|explosions?|shootings?|killings?|incidents?|crash|quake|"
    r"earthquake|storm|fire|disaster|clash(?:es)?|accident)\b",
    re.I,
)
_PERIOD = re.compile(
    rf"\b(?:since|in|during|throughout|until|from)\s+(?:(?:early|mid|late)[\s-])?(?:{MONTH}(?:\s+\d{{4}})?(?!\s+\d)|\d{{4}})\b"
    r"|\b(?:so far\s+)?(?:this|last|next|past)\s+(?:year|month|week|decade)\b"
    r"|\b(?:in|over|during)\s+the\s+(?:past|last)\s+\w+\s+(?:hours?|days?|weeks?|months?|years?)\b",
    re.I,
)


def event_date(text: str, published: str | None) -> str | None:
    """The first full date that the sentence names: ``2020-01-08``, or ``--01-08`` where the year is not known.

    A date without a year takes the latest year that keeps it from lying after the publication date.
    """
    first = next((d for d in find_dates(text) if d.first == d.last), None)
    if first is None:
        return None
    day = date.fromordinal(first.first)
    if first.year_known:
        return day.isoformat()
    if published and len(published) == 10:
        year = int(published[:4])
        return f"{year if day.isoformat()[5:] <= published[5:] else year - 1:04}{day.isoformat()[4:]}"
    return f"-{day.isoformat()[4:]}"


def refers_back(text: str) -> bool:
    """Does the sentence speak of "the attack", an event of the sentence before?"""
    return bool(_BACK.search(text))


def period_near(text: str) -> str:
    """The stretch of time that the sentence counts over, lower case ("since october 2019"); empty where unsaid."""
    found = _PERIOD.search(text)
    return re.sub(r"[\s-]+", " ", found[0]).lower() if found else ""
