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


_DATELINE_BEFORE = re.compile(r"\W{0,3}[A-Z][\w.'’-]*(?:[\s,/]+[A-Z][\w.'’-]*){0,5}\s*,\s*(?:[A-Z][a-z]+day,?\s+)?")
_DATELINE_AFTER = re.compile(r"\s*,?\s*(?:\([A-Z][\w ./-]{1,30}\)\s*[-–—]{0,2}|[-–—]{1,2}\s|/[A-Z][\w -]{1,20}/)")
"""Around the date of a dateline: "OSTRO, Calderia, May 14 (AP) -"."""
FIRST_STATEMENTS = 4
"""A dateline opens one of so many first sentences of a document, title and summary among them."""
OLD_NEWS = 30
"""Days by which a dateline may precede the date of its document: texts are printed again."""
AHEAD = 10
"""Days after its text up to which a date without a year is read as that of the same year; a later one is that of the
year before ("fired on June 8", in May)."""
_HAPPENED = re.compile(
    rf"(?:{PAST.pattern})|\b(?:tore|blew|broke|burst|shook|sank|ran|drove|shot|swept|burnt|caught|fled|flew|slid|spread|drew"
    r"|held|found|gave|spoke|stood|threw|beat|burned|sprang|split|sought)\b"
)
"""What has happened; as ``PAST``, with more verbs that do not end in -ed."""
ATTRIBUTE = re.compile(r"\b(?:an?|the|its|their|his|her|our)\s+$", re.IGNORECASE)
"""Before a date that tells which: "a November 22, 2013 release date"."""
_SPEAKS_OF = re.compile(
    r"\b(?:announc\w+|confirm\w*|agree\w*|call\w*|invit\w+|order\w*|ask\w*|told|vot\w+|decid\w+|promis\w+|set|mov\w+"
    r"|postpon\w+|reschedul\w+|delay\w*|book\w*|propos\w+|offer\w*|urg\w+|want\w*|hop\w+|prepar\w+|threat\w+|warn\w*"
    r"|approv\w+|grant\w*|summon\w*|fac\w+|sign\w*|sold|tickets?|election|deadline|to\s+[a-z]+)\b",
    re.IGNORECASE,
)
"""Words of what was done about a day to come: "the court ordered a hearing on May 18"."""
_ON = re.compile(r"\bon\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$", re.IGNORECASE)


def dateline_of(text: str) -> DateMention | None:
    """The date of the dateline that a sentence opens with; None where it opens with none."""
    found = find_dates(text[:_DATELINE_REACH])
    if not found or found[0].first != found[0].last:
        return None
    before, after = text[: found[0].start], text[found[0].end :]
    return found[0] if _DATELINE_BEFORE.fullmatch(before) and _DATELINE_AFTER.match(after) else None


_DATELINE_REACH = 120
"""Characters in which a dateline stands."""


def _nearest(mention: DateMention, published: str | None) -> date | None:
    """The day of a mention; without its year the one nearest to the day of publication. None where it is no day."""
    days = days_of(published)
    if mention.first != mention.last or (not mention.year_known and (days is None or days[0] != days[1])):
        return None
    day = date.fromordinal(mention.first)
    if mention.year_known or days is None:
        return day
    year = date.fromordinal(days[0]).year
    near = [day.replace(year=y) for y in (year - 1, year, year + 1) if _exists(day, y)]
    return min(near, key=lambda d: abs(d.toordinal() - days[0]), default=None)


