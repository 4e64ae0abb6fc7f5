"""Datelines: a weekday that its date is not, and dates that a text cannot have been written before or after."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from consistency.checks.clocks import days_of
from consistency.checks.corpus import Corpus, Draft
from consistency.checks.numbers import relate
from consistency.checks.scopes import compare_scopes
from consistency.checks.totals import lists_of, sum_of
from consistency.config import Config
from consistency.datatypes import Claim, Document
from consistency.dates import MONTH, DateMention, find_dates

PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|\w{3,}ed|took|struck|hit|left|began|came|went|fell|rose|met|won|lost)\b"
)


PLANNED = re.compile(
    r"\b(?:will|would|shall|may|might|could|to\s+be|until|by|before|through|due|expires?|scheduled|planned|plans?|plann?ing"
    r"|set\s+(?:for|to)|expected|deadline|targets?|aims?|starting|beginning|ahead\s+of|if|unless|forecast|projected)\b",
    re.IGNORECASE,
)
"""Words of things that lie ahead: a date after the dateline is no mistake beside them."""


WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


_WEEKDAY_BEFORE = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\s*,?\s*(?:the\s+|\()?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relative:
    """A stretch of days that a text names by its own date: "last week", "on Thursday"."""

    words: str
    first: int
    last: int
    """First and last day, as ordinals, generously read."""


_RELATIVE: tuple[tuple[re.Pattern[str], int, int], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), before, after)
    for words, before, after in (
        (r"today|tonight|this\s+(?:morning|afternoon|evening)", -1, 1),
        (r"yesterday|last\s+night|overnight", -2, 0),
        (r"tomorrow", 0, 2),
        (r"(?:earlier|later)\s+this\s+week|this\s+week", -7, 7),
        (r"last\s+week", -14, 0),
        (r"next\s+week", 0, 14),
        (r"(?:earlier|later)\s+this\s+month|this\s+month", -31, 31),
        (r"last\s+month", -62, 0),
        (r"on\s+(?:" + "|".join(WEEKDAYS) + ")", -8, 8),
    )
)
"""Words, and the first and last day they can mean, counted from the date of the document. Generous: weeks begin on
different days, and a text may be published a day after it was written."""


def relative_days(text: str, published: str | None) -> Relative | None:
    """The stretch of days that the first relative date of ``text`` means; None without one, or without a full date."""
    days = days_of(published)
    if days is None or days[0] != days[1]:
        return None
    for pattern, before, after in _RELATIVE:
        found = pattern.search(text)
        if found and not re.match(rf"\s*,?\s*(?:the\s+)?(?:{MONTH}|\d)", text[found.end() :]):
            return Relative(found[0], days[0] + before, days[0] + after)
    return None


def wrong_weekdays(corpus: Corpus) -> Iterator[Draft]:
    """A weekday that its date is not. A date without a year is read in the year of the document."""
    published = {d.id: d.published for d in corpus.documents}
    for claim in corpus.statements:
        for mention in find_dates(claim.quote):
            named = _WEEKDAY_BEFORE.search(claim.quote[: mention.start])
            day = _day_of(mention, published[claim.document])
            if not named or day is None or WEEKDAYS[day.weekday()] == named[1].lower():
                continue
            if not mention.year_known and any(WEEKDAYS[d.weekday()] == named[1].lower() for d in _in_nearby_years(day)):
                continue
            said = f"{named[1]}, {claim.quote[mention.start : mention.end]}"
            was = f"{day.isoformat()} was a {WEEKDAYS[day.weekday()].capitalize()}"
            yield Draft(
                "date", ((claim,), (claim,)), (said, was), "conflict",
                (f"“{said}”", was, "rule: weekday and date name different days"),
                f"“{said}”: {was}.",
            )  # fmt: skip


def _in_nearby_years(day: date) -> list[date]:
    """The same day a year before and after, where there is one."""
    return [day.replace(year=day.year + by) for by in (-1, 1) if not (day.month == 2 and day.day == 29)]


def _day_of(mention: DateMention, published: str | None) -> date | None:
    if mention.first != mention.last:
        return None
    day = date.fromordinal(mention.first)
    if mention.year_known:
        return day
    if not published:
        return None
    try:
        return day.replace(year=int(published[:4]))
    except ValueError:
        return None


def after_the_dateline(corpus: Corpus) -> Iterator[Draft]:
    """A text of 3 March that tells of what happened on 9 March of the same year."""
    published = {d.id: d for d in corpus.documents}
    for claim in corpus.statements:
        document = published[claim.document]
        days = days_of(document.published)
        if days is None or not PAST.search(claim.quote) or PLANNED.search(claim.quote):
            continue
        for mention in find_dates(claim.quote):
            if not mention.year_known or mention.bound != "on" or mention.first != mention.last:
                continue
            if mention.first <= days[1] + corpus.config.date_slack:
                continue
            said = claim.quote[mention.start : mention.end]
            yield Draft(
                "date", ((claim,), (claim,)), (f"published {document.published}", f"tells of {said}"), "conflict",
                (f"the document is dated {document.published}", f"it tells of {said} as past",
                 "rule: what has happened lies before the date of the text"),
                f"Dated {document.published}, the document tells of {said} as past.", weighty=True,
            )  # fmt: skip


def against_others(corpus: Corpus) -> Iterator[Draft]:
    """A dateline that the relative dates of the text cannot be counted from, by the dates that others give.

    Never more than "unclear": the page's date may be an artefact, or the two texts may tell of two events.
    """
    lists = lists_of(corpus.claims)
    dated: dict[str, list[Claim]] = defaultdict(list)
    for c in corpus.claims:
        if _full(c.clocks.event) and c.clocks.event_from in ("", "stated"):
            dated[corpus.stories.get(c.document, "")].append(c)
    for document in corpus.documents:
        own = [c for c in corpus.by_document[document.id] if relative_days(c.quote, document.published)]
        pairs: list[tuple[Claim, Claim, bool]] = []
        for claim in own:
            meant = relative_days(claim.quote, document.published)
            assert meant is not None  # noqa: S101  (own holds only such claims)
            for other in dated[corpus.stories.get(document.id, "")]:
                if corpus.apart(claim, other):
                    continue
                gap = _gap(meant, other.clocks.event)
                if gap > corpus.config.date_slack:
                    strength = _same_event(claim, other, lists, corpus)
                    if strength:
                        pairs.append((claim, other, strength == "figures"))
        if any(sure for *_, sure in pairs) or len({a.start for a, _, _ in pairs}) >= _ENOUGH:
            yield _dateline_draft(document, pairs)


_ENOUGH = 2
"""So many sentences must contradict a dateline where no figures show that both texts tell of one event."""


def _full(iso: str | None) -> bool:
    return bool(iso) and len(str(iso)) == 10 and not str(iso).startswith("-")


def _gap(meant: Relative, event: str | None) -> int:
    days = days_of(event)
    return 0 if days is None else max(meant.first - days[1], days[0] - meant.last, 0)


def _same_event(a: Claim, b: Claim, lists: dict[str, tuple[Claim, ...]], corpus: Corpus) -> str:
    """``figures`` where both give the toll of one place and the figures fit, ``words`` where they say the same of one
    place, else empty."""
    if not a.scope.place or not b.scope.place:
        return ""
    place = next(s for s in compare_scopes(a, b, corpus.config) if s.slot == "place")
    if place.relation not in ("same", "finer", "wider"):
        return ""
    if a.quantity is not None and b.quantity is not None:
        toll = "toll" in corpus.config.measures.get(a.scope.measure, {}).get("notes", ())
        if toll and a.scope.measure == b.scope.measure and _figures_fit(a, b, lists, corpus.config):
            return "figures"
        return ""
    if (a.quantity is None) != (b.quantity is None):
        return ""
    return "words" if corpus.cosine(a, b) >= corpus.config.retold else ""


def _figures_fit(a: Claim, b: Claim, lists: dict[str, tuple[Claim, ...]], config: Config) -> bool:
    figures = []
    for c in (a, b):
        total = sum_of(lists[c.id]) if c.id in lists else c.quantity
        figures.append(total or c.quantity)
    left, right = figures
    return left is not None and right is not None and relate(left, right, a.scope.measure, config)[0] == "same"


def _dateline_draft(document: Document, pairs: Sequence[tuple[Claim, Claim, bool]]) -> Draft:
    ours = tuple(dict.fromkeys(a for a, _, _ in pairs))
    theirs = tuple(dict.fromkeys(b for _, b, _ in pairs))
    first = relative_days(ours[0].quote, document.published)
    assert first is not None  # noqa: S101
    event = theirs[0].clocks.event
    labels = (f"“{first.words}” in a text dated {document.published}", f"dated {event} elsewhere")
    window = f"{_iso(first.first)} to {_iso(first.last)}"
    reasons = (
        f"“{first.words}” counted from {document.published} means {window}",
        f"another source dates the same to {event}",
        "rule: the date of the document does not fit its own relative dates, so they are not counted from it",
    )
    text = f"The document is dated {document.published}, but what it calls “{first.words}” others date to {event}."
    return Draft("date", (ours, theirs), labels, "unclear", reasons, text, weighty=True)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
