"""Do two figures of two short texts speak of one thing? What becomes of those counted, and of whom it is told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from consistency.checks.copies import CALENDAR
from consistency.checks.reading import Reading
from consistency.config import Config
from consistency.lemmas import lemma_of

FATES = frozenset(
    {"killed", "wounded", "missing", "arrested", "displaced", "abducted", "rescued", "infected", "casualties"}
)
"""Measures of ``tables/measures.toml`` that say what became of people. Of two different ones no figure tells of the
other: twelve killed says nothing of how many were wounded."""
THINGS = "things"
"""Mark of a figure that counts no people and stands near no word of their fate: no number of dead answers it."""
_PEOPLE = frozenset({"people", "personnel"})
"""Measures whose counted nouns leave open what became of those counted; the verb near them says it."""
_STEP = re.compile(r"[A-Za-z][A-Za-z'’]*|[.;:]")
_TOKEN = re.compile(r"\w[\w'’.-]*\w|\w")


def fates_of(reading: Reading, config: Config) -> list[str]:
    """For each figure of ``reading`` what became of those it counts: a measure of ``FATES``, ``THINGS``, or empty.

    The counted noun says it ("12 deaths"), else a verb right before the figure, else the first behind it, up to the
    next figure or the end of the clause, else the last before it.
    """
    heads, verbs, people = _words_of_fates(config)
    spans = [(q.start, max(q.end, q.counted_end)) for q in reading.quantities]
    found = []
    for at, q in enumerate(reading.quantities):
        if q.kind != "count":
            found.append("")
            continue
        if q.head in heads:
            found.append(heads[q.head])
            continue
        end = min((s for s, _ in spans if s >= spans[at][1]), default=len(reading.text))
        start = max((e for _, e in spans if e <= q.start), default=0)
        before = _clause(reading.text[start : q.start], backwards=True)
        behind = _clause(reading.text[spans[at][1] : end])
        done = _named(before[:1], verbs)  # "killed 12": nothing behind the figure is nearer
        fate = done or _named(behind, verbs) or _named(before, verbs)
        if q.head and q.head not in people and not q.counted.split()[-1][:1].isupper():
            fate = "" if fate else THINGS
        found.append(fate)
    return found


def could_tell(reading: Reading, fate: str, config: Config) -> bool:
    """Does the text hold a word of this fate at all?"""
    row = config.measures.get(fate, {})
    return any(w in reading.words for w in (*row.get("heads", ()), *row.get("verbs", ())))


def _clause(text: str, backwards: bool = False) -> list[str]:
    """The words from the figure to the end of its clause, nearest first."""
    words = [m[0] for m in _STEP.finditer(text)]
    if backwards:
        words.reverse()
    return words[: next((i for i, w in enumerate(words) if w in ".;:"), len(words))]


def _named(words: Sequence[str], verbs: Mapping[str, str]) -> str:
    """The fate that is named first; two joined ("killed or wounded") are casualties; empty for none."""
    named = [(i, verbs[lemma]) for i, lemma in enumerate(map(_verb, words)) if lemma in verbs]
    if not named:
        return ""
    at, fate = named[0]
    joined = [
        other for i, other in named[1:] if i == at + 2 and words[at + 1].lower() in ("or", "and") and other != fate
    ]
    return "casualties" if joined else fate


def _verb(word: str) -> str:
    return word.lower() if word.lower() == "missing" else lemma_of(word)


_made: dict[int, tuple[Any, tuple[dict[str, str], dict[str, str], frozenset[str]]]] = {}


def _words_of_fates(config: Config) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Head -> fate, verb -> fate, and the heads that are people. Made once for each table of measures."""
    known = _made.get(id(config.measures))
    if known is None or known[0] is not config.measures:
        rows = config.measures
        heads = {w: name for name in FATES & rows.keys() for w in rows[name].get("heads", ())}
        verbs = {w: name for name in FATES & rows.keys() for w in rows[name].get("verbs", ())}
        people = frozenset(w for name in _PEOPLE & rows.keys() for w in rows[name].get("heads", ()))
        _made.clear()
        known = _made[id(config.measures)] = (config.measures, (heads, verbs, people))
    return known[1]


def other_names(a: Reading, b: Reading, config: Config) -> tuple[str, str] | None:
    """A name of A and the other that B has in its place; ``None`` where the two tell of the same, or may.

    Found where one stands for the other in the same words ("Norway gave …", "Canada gave …"), and where both name
    countries and none is common to both.
    """
    return _put_in_place(_without_figures(a), _without_figures(b)) or _other_countries(a.text, b.text, config)


