"""A sentence and its copy: what was changed in meaning, apart from what was only put in other words.

Rewording is one word, or a few, in the place of as few; that stays quiet. What counts is a number, date or name in the
place of another, a negation, hedge or speaker on one side only, a word that says the opposite, and words of content
added or left out. The lists are ``tables/drift.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from consistency.checks.copied_names import changed_name, near_verb, words_beside
from consistency.checks.copies import (
    CALENDAR,
    ORDINALS,
    Region,
    Token,
    drift_table,
    is_common,
    regions_of,
    tokens_of,
    word_list,
)
from consistency.checks.numbers import phrase, relate
from consistency.config import Config
from consistency.datatypes import FindingKind, Quantity

KIND_ORDER: tuple[FindingKind, ...] = ("number", "date", "name", "negation", "attribution", "certainty", "statement")
"""The plainest change first: a finding takes the kind of its first change."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of meaning between two copies. ``a`` and ``b`` are the words of each; empty where it has none."""

    kind: FindingKind
    a: str
    b: str
    why: str
    a_span: tuple[int, int] = (0, 0)
    """Characters of the sentence, start and end; equal where the copy has no such words."""
    b_span: tuple[int, int] = (0, 0)

    @property
    def words(self) -> str:
        """The change in words that quote both copies."""
        if self.a and self.a.casefold() == self.b.casefold():
            return self.why
        if self.a and self.b:
            return f"“{self.a}” stands where the other has “{self.b}”: {self.why}"
        return f"“{self.a or self.b}” stands in one copy only: {self.why}"


@dataclass(frozen=True, slots=True)
class Copy:
    """One of two copies of a sentence. ``around``: norms of the words of the sentences beside it in its document."""

    text: str
    quantities: tuple[Quantity, ...] = ()
    around: frozenset[str] = field(default_factory=frozenset)


Rule = Callable[[Region, Copy, Copy, Config], "tuple[FindingKind, str] | None"]


def find_changes(a: Copy, b: Copy, config: Config) -> list[Change]:
    """The changes of meaning from ``a`` to ``b``, in order of place. Nothing for copies that are only reworded."""
    found = _number_changes(a, b, config)
    taken = [(c.a_span, c.b_span) for c in found]
    for region in regions_of(a.text, b.text):
        spans = (_span(region.a), _span(region.b))
        if any(_meets(spans[0], x) or _meets(spans[1], y) for x, y in taken):
            continue
        for rule in RULES:
            said = rule(region, a, b, config)
            if said:
                found.append(Change(said[0], _cut(a.text, spans[0]), _cut(b.text, spans[1]), said[1], *spans))
                break
    return sorted(found, key=lambda c: (c.a_span, c.b_span, c.kind))


