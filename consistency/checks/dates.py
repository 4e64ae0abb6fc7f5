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
from consistency.checks.datelines import PAST, PLANNED, WEEKDAYS, after_the_dateline, against_others, wrong_weekdays
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
    after_the_dateline,
    against_others,
    _one_event_two_days,
    _done_or_to_come,
)
