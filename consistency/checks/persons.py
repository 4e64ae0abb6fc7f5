"""Two ages of one person: the same, a birthday apart, or at odds."""

from __future__ import annotations

from datetime import date

from consistency.datatypes import Claim, Verdict

AGE = "age"


def age_ruling(a: Claim, b: Claim) -> tuple[Verdict, str] | None:
    """The verdict on two different ages of one named person, and the rule; ``None`` for anything else.

    Ages of texts that were published on two days may differ by the birthdays between; a year more or less than that is
    a slip that one day makes, so it is unclear.
    """
    if a.scope.measure != AGE or not a.scope.subject or a.quantity is None or b.quantity is None:
        return None
    if a.quantity.unit != "year" or b.quantity.unit != "year":
        return None
    gap = a.quantity.interval.gap(b.quantity.interval) / a.quantity.factor
    days = _days_between(a.clocks.published, b.clocks.published)
    if days == 0:
        return "conflict", "rule: one person has one age on one day"
    if days is None and gap <= 1:
        return "unclear", "rule: a birthday may lie between the two texts"
    years = abs(days or 0) / 365.25
    if gap <= years + 1:
        return ("unclear" if years < 1 else "compatible"), "rule: a birthday may lie between the two texts"
    return "conflict", "rule: one person has one age, and no birthdays between the two texts explain the difference"


def _days_between(a: str | None, b: str | None) -> int | None:
    """Days between two dates of publication, where both are known to the day."""
    if not a or not b or len(a) != len("2020-01-01") or len(a) != len(b):
        return None
    return (date.fromisoformat(a) - date.fromisoformat(b)).days
