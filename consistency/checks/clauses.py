"""Sentences cut into clauses, with words that can be matched across texts: what the checks of wording read.

Clauses end at marks and at words that open another one, whatever the parse says; words match by lemma, by a short
table of synonyms (``tables/wording.toml``) or by a common stem. Everything of a text is read once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Literal

from consistency.checks.copies import CALENDAR, Token, norm_of, tokens_of
from consistency.checks.statements import Aligned, Clash, Span, Statement
from consistency.config import packaged_table
from consistency.language import is_reporting
from consistency.parsing import Parse, head_of_span, tokens_in

Opening = Literal["", "condition", "relative", "other"]

_MARKS = re.compile(r"[,;:()\[\]—–!?]|\s--?\s")
_STOP = re.compile(r"\.\s")
_AUXILIARY = frozenset(
    "be am is are was were been being have has had having do does did will would shall should can could may might must"
    " to ll ve re d s m wo ca".split()
)
_STOPS = frozenset("not no nor never none nobody nothing neither without".split())
_SUFFIXES = (
    "ations ation ating ated ates ate itions ition ments ment ings ing ances ance ences ence ions ion ities"
    " ity ures ure als al ers er ors"
    " or ians ian ies ied iest ily ists ist ary ively ive ful less ness ed es ly s e y"
).split()
"""Endings that make one word from another, the longest first of those that share an end (after Porter 1980, cut down:
a stem is only ever compared with another stem)."""
STEM = 4
"""Letters that a stem keeps at least."""
ABBREVIATION = 4
"""Letters of the longest title that is cut short ("Gov", "Supt"); its stop ends no sentence."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. ``close`` and ``wide``: what it may be matched by, narrowly and broadly."""

    at: int
    text: str
    low: str
    norm: str
    start: int
    end: int
    clause: int
    close: frozenset[str]
    wide: frozenset[str]
    content: bool
    name: bool
    number: bool
    dated: bool
    """A weekday or month."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    opening: Opening
    reporting: bool
    """Does it only say who says so ("officials said")?"""
    question: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text, read."""

    text: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    norms: frozenset[str]
    """Of all words, for quick tests."""
    parse: Parse | None = None
    tokens: tuple[int, ...] = ()
    """For each word the token of the parse that stands for it, the head of several; empty without a parse."""
    at: Mapping[int, int] = field(default_factory=dict, compare=False)
    """Token of the parse -> the word that it is part of."""

    def __hash__(self) -> int:
        """Of the text alone: what is remembered of it is looked up for every pair of sentences."""
        return hash(self.text)

    def clause_words(self, clause: int) -> tuple[Word, ...]:
        """The words of one clause."""
        found = self.clauses[clause]
        return self.words[found.first : found.last]

    def low(self, at: int) -> str:
        """The word at a place, folded; empty beyond either end."""
        return self.words[at].low if 0 <= at < len(self.words) else ""


def read(statement: Statement) -> Parsed:
    """A statement in words and clauses, each word with its token of the parse."""
    return _read(statement.text, statement.parse)


@lru_cache(maxsize=50_000)
def _read(text: str, parsed: Parse | None) -> Parsed:
    found = parse(text)
    if parsed is None:
        return found
    tokens = tuple(head if (head := head_of_span(parsed, w.start, w.end)) is not None else -1 for w in found.words)
    if -1 in tokens:
        return found
    at = {token: w.at for w in found.words for token in tokens_in(parsed, w.start, w.end)}
    return replace(found, parse=parsed, tokens=tokens, at=at)


@lru_cache(maxsize=50_000)
def parse(text: str) -> Parsed:
    """``text`` in words and clauses."""
    tokens = _mended([t for t in tokens_of(text) if t.end > t.start])
    clauses: list[Clause] = []
    words: list[Word] = []
    first, opening = 0, _opening("")
    for at, token in enumerate(tokens):
        gap = text[tokens[at - 1].end : token.start] if at else ""
        opened = _opens(tokens, at)
        marked = bool(at) and _ended(tokens[at - 1], gap)
        if at and (marked or opened or _after_report(tokens, at)):
            clauses.append(_clause(text, tokens, first, at, opening))
            first, opening = at, _opening(token.text.casefold()) if opened or marked else ""
        elif not at:
            opening = _opening(token.text.casefold())
        words.append(_word(token, at, len(clauses)))
    if tokens:
        clauses.append(_clause(text, tokens, first, len(tokens), opening))
    return Parsed(text, tuple(words), tuple(clauses), frozenset(w.norm for w in words))


