"""What denies another text and what only looks so: somebody's denial, and a word turned by its first letters.

That a minister denies taking a bribe makes it neither true nor false that he took one. "Unarmed" is "not armed". The
words are ``[denied_only]`` and ``[prefixes]`` in ``tables/negation.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from consistency.checks.reading import SMALL, Reading
from consistency.config import packaged_table
from consistency.lemmas import is_known, lemma_of

_WORD = re.compile(r"[A-Za-z][\w’']*(?:-[a-z]\w*)*")
_END = re.compile(r"[;:]|\.\s|,\s(?:and|but|while|who|which|saying|after)\b|\bbut\b")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|e|s)$")
_STEM = 5
"""Letters that two forms of one stem share ("involved", "involvement")."""
_SHORTEST = 4
"""Letters of a word that a prefix may turn: "unit" is not what "it" is not."""


def denied_only(a: Reading, b: Reading) -> str:
    """The cue in A behind which all stands that B says, where A only reports that somebody denies it; else empty."""
    if b.negated or _cue().search(b.text):
        return ""
    cue = _cue().search(a.text)
    if cue is None:
        return ""
    end = _END.search(a.text, cue.end())
    denied = _content(a.text[cue.end() : end.start() if end else len(a.text)])
    told = _content(a.text[: cue.start()])
    light = packaged_table("negation")["denied_only"]["light"]
    said = [w for w in _content(b.text) if not _among(w, told) and w not in light]
    return cue[0] if said and all(_among(w, denied) for w in said) else ""


def turned_word(a: Reading, b: Reading) -> tuple[str, str] | None:
    """A word of A and one of B, one of them the other with a prefix that denies it; the rest of B stands in A."""
    left, right = _words(a.text), _words(b.text)
    only_a = [w for w in left if w not in right]
    rest = [w for w in right if w not in left]
    pairs = [(x, y) for y in rest for x in only_a if _turns(x, y)]
    if len(pairs) != 1 or len(rest) != 1:
        return None
    return pairs[0]


def _turns(x: str, y: str) -> bool:
    longer, shorter = (x, y) if len(x) > len(y) else (y, x)
    if len(shorter) < _SHORTEST or not longer.endswith(shorter):
        return False
    first = longer[: len(longer) - len(shorter)].rstrip("-")
    table = packaged_table("negation")["prefixes"]
    if longer in table["others"]:
        return False
    if not is_known(shorter):
        return False
    if first in table["any"]:
        return True
    return first in table["adjectives"] and shorter.endswith(tuple(table["endings"]))


def _content(text: str) -> list[str]:
    words = (re.sub(r"[’']s?$", "", m[0].lower()) for m in _WORD.finditer(text))
    return [lemma_of(w) for w in words if w not in SMALL]


def _words(text: str) -> list[str]:
    return [w for m in _WORD.finditer(text) if (w := m[0].lower()) not in SMALL and w not in ("not", "never")]


def _among(word: str, words: list[str]) -> bool:
    stem = _ENDING.sub("", word)
    return any(
        w == word or _ENDING.sub("", w) == stem or (len(word) >= _STEM and w[:_STEM] == word[:_STEM]) for w in words
    )


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(packaged_table('negation')['denied_only']['words'])})\b", re.IGNORECASE)
