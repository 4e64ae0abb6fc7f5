"""What a quantity is a count *of*: measure, status, and whether it is a part, a whole or a remainder."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from simplemma import is_known

from consistency.claims.words import Context, Word, context_of
from consistency.config import Config, packaged_table
from consistency.datatypes import Quantity, Role
from consistency.lemmas import lemma_of

__all__ = ["Context", "Figures", "context_of", "figures_of", "lemma_of", "measure_of", "role_of", "status_of"]

_BREAKS = frozenset(
    (
        "; : ( ) — – but while although whereas which who because after before when where until accuse suspect convict"
        " he she it they we i"
    ).split()
)
"""Marks and lemmas that end the clause of a count."""
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
_OF_PEOPLE = ("killed", "wounded", "arrested")
"""What is said of living beings only: a counted noun that no table knows is then a kind of people ("two welders")."""
_PEOPLE_ENDINGS = (
    "er",
    "or",
    "ist",
    "man",
    "men",
    "woman",
    "women",
    "ian",
    "eer",
    "ant",
    "ary",
    "ee",
    "ive",
    "folk",
    "boy",
)
"""Endings of English nouns for those who do or hold something; the table of measures has the rest."""
_PARTICLES = {"hand": frozenset({"over", "back"}), "pull": frozenset({"out", "back"}), "contract": frozenset({"virus"})}
"""Verbs that mean what the table says only with one of these words near by ("handed the base over")."""
_BEFALLS = frozenset("die perish drown missing disappear vanish flee survive".split())
"""Verbs of the table of measures that take no object: "people are dying" is said of the people."""
_STATES = frozenset(packaged_table("statuses"))
"""What those who are counted do themselves ("leaving", "training")."""
_LONGEST_LIST = 40
"""Members of one enumeration that are looked past; keeps a line of a million figures linear."""
_STATUS_MEASURES = frozenset({"personnel", "people", "bases", ""})
"""Measures that a status without a measure of its own tells apart (stationed, leaving, training)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the quantities of one sentence are to each other, looked up once."""

    parts_of: frozenset[tuple[int, int]]
    """Spans that some other quantity is a part of."""
    starts: tuple[int, ...]
    lists: tuple[tuple[int, int] | None, ...]
    """Span of the enumeration of each, in the order of ``starts``."""
    ends: frozenset[int]
    """Where the numbers end."""


def figures_of(quantities: Sequence[Quantity]) -> Figures:
    """The quantities of one sentence; they come in order of place."""
    return Figures(
        frozenset((q.part_of.start, q.part_of.end) for q in quantities if q.part_of),
        tuple(q.start for q in quantities),
        tuple((q.list_span.start, q.list_span.end) if q.list_span else None for q in quantities),
        frozenset(q.number_end for q in quantities),
    )


@lru_cache(maxsize=16)
def _verbs_of(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {word: name for name, words in rows for word in words}


_tables: dict[tuple[int, str], tuple[Mapping[str, Mapping[str, Any]], dict[str, str]]] = {}


def _verb_table(table: Mapping[str, Mapping[str, Any]], column: str) -> dict[str, str]:
    """Lemma -> name of the row that lists it under ``column``; the first row wins."""
    known = _tables.get((id(table), column))
    if known is None or known[0] is not table:
        rows = tuple((name, tuple(row.get(column, ()))) for name, row in reversed(list(table.items())))
        known = (table, _verbs_of(rows))
        if len(_tables) > 16:
            _tables.clear()
        _tables[id(table), column] = known
    return known[1]


def status_of(q: Quantity, figures: Figures, context: Context, config: Config) -> tuple[str, str]:
    """What happens to those who are counted, and the word that says so; two empty strings where nothing does.

    Nearest wins: right after the counted phrase ("three soldiers were killed"), then left of the count, then of the
    enumeration it stands in ("killed two X and one Y"), then further right in the clause.
    """
    if q.kind not in ("count", "share") or (q.part_of is None and (q.start, q.end) in figures.parts_of):
        return "", ""
    heads = _verb_table(config.measures, "heads")
    verbs = _verb_table(config.measures, "verbs")
    if q.head and q.head in verbs and heads.get(q.head) not in (None, "people"):
        return verbs[q.head], q.counted
    by_head = _head_row(q, heads)
    if "asks" in config.measures.get(by_head, {}):
        return by_head, q.counted  # the head is the fate itself: "50 injured", "12 dead"
    if "event" in config.measures.get(by_head, {}).get("notes", ()):
        return "", ""
    if by_head in _STATUS_MEASURES:
        verbs = _verb_table(packaged_table("statuses"), "words") | verbs
    right_edge = max(q.end, q.counted_end, q.part_of.end if q.part_of else 0)
    stop = _next_start(q, figures)
    bare = not q.counted
    for words, limit in (
        (context.after(right_edge, stop), 0),
        (context.before(q.start), 1 if bare else REACH),
        (context.before(q.list_span.start) if q.list_span else (), REACH),
        (() if bare else context.after(right_edge, stop), REACH),
    ):
        found = _first_status(words, limit, verbs, context.text, figures.ends)
        if found and not (bare and limit == 0 and _apposed(q, context)):
            return found
    return "", ""


def _apposed(q: Quantity, context: Context) -> bool:
    """Is a bare figure an age or a number of something else ("the actress, 26,", "a mother of 12 killed in")?"""
    word = next(context.before(q.start), None)
    return word is not None and (word.text == "," or word.lemma in ("of", "aged"))


def _next_start(q: Quantity, figures: Figures) -> int:
    """Where the next quantity that is no member of the same enumeration begins; the clause of ``q`` ends there."""
    own = (q.list_span.start, q.list_span.end) if q.list_span else None
    first = bisect_right(figures.starts, q.start)
    for at in range(first, min(first + _LONGEST_LIST, len(figures.starts))):
        start = figures.starts[at]
        if (own is None or figures.lists[at] != own) and not (q.part_of and start == q.part_of.start):
            return start
    return 1 << 60


def _first_status(
    words: Iterable[Word], limit: int, verbs: Mapping[str, str], text: str, ends: Collection[int]
) -> tuple[str, str] | None:
    """The first status word; with ``limit`` 0 only auxiliaries may stand before it."""
    taken = list(_upto(words, REACH + 8))
    back = len(taken) > 1 and taken[0].start > taken[1].start
    for passed, word in enumerate(taken, 1):
        follower = taken[passed].text.lower() if passed < len(taken) else ""
        if (word.lemma in _BREAKS or word.text in _BREAKS) and follower != "being":
            return None  # but on through "treated after being injured"
        if word.lemma == "and" and follower.endswith("ing") and not back:
            return None  # "… several villages and leaving thousands homeless"
        if back and passed == 1 and word.text.endswith("ing") and word.lemma not in verbs:
            return None  # "killed 612 people, levelling several villages"
        if back and passed == 1 and word.text == "as":
            return None  # "three died as thousands of protesters marched"
        if word.lemma in verbs and not _another_sense(word, taken):
            if not back and _done_to_others(word, taken[: passed - 1], verbs):
                return None
            if back and len(text[: word.start].rstrip()) in ends:
                return None  # "80 hurt and 7 villages damaged"
            return verbs[word.lemma], word.text
        if limit == 0 and word.text.lower() not in _AUXILIARIES and word.lemma not in _AUXILIARIES:
            return None
        if limit and passed >= limit:
            return None
    return None


def _done_to_others(word: Word, passed: Sequence[Word], verbs: Mapping[str, str]) -> bool:
    """Is a status word behind a count about somebody else: an act ("shot three people, killing one") or a noun ("two
    helicopters moved the injured")?"""
    if word.text.endswith("ing") and word.lemma not in _BEFALLS and verbs[word.lemma] not in _STATES:
        return True
    return bool(passed) and passed[-1].text.lower() == "the"


def _upto(words: Iterable[Word], number: int) -> Iterable[Word]:
    for at, word in enumerate(words):
        if at >= number:
            return
        yield word


def _another_sense(word: Word, near: Sequence[Word]) -> bool:
    """A phrasal verb without its particle ("handed down a verdict"), or a noun of the same form ("the K1 base")."""
    needs = _PARTICLES.get(word.lemma)
    if needs and not any(w.text.lower() in needs for w in near):
        return True
    return word.lemma == "base" and word.text.lower() != "based"


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
    living = status in _OF_PEOPLE and _could_be_people(q)
    people = by_head in ("personnel", "people") or (not by_head and (not q.head or _names_people(q, config) or living))
    if status in config.measures and people:
        return status
    if by_head:
        return by_head
    if _names_people(q, config):
        return "people"
    return q.head


def _could_be_people(q: Quantity) -> bool:
    """Does the head have the form of a name for people: an agent noun, or a capitalised plural ("Calderans")?"""
    last = q.counted.split()[-1] if q.counted else ""
    if q.head.endswith(_PEOPLE_ENDINGS):
        return True
    named = last[:1].isupper() and last[1:].islower() and last.endswith(("s", "h", "e"))
    return named and not is_known(lemma_of(last.lower()), lang="en")  # "7 Villages" of a headline is no people


def _head_row(q: Quantity, heads: Mapping[str, str]) -> str:
    """The row that lists the head, alone or with the word before it ("base closure")."""
    words = [lemma_of(w) for w in q.counted.split()[-2:]]
    for size in (2, 1):
        tail = " ".join(words[-size:])
        if len(words) >= size and tail in heads:
            return heads[tail]
    return heads.get(q.head, "")


def _names_people(q: Quantity, config: Config) -> bool:
    """Is the head itself a population ("two Americans")?"""
    head = q.counted.split()[-1] if q.counted else ""
    index = _verb_table(config.populations, "words")
    return head in index or lemma_of(head) in index


def role_of(q: Quantity, figures: Figures, context: Context, fate: str = "", fates: Collection[str] = ()) -> Role:
    """Part ("three of its eight"), whole (the eight), additional ("two other bases") or neither.

    ``fate``: what happened to those who are counted; ``fates``: what happened to those counted before in the sentence.
    Where all of them met another fate, "other" only says that they are not the same people: the 70 of "killing 10 and
    wounding 70 others" are all the wounded.
    """
    if q.part_of is not None:
        return "part"
    if (q.start, q.end) in figures.parts_of:
        return "whole"
    near = context.text[max(0, q.start - 12) : q.end].lower().split() + q.counted.lower().split()[:1]
    after = context.text[q.end : q.end + 12].lower().split()[:1]
    said = {w.strip(",.") for w in [*near, *after]}
    if "than" in said:  # "more than 160"
        said -= {"more", "additional"}
    if fate and fates and fate not in fates:
        return ""
    return "additional" if said & _ADDITIONAL else ""