def _mended(tokens: Sequence[Token]) -> list[Token]:
    """ "Didn 't" as "didn't": the second part is a "not"."""
    cut = word_set("cut", "words")
    return [
        replace(t, text="n't", norm="not")
        if at and t.text.casefold() == "t" and tokens[at - 1].text.casefold() in cut
        else t
        for at, t in enumerate(tokens)
    ]


def _ended(token: Token, gap: str) -> bool:
    """Does a clause end behind this word? The stop of an abbreviation ("Gov. Alvarez") ends none."""
    if _MARKS.search(gap):
        return True
    short = token.text[:1].isupper() and len(token.text) <= ABBREVIATION
    return bool(_STOP.search(gap)) and not short


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Does a new clause begin with this word?"""
    low = tokens[at].text.casefold()
    if low not in _opening_words():
        return False
    if low == "should":
        return at == 0
    if low == "following":
        return at > 0 and tokens[at - 1].text.casefold() not in ("the", "a", "was", "were", "is", "are", "be", "been")
    if low == "as" or low == "so":
        return False
    return not (low == "before" and at > 0 and tokens[at - 1].norm in ("never", "not"))


def _after_report(tokens: Sequence[Token], at: int) -> bool:
    """Does a reported clause begin here, behind "said"? (Behind "that" one begins anyhow.)"""
    return tokens[at - 1].text.casefold() in _saying() and tokens[at].text.casefold() not in (
        "that",
        "on",
        "in",
        "to",
    )


@cache
def limit(name: str, file: str) -> float:
    """A number of the table ``limits`` of ``tables/FILE.toml``."""
    return float(packaged_table(file)["limits"][name])


Cue = tuple[tuple[str, ...], str, str]
"""The words of a cue, and two names that say what it means."""


def by_first_word(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    """First word -> the cues that begin with it, the longest first."""
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        found.setdefault(cue[0][0], []).append(cue)
    return {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r))) for first, rows in found.items()}


@cache
def word_set(table: str, name: str, file: str = "wording") -> frozenset[str]:
    """A list of a packaged table, as a set."""
    return frozenset(str(w) for w in packaged_table(file)[table][name])


def _saying() -> frozenset[str]:
    """The finite forms of the verb that reports and does nothing else."""
    return word_set("say", "forms", "reporting")


@cache
def _opening_words() -> frozenset[str]:
    return word_set("opens", "condition") | word_set("opens", "relative") | word_set("opens", "other")


def _opening(low: str) -> Opening:
    if low in word_set("opens", "condition"):
        return "condition"
    if low in word_set("opens", "relative"):
        return "relative"
    return "other" if low in word_set("opens", "other") else ""


def _clause(text: str, tokens: Sequence[Token], first: int, last: int, opening: Opening) -> Clause:
    low = [t.text.casefold() for t in tokens[first:last]]
    after = text[tokens[last - 1].end : tokens[last].start if last < len(tokens) else len(text)]
    told = bool(low) and (is_reporting(low[-1]) or low[-1] in word_set("finding", "words", "reporting"))
    inverted = set(low[:2]) & _saying() and len(low) <= 8
    ends = last >= len(tokens) or tokens[last].text.casefold() == "that" or bool(_MARKS.search(after))
    always = set(low[-1:]) & _saying()
    by_name = low[:2] == ["according", "to"]
    reporting = bool((told and (ends or always) and len(low) <= 14) or inverted or by_name)
    return Clause(first, last, opening, reporting and len(low) < len(tokens), "?" in after)


def _word(token: Token, at: int, clause: int) -> Word:
    low = token.text.casefold().replace("’", "'")
    content = token.content and low not in word_set("light", "words") and token.norm not in word_set("light", "words")
    dated = low in CALENDAR and token.text[:1].isupper()
    norm = _mend(token.norm)
    close, wide = keys_of(norm)
    return Word(
        at,
        token.text,
        low,
        norm,
        token.start,
        token.end,
        clause,
        close,
        wide,
        content and not dated and not token.number and token.norm not in _STOPS,
        token.name,
        token.number,
        dated,
    )


@cache
def _forms() -> dict[str, str]:
    return dict(str(row).split() for row in packaged_table("wording")["forms"]["rows"])


def _mend(norm: str) -> str:
    return _forms().get(norm, norm)


def norm_in_table(word: str) -> str:
    """The lemma of a word of a table, as ``Word.norm`` has it ("absence" and "absense" are one there)."""
    return _mend(norm_of(word))


@cache
def _rows(name: str) -> dict[str, frozenset[str]]:
    """Lemma -> the names of the rows of synonyms it stands in."""
    found: dict[str, set[str]] = {}
    for row in packaged_table("wording")[name]["rows"]:
        for word in map(norm_in_table, str(row).split()):
            found.setdefault(word, set()).add(f"{name}:{row}")
    return {word: frozenset(rows) for word, rows in found.items()}


@lru_cache(maxsize=100_000)
def keys_of(norm: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a lemma may be matched by, narrowly (itself, near synonyms) and broadly (more synonyms, its stem)."""
    close = frozenset({norm}) | _rows("close").get(norm, frozenset())
    stem = stem_of(norm)
    return close, close | {f"~{stem}"} | _rows("loose").get(norm, frozenset()) | _rows("loose").get(stem, frozenset())


