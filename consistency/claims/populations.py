"""Whose: the populations that a counted phrase names."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from consistency.config import Config
from consistency.datatypes import Quantity
from consistency.lemmas import is_known, lemma_of

_OF = re.compile(r"\s(?:of|from)\s(?:the\s|its\s|their\s)?((?:[\w’'.-]{1,40}\s?){1,5})")
"""Whose the counted are: "two members of the Canadian security forces"."""
_ENDS = re.compile(
    r"\b(?:in|at|on|were|was|and|who|which|that|to|by|are|is|have|had|has|near|after|when|as|of|for)\b|[.,](?:\s|$)"
)
_LEADING = frozenset({"mr", "mrs", "ms", "dr", "the", "a", "an", "i"})
_FEAST = re.compile(
    r"\b(?:New\sYear|Christmas|Easter|Boxing|Independence|Valentine|Thanksgiving)(?:[’']s)?\s(?:Day|Eve)\b[’'s]{0,2}"
)
"""Days with names of their own; their words name nobody."""
_TIME_NAMES = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name)
_NO_NAME = frozenset({"grade", "class", "type", "level", "model", "covid", "internet", "web", "christmas"})


@lru_cache(maxsize=16)
def _index(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {word: name for name, words in rows for word in words}


_made: dict[int, tuple[Mapping[str, object], dict[str, str]]] = {}


def _populations(config: Config) -> dict[str, str]:
    """Word or phrase -> key of the population it names. Made once for each table."""
    known = _made.get(id(config.populations))
    if known is None or known[0] is not config.populations:
        rows = tuple((k, tuple(row.get("words", ()))) for k, row in config.populations.items())
        known = (config.populations, _index(rows))
        _made.clear()
        _made[id(config.populations)] = known
    return known[1]


def population_of(
    q: Quantity, text: str, config: Config, canonical: Callable[[str], str] = str.lower
) -> tuple[str, str]:
    """Keys of the populations that the counted phrase names, sorted and joined by a blank, and the phrase.

    A capitalised name that no table knows is a population of its own ("two Calderans", "PMF fighters"), under its
    ``canonical`` spelling with "_" for blanks. Days, months, titles and lone capitals are none: the victims "of
    Monday's quake" are not called Monday.
    """
    if q.kind not in ("count", "share"):
        return "", ""
    index = _populations(config)
    phrase = q.counted
    tail = ""
    if q.counted_end > q.counted_start:
        belongs = _OF.match(text, q.counted_end, q.counted_end + 120)
        if belongs:
            cut = _ENDS.search(belongs[1])
            tail = belongs[1][: cut.start()] if cut else belongs[1]
            phrase += text[q.counted_end : belongs.start(1)] + tail.rstrip()
    heads = len(q.counted.split())
    words = [w.strip(".,’'\"“”()") for w in _FEAST.sub("", phrase).replace("’s", "").replace("'s", "").split()]
    names: list[str] = []
    unknown: list[str] = []
    skip = 0
    for at, word in enumerate(words):
        if skip:
            skip -= 1
            continue
        name, used = _known(words, at, index)
        if name:
            names.append(name)
            skip = used - 1
            _flush(unknown, names, canonical)
        elif _is_name(word, at, words) and not (at == heads - 1 and _common(word)):
            unknown.append(word)
        else:
            _flush(unknown, names, canonical)
    _flush(unknown, names, canonical)
    return " ".join(sorted(set(names))), phrase if names else ""


def _known(words: list[str], at: int, index: Mapping[str, str]) -> tuple[str, int]:
    """The population that the words from ``at`` on name, and how many words it took."""
    for size in (3, 2):
        if at + size <= len(words):
            name = index.get(" ".join(words[at : at + size]))
            if name:
                return name, size
    word = words[at]
    forms = [word, lemma_of(word)]
    if "-" in word and word[:1].isupper() and word.partition("-")[2] in ("born", "led", "backed"):
        forms.clear()  # "Iran-backed militants" are no Iranians
    elif word[:1].isupper():
        forms.append(word.split("-")[0])
    return next((index[f] for f in forms if f in index), ""), 1


def _is_name(word: str, at: int, words: list[str]) -> bool:
    """Does the word name somebody: capitalised, no month or title, longer than a letter, no code ("AK-47s")?"""
    plain = word.lower()
    if not word[:1].isupper() or len(word) < 3 or plain in _LEADING or plain in _NO_NAME or plain in _TIME_NAMES:
        return False
    if any(c.isdigit() for c in word) or word.partition("-")[2] in ("born", "led", "backed", "based", "style"):
        return False
    return not (word.isupper() and len(words) == 1 and len(word) > 6)


def _common(word: str) -> bool:
    """Is the counted head an English word that only a headline capitalises ("14 AK-47 Rifles")?"""
    return is_known(word.lower())


def _flush(unknown: list[str], names: list[str], canonical: Callable[[str], str]) -> None:
    """Put the collected words of an unknown name to the keys."""
    if unknown:
        last = unknown[-1]
        if last.endswith("s") and not last.endswith(("ss", "us", "is")) and last[1:].islower():
            unknown[-1] = last[:-1]
        names.append(canonical(" ".join(unknown)).replace(" ", "_").replace(",", ""))
        unknown.clear()
