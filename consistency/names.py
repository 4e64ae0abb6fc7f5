"""Names: the ways in which texts write one name become one canonical name.

What joins two spellings, from the surest down:

1. the user's alias table;
2. the same letters but for case, accents, apostrophes, hyphens, article, "-isation" for "-ization", title or rank;
3. an acronym and the expansion that a text states ("Popular Front (PF)", "PF [Popular Front]");
4. inside one document, a surname and the one full name that it ends ("Gen. Ray Odo" … "Odo");
5. across documents, two transliterations: the same consonants and like vowels ("Qayyarah", "Qayara"), close by edit
   distance, no English words, no two places of the gazetteer, and never both in one document, whose writers spell one
   name one way.

A canonical name depends only on documents that hold one of its spellings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import simplemma
from rapidfuzz.distance import Levenshtein

from consistency.config import Config
from consistency.datatypes import Sentence
from consistency.gazetteer import Gazetteer, fold, gazetteer

CLOSE = 0.55
"""Least normalised edit similarity of two transliterations of one word; "Hussein" and "Husayn" have 0.57."""
LONG = 7
"""Letters from which one vowel may be any other ("Dargahan", "Dargehan"); shorter, they are two names."""
SHORTEST = 4
"""Letters of a word below which two spellings are two names ("Ali", "Eli")."""
_WORD = r"(?:[aAeE]l-)?[A-ZÀ-Ý][\w’'\-]{0,30}"
_NAME = re.compile(
    rf"(?<![\w.])(?:[A-Z][a-z]{{1,4}}\.\s)?{_WORD}(?:\s(?:(?:al|el|bin|ibn|of|of the|de|van|von|ul)\s)?{_WORD}){{0,6}}"
)
_EXPANSION = re.compile(
    rf"(?P<long>{_WORD}(?:[\s-](?:(?:of|the|and|for|de|du|des|la)[\s-]){{0,2}}{_WORD}){{1,7}})\s?[(\[]\s?(?P<short>[A-Z][A-Za-z.&]{{1,9}})s?\s?[)\],;]"
)
_REVERSED = re.compile(
    rf"\b(?P<short>[A-Z][A-Z.&]{{1,9}})\s?[(\[]\s?(?P<long>{_WORD}(?:[\s-](?:(?:of|the|and|for|de|du|des|la)[\s-]){{0,2}}{_WORD}){{1,7}})\s?[)\]]"
)
_SMALL = frozenset({"of", "the", "and", "for", "de", "du", "des", "la", "al", "el"})
_TITLES = frozenset(
    (
        "mr mrs ms miss mx dr prof sir dame lord lady rev fr sheikh sheik imam ayatollah pope king queen"
        " prince princess president vice premier prime minister chancellor secretary senator sen rep governor"
        " gov mayor ambassador judge justice chief inspector detective superintendent supt sheriff constable"
        " officer captain capt cpt major maj lieutenant lt colonel col general gen brigadier brig admiral adm"
        " vice-admiral commander cmdr cdr sergeant sgt corporal cpl private pvt marshal spokesman spokeswoman"
        " spokesperson director chairman chairwoman coach deputy actress actor singer professor doctor"
    ).split()
)
"""Words before a name that say what somebody is; English titles, ranks and offices in the style of news agencies."""
_HUMAN_BEHIND = re.compile(r"^,\s(?:aged\s)?\d{1,3}(?:,|\sand|\.)|^,?\s(?:who|whose|himself|herself)\b")
_VOWELS = re.compile(r"[aiu]+")
_IZE = re.compile(r"is(ation|ations|ing|ed|e|er|ers)\b")


@lru_cache(maxsize=100_000)
def untitled(name: str) -> tuple[str, bool]:
    """``name`` without possessive, article and titles, folded; and whether a title stood before it."""
    words = name.replace("’", "'").split()
    titled = False
    for at in range(len(words) - 3, 0, -1):  # "Qeshm Governor Heydar Alishvandi"
        if words[at].lower().rstrip(".,") in _TITLES:
            words, titled = words[at + 1 :], True
            break
    while words:
        plain = words[0].lower().rstrip(".,")
        if len(words) > 1 and plain in ("the", "a", "an"):
            words.pop(0)
        elif len(words) > 1 and plain in _TITLES:
            words.pop(0)
            titled = True
        else:
            break
    if words:
        words[-1] = re.sub(r"'s?$", "", words[-1].rstrip(".,"))
    return _IZE.sub(r"iz\1", fold(" ".join(words))), titled


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The skeleton that transliterations of one word share: like consonants and like vowels are one, doubles single.

    From the letters that romanisations of Arabic, Persian, Russian and the like disagree on: q/k/c, w/v/u/ou/oo,
    e/i/y/ai/ei/ay, g/j before e and i are left apart, a final h falls.
    """
    s = re.sub(r"[^a-z]", "", _american(word))
    s = re.sub(r"kh|ch", "x", s)
    s = re.sub(r"ph", "f", s)
    s = re.sub(r"sch", "sh", s)
    s = re.sub(r"ts|tz", "z", s)
    s = re.sub(r"q|ck|c(?![eiy])", "k", s)
    s = re.sub(r"(.)\1", r"\1", s)
    s = re.sub(r"ou|oo|u|w(?![aeiouy])|o", "u", s)
    s = re.sub(r"a[iey](?![aeiou])|e[iy]|ie|e|y(?![aeiou])|i", "i", s)
    s = re.sub(r"(.)\1", r"\1", s)
    return re.sub(r"(?<=[aiu])h$", "", s)


