"""The spelling that a parser is shown, and the names that a corpus knows.

A parser that was trained on running text takes the title case of headlines and capitals for names. What is a word's
own case the corpus tells: the form that it mostly has inside ordinary sentences; where it does not tell, the
dictionary. Measured on 400 sentences of ECB+ put in title case: 81 % of the parts of speech and 86 % of the
dependencies are those of the sentence as it was; lowered by the words of other articles both are 98 %, by the
dictionary alone 96 and 97 %. Lengths never change, so offsets hold in either spelling.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar

from consistency.config import packaged_table
from consistency.lemmas import dictionary_form, is_known
from consistency.parsing.records import Parse

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)*(?!\w)")
"""A word without digits: P2P and 9AM are spelled as they are."""
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:;“\"‘'(\[—–|-])\W*$")
"""Behind it a word is written with a capital whatever it is. Looked for in the few characters before the word."""
_STOPPED = re.compile(r"\w\w\W*\.\W*$")
"""A full stop, and not that of an initial or of "Jr."."""
T = TypeVar("T", str, tuple[str, str])

LEAST_WORDS = 4
"""Fewer words tell nothing about title case."""
MOSTLY = 0.9
"""Share of the words of content that begin with a capital in title case; "Ada Brill left Orvath" stays below."""
CAPITALS = 0.8
"""Share of the letters of a text in capitals."""
SURE_NAME = 2
"""A word of the dictionary that is written with a capital so often, and never without, is a name."""
_NOMINAL = frozenset("nsubj nsubjpass dobj dative pobj attr appos conj compound poss ROOT npadvmod".split())


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a corpus writes its words inside ordinary sentences. Keys are in lower case."""

    words: Mapping[str, str] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Of two words side by side: "white house" is "White House", where "white" is "white"."""
    names: frozenset[str] = frozenset()
    """Words that are never written without a capital."""


def in_capitals(text: str) -> bool:
    """Is the whole of ``text`` written in capitals? One word alone may be an acronym."""
    letters = [c for c in text if c.isalpha()]
    return len(_WORD.findall(text)) >= 2 and sum(c.isupper() for c in letters) >= CAPITALS * len(letters)


def in_title_case(text: str) -> bool:
    """Does every word of ``text`` begin with a capital, but for those that title case leaves small?

    What ends in a full stop is running text, however many names it holds.
    """
    words = _WORD.findall(text)
    content = [word for word in words if word.lower() not in _small_words()]
    capitals = sum(word[0].isupper() for word in content)
    enough = len(words) >= LEAST_WORDS and len(content) >= LEAST_WORDS - 1
    return enough and capitals >= MOSTLY * len(content) and not _STOPPED.search(text)


def spelling_of(texts: Iterable[str]) -> Spelling:
    """The spelling that most of the ordinary sentences among ``texts`` give each word."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    opening: set[str] = set()
    for text in set(texts):
        if in_capitals(text) or in_title_case(text):
            continue
        before: re.Match[str] | None = None
        for match in _WORD.finditer(text):
            if _OPENS.search(text, max(0, match.start() - 3), match.start()):
                opening.add(match[0])
                before = None
                continue
            seen[match[0].lower()][match[0]] += 1
            if before and text[before.end() : match.start()] == " ":
                pairs[before[0].lower(), match[0].lower()][before[0], match[0]] += 1
            before = match
    names = {word for word, forms in seen.items() if _is_name(word, forms)}
    names |= {w.lower() for w in opening if _capitalised(w) and w.lower() not in seen and not is_known(w.lower())}
    return Spelling(
        {word: _most(forms) for word, forms in seen.items()},
        {pair: _most(forms) for pair, forms in pairs.items()},
        frozenset(names),
    )


def _is_name(word: str, forms: Counter[str]) -> bool:
    """Is a word of these forms, which stand inside sentences, a name?"""
    return all(form[0].isupper() for form in forms) and (forms.total() >= SURE_NAME or not is_known(word))


def _most(forms: Counter[T]) -> T:
    """The form that was seen most; of equals the one in small letters."""
    return max(forms, key=lambda form: (forms[form], form))


def _capitalised(word: str) -> bool:
    return word[0].isupper() and word[1:] == word[1:].lower()


def respelled(text: str, spelling: Spelling) -> str:
    """``text`` as running text would spell it, of the same length; unchanged unless in title case or capitals."""
    capitals = in_capitals(text)
    if not capitals and not in_title_case(text):
        return text
    found = list(_WORD.finditer(text))
    plain = [match[0].lower() for match in found]
    letters = list(text)
    for at, match in enumerate(found):
        if not (capitals or _capitalised(match[0])) or (len(match[0]) == 1 and match[0] != "A"):
            continue  # small already, an acronym, spelled like no other word (McBrill), an initial, a part of "U.S."
        form = _form(plain, at, spelling)
        if not at:
            form = form[:1].upper() + form[1:]
        if len(form) == len(match[0]):
            letters[match.start() : match.end()] = form
    return "".join(letters)


def _form(plain: list[str], at: int, spelling: Spelling) -> str:
    """The spelling of word ``at`` of a text in small letters."""
    word = plain[at]
    if word in _small_words():
        return word
    for first in (at, at - 1):
        pair = spelling.pairs.get((plain[first], plain[first + 1])) if 0 <= first < len(plain) - 1 else None
        if pair:
            return pair[at - first]
    base = _POSSESSIVE.sub("", word)
    form = next((spelling.words[w] for w in (word, base) if w in spelling.words), None)
    if form is None:
        form = base if _is_common(base) else base.capitalize()
    return form + word[len(form) :]


def _is_common(word: str) -> bool:
    """Is ``word``, in small letters, in the dictionary and no name there, or inflected, as names seldom are?"""
    return is_known(word) and (
        dictionary_form(word.capitalize())[:1].islower() or dictionary_form(word).lower() != word
    )


def with_names(parse: Parse, names: frozenset[str]) -> Parse:
    """``parse`` with the words that the corpus knows for ``names`` as proper nouns; the tree stays as it is.

    Small parsers take unknown names for other words (44 of 500 made-up names put into sentences of ECB+, in 12 of them
    with another tree). An adjective before its noun ("Greek") is left one.
    """
    found = [token for token in range(len(parse)) if _is_misread(parse, token, names)]
    if not found:
        return parse
    lemmas, pos, tags = list(parse.lemmas), list(parse.pos), list(parse.tags)
    for token in found:
        lemmas[token] = parse.text[parse.starts[token] : parse.ends[token]]
        tags[token] = "NNPS" if tags[token] == "NNS" else "NNP"
        pos[token] = "PROPN"
    return replace(parse, lemmas=tuple(lemmas), pos=tuple(pos), tags=tuple(tags))


def _is_misread(parse: Parse, token: int, names: frozenset[str]) -> bool:
    """Is ``token`` a name that was taken for another kind of word?"""
    word = parse.text[parse.starts[token] : parse.ends[token]]
    if word.lower() not in names or not _capitalised(word):
        return False
    if parse.pos[token] == "ADJ":
        return parse.deps[token] in _NOMINAL
    return parse.pos[token] in ("NOUN", "VERB", "ADV", "INTJ", "X")


@cache
def _small_words() -> frozenset[str]:
    return frozenset(packaged_table("language")["title_case"]["small"])
