"""The names in a sentence, and which of them may be one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from rapidfuzz import fuzz

from consistency.checks.copies import CALENDAR, FUNCTION, Token, is_common, tokens_of
from consistency.config import Config, packaged_table
from consistency.gazetteer import cities, fold, gazetteer

Kind = Literal["place", "person", "body", ""]
"""What a name may be of, as far as the words beside it tell."""


@cache
def actors(table: str, name: str = "words") -> frozenset[str]:
    """A list of ``tables/actors.toml``."""
    return frozenset(str(w) for w in packaged_table("actors")[table][name])


def limit(name: str) -> float:
    """A number of ``tables/actors.toml``, with its source there."""
    limits: Mapping[str, Any] = packaged_table("actors")["limits"]
    return float(limits[name])


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: ``tokens`` without article and title, in order."""

    tokens: tuple[Token, ...]
    first: int
    """Place of its first word among the words of the text; ``last``: of its last."""
    last: int
    kind: Kind = ""

    @property
    def start(self) -> int:
        """First character, in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Character after the last."""
        return self.tokens[-1].end

    @property
    def words(self) -> tuple[str, ...]:
        """Its words folded, small ones left out."""
        return _words(self.tokens)


@lru_cache(maxsize=50_000)
def _words(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    plain = (bare(t.text) for t in tokens)
    return tuple(w for w in plain if w and w not in actors("small"))


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """A word folded, without its possessive and full stops: "U.S." and "US’s" are "us"."""
    low = word.replace("’", "'").replace(".", "")
    return fold(low[:-2] if low.endswith("'s") else low.rstrip("'"))


@lru_cache(maxsize=50_000)
def mentions_of(text: str) -> tuple[Mention, ...]:
    """The names of ``text``, in order. None in a headline, whose capitals show nothing."""
    tokens = tokens_of(text)
    if shouts(text):
        return ()
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        if not opens_name(tokens, at, text):
            at += 1
            continue
        last = _end_of_name(tokens, at, text)
        first = at
        titles = actors("titles")
        while first < last and bare(tokens[first].text) in titles:
            first += 1
        own = tokens[first : last + 1]
        if any(bare(t.text) not in titles for t in own):
            found.append(Mention(own, first, last, _kind_of(tokens, at, first, own)))
        at = last + 1
    return tuple(found)


@lru_cache(maxsize=50_000)
def shouts(text: str) -> bool:
    """Is it written like a headline, most words with capitals?"""
    words = [t for t in tokens_of(text) if not t.number and t.text.casefold() not in FUNCTION]
    large = sum(t.text[:1].isupper() for t in words)
    return len(words) > 3 and large >= limit("capitals") * len(words) and _small_text(words)


def _small_text(words: Sequence[Token]) -> bool:
    """Are there capitals on words that the dictionary writes small, beside the first?"""
    return sum(t.text[:1].isupper() and not t.first and _common(t.text) for t in words) >= 2


@lru_cache(maxsize=100_000)
def _common(word: str) -> bool:
    return is_common(word.casefold()) and bare(word) not in actors("titles")


def opens_name(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Does a name begin at this word?"""
    token = tokens[at]
    if token.name:
        return True
    if not token.text[:1].isupper() or token.text.casefold() in FUNCTION or token.text.casefold() in CALENDAR:
        return False
    joined = at + 1 < len(tokens) and tokens[at + 1].name and not text[token.end : tokens[at + 1].start].strip(" -.")
    return joined and (token.first or bare(token.text) in actors("titles"))


def _end_of_name(tokens: Sequence[Token], at: int, text: str) -> int:
    last = at
    nxt = at + 1
    while nxt < len(tokens) and not text[tokens[last].end : tokens[nxt].start].strip(" -–./’'"):
        word = tokens[nxt].text
        if tokens[last].text.replace("’", "'").endswith("'s"):
            break
        if tokens[nxt].name or (bare(word) in actors("titles") and word[:1].isupper()):
            last = nxt
        elif not (word.casefold() in actors("small", "joining") and nxt + 1 < len(tokens) and tokens[nxt + 1].name):
            break
        nxt += 1
    return last


def _kind_of(tokens: Sequence[Token], at: int, first: int, own: Sequence[Token]) -> Kind:
    before = tokens[at - 1].text.casefold() if at else ""
    earlier = tokens[at - 2].text.casefold() if at > 1 else ""
    if bare(own[-1].text) in actors("kinds", "bodies") or (own[-1].text.isupper() and len(own) == 1):
        return "body"
    titled = first > at or bare(tokens[at - 1].text if at else "") in actors("titles")
    if titled and bare(before) not in ("general", "chief", "secretary"):
        return "person"
    places = actors("kinds", "places")
    if before in places or (before == "the" and earlier in places):
        return "place"
    return ""


def written_alike(a: str, b: str) -> bool:
    """Two folded words: the same, one stem, or two spellings of one name."""
    if a == b:
        return True
    stem = int(limit("stem"))
    if min(len(a), len(b)) >= stem and a[:stem] == b[:stem]:
        return True
    return min(len(a), len(b)) >= stem and fuzz.ratio(a, b) >= limit("spelling")


def _initials(words: Iterable[str]) -> str:
    return "".join(w[0] for w in words)


def _short_for(short: Sequence[Token], long: Sequence[str]) -> bool:
    """Is the one name an acronym of the other?"""
    if len(short) != 1:
        return False
    letters = bare(short[0].text)
    if not short[0].text.replace(".", "").isupper() or len(letters) < 2:
        return False
    return letters in _initials(long) or _initials(long).startswith(letters) or letters.startswith(_initials(long)[:3])


def lands_of(words: Sequence[str], config: Config) -> frozenset[str]:
    """The countries that the name is of or lies in, by their keys in the table of populations."""
    gaz = gazetteer(config)
    name = " ".join(words)
    found = {key for key, row in packaged_table("actors")["metonyms"].items() if name in row}
    for part in (name, *words):
        key = gaz.nations.get(part) or gaz.demonyms.get(part.title())
        if key:
            found.add(key)
    path = gaz.path(name).split(", ")
    found |= set(path[-1:] if len(path) > 1 else [])
    found |= {gaz.codes[c.country] for c in cities().get(name, ()) if c.country in gaz.codes}
    return frozenset(found)


def is_land(words: Sequence[str], config: Config) -> bool:
    """Is it a country, a people, or a name that stands for a government and is no city?"""
    name = " ".join(words)
    gaz = gazetteer(config)
    if name in gaz.peoples:
        return True
    return any(name in names for names in packaged_table("actors")["metonyms"].values()) and not gaz.path(name)


def is_place(words: Sequence[str], config: Config) -> bool:
    """Does the gazetteer know it?"""
    return bool(gazetteer(config).path(" ".join(words)))


def may_be_one(a: Mention, b: Mention, config: Config) -> bool:
    """May two names be of one person, body or place: another spelling, a part, an acronym, its land or its people?"""
    left, right = a.words, b.words
    if not left or not right or left == right:
        return True
    lands = lands_of(left, config), lands_of(right, config)
    if is_land(left, config) and is_land(right, config):
        return bool(lands[0] & lands[1])
    both_places = is_place(left, config) and is_place(right, config)
    if not both_places and any(written_alike(x, y) for x in left for y in right):
        return True
    if both_places and (any(x in right for x in left) and (len(left) == 1 or len(right) == 1)):
        return True
    if both_places and fuzz.ratio(" ".join(left), " ".join(right)) >= limit("spelling"):
        return True
    if _short_for(a.tokens, right) or _short_for(b.tokens, left):
        return True
    if lands[0] & lands[1]:
        return is_land(left, config) or is_land(right, config)
    return False