@lru_cache(maxsize=100_000)
def stem_of(norm: str) -> str:
    """What is left of a lemma without its endings, at least STEM letters."""
    suffix = next((s for s in _SUFFIXES if norm.endswith(s) and len(norm) - len(s) >= STEM), "")
    return stem_of(norm[: -len(suffix)]) if suffix else norm


def contents(words: Iterable[Word]) -> list[Word]:
    """The words that carry what is said."""
    return [w for w in words if w.content]


def matched(left: Sequence[Word], right: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Each word of ``left`` with a word of ``right`` that may stand for it: the same lemma first, then any synonym.

    A word is used once. The number of pairs does not depend on which side is called left where lemmas are distinct.
    """
    pairs: list[tuple[Word, Word]] = []
    free_left, free_right = list(left), list(right)
    for same in (_same_norm, _same_close, _same_wide):
        if not free_left or not free_right:
            break
        for x in list(free_left):
            y = next((y for y in free_right if same(x, y)), None)
            if y is not None:
                pairs.append((x, y))
                free_left.remove(x)
                free_right.remove(y)
    return pairs


def _same_norm(x: Word, y: Word) -> bool:
    return x.norm == y.norm


def _same_close(x: Word, y: Word) -> bool:
    return not x.close.isdisjoint(y.close)


def _same_wide(x: Word, y: Word) -> bool:
    return not x.wide.isdisjoint(y.wide)


def cover(pairs: int, left: int, right: int) -> float:
    """Dice share of matched words, 0 to 1; 0 where neither side has any."""
    return 2 * pairs / (left + right) if left + right else 0.0


def adverb(word: Word) -> bool:
    """Does it end in "-ly" as adverbs do?"""
    return word.low.endswith("ly") and word.low not in word_set("adverbs", "not")


def auxiliary(word: Word) -> bool:
    """A form of be, have, do, a modal, or "to"."""
    return word.low in _AUXILIARY


def span_of(words: Sequence[Word]) -> Span:
    """From the first of these words to the last."""
    return (words[0].start, words[-1].end)


def quoted(text: str, spans: Sequence[Span]) -> str:
    """The words of a text under these spans, in quotation marks."""
    return f"“{' … '.join(' '.join(text[a:b].split()) for a, b in spans)}”"


def either_way(pair: Aligned, rule: Callable[[Aligned], Clash | None]) -> Clash | None:
    """What ``rule`` finds, asked in an order that does not depend on which text is called the first."""
    if pair.a.text <= pair.b.text:
        return rule(pair)
    found = rule(replace(pair, a=pair.b, b=pair.a))
    return replace(found, words_a=found.words_b, words_b=found.words_a) if found else None
