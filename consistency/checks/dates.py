"""Dates that cannot be: weekday against date, a dateline against the text, one event on two days, done or to come."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from consistency.checks.clocks import days_of
from consistency.checks.corpus import Corpus, Draft
from consistency.checks.numbers import relate
from consistency.checks.scopes import compare_scopes
from consistency.checks.totals import lists_of, sum_of
from consistency.config import Config
from consistency.datatypes import Claim, Document, Verdict
from consistency.dates import MONTH, DateMention, find_dates
from consistency.lemmas import lemma_of

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY_BEFORE = re.compile(r"\b(" + "|".join(_WEEKDAYS) + r")\s*,?\s*(?:the\s+|\()?$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|(?:is|are)\s+(?:to|set\s+to|due\s+to|expected\s+to|scheduled\s+to|planning\s+to|going\s+to)|plans?\s+to)\s+"
    r"(?:\w+ly\s+|also\s+|soon\s+|now\s+|then\s+|not\s+){0,2}(?P<verb>[a-z]+)"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|\w{3,}ed|took|struck|hit|left|began|came|went|fell|rose|met|won|lost)\b"
)
_PLANNED = re.compile(
    r"\b(?:will|would|shall|may|might|could|to\s+be|until|by|before|through|due|expires?|scheduled|planned|plans?|plann?ing"
    r"|set\s+(?:for|to)|expected|deadline|targets?|aims?|starting|beginning|ahead\s+of|if|unless|forecast|projected)\b",
    re.IGNORECASE,
)
"""Words of things that lie ahead: a date after the dateline is no mistake beside them."""


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
        (r"on\s+(?:" + "|".join(_WEEKDAYS) + ")", -8, 8),
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


def check(corpus: Corpus) -> list[Draft]:
    """Every finding of the parts below, in the order of ``PARTS``."""
    return [draft for part in PARTS for draft in part(corpus)]


def _statements(corpus: Corpus) -> dict[str, list[Claim]]:
    """One claim for each sentence of each document: the one without a figure, else the first."""
    found: dict[str, list[Claim]] = {}
    for document, own in corpus.by_document.items():
        first: dict[int, Claim] = {}
        for c in own:
            if c.start not in first or (c.quantity is None and first[c.start].quantity is not None):
                first[c.start] = c
        found[document] = list(first.values())
    return found


def _weekdays(corpus: Corpus) -> Iterator[Draft]:
    """A weekday that its date is not. A date without a year is read in the year of the document."""
    published = {d.id: d.published for d in corpus.documents}
    for own in _statements(corpus).values():
        for claim in own:
            for mention in find_dates(claim.quote):
                named = _WEEKDAY_BEFORE.search(claim.quote[: mention.start])
                day = _day_of(mention, published[claim.document])
                if not named or day is None or _WEEKDAYS[day.weekday()] == named[1].lower():
                    continue
                if not mention.year_known and any(
                    _WEEKDAYS[d.weekday()] == named[1].lower() for d in _in_nearby_years(day)
                ):
                    continue
                said = f"{named[1]}, {claim.quote[mention.start : mention.end]}"
                was = f"{day.isoformat()} was a {_WEEKDAYS[day.weekday()].capitalize()}"
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


def _after_the_dateline(corpus: Corpus) -> Iterator[Draft]:
    """A text of 3 March that tells of what happened on 9 March of the same year."""
    published = {d.id: d for d in corpus.documents}
    for own in _statements(corpus).values():
        for claim in own:
            document = published[claim.document]
            days = days_of(document.published)
            if days is None or not _PAST.search(claim.quote) or _PLANNED.search(claim.quote):
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


def _against_others(corpus: Corpus) -> Iterator[Draft]:
    """A dateline that the relative dates of the text cannot be counted from, by the dates that others give.

    Never more than "unclear": the page's date may be an artefact, or the two texts may tell of two events.
    """
    lists = lists_of(corpus.claims)
    dated = [c for c in corpus.claims if _full(c.clocks.event) and c.clocks.event_from in ("", "stated")]
    for document in corpus.documents:
        own = [c for c in corpus.by_document[document.id] if relative_days(c.quote, document.published)]
        pairs: list[tuple[Claim, Claim, bool]] = []
        for claim in own:
            meant = relative_days(claim.quote, document.published)
            assert meant is not None  # noqa: S101  (own holds only such claims)
            for other in dated:
                if corpus.origins.get(other.document) == corpus.origins.get(document.id):
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
    if not a.scope.place or not b.scope.place or corpus.stories.get(a.document) != corpus.stories.get(b.document):
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
    return "words" if _cosine(a, b, corpus) >= corpus.config.retold else ""


def _figures_fit(a: Claim, b: Claim, lists: dict[str, tuple[Claim, ...]], config: Config) -> bool:
    figures = []
    for c in (a, b):
        total = sum_of(lists[c.id]) if c.id in lists else c.quantity
        figures.append(total or c.quantity)
    left, right = figures
    return left is not None and right is not None and relate(left, right, a.scope.measure, config)[0] == "same"


def _cosine(a: Claim, b: Claim, corpus: Corpus) -> float:
    if a.question not in corpus.vectors or b.question not in corpus.vectors:
        return 0.0
    return float(corpus.vectors[a.question] @ corpus.vectors[b.question])


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


def _one_event_two_days(corpus: Corpus) -> Iterator[Draft]:
    """The same sentence but for its date: "the dam broke on 3 May", "the dam broke on 5 May"."""
    dated = [(c, m) for own in _statements(corpus).values() for c in own for m in _only_date(c)]
    for at, (a, first) in enumerate(dated):
        for b, second in dated[at + 1 :]:
            if a.document == b.document or first.year_known != second.year_known or first.overlaps(second):
                continue
            if corpus.stories.get(a.document) != corpus.stories.get(b.document):
                continue
            if _cosine(a, b, corpus) < corpus.config.same_event or not _alike(a, first, b, second):
                continue
            labels = (a.quote[first.start : first.end], b.quote[second.start : second.end])
            reasons = (
                f"“{labels[0]}” allows {_days(first)}; “{labels[1]}” allows {_days(second)}",
                f"the sentences are alike at {_cosine(a, b, corpus):.2f}, names and figures included",
                "rule: one event, and no day fits both",
            )
            yield Draft("date", ((a,), (b,)), labels, "conflict", reasons, f"When? {labels[0]}; {labels[1]}.")


def _days(mention: DateMention) -> str:
    first, last = date.fromordinal(mention.first), date.fromordinal(mention.last)
    if not mention.year_known:
        return f"{first:%d %B}" if first == last else f"{first:%d %B} to {last:%d %B}"
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _only_date(claim: Claim) -> list[DateMention]:
    """The date of a sentence that names one, as a day, month or year on which something happened."""
    mentions = find_dates(claim.quote)
    return mentions if len(mentions) == 1 and mentions[0].bound == "on" and not mentions[0].season else []


_NAME = re.compile(r"(?<!^)(?<![.!?“\"] )\b(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]*\w")
_NAMES = 2
"""So many names in common, and their verb, make two alike sentences tell of one event."""
_DIGITS = re.compile(r"\d[\d.,]*")


def _names(text: str) -> set[str]:
    return {w for w in _NAME.findall(text) if w.lower() not in _WEEKDAYS}


def _alike(a: Claim, first: DateMention, b: Claim, second: DateMention) -> bool:
    """Do both name the same people, places and figures, their dates left out?"""
    left, right = a.quote[: first.start] + a.quote[first.end :], b.quote[: second.start] + b.quote[second.end :]
    names = _names(left), _names(right)
    shared = names[0] & names[1]
    return bool(shared) and len(shared) * 2 >= max(map(len, names)) and _DIGITS.findall(left) == _DIGITS.findall(right)


def _done_or_to_come(corpus: Corpus) -> Iterator[Draft]:
    """One text says that it will happen, the other that it has: they were written at different times."""
    statements = [c for own in _statements(corpus).values() for c in own]
    ahead = [
        (c, {lemma_of(m["verb"]) for m in _FUTURE.finditer(c.quote)}) for c in statements if _FUTURE.search(c.quote)
    ]
    past = [(c, _lemmas(c.quote)) for c in statements if not _PLANNED.search(c.quote) and _PAST.search(c.quote)]
    linked: dict[str, list[Claim]] = defaultdict(list)
    for claim, verbs in ahead:
        for other, words in past:
            if corpus.origins.get(claim.document) == corpus.origins.get(other.document):
                continue
            if corpus.stories.get(claim.document) != corpus.stories.get(other.document):
                continue
            if not verbs & words or len(_names(claim.quote) & _names(other.quote)) < _NAMES:
                continue
            if _cosine(claim, other, corpus) >= corpus.config.retold:
                linked[other.id].append(claim)
    done = {c.id: c for c, _ in past}
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for key, claims in linked.items():
        groups[tuple(sorted(c.id for c in claims))].append(done[key])
    known = {c.id: c for c, _ in ahead}
    for ids, others in sorted(groups.items()):
        yield _tense_draft(tuple(known[i] for i in ids), tuple(others))


def _tense_draft(ahead: tuple[Claim, ...], done: tuple[Claim, ...]) -> Draft:
    before, after = days_of(ahead[0].clocks.published), days_of(done[0].clocks.published)
    in_order = before is not None and after is not None and before[1] <= after[0]
    verdict: Verdict = "superseded" if in_order else "unclear"
    found = _FUTURE.search(ahead[0].quote)
    words = found[0] if found else ""
    reasons = (
        f"“{words}”: still to come; the other tells of it as done",
        f"published {ahead[0].clocks.published or 'undated'} and {done[0].clocks.published or 'undated'}",
        "rule: written at different times" if in_order else "rule: the dates do not show which was written first",
    )
    return Draft(
        "date", (ahead, done), ("still to come", "done"), verdict, reasons,
        f"Still to come or done? {len(ahead)} say “{words} …”; {len(done)} tell of it as past.",
    )  # fmt: skip


def _lemmas(text: str) -> frozenset[str]:
    return frozenset(lemma_of(w) for w in re.findall(r"[A-Za-z]+", text))


PARTS: tuple[Callable[[Corpus], Iterator[Draft]], ...] = (
    _weekdays,
    _after_the_dateline,
    _against_others,
    _one_event_two_days,
    _done_or_to_come,
)