def _span(tokens: Sequence[Token]) -> tuple[int, int]:
    return (tokens[0].start, tokens[-1].end) if tokens else (0, 0)


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _cut(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _number_changes(a: Copy, b: Copy, config: Config) -> list[Change]:
    """Figures that stand in each other's place and cannot both be true."""
    found = []
    for x, y in _facing(a, b):
        relation, why = relate(x, y, "", config)
        units = bool(x.unit and y.unit and x.unit != y.unit and x.base_unit == y.base_unit)
        moved = relation == "compatible" and _bound_moved(x, y)
        if relation == "differ" or moved or (relation == "incomparable" and units):
            words = f"{phrase(x)} and {phrase(y)}: {'another limit' if moved else why[-1]}"
            found.append(
                Change(
                    "number",
                    a.text[x.start : x.end],
                    b.text[y.start : y.end],
                    words,
                    (x.start, x.end),
                    (y.start, y.end),
                )
            )
    return found


def _bound_moved(x: Quantity, y: Quantity) -> bool:
    """Are both the same kind of limit, but not the same? Two reports may give two limits; a copy has one."""
    limits = ("more_than", "less_than", "at_least", "at_most", "range")
    return x.modifier == y.modifier and x.modifier in limits and x.interval != y.interval


def _facing(a: Copy, b: Copy) -> list[tuple[Quantity, Quantity]]:
    """Figures of the two copies that stand in the same place: alone in the same region, or around the same words."""
    pairs = []
    for region in regions_of(a.text, b.text):
        left = [q for q in a.quantities if _meets((q.start, q.end), _span(region.a))]
        right = [q for q in b.quantities if _meets((q.start, q.end), _span(region.b))]
        if len(left) == len(right):
            pairs += list(zip(left, right, strict=True))
    return pairs


def _digits(region: Region, a: Copy, b: Copy, config: Config) -> tuple[FindingKind, str] | None:
    """Digits, ordinals, months and days in the place of others: what no figure is read from."""
    left, right = [t for t in region.a if _dated(t)], [t for t in region.b if _dated(t)]
    if not left or len(left) != len(right) or _covered(left, a) or _covered(right, b):
        return None
    if {t.norm for t in left} & {t.norm for t in right}:
        return None
    alike = [
        x.number == y.number and (x.norm in CALENDAR) == (y.norm in CALENDAR) for x, y in zip(left, right, strict=True)
    ]
    if not all(alike):
        return None
    calendar = any(t.norm in CALENDAR or _is_year(t) for t in (*left, *right)) or bool(
        CALENDAR & {*region.before[-2:], *region.after}
    )
    return ("date", "another date") if calendar else ("number", "another number")


def _dated(token: Token) -> bool:
    return token.number or token.norm in ORDINALS or (token.text.casefold() in CALENDAR and token.text[:1].isupper())


def _is_year(token: Token) -> bool:
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", token.norm))


def _covered(tokens: Sequence[Token], copy: Copy) -> bool:
    """Are these words read as figures? Then they have been compared as such."""
    return any(_meets((t.start, t.end), (q.start, q.end)) for t in tokens for q in copy.quantities)


def _name(region: Region, a: Copy, b: Copy, config: Config) -> tuple[FindingKind, str] | None:
    """A name in the place of another."""
    return changed_name(region, a.text, b.text, config)


def _negation(region: Region, a: Copy, b: Copy, config: Config) -> tuple[FindingKind, str] | None:
    """A negation that only one copy has."""
    words, lexical = word_list("negation", "words"), word_list("negation", "lexical")
    left, right = [t for t in region.a if t.norm in words], [t for t in region.b if t.norm in words]
    if bool(left) == bool(right) or words_beside(region, left, right) > config.drift_swap:
        return None
    total_a = sum(t.norm in words for t in tokens_of(a.text))
    total_b = sum(t.norm in words for t in tokens_of(b.text))
    if total_a == total_b:
        return None
    other = region.b if left else region.a
    stems = {t.norm for t in (region.a if left else region.b)} | set(region.after) | set(region.before[-2:])
    if any(t.norm in lexical or _negates(t.norm, stems) for t in other):
        return None
    return "negation", "one copy says no to it"


def _negates(word: str, stems: set[str]) -> bool:
    """Is it one of ``stems`` with a prefix that says no ("unable" beside "able")?"""
    cut = re.sub(r"^(?:un|in|im|ir|il|non|dis)", "", word)
    return cut != word and (cut in stems or (len(cut) > 3 and is_common(cut)))


def _certainty(region: Region, a: Copy, b: Copy, config: Config) -> tuple[FindingKind, str] | None:
    """A hedge, or a word of certainty, that only one copy has."""
    weak = word_list("certainty", "weak")
    for name, why in (("hedges", "one copy is less sure"), ("certain", "one copy is surer")):
        words = word_list("certainty", name)
        left, right = [t for t in region.a if _has(t, words)], [t for t in region.b if _has(t, words)]
        if bool(left) == bool(right):
            continue
        there, here = (b, region.b) if left else (a, region.a)
        if any(_has(t, words) for t in tokens_of(there.text)) or any(_has(t, weak) for t in here):
            continue
        return "certainty", why
    return None


def _has(token: Token, words: frozenset[str]) -> bool:
    """Is the token one of ``words``, as written or by its lemma? The month May is no hedge."""
    if token.text[:1].isupper() and token.text.casefold() in CALENDAR:
        return False
    return token.text.casefold() in words or token.norm in words


def _attribution(region: Region, a: Copy, b: Copy, config: Config) -> tuple[FindingKind, str] | None:
    """A speaker of another kind, or a speaker that one copy does not name."""
    kinds_a, kinds_b = _speakers(region.a), _speakers(region.b)
    if kinds_a and kinds_b and not kinds_a & kinds_b and near_verb(region):
        return "attribution", "another kind of speaker"
    verbs, pronouns = word_list("attribution", "verbs"), word_list("attribution", "pronouns")
    for one, other, there in ((region.a, region.b, b), (region.b, region.a, a)):
        said = [t for t in one if t.norm in verbs]
        if not said or len(one) > config.drift_cut or any(t.norm in verbs for t in tokens_of(there.text)):
            continue
        who = [t for t in one if t.norm not in verbs and t.norm not in pronouns and (t.name or _speakers([t]))]
        if any(t.norm in there.around for t in who if t.name):
            continue
        if who and len(_content(other)) <= config.drift_swap:
            return "attribution", "one copy does not say who says so"
    return None


def _speakers(tokens: Sequence[Token]) -> set[str]:
    """The kinds of speaker that these words name."""
    rows = drift_table()["speakers"]
    return {kind for kind in rows for t in tokens if t.norm in rows[kind]}


def _opposite(region: Region, a: Copy, b: Copy, config: Config) -> tuple[FindingKind, str] | None:
    """A word in the place of its opposite."""
    left, right = {t.norm for t in region.a}, {t.norm for t in region.b}
    same = {frozenset(str(p).split("|")) for p in drift_table()["opposites"]["fate_same"]}
    for name, row in drift_table()["opposites"].items():
        if name == "fate_same":
            continue
        words = set(row)
        for x in left & words:
            for y in right & words:
                if x != y and frozenset((x, y)) not in same and y not in left and x not in right:
                    return "statement", f"“{x}” is not “{y}”"
    return None


def _added(region: Region, a: Copy, b: Copy, config: Config) -> tuple[FindingKind, str] | None:
    """Words of content that one copy has and the other has not, nor in the sentences beside."""
    left, right = _content(region.a), _content(region.b)
    one, other, copy, where = (region.a, right, b, left) if len(left) >= len(right) else (region.b, left, a, right)
    known = {t.norm for t in tokens_of(copy.text)}
    new = [t for t in where if t.norm not in known]
    elsewhere = [t for t in new if t.norm in copy.around]
    if len(elsewhere) > len(new) / 2 and len(new) - len(elsewhere) < 2 and not _alleges(one):
        return None
    extra = len(new) - 2 * len(other)
    if extra >= config.drift_words:
        return "statement", "the other copy says nothing of it"
    if extra >= 1 and _alleges(one) and any(t.name for t in one):
        return "statement", "a charge that the other copy does not make"
    return None


def _content(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if t.content]


def _alleges(tokens: Sequence[Token]) -> bool:
    words = word_list("allegation", "words")
    stems = ((t.norm, t.norm.removesuffix("ing"), t.norm.removesuffix("ing") + "e") for t in tokens)
    return any(stem in words for forms in stems for stem in forms)


RULES: tuple[Rule, ...] = (_digits, _name, _negation, _attribution, _certainty, _opposite, _added)
"""Asked in this order of each stretch in which the copies differ; the first that speaks decides."""


def answers_before(text: str) -> str:
    """The words by which a sentence answers the one before it; empty where it stands by itself."""
    low = " ".join(text.casefold().split()).lstrip("“\"'‘ ")
    opening = next((o for o in drift_table()["answers"]["openings"] if low.startswith(o)), "")
    return opening or next(
        (t.text for t in tokens_of(text)[:4] if t.text.casefold() in word_list("answers", "words")), ""
    )
