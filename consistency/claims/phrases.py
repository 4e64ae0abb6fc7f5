"""Phrases of the table of measures that stand around a figure: "claim lives of …", "… in hospital".

In a phrase ``…`` is the figure with what it counts, a bar parts words that will do alike ("fall|take ill"), a word is
met by its lemma or by its very form ("freed" is met by "freed" alone, "free" by "frees" too), and a word behind an
exclamation mark must not follow ("… released !from"), and a full stop is the end of a clause ("… freed ."). Articles,
possessives and auxiliaries are passed over, and behind the figure a place ("households in the north of Brittany lost
power").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from consistency.claims.words import Context, Word

FIGURE = "…"
_PASSED = frozenset("the a an this their its his her our my your all be been being".split())
"""Inside a phrase."""
_BEFORE = _PASSED | frozenset(
    "another other some those these further additional more total estimated around about as nearly almost up to".split()
)
"""Between a phrase and the figure behind it ("freed another 12", "a total of 12": see ``_of_a_total``)."""
_PLACES = frozenset(
    "in across around near of from at throughout on along region regions province city county area areas state district"
    " parts part north south east west northern southern eastern western central country capital village town".split()
)
"""Words of a place, besides names."""
_CLAUSE = re.compile(r"\s*(?:[.,;:!?)—–]|$)")
_REACH = 8
"""Words that are looked at on either side: no phrase with what is passed over is longer."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a row, taken apart."""

    row: str
    before: tuple[frozenset[str], ...]
    after: tuple[frozenset[str], ...]
    unless: frozenset[str]
    """Words that must not follow."""


_read: dict[int, tuple[Mapping[str, Mapping[str, Any]], tuple[Phrase, ...]]] = {}


def phrases_of(table: Mapping[str, Mapping[str, Any]]) -> tuple[Phrase, ...]:
    """The phrases of all rows of ``table``, the longest first; read once for each table."""
    known = _read.get(id(table))
    if known is None or known[0] is not table:
        found = [_phrase(name, text) for name, row in table.items() for text in row.get("phrases", ())]
        found.sort(key=lambda p: -len(p.before) - len(p.after))
        known = (table, tuple(found))
        if len(_read) > 16:
            _read.clear()
        _read[id(table)] = known
    return known[1]


def _phrase(row: str, text: str) -> Phrase:
    before, _, after = text.partition(FIGURE)
    ends = [w for w in after.split() if not w.startswith("!")]
    unless = frozenset(part for w in after.split() if w.startswith("!") for part in w[1:].split("|"))
    return Phrase(row, tuple(map(_choices, before.split())), tuple(map(_choices, ends)), unless)


def _choices(word: str) -> frozenset[str]:
    return frozenset(word.split("|"))


def find_phrase(
    phrases: Sequence[Phrase], context: Context, start: int, end: int, stop: int, passed: Collection[str]
) -> tuple[str, str] | None:
    """The row and the words of the first phrase around the figure at ``start:end``; ``None`` where there is none.

    ``stop``: where the clause ends at the latest; ``passed``: words and lemmas that may stand between the figure and
    the phrase behind it.
    """
    left, right = list(islice(context.before(start), _REACH)), list(islice(context.after(end, stop), _REACH))
    for phrase in phrases:
        head = _back(phrase, left)
        tail = _on(phrase, right, passed, context.text)
        if head is not None and tail is not None:
            words = head[::-1] + tail
            return phrase.row, " ".join(context.text[words[0].start : words[-1].end].split()) if words else ""
    return None


def _is(word: Word, choices: Collection[str]) -> bool:
    return word.lemma in choices or word.text.lower() in choices


def _back(phrase: Phrase, words: Sequence[Word]) -> list[Word] | None:
    """The words of the part before the figure, the nearest first."""
    if not phrase.before:
        return []
    for at, word in enumerate(words):
        found = _run(words[at:], phrase.before[::-1])
        if found:
            return found
        if not (_is(word, _BEFORE) or _of_a_total(words, at)):
            return None
    return None


def _of_a_total(words: Sequence[Word], at: int) -> bool:
    """Is it the "of" of "a total of 12"?"""
    return words[at].lemma == "of" and at + 1 < len(words) and words[at + 1].lemma == "total"


def _on(phrase: Phrase, words: Sequence[Word], passed: Collection[str], text: str) -> list[Word] | None:
    """The words of the part behind the figure."""
    if not phrase.after:
        return None if words and _is(words[0], phrase.unless) else []
    ends = "." in phrase.after[-1]
    for at, word in enumerate(words):
        found = _run(words[at:], phrase.after[: -1 if ends else None])
        if found:
            behind = words[words.index(found[-1]) + 1 :]
            if ends and not _CLAUSE.match(text, found[-1].end):
                return None
            return None if behind and _is(behind[0], phrase.unless) else found
        if not (_is(word, passed) or _is(word, _PLACES) or _is(word, _PASSED) or word.text[:1].isupper()):
            return None
    return None


def _run(words: Sequence[Word], wanted: Sequence[Collection[str]]) -> list[Word] | None:
    """The first words, one for each of ``wanted``; a few may be passed over inside."""
    found: list[Word] = []
    for word in words if wanted else ():
        if _is(word, wanted[len(found)]):
            found.append(word)
            if len(found) == len(wanted):
                return found
        elif not found or not _is(word, _PASSED):
            return None
    return None