def _without_figures(reading: Reading) -> str:
    """The text with a 0 for every figure: "Fahrenheit" for "Celsius" is another unit, and no other name."""
    text = reading.text
    for q in sorted(reading.quantities, key=lambda q: -q.start):
        text = f"{text[: q.start]}0{text[q.end :]}"
    return text


def _put_in_place(a: str, b: str) -> tuple[str, str] | None:
    left, right = (["#" if w[0].isdigit() else w for w in _TOKEN.findall(side)] for side in (a, b))
    if max(map(len, (left, right))) > LONGEST_FRAME:
        return None
    folded = [[w.casefold().removesuffix("'s").removesuffix("’s") for w in side] for side in (left, right)]
    matcher = SequenceMatcher(None, folded[0], folded[1], autojunk=False)
    if matcher.ratio() < SAME_FRAME:
        return None
    for kind, i, j, k, m in matcher.get_opcodes():
        said, wanted = left[i:j], right[k:m]
        if kind != "replace" or not _is_name(said) or not _is_name(wanted):
            continue
        if set(folded[0][i:j]) & set(folded[1]) or set(folded[1][k:m]) & set(folded[0]):
            continue
        if _short_for(said, wanted) or _short_for(wanted, said):
            continue
        return " ".join(said), " ".join(wanted)
    return None


LONGEST_FRAME = 200
"""Words of a text that are aligned; the time to align repeated words grows with their cube."""
SAME_FRAME = 0.6
"""Least share of words in the same order for a name in the place of another to be the only thing that is put in."""
_NO_NAMES = frozenset(
    "a an the this that these those he she it they we i you his her its their there some many most no one all about"
    " over under at in on of by from to for with between more less fewer than nearly almost roughly around and or but"
    " two three four five six seven eight nine ten eleven twelve dozens hundreds"
    " thousands half nobody none exactly up".split()
).union(CALENDAR)


def _is_name(words: Sequence[str]) -> bool:
    """Only words with a capital, none of them a word that merely opens a sentence, a month or a number."""
    return bool(words) and all(w[0].isupper() and w.casefold() not in _NO_NAMES for w in words)


def _short_for(short: Sequence[str], long: Sequence[str]) -> bool:
    letters = "".join(short).replace(".", "")
    return letters.isupper() and letters == "".join(w[0] for w in long).upper()


def _other_countries(a: str, b: str, config: Config) -> tuple[str, str] | None:
    left, right = _countries(a, config), _countries(b, config)
    if len(left) == len(right) == 1 and left.keys() != right.keys():
        (said,), (wanted,) = left.values(), right.values()
        if said[0] and said[0] == wanted[0]:
            return said[1], wanted[1]
    return None


_LEADS_TO_A_COUNTRY = {"": "who", "that": "who", "said": "who", "in": "in", "for": "for", "by": "by"}
"""The word before the name of a country that is told of -> what it says of it. "the Canada Cup" and "travelled to
Italy" tell of none."""


def _countries(text: str, config: Config) -> dict[str, tuple[str, str]]:
    """Key of each country that the text names -> what leads to it (see above; empty for else), and its name."""
    names = _names_of_countries(config)
    words = _TOKEN.findall(text)
    found: dict[str, tuple[str, str]] = {}
    for at, word in enumerate(words):
        if not word[0].isupper():
            continue
        for size in (3, 2, 1):
            name = " ".join(words[at : at + size]).removesuffix("'s").removesuffix("’s")
            if name not in names:
                continue
            first = at - 1 if at and words[at - 1].casefold() == "the" else at
            lead = _LEADS_TO_A_COUNTRY.get(words[first - 1].casefold() if first else "", "")
            if words[at + size : at + size + 1] and words[at + size][0].isupper():
                lead = ""
            found.setdefault(names[name], (lead, name))
            break
    return found


_lands: dict[int, tuple[Any, dict[str, str]]] = {}


def _names_of_countries(config: Config) -> dict[str, str]:
    """Name of a country or its people -> its key. Made once for each table of populations."""
    known = _lands.get(id(config.populations))
    if known is None or known[0] is not config.populations:
        rows = {key: row for key, row in config.populations.items() if "nation" in row.get("kind", ())}
        names = {w: key for key, row in rows.items() for w in (*row.get("words", ()), *row.get("land", ()))}
        _lands.clear()
        known = _lands[id(config.populations)] = (config.populations, names)
    return known[1]
