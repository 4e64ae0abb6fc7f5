"""Names: the ways in which texts write one name become one canonical name.

What joins two spellings, from the surest down:

1. the user's alias table;
2. the same letters but for case, accents, apostrophes, hyphens, article, "-isation" for "-ization", title or rank;
3. an acronym and the expansion that a text states ("Popular Front (PF)", "PF [Popular Front]");
4. inside one document, a surname and the one full name that it ends ("Gen. Ray Odo" … "Odo");
5. across documents, two transliterations: the same consonants and like vowels ("Dayyanah", "Dayana"), close by edit
   distance, no English words, no two places of the gazetteer, in documents that share other names, not parts of two
   full names, and never both in one document, whose writers spell one name one way.

A canonical name depends only on documents that hold one of its spellings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from consistency.config import Config, calendar_words, word_set
from consistency.datatypes import Sentence
from consistency.gazetteer import Gazetteer, fold, gazetteer
from consistency.lemmas import is_known

CLOSE = 0.55
"""Least normalised edit similarity of two transliterations of one word; "Hussein" and "Husayn" have 0.57."""
LONG = 7
"""Letters from which one vowel may be any other ("Dargahan", "Dargehan"); shorter, they are two names."""
COMPANY = 2
"""Other names that the documents of two transliterations must share: one story, not two that rhyme."""
SHORTEST = 4
"""Letters of a word below which two spellings are two names ("Ali", "Eli")."""
_WORD = r"(?:[aAeE]l-)?[A-ZÀ-Ý][\w’'\-]{0,30}"
_NAME = re.compile(
    rf"(?<![\w.])(?:[A-Z][a-z]{{1,4}}\.\s)?{_WORD}(?:\s(?:(?:al|el|bin|ibn|of|of the|de|van|von|ul)\s)?{_WORD}){{0,6}}"
)
_IN_BRACKETS = re.compile(r"\s[(\[]\s?([A-Z][A-Za-z.&]{1,9}?)s?\s?[)\],;]")
"""An acronym behind its expansion: "Northern River Front (NRF)"."""
_BEFORE_BRACKETS = re.compile(r"\b([A-Z][A-Z.&]{1,9})\s[(\[]\s?([^()\[\]]{3,80})[)\]]")
"""An acronym before it: "NRF [Northern River Front]"."""
_LONGEST_EXPANSION = 80
"""Characters; no body that is known by its initials has a longer name."""
_SMALL = frozenset({"of", "the", "and", "for", "de", "du", "des", "la", "al", "el"})
_LEADS_ON = frozenset({"for", "of", "in", "at"})
"""Behind an office these say of what: "the governor of the province" is no title before a name."""
_OPENINGS = frozenset(
    (
        "but and or of in on at by for from with to as if when while where after before since because"
        " although though however meanwhile maybe perhaps also then now today yesterday so that this these"
        " those his her their our my its according both all some many most even only just not no what who how"
        " why once until like unlike despite during"
    ).split()
)
"""Words that are capitalised at the start of a sentence and belong to no name."""
_TITLES = word_set("reporting", "titles")
"""Words before a name that say what somebody is; English titles, ranks and offices in the style of news agencies."""
_HUMAN_BEHIND = re.compile(r"^,\s(?:aged\s)?\d{1,3}(?:,|\sand|\.)|^,?\s(?:who|whose|himself|herself)\b")
_VOWELS = re.compile(r"[aiu]+")
_CALENDAR = calendar_words()
_MOST_WORDS = 4
"""Words of the longest name of a person."""
_IZE = re.compile(r"is(ation|ations|ing|ed|e|er|ers)\b")


@lru_cache(maxsize=100_000)
def untitled(name: str) -> tuple[str, bool]:
    """``name`` without possessive, article and titles, folded; and whether a title stood before it.

    A name that is read so already stays as it is: what a hyphen held together ("Vice-President Odo") falls as well.
    """
    plain, titled = _untitled(name)
    again, more = _untitled(plain)
    while again != plain:
        plain, titled = again, titled or more
        again, more = _untitled(plain)
    return plain, titled or more


def _untitled(name: str) -> tuple[str, bool]:
    words = name.replace("’", "'").split()
    titled = False
    while len(words) > 1 and words[0].lower() in _OPENINGS:
        words.pop(0)
    for at in range(len(words) - 3, 0, -1):  # "Marrow Governor Ada Roe"
        if words[at].lower().rstrip(".,") in _TITLES and words[at + 1].lower() not in _LEADS_ON:
            words, titled = words[at + 1 :], True
            break
    while words:
        plain = words[0].lower().rstrip(".,")
        if len(words) > 1 and plain in ("the", "a", "an"):
            words.pop(0)
        elif len(words) > 1 and plain in _TITLES and words[1].lower() not in _LEADS_ON:
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
    stated = [(text[max(0, m.start() - _LONGEST_EXPANSION) : m.start()], m[1]) for m in _IN_BRACKETS.finditer(text)]
    stated += [(m[2], m[1]) for m in _BEFORE_BRACKETS.finditer(text)]
    for words, short in stated:
        long = _spelt_out(words, short)
        if long:
            seen.short.setdefault(fold(short), set()).add(untitled(long)[0])
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
    words = [w for w in re.split(r"[\s-]+", long) if w]
    for start in range(len(words)):
        part = words[start:]
        if part[0].lower() in _SMALL or not part[0][0].isupper() or not part[-1][0].isupper():
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
        if len(words) > 1 and not _SMALL.intersection(words[:1]) and "of" not in words:
            full[words[-1]].add(name)
    found: dict[str, str] = {}
    for last, names in sorted(full.items()):
        if last in gaz.peoples or last in gaz.parts or last in gaz.wide or last in _CALENDAR:
            continue
        shortest = min(names, key=lambda n: (len(n.split()), n))
        if not all(n == shortest or n.endswith(f" {shortest}") for n in names) or len(shortest.split()) > _MOST_WORDS:
            continue
        if names & seen.human or last in seen.human:
            found |= {longer: shortest for longer in names if longer != shortest}
            if last in seen.names:
                found[last] = shortest
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
            alike[_sounds(name)].append(name)
    found: dict[str, str] = {}
    for names in alike.values():
        if len(names) > 1:
            ordered = sorted(names, key=lambda n: (not gaz.knows(n), -len(held[n]), n))
            found |= _merged(ordered, held, documents, gaz)
    return found


def _one_story(a: str, b: str, held: Mapping[str, set[str]], documents: Mapping[str, _Seen], gaz: Gazetteer) -> bool:
    """Do the documents of two spellings share other names, and is neither part of a full name unlike the other's?"""
    company: list[set[str]] = []
    fuller: list[set[str]] = []
    for name in (a, b):
        around = {n for d in held[name] for n in documents[d].names if n not in gaz.peoples}
        fuller.append({_sounds(n) for n in around if name in n.split() and n != name})
        company.append({n for n in around if name not in n.split() and len(n) >= SHORTEST})
    if len(company[0] & company[1]) < COMPANY:
        return False
    return not (fuller[0] and fuller[1] and not fuller[0] & fuller[1])


def _sounds(name: str) -> str:
    return _VOWELS.sub("*", " ".join(sound(w) for w in name.split()))


def _merged(
    names: Sequence[str], held: Mapping[str, set[str]], documents: Mapping[str, _Seen], gaz: Gazetteer
) -> dict[str, str]:
    """Each name to the first one before it that it is a spelling of."""
    kept: list[str] = []
    where: dict[str, set[str]] = {}
    found: dict[str, str] = {}
    for name in names:
        for first in kept:
            if where[first] & held[name] or not same_name(first, name, gaz):
                continue
            if _one_story(first, name, held, documents, gaz):
                found[name] = first
                where[first] = where[first] | held[name]
                break
        else:
            kept.append(name)
            where[name] = set(held[name])
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
    return is_known(word)


def _one_english_word(x: str, y: str) -> bool:
    """British and American spelling of one word: equal but for s/z, our/or, re/er, single or double l."""
    return _american(x) == _american(y)


def _american(word: str) -> str:
    word = re.sub(r"our", "or", word)
    word = re.sub(r"(?<=[bt])re\b", "er", word)
    return word.replace("ll", "l").replace("s", "z").replace("ence", "enze")