@dataclass(frozen=True, slots=True)
class Names:
    """Spellings -> canonical names, folded. Made by ``find_names``."""

    aliases: Mapping[str, str]
    everywhere: Mapping[str, str]
    """Acronyms and transliterations that hold in all documents."""
    inside: Mapping[str, Mapping[str, str]]
    """Document -> what holds in it alone: surnames, acronyms that mean something else elsewhere."""

    def canonical(self, document: str, name: str) -> str:
        """The canonical name for ``name`` as ``document`` writes it: folded letters, the same for all spellings."""
        plain, _ = untitled(name)
        if plain in self.aliases:
            return self.aliases[plain]
        plain = self.inside.get(document, {}).get(plain, plain)
        plain = self.everywhere.get(plain, plain)
        return self.aliases.get(plain, plain)


@dataclass(slots=True)
class _Seen:
    """The names of one document."""

    names: dict[str, int]
    """Folded name -> how often."""
    human: set[str]
    """Folded names that a title, an age or "who" shows to be people."""
    short: dict[str, set[str]]
    """Acronym -> folded expansions that the document states."""


def find_names(sentences: Iterable[Sentence], config: Config) -> Names:
    """The names of a corpus. The order of ``sentences`` does not matter. Linear in their length but for the
    comparison of names that sound alike."""
    gaz = gazetteer(config)
    documents: dict[str, _Seen] = {}
    for sentence in sentences:
        seen = documents.setdefault(sentence.document, _Seen({}, set(), {}))
        _read(sentence.text, seen)
    aliases = {
        untitled(variant)[0]: untitled(name)[0]
        for name, variants in config.aliases.items()
        for variant in (name, *variants)
    }
    inside = {document: _surnames(seen, gaz) for document, seen in sorted(documents.items())}
    everywhere = _acronyms(documents, inside, gaz)
    everywhere |= _transliterations(documents, gaz, set(everywhere) | set(aliases))
    final = {a: _last(b, everywhere) for a, b in everywhere.items()}
    return Names(aliases, final, {d: m for d, m in inside.items() if m})


def _last(name: str, table: Mapping[str, str]) -> str:
    """Where a chain of replacements ends; at most three steps (acronym, spelling, nothing)."""
    for _ in range(3):
        name = table.get(name, name)
    return name


def _read(text: str, seen: _Seen) -> None:
    for pattern in (_EXPANSION, _REVERSED):
        for m in pattern.finditer(text):
            long = _spelt_out(m["long"], m["short"])
            if long:
                seen.short.setdefault(fold(m["short"]), set()).add(untitled(long)[0])
    for m in _NAME.finditer(text):
        name, titled = untitled(m[0])
        if len(name) < 2 or name.isdigit():
            continue
        seen.names[name] = seen.names.get(name, 0) + 1
        if titled or _HUMAN_BEHIND.match(text[m.end() : m.end() + 20]):
            seen.human.add(name)


def _spelt_out(long: str, short: str) -> str:
    """The end of ``long`` whose initials are ``short``, with or without the small words; empty where none fits."""
    letters = [c.lower() for c in short if c.isalpha()]
    words = re.split(r"[\s-]+", long)
    for start in range(len(words)):
        part = words[start:]
        if part[0].lower() in _SMALL:
            continue
        every = [w[0].lower() for w in part]
        large = [w[0].lower() for w in part if w.lower() not in _SMALL]
        if letters in (every, large) and len(letters) > 1:
            return " ".join(part)
    return ""


