"""How a question that was weighed is told: sides that say one thing as one, the words that clash, what it is about."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from consistency.checks.corpus import Answers, Weighed, WeighedPair
from consistency.checks.word_marks import SMALL_WORDS, Mark, MarkableText, markable, marks_between
from consistency.datatypes import Claim, ClashingWords
from consistency.findings.identity import folded
from consistency.lemmas import lemma_of
from consistency.quantities import extract_quantities

CLASH = frozenset({Mark.OPPOSITE, Mark.NEGATION, Mark.OVER, Mark.UNDER})
"""Marks of the words by which two whole sentences can clash; that they also use other words says nothing."""
ABOUT = 3
"""So many words say what several sentences are about."""
_LENGTH = 4
"""Letters of the shortest word that says so."""
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[\w])?")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
SENTENCES = frozenset({"name", "word", "whole"})
"""Kinds whose sides are sentences."""


def joined(question: Weighed) -> Weighed | None:
    """``question`` with the sides that are one sentence in the same content words as one; None where one is left.

    Figures and times are sides by their value already. Two sentences that give one name stay two sides: what differs
    between them may be something else. Of the pairs that fall together the likeliest stays.
    """
    if question.kind not in SENTENCES:
        return question
    homes: dict[str, list[int]] = {}
    for index, side in enumerate(question.sides):
        homes.setdefault(_said(side), []).append(index)
    if len(homes) == len(question.sides):
        return question
    if len(homes) < 2:
        return None
    new = {index: at for at, own in enumerate(homes.values()) for index in own}
    sides = tuple(_one([question.sides[index] for index in own]) for own in homes.values())
    pairs: dict[tuple[int, int], WeighedPair] = {}
    for pair in question.pairs:
        a, b = sorted((new[pair.a], new[pair.b]))
        if a != b:
            held = replace(pair, a=a, b=b)
            pairs.setdefault((a, b), held)
    return Weighed(question.kind, sides, tuple(pairs.values())) if pairs else None


def _one(sides: Sequence[Answers]) -> Answers:
    """The sides as one; a claim that several have stands there once."""
    found: dict[str, tuple[Claim, tuple[int, int] | None]] = {}
    for side in sides:
        for claim, span in zip(side.claims, side.spans, strict=True):
            found.setdefault(claim.id, (claim, span))
    return Answers(tuple(claim for claim, _ in found.values()), tuple(span for _, span in found.values()))


def _said(side: Answers) -> str:
    return " ".join(word for word in folded(side.claims[0].quote).split() if word not in SMALL_WORDS)


def named(labels: Sequence[str]) -> list[str]:
    """``labels`` without those that give a name once more, in other capitals, without its accents or its article."""
    found: dict[str, str] = {}
    for label in labels:
        words = folded(_ACCENTS.sub("", unicodedata.normalize("NFKD", label))).split()
        found.setdefault(" ".join(words[words[:1] == ["the"] :]), label)
    return list(found.values())


def clashing(question: Weighed) -> dict[tuple[int, int], tuple[ClashingWords, ...]]:
    """For each pair of sides that were held against each other the words that clash.

    Those that fill the slot; of whole sentences those in which they most likely differ, else the opposites, the
    negations of one alone and the figures that the other gives otherwise.
    """
    texts: dict[str, MarkableText] = {}

    def read(claim: Claim) -> MarkableText:
        if claim.quote not in texts:
            texts[claim.quote] = markable(claim.quote, extract_quantities(claim.quote), lemma_of)
        return texts[claim.quote]

    found = {}
    for pair in question.pairs:
        if pair.words:
            found[pair.a, pair.b] = pair.words
            continue
        sides = question.sides[pair.a], question.sides[pair.b]
        own = [_slots(side) for side in sides]
        if not any(own):
            claims = [side.claims[0] for side in sides]
            marked = marks_between(read(claims[0]), read(claims[1]))
            own = [
                tuple(ClashingWords(c.id, c.start + w.start, c.start + w.end) for w in words if w.mark in CLASH)
                for c, words in zip(claims, marked, strict=True)
            ]
        found[pair.a, pair.b] = tuple(words for side in own for words in side)
    return found


def clash_of(question: Weighed) -> tuple[str, ...]:
    """The words in which the likeliest two whole sentences differ, as they stand there; none where nobody knows."""
    claims = {claim.id: claim for side in question.sides for claim in side.claims}
    for pair in question.pairs:
        held = [(claims[w.claim], w) for w in pair.words if w.claim in claims]
        if len(held) > 1:
            return tuple(" ".join(c.quote[w.start - c.start : w.end - c.start].split()) for c, w in held)
    return ()


def _slots(side: Answers) -> tuple[ClashingWords, ...]:
    return tuple(
        ClashingWords(c.id, c.start + span[0], c.start + span[1])
        for c, span in zip(side.claims, side.spans, strict=True)
        if span
    )


def about(question: Weighed) -> tuple[str, ...]:
    """The content words that at least half of the sides share, most of them first, as the first of them spells them."""
    told: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for side in question.sides:
        words = _content(side.claims[0].quote)
        told.update(words.keys())
        for lemma, word in words.items():
            spelled.setdefault(lemma, word)
    order = {lemma: at for at, lemma in enumerate(spelled)}
    common = [lemma for lemma in spelled if 2 * told[lemma] >= len(question.sides) and told[lemma] > 1]
    return tuple(spelled[lemma] for lemma in sorted(common, key=lambda x: (-told[x], order[x]))[:ABOUT])


def _content(text: str) -> Mapping[str, str]:
    """Lemma -> word of the content words of a text, in order."""
    words: dict[str, str] = {}
    for found in _WORD.finditer(text):
        word = found[0]
        if len(word) >= _LENGTH and word.casefold() not in SMALL_WORDS:
            words.setdefault(lemma_of(word.casefold()), word)
    return words
