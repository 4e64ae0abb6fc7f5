"""Stories -> the events that a report names: what, where and when, each by plain means.

*What* is the title that has most words in common with the titles of the other documents, *where* the place and *when*
the day that most of the documents name for what they tell of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from consistency.datatypes import Claim, Document, Finding, Result
from consistency.dates import date_words
from consistency.findings.asking import place_words
from consistency.reports.words import date_range

LEAST = 2
"""Documents that make an event: what one document alone tells is not compared with anything."""
LONG = 90
"""Characters of a title; a longer one ends in an ellipsis."""
SHARE = 1 / 2
"""Documents of an event that must name its place or its day, or be dated: what fewer name is a detail."""
LEAD = 5
"""Sentences at the top of a document that are asked for its place and its day."""
_WORD = re.compile(r"[^\W_]{3,}")
_SMALL = frozenset("the and for from with over after that this are was were has have had not but his her its".split())
_TITLE_BEFORE = 3
"""Words by which a title is lengthened before its likeness is divided by its length, so that one word is no title."""


@dataclass(frozen=True, slots=True)
class Event:
    """What two or more documents tell of."""

    story: str
    documents: frozenset[str]
    name: str


def find_events(result: Result) -> tuple[Event, ...]:
    """The events of ``result`` that ``LEAST`` documents or more tell of; those of most documents first."""
    members: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(result.documents, key=lambda d: (d.path, d.id)):
        members[result.stories.get(document.id, document.id)].append(document)
    told = {story: own for story, own in members.items() if len(own) >= LEAST}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(result.claims, key=lambda c: (c.document, c.start, c.end, c.id)):
        claims[claim.document].append(claim)
    ordered = sorted(told.items(), key=lambda item: (-len(item[1]), item[1][0].path, item[0]))
    return tuple(Event(story, frozenset(d.id for d in own), _name(own, claims)) for story, own in ordered)


def stories_of_findings(result: Result) -> dict[str, str]:
    """Finding key -> the story of most of the documents that it names; empty where no story is known."""
    document_of = {claim.id: claim.document for claim in result.claims}
    return {f.key: _story(f, document_of, result.stories) for f in result.findings}


def _story(finding: Finding, document_of: Mapping[str, str], stories: Mapping[str, str]) -> str:
    documents = {document_of.get(claim, "") for side in finding.sides for claim in side.claims}
    return _commonest(stories[d] for d in documents if d in stories)


def _name(documents: Sequence[Document], claims: Mapping[str, Sequence[Claim]]) -> str:
    """ "Quake shakes Bam · Bam, Iran · 26 December 2003": of these, what is known."""
    own = [claims.get(d.id, ()) for d in documents]
    leads = [_lead(said) for said in own]
    what = _what([_title(d, said) for d, said in zip(documents, own, strict=True)])
    where = place_words(_named([{c.scope.place for c in lead} for lead in leads]))
    day = _named([{c.clocks.event for c in lead if _is_day(c.clocks.event)} for lead in leads])
    dated = [d.published for d in documents if _is_day(d.published)]
    when = date_words(day) or (date_range(dated) if len(dated) >= SHARE * len(documents) else "")
    if where and where.split(",")[0].casefold() in what.casefold():
        where = ""
    return " · ".join(part for part in (what, where, when) if part) or "An event without a title"


def _lead(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of the first sentences: further down stand other events."""
    starts = sorted({c.start for c in claims})[:LEAD]
    return [c for c in claims if c.start in starts]


def _title(document: Document, claims: Sequence[Claim]) -> str:
    """The title of a document; its headline or else its first sentence where it has none."""
    headline = next((c.quote for c in claims if c.passage == "headline"), "")
    first = next((c.quote for c in claims), "")
    return " ".join((document.title or headline or first).split()).strip(" .")


def _what(titles: Sequence[str]) -> str:
    """The title that shares most words with the others, for its length."""
    words = [_words(title) for title in titles]
    told = Counter(word for own in words for word in own)

    def shared(index: int) -> float:
        return sum(told[word] - 1 for word in words[index]) / (len(words[index]) + _TITLE_BEFORE)

    def order(index: int) -> tuple[bool, float, int, str]:
        return len(titles[index]) > LONG, -round(shared(index), 9), len(titles[index]), titles[index]

    title = titles[min(range(len(titles)), key=order)] if titles else ""
    return title if len(title) <= LONG else title[: LONG - 1].rsplit(" ", 1)[0] + " …"


def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(title.casefold()) if word not in _SMALL)


def _is_day(date: str | None) -> TypeGuard[str]:
    """A day of a known year; months and years are named of anything that lasts."""
    return date is not None and len(date) == len("2003-12-26")


def _named(values: Sequence[set[str]]) -> str:
    """The value that most documents name, where enough of them do; empty otherwise. A set for each document."""
    told = Counter(value for own in values for value in own if value)
    best = _commonest(value for own in values for value in own if value)
    return best if best and told[best] >= max(LEAST, SHARE * len(values)) else ""


def _commonest(values: Iterable[str]) -> str:
    """The value that comes most often, the first in the alphabet of several; empty for none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default="")
