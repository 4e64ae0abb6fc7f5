"""Dates that differ: one event on two days, and things still to come in one text and done in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from consistency.checks.clocks import days_of
from consistency.checks.corpus import Corpus, Draft
from consistency.checks.datelines import (
    ATTRIBUTE,
    PAST,
    PLANNED,
    WEEKDAYS,
    after_the_dateline,
    against_others,
    against_publication,
    dateline_of,
    wrong_weekdays,
)
from consistency.datatypes import Claim, Verdict
from consistency.dates import DateMention, find_dates
from consistency.lemmas import lemma_of

_FUTURE = re.compile(
    r"\b(?:will|(?:is|are)\s+(?:to|set\s+to|due\s+to|expected\s+to|scheduled\s+to|planning\s+to|going\s+to)|plans?\s+to)\s+"
    r"(?:\w+ly\s+|also\s+|soon\s+|now\s+|then\s+|not\s+){0,2}(?P<verb>[a-z]+)"
)


def check(corpus: Corpus) -> list[Draft]:
    """Every finding of the parts below, in the order of ``PARTS``."""
    return [draft for part in PARTS for draft in part(corpus)]


def _one_event_two_days(corpus: Corpus) -> Iterator[Draft]:
    """The same sentence but for its date: "the dam broke on 3 May", "the dam broke on 5 May"."""
    dated: dict[str, list[tuple[Claim, DateMention]]] = defaultdict(list)
    for c in corpus.statements:
        dated[corpus.stories.get(c.document, "")] += [(c, m) for m in _only_date(c)]
    for group in dated.values():
        for (a, first), (b, second) in combinations(group, 2):
            if first.year_known != second.year_known or first.overlaps(second) or corpus.apart(a, b):
                continue
            if corpus.cosine(a, b) < corpus.config.same_event or not _alike(a, first, b, second):
                continue
            labels = (a.quote[first.start : first.end], b.quote[second.start : second.end])
            reasons = (
                f"“{labels[0]}” allows {_days(first)}; “{labels[1]}” allows {_days(second)}",
                f"the sentences are alike at {corpus.cosine(a, b):.2f}, names and figures included",
                "rule: one event, and no day fits both",
            )
            yield Draft("date", ((a,), (b,)), labels, "conflict", reasons, f"When? {labels[0]}; {labels[1]}.")


def _one_event_two_weekdays(corpus: Corpus) -> Iterator[Draft]:
    """The same event on two days of one week: "the trial will open on Thursday", "… on Friday".

    Weekdays are counted from the dates of publication, which both documents give in full. Where those lie as far apart
    as the weekdays do, the texts tell of a day each, and nothing is found. What may happen day after day ("talks were
    held in Teva on Monday"), and what only one name ties together, is unclear.
    """
    named: dict[str, list[tuple[Claim, re.Match[str], int]]] = defaultdict(list)
    for c in corpus.statements:
        found = _only_weekday(c)
        day = days_of(c.clocks.event)
        if found is not None and day is not None and day[0] == day[1]:
            named[corpus.stories.get(c.document, "")].append((c, found, day[0]))
    for group in named.values():
        for (a, first, on_a), (b, second, on_b) in combinations(group, 2):
            if not 0 < abs(on_a - on_b) < WEEK or first["day"].lower() == second["day"].lower() or corpus.apart(a, b):
                continue
            if on_a - on_b == _published_apart(a, b) or corpus.cosine(a, b) < corpus.config.retold:
                continue
            shared = _in_common(a, first, b, second)
            figures = any(_DIGITS.fullmatch(word) for word in shared)
            if not shared or (corpus.cosine(a, b) < corpus.config.same_event and not figures):
                continue
            sure = len(shared) >= _NAMES and not (_recurs(a) or _recurs(b))
            labels = first[0], second[0]
            reasons = (
                f"“{labels[0]}” is {date.fromordinal(on_a)}; “{labels[1]}” is {date.fromordinal(on_b)}",
                f"the sentences are alike at {corpus.cosine(a, b):.2f}; both give {', '.join(shared)}",
                "rule: one event, and no day fits both" if sure else "rule: they may tell of two events that are alike",
            )
            verdict: Verdict = "conflict" if sure else "unclear"
            yield Draft("date", ((a,), (b,)), labels, verdict, reasons, f"When? {labels[0]}; {labels[1]}.")


WEEK = 7
"""Days: weekdays further apart are those of another week, and of another event."""
_WEEKDAY = re.compile(
    rf"\b(?:(?:on|last|next|this|early|late)\s{{1,3}}){{0,3}}(?P<day>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE
)
_OTHER_TIME = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|overnight|(?:this|last|next)\s+(?:week|weekend|month|year|morning|night)|ago"
    rf"|daily|every|each|again|(?:since|until|till|from|by|before|after|through|between)\s+(?:{'|'.join(WEEKDAYS)}))\b",
    re.IGNORECASE,
)
"""Beside such a word a weekday is not the only time of a sentence, or not that of one event."""
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|stated|added|tweeted|wrote|according)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)


_RECURRING = frozenset(
    "talk meet meeting hold continue resume strike shell bomb hit attack clash play trade close fall rise drop gain"
    " report record protest march rally visit speak tell travel fly rain snow".split()
)
"""Lemmas of what happens on one day and again on the next."""


def _recurs(claim: Claim) -> bool:
    return any(lemma_of(w.lower()) in _RECURRING for w in re.findall(r"[A-Za-z]+", claim.quote))


def _only_weekday(claim: Claim) -> re.Match[str] | None:
    """The weekday on which all that a sentence tells of happened: the only time that it names."""
    if claim.clocks.event_from != "relative" or _OTHER_TIME.search(claim.quote) or find_dates(claim.quote):
        return None
    named = list(_WEEKDAY.finditer(claim.quote))
    if len(named) > 1 or not named or _SAID_ON.search(claim.quote[: named[0].start()]):
        return None
    return named[0]


def _published_apart(a: Claim, b: Claim) -> int | None:
    """By how many days the document of ``a`` is later than that of ``b``; None where they are of one day."""
    first, second = days_of(a.clocks.published), days_of(b.clocks.published)
    if first is None or second is None or first == second:
        return None
    return first[0] - second[0]


def _in_common(a: Claim, first: re.Match[str], b: Claim, second: re.Match[str]) -> list[str]:
    """The names and figures that both sentences give; empty where one names or counts what the other does not."""
    left = a.quote[: first.start()] + " ," + a.quote[first.end() :]
    right = b.quote[: second.start()] + " ," + b.quote[second.end() :]
    names = _names(left), _names(right)
    figures = set(_DIGITS.findall(left)), set(_DIGITS.findall(right))
    shared = names[0] & names[1]
    if not shared or figures[0] != figures[1] or len(shared) * 2 < min(map(len, names)):
        return []
    if len(shared) * 2 < max(map(len, names)) and not figures[0]:
        return []
    return sorted(shared | figures[0])


def _days(mention: DateMention) -> str:
    first, last = date.fromordinal(mention.first), date.fromordinal(mention.last)
    if not mention.year_known:
        return f"{first:%d %B}" if first == last else f"{first:%d %B} to {last:%d %B}"
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _only_date(claim: Claim) -> list[DateMention]:
    """The date of a sentence that names one, as a day, month or year on which something happened."""
    line = dateline_of(claim.quote)
    mentions = [m for m in find_dates(claim.quote) if line is None or m.start != line.start]
    if len(mentions) != 1 or ATTRIBUTE.search(claim.quote[: mentions[0].start]):
        return []
    return mentions if mentions[0].bound == "on" and not mentions[0].season else []


_NAME = re.compile(r"(?<!^)(?<![.!?“\"] )\b(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]*\w")


_NAMES = 2
"""So many names in common, and their verb, make two alike sentences tell of one event."""


_DIGITS = re.compile(r"\d[\d.,]*")


def _names(text: str) -> set[str]:
    return {w for w in _NAME.findall(text) if w.lower() not in WEEKDAYS}


def _alike(a: Claim, first: DateMention, b: Claim, second: DateMention) -> bool:
    """Do both name the same people, places and figures, their dates left out?"""
    left, right = a.quote[: first.start] + a.quote[first.end :], b.quote[: second.start] + b.quote[second.end :]
    names = _names(left), _names(right)
    shared = names[0] & names[1]
    return bool(shared) and len(shared) * 2 >= max(map(len, names)) and _DIGITS.findall(left) == _DIGITS.findall(right)


_LIGHT = frozenset(
    "be have do get make take go come say see help need keep continue remain include use start begin try work".split()
)
"""Verbs that say too little of what is done for two sentences to tell of the same deed."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with what is looked up in it again and again."""

    claim: Claim
    verbs: frozenset[str]
    """Lemmas of the verbs that are said to lie ahead."""
    words: frozenset[str]
    names: frozenset[str]


def _done_or_to_come(corpus: Corpus) -> Iterator[Draft]:
    """One text says that it will happen, the other that it has: they were written at different times."""
    told: dict[str, list[_Told]] = defaultdict(list)
    for c in corpus.statements:
        told[corpus.stories.get(c.document, "")].append(_told(c))
    for group in told.values():
        ahead = [t for t in group if t.verbs]
        past = [t for t in group if PAST.search(t.claim.quote) and not PLANNED.search(t.claim.quote)]
        linked: dict[tuple[str, ...], list[_Told]] = defaultdict(list)
        for done in past:
            own = [t for t in ahead if _one_thing(t, done, corpus)]
            if own:
                linked[tuple(sorted(t.claim.id for t in own))].append(done)
        known = {t.claim.id: t for t in ahead}
        for ids, dones in sorted(linked.items()):
            yield _tense_draft([known[i] for i in ids], dones)


def _told(claim: Claim) -> _Told:
    verbs = frozenset(lemma_of(m["verb"]) for m in _FUTURE.finditer(claim.quote)) - _LIGHT
    words = frozenset(lemma_of(w) for w in re.findall(r"[A-Za-z]+", claim.quote))
    return _Told(claim, verbs, words, frozenset(_names(claim.quote)))


def _one_thing(ahead: _Told, done: _Told, corpus: Corpus) -> bool:
    if not ahead.verbs & done.words or len(ahead.names & done.names) < _NAMES:
        return False
    if corpus.apart(ahead.claim, done.claim):
        return False
    return corpus.cosine(ahead.claim, done.claim) >= corpus.config.retold


def _tense_draft(ahead: Sequence[_Told], done: Sequence[_Told]) -> Draft:
    first, second = ahead[0].claim.clocks.published, done[0].claim.clocks.published
    before, after = days_of(first), days_of(second)
    in_order = before is not None and after is not None and before[1] <= after[0]
    verdict: Verdict = "superseded" if in_order else "unclear"
    said = [m for m in _FUTURE.finditer(ahead[0].claim.quote) if lemma_of(m["verb"]) in done[0].words]
    words = said[0][0]
    reasons = (
        f"“{words}”: still to come; the other tells of it as done",
        f"published {first or 'undated'} and {second or 'undated'}",
        "rule: written at different times" if in_order else "rule: the dates do not show which was written first",
    )
    sides = (tuple(t.claim for t in ahead), tuple(t.claim for t in done))
    text = f"Still to come or done? Texts that say “{words} …”: {len(ahead)}; that tell of it as past: {len(done)}."
    return Draft("date", sides, ("still to come", "done"), verdict, reasons, text)


PARTS: tuple[Callable[[Corpus], Iterator[Draft]], ...] = (
    wrong_weekdays,
    against_publication,
    after_the_dateline,
    against_others,
    _one_event_two_days,
    _one_event_two_weekdays,
    _done_or_to_come,
)