def _surnames(seen: _Seen, gaz: Gazetteer) -> dict[str, str]:
    """Surname -> full name, where the document has one full name of a person that ends in it."""
    full: dict[str, set[str]] = defaultdict(set)
    for name in seen.names:
        words = name.split()
        if 2 <= len(words) <= 4:
            full[words[-1]].add(name)
    found: dict[str, str] = {}
    for last, names in sorted(full.items()):
        if last not in seen.names or last in gaz.nations or last in gaz.parts or last in gaz.wide:
            continue
        people = names & seen.human
        if len(names) == 1 and (people or last in seen.human):
            found[last] = next(iter(names))
    return found


def _acronyms(documents: Mapping[str, _Seen], inside: dict[str, dict[str, str]], gaz: Gazetteer) -> dict[str, str]:
    """Acronym -> expansion, where all documents that state one agree; else in each of these documents alone."""
    stated: dict[str, set[str]] = defaultdict(set)
    for seen in documents.values():
        for short, longs in seen.short.items():
            stated[short] |= longs
    found: dict[str, str] = {}
    for short, longs in sorted(stated.items()):
        if short in gaz.nations or short in gaz.parts:
            continue
        like = {" ".join(sound(w) for w in x.split()) for x in longs}
        if len(like) == 1:
            found[short] = min(longs)
            continue
        for document, seen in documents.items():
            own = seen.short.get(short, set())
            if len(own) == 1:
                inside[document][short] = next(iter(own))
    return found


def _transliterations(documents: Mapping[str, _Seen], gaz: Gazetteer, taken: set[str]) -> dict[str, str]:
    """Spelling -> canonical spelling, for names that sound alike and meet in no document."""
    held: dict[str, set[str]] = defaultdict(set)
    for document, seen in documents.items():
        for name in (*seen.names, *(x for longs in seen.short.values() for x in longs)):
            held[name].add(document)
    alike: dict[str, list[str]] = defaultdict(list)
    for name in held:
        if name not in taken and len(name) >= SHORTEST and name not in gaz.nations and len(name.split()) <= 6:
            alike[_VOWELS.sub("*", " ".join(sound(w) for w in name.split()))].append(name)
    found: dict[str, str] = {}
    for names in alike.values():
        if len(names) > 1:
            found |= _merged(sorted(names, key=lambda n: (not gaz.knows(n), -len(held[n]), n)), held, gaz)
    return found


def _merged(names: Sequence[str], held: Mapping[str, set[str]], gaz: Gazetteer) -> dict[str, str]:
    """Each name to the first one before it that it is a spelling of."""
    kept: list[str] = []
    documents: dict[str, set[str]] = {}
    found: dict[str, str] = {}
    for name in names:
        for first in kept:
            if same_name(first, name, gaz) and not documents[first] & held[name]:
                found[name] = first
                documents[first] = documents[first] | held[name]
                break
        else:
            kept.append(name)
            documents[name] = set(held[name])
    return found


def same_name(a: str, b: str, gaz: Gazetteer) -> bool:
    """Are two folded names that sound alike two spellings of one? Each pair of differing words must be close, long
    enough, not both places of the gazetteer, and hold no plain English word."""
    left, right = a.split(), b.split()
    if len(left) != len(right) or (gaz.knows(a) and gaz.knows(b) and gaz.path(a) != gaz.path(b)):
        return False
    for x, y in zip(left, right, strict=True):
        if x == y:
            continue
        if min(len(x), len(y)) < SHORTEST or not _like(x, y):
            return False
        if _english(x) and _english(y):
            if not _one_english_word(x, y):
                return False
        elif (_english(x) or _english(y)) and len(left) == 1:
            return False
    return True


def _like(x: str, y: str) -> bool:
    """Do two words sound alike and look it? One vowel may stand for any other in a long one."""
    if sound(x) == sound(y):
        return Levenshtein.normalized_similarity(x, y) >= CLOSE
    return min(len(x), len(y)) >= LONG and len(x) == len(y) and Levenshtein.distance(x, y) == 1


def _english(word: str) -> bool:
    return bool(simplemma.is_known(word, lang="en"))


def _one_english_word(x: str, y: str) -> bool:
    """British and American spelling of one word: equal but for s/z, our/or, re/er, single or double l."""
    return _american(x) == _american(y)


def _american(word: str) -> str:
    word = re.sub(r"our", "or", word)
    word = re.sub(r"(?<=[bt])re\b", "er", word)
    return word.replace("ll", "l").replace("s", "z").replace("ence", "enze")