def _exists(day: date, year: int) -> bool:
    return (day.month, day.day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _datelines(corpus: Corpus) -> dict[str, tuple[Claim, DateMention]]:
    """Document id -> the sentence that its dateline opens, and the dateline."""
    found: dict[str, tuple[Claim, DateMention]] = {}
    seen: dict[str, int] = defaultdict(int)
    for claim in corpus.statements:
        seen[claim.document] += 1
        mention = dateline_of(claim.quote) if seen[claim.document] <= FIRST_STATEMENTS else None
        if mention is not None:
            found.setdefault(claim.document, (claim, mention))
    return found


def against_publication(corpus: Corpus) -> Iterator[Draft]:
    """A dateline of 27 May in a document of 14 May. A dateline long before it is unclear: texts are printed again."""
    documents = {d.id: d for d in corpus.documents}
    for claim, mention in _datelines(corpus).values():
        document = documents[claim.document]
        days, day = days_of(document.published), _nearest(mention, document.published)
        if days is None or days[0] != days[1] or day is None:
            continue
        by = day.toordinal() - days[0]
        if -OLD_NEWS <= by <= corpus.config.date_slack:
            continue
        said = claim.quote[mention.start : mention.end]
        sure = by > 0 and document.surely_dated
        rule = "a text is not published before it was written" if by > 0 else "the text may be an older one"
        yield Draft(
            "date", ((claim,), (claim,)), (f"published {document.published}", f"dateline {said}"),
            "conflict" if sure else "unclear",
            (f"the document is dated {document.published}", f"its dateline says “{said}”, {abs(by)} days"
             f" {'later' if by > 0 else 'earlier'}", f"rule: {rule}"),
            f"Dated {document.published}, the document carries the dateline {said}.", weighty=True,
        )  # fmt: skip


def after_the_dateline(corpus: Corpus) -> Iterator[Draft]:
    """A text of 3 March that tells of what happened on 9 March of the same year.

    A date without a year is read in the year of the text, where the sentence says that something happened "on" it.
    """
    published = {d.id: d for d in corpus.documents}
    lines = _datelines(corpus)
    for claim in corpus.statements:
        document = published[claim.document]
        mentions = find_dates(claim.quote)
        if not mentions or not _HAPPENED.search(claim.quote) or PLANNED.search(_undated(claim.quote, mentions)):
            continue
        line = lines.get(claim.document)
        for mention in mentions:
            if mention.bound != "on" or mention.first != mention.last or (line and line == (claim, mention)):
                continue
            if ATTRIBUTE.search(claim.quote[: mention.start]):
                continue
            written, by = _days_after(mention, document, line)
            sure = mention.year_known or (by <= AHEAD and _happened_on(claim.quote, mention))
            if by <= corpus.config.date_slack or not sure:
                continue
            said = claim.quote[mention.start : mention.end]
            yield Draft(
                "date", ((claim,), (claim,)), (written, f"tells of {said}"), "conflict",
                (f"the document is {written.replace('published', 'dated')}", f"it tells of {said} as past",
                 "rule: what has happened lies before the date of the text"),
                f"{written.replace('published', 'dated').capitalize()}, the document tells of {said} as past.",
                weighty=True,
            )  # fmt: skip


def _undated(text: str, mentions: Sequence[DateMention]) -> str:
    """The text without its dates, and without "through", which leads to more than dates: the month of May lies ahead of
    nothing, and a storm that tore through a town is over."""
    kept, at = [], 0
    for mention in mentions:
        kept.append(text[at : mention.start])
        at = mention.end
    return re.sub(r"\bthrough\b", "…", "…".join([*kept, text[at:]]))


def _days_after(mention: DateMention, document: Document, line: tuple[Claim, DateMention] | None) -> tuple[str, int]:
    """When a text was written, in words, and by how many days a date lies after that; 0 where nobody knows.

    By the date of publication; without one by the dateline, and then only where both leave their year unsaid.
    """
    days, day = days_of(document.published), _nearest(mention, document.published)
    if days is not None and day is not None:
        return f"published {document.published}", day.toordinal() - days[1]
    if document.published or line is None or line[1].year_known != mention.year_known:
        return "", 0
    return f"dateline {line[0].quote[line[1].start : line[1].end]}", mention.first - line[1].first


def _happened_on(text: str, mention: DateMention) -> bool:
    """Does the clause say that something happened on the day, and not that it was planned for it?"""
    lead = _ON.search(text[: mention.start])
    if lead is None:
        return False
    clause = re.split(r"[,;:–—]\s|\s-\s|\b(?:that|which|who|where|as|and|but|after|when)\b", text[: lead.start()])[-1]
    return bool(_HAPPENED.search(clause)) and not _SPEAKS_OF.search(clause)


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
