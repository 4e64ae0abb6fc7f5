"""What a quantity is a count *of*: measure, status, population, and whether it is a part, a whole or a remainder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import simplemma

from consistency.config import Config, packaged_table
from consistency.datatypes import Quantity, Role

_WORD = re.compile(r"[A-Za-z][A-Za-z.\-’']*[A-Za-z]|[A-Za-z]|[,;:()—–]")
_OF = re.compile(r" (?:of|from) (?:the |its |their )?(?:[\w’'-]+ ?){1,3}")
"""Whose the counted are: "two members of the Canadian security forces"."""
_BREAKS = frozenset({";", ":", "(", ")", "—", "–", "but", "while", "although", "whereas", "which", "who", "because"})
_AUXILIARIES = frozenset(
    (
        "be is are was were been being has have had get got reportedly also allegedly feared confirmed believed"
        " reported presumed thought said officially still left as seriously badly critically severely slightly"
        " lightly"
    ).split()
)
_ADDITIONAL = frozenset({"other", "another", "additional", "more", "further", "extra", "remaining", "rest"})
REACH = 6
"""Words between a count and the verb that governs it in a plain clause ("killed at least three Iraqi …"); counted on
the passages of the sample corpus: longer reaches take verbs of other clauses."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or clause mark of a sentence."""

    start: int
    end: int
    text: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence taken apart once, for all its quantities."""

    text: str
    words: tuple[Word, ...]


@lru_cache(maxsize=50_000)
def lemma_of(word: str) -> str:
    """Lower-case English lemma; a word all in capitals is a name and stays ("US" is no pronoun)."""
    if len(word) > 1 and word.isupper():
        return word
    plain = word.lower().replace("’", "'").removesuffix("'s").strip()
    return str(simplemma.lemmatize(plain, lang="en")).lower() if plain else ""


def context_of(text: str) -> Context:
    """The words of a sentence with offsets and lemmas."""
    return Context(text, tuple(Word(m.start(), m.end(), m[0], lemma_of(m[0])) for m in _WORD.finditer(text)))


@lru_cache(maxsize=16)
def _verbs_of(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {word: name for name, words in rows for word in words}


def _verb_table(table: Mapping[str, Mapping[str, Any]], column: str) -> dict[str, str]:
    """Lemma -> name of the row that lists it under ``column``; the first row wins."""
    return _verbs_of(tuple((name, tuple(row.get(column, ()))) for name, row in reversed(list(table.items()))))


def status_of(q: Quantity, all_of: Sequence[Quantity], context: Context, config: Config) -> tuple[str, str]:
    """What happens to those who are counted, and the word that says so; two empty strings where nothing does.

    Nearest wins: right after the counted phrase ("three soldiers were killed"), then left of the count, then of the
    enumeration it stands in ("killed two X and one Y"), then further right in the clause.
    """
    if q.part_of is None and any(o.part_of and o.part_of.start == q.start for o in all_of):
        return "", ""
    verbs = _verb_table(packaged_table("statuses"), "words") | _verb_table(config.measures, "verbs")
    heads = _verb_table(config.measures, "heads")
    if q.head and q.head in verbs and verbs[q.head] in config.measures and heads.get(q.head) not in (None, "people"):
        return verbs[q.head], q.counted
    by_head = _head_row(q, heads)
    if "event" in config.measures.get(by_head, {}).get("notes", ()):
        return "", ""
    right_edge = max(q.end, q.counted_end, q.part_of.end if q.part_of else 0)
    for words, limit in (
        (_after(context, right_edge, _other_starts(q, all_of)), 0),
        (_before(context, q.start), REACH),
        (_before(context, q.list_span.start) if q.list_span else [], REACH),
        (_after(context, right_edge, _other_starts(q, all_of)), REACH),
    ):
        found = _first_status(words, limit, verbs)
        if found:
            return found
    return "", ""


def _other_starts(q: Quantity, all_of: Sequence[Quantity]) -> int:
    """Where the next quantity that is no member of the same enumeration begins; the clause of ``q`` ends there."""
    starts = [o.start for o in all_of if o.start > q.start and (q.list_span is None or o.list_span != q.list_span)]
    starts = [s for s in starts if q.part_of is None or s != q.part_of.start]
    return min(starts, default=1 << 60)


def _after(context: Context, edge: int, stop: int) -> list[Word]:
    return [w for w in context.words if edge <= w.start < stop]


def _before(context: Context, edge: int) -> list[Word]:
    return [w for w in reversed(context.words) if w.end <= edge]


def _first_status(words: Sequence[Word], limit: int, verbs: Mapping[str, str]) -> tuple[str, str] | None:
    """The first status word; with ``limit`` 0 only auxiliaries may stand before it."""
    for passed, word in enumerate(words, 1):
        if word.lemma in _BREAKS or word.text in _BREAKS:
            return None
        if word.lemma in verbs:
            return verbs[word.lemma], word.text
        if limit == 0 and word.text.lower() not in _AUXILIARIES and word.lemma not in _AUXILIARIES:
            return None
        if limit and passed >= limit:
            return None
    return None


def measure_of(q: Quantity, status: str, config: Config) -> str:
    """The measure of a quantity: from what happened to the people counted, the counted head, or the unit."""
    if q.kind == "money":
        return "money"
    if q.kind == "share":
        return "share"
    if q.kind == "measure":
        return q.base_unit or q.unit
    heads = _verb_table(config.measures, "heads")
    by_head = _head_row(q, heads)
    people = by_head in ("personnel", "people", "") or not q.head
    if status in config.measures and people and (by_head or not q.head or _names_people(q, config)):
        return status
    if by_head:
        return by_head
    if _names_people(q, config):
        return "people"
    return q.head


def _head_row(q: Quantity, heads: Mapping[str, str]) -> str:
    """The row that lists the head, alone or with the word before it ("base closure")."""
    words = [lemma_of(w) for w in q.counted.split()]
    for size in (2, 1):
        tail = " ".join(words[-size:])
        if len(words) >= size and tail in heads:
            return heads[tail]
    return heads.get(q.head, "")


def _names_people(q: Quantity, config: Config) -> bool:
    """Is the head itself a population ("two Americans")?"""
    head = q.counted.split()[-1] if q.counted else ""
    return any(head in row["words"] or lemma_of(head) in row["words"] for row in config.populations.values())


@lru_cache(maxsize=16)
def _population_index(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {word: name for name, words in rows for word in words}


def population_of(q: Quantity, text: str, config: Config) -> tuple[str, str]:
    """Keys of the populations that the counted phrase names, sorted and joined by a blank, and the phrase."""
    index = _population_index(tuple((k, tuple(row["words"])) for k, row in config.populations.items()))
    phrase = q.counted
    if q.counted_end > q.counted_start:
        belongs = _OF.match(text, q.counted_end)
        phrase += belongs[0] if belongs else ""
    words = [w.strip(".,’'\"“”") for w in phrase.replace("’s", "").replace("'s", "").split()]
    names: list[str] = []
    for at, word in enumerate(words):
        pair = f"{word} {words[at + 1]}" if at + 1 < len(words) else ""
        parts = [pair, word, word.split("-")[0] if word[:1].isupper() else word, lemma_of(word)]
        name = next((index[p] for p in parts if p in index), None)
        if name and name not in names:
            names.append(name)
    return " ".join(sorted(names)), phrase if names else ""


def role_of(q: Quantity, all_of: Sequence[Quantity], context: Context) -> Role:
    """Part ("three of its eight"), whole (the eight), additional ("two other bases") or neither."""
    if q.part_of is not None:
        return "part"
    if any(o.part_of and (o.part_of.start, o.part_of.end) == (q.start, q.end) for o in all_of):
        return "whole"
    near = context.text[max(0, q.start - 12) : q.end].lower().split() + q.counted.lower().split()[:1]
    after = context.text[q.end : q.end + 12].lower().split()[:1]
    said = {w.strip(",.") for w in [*near, *after]}
    if "than" in said:  # "more than 160"
        said -= {"more", "additional"}
    return "additional" if said & _ADDITIONAL else ""
