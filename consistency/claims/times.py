"""When: the date of the event that a sentence tells of, and the stretch of time it counts over."""

from __future__ import annotations

import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep"
            "|october oct|november nov|december dec"
        ).split("|"),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>" + "|".join(sorted(map(str.title, _MONTHS), key=len, reverse=True)) + r")\b\.?"
"""Capitalised, as months are written; "may 2" is no date."""
_DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>\d{{4}}))?")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\d)(?:,?\s+(?P<year>\d{{4}}))?")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_BACK = re.compile(
    r"\b(?:the|this|that|these|those)\s+(?:\w+\s+)?"
    r"(?:attacks?|strikes?|assaults?|raids?|blasts?|bombings?|explosions?|shootings?|killings?|incidents?|crash|quake|"
    r"earthquake|storm|fire|disaster|clash(?:es)?|accident)\b",
    re.I,
)
_PERIOD = re.compile(
    rf"\b(?:since|in|during|throughout|until|from)\s+(?:(?:early|mid|late)[\s-])?(?:{_MONTH}(?:\s+\d{{4}})?(?!\s+\d)|\d{{4}})\b"
    r"|\b(?:so far\s+)?(?:this|last|next|past)\s+(?:year|month|week|decade)\b"
    r"|\b(?:in|over|during)\s+the\s+(?:past|last)\s+\w+\s+(?:hours?|days?|weeks?|months?|years?)\b",
    re.I,
)


def event_date(text: str, published: str | None) -> str | None:
    """The first full date that the sentence names: ``2020-01-08``, or ``--01-08`` where the year is not known.

    A date without a year takes the latest year that keeps it from lying after the publication date.
    """
    found = [m for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO) for m in pattern.finditer(text)]
    if not found:
        return None
    first = min(found, key=lambda m: m.start())
    name = first["month"].lower()
    month = _MONTHS.get(name) or int(name)
    day = int(first["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if first["year"]:
        return f"{first['year']}-{month:02}-{day:02}"
    if published and len(published) == 10:
        year = int(published[:4])
        return f"{year if f'{month:02}-{day:02}' <= published[5:] else year - 1:04}-{month:02}-{day:02}"
    return f"--{month:02}-{day:02}"


def refers_back(text: str) -> bool:
    """Does the sentence speak of "the attack", an event of the sentence before?"""
    return bool(_BACK.search(text))


def period_near(text: str) -> str:
    """The stretch of time that the sentence counts over, lower case ("since october 2019"); empty where unsaid."""
    found = _PERIOD.search(text)
    return re.sub(r"[\s-]+", " ", found[0]).lower() if found else ""


def dates_differ(a: str | None, b: str | None) -> bool:
    """Are both known and different? ``2020-01`` and ``2020-01-08`` differ in precision only."""
    if not a or not b:
        return False
    if a.startswith("--") or b.startswith("--"):
        a, b = a[-5:], b[-5:]
    size = min(len(a), len(b))
    return a[:size] != b[:size]
