"""A question and its sides in words: "How many US troops are there in Iraq?", "about 5,000 US troops"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from consistency.checks.numbers import phrase
from consistency.config import Config
from consistency.datatypes import Claim, Quantity, Side, Verdict
from consistency.findings.asking import ask
from consistency.findings.identity import folded
from consistency.quantities.words import plural

WORDS: Mapping[str, str] = {
    "agree": "the sources agree",
    "compatible": "the figures differ, and both can be true",
    "different_scope": "the figures differ, and so does what they count",
    "superseded": "a later count replaces an earlier one",
    "unclear": "the figures differ, but the texts say too little to compare them",
    "drift": "copies of one text differ in meaning",
    "conflict": "the figures cannot both be true",
}
"""What each verdict means, in a message."""


_SAME_IN_PLURAL = frozenset(
    "yen yuan baht won rand ringgit tenge sen sol dong kwacha naira lek birr magnitude percent horsepower hertz".split()
)
"""Last words of units that take no plural."""
FIRST_WORD = frozenset({"degree", "pound", "metre", "kilometre", "mile", "foot"})
"""First words of units of several words that take it: "degrees Celsius", "pounds sterling", "metres per second"."""
_DEGREES = frozenset({"celsius", "fahrenheit"})
_TOLLS = frozenset({"toll", "tally", "total"})
"""Nouns that stand before their figure: "a death toll of 93"."""
_OF = re.compile(r"\s+of\s+(?:(?:the|its|their|all|these|those)\s+)?", re.IGNORECASE)


def side_label(claims: Sequence[Claim]) -> str:
    """The figure, and what is counted, as people say it: "about 5,000 US troops", "1.4 billion dollars", "13% of the
    vote", "death toll of 93", "no passengers"."""
    claim = claims[0]
    q = claim.quantity
    if q is None:
        return claim.quote
    if q.modifier == "vague":
        own = " ".join(claim.quote[q.start - claim.start : q.end - claim.start].split())
        return f"“{own}” {q.counted}".strip() + f" ({phrase(q).removesuffix(' (vague)')})"
    said = phrase(replace(q, unit=_units(q)))
    if not q.counted:
        return said
    if q.counted_end <= q.start and q.counted.split()[-1].lower() in _TOLLS:
        return f"{q.counted} of {said}"
    if q.kind == "count" and q.low == q.high == 0 and not q.unit and q.change is None:
        return f"no {q.counted}"
    between = claim.quote[q.end - claim.start : q.counted_start - claim.start]
    of = _OF.fullmatch(between) if q.kind == "share" and q.counted_start >= q.end else None
    return f"{said} {' '.join(of[0].split()) + ' ' if of else ''}{q.counted}"


def _units(q: Quantity) -> str:
    """The unit in the number that goes with the figure."""
    words = q.unit.split()
    if q.unit in _DEGREES:
        return f"degree{'' if q.low == q.high == 1 else 's'} {q.unit.capitalize()}"
    if not words or q.kind == "share" or (q.low == q.high and abs(q.low or 0) == 1) or words[-1] in _SAME_IN_PLURAL:
        return q.unit
    if len(words) > 1 and words[0] in FIRST_WORD:
        return " ".join([plural(words[0]), *words[1:]])
    return " ".join([*words[:-1], plural(words[-1])])


def question_words(claims: Sequence[Claim], config: Config) -> str:
    """The question in words, from the slots of its claims; of statements the one that is most like the others.

    A caption or a headline stands for others only where there is nothing else. The sentence that most others are like
    is seldom one that a spun copy has put in rare words.
    """
    if claims[0].quantity is not None:
        return ask(claims, config)
    texts = sorted({c.quote for c in claims})
    words = {text: set(folded(text).split()) for text in texts}
    told = Counter(word for own in words.values() for word in own)
    usual = sum(map(len, words.values())) / len(texts)
    spoken = {c.quote for c in claims if c.passage in ("body", "quote")} or set(texts)

    def unlike(text: str) -> float:
        """How little of it the others have, by the words, and how much of what they have it lacks."""
        own = words[text]
        shared = sum(told[word] - 1 for word in own) / max(1, len(texts) - 1)
        return -round(2 * shared / (len(own) + usual), 9)

    return min((text for text in texts if text in spoken), key=lambda text: (unlike(text), len(text), text))


def message(question: str, sides: Sequence[Side], verdict: Verdict) -> str:
    """The question, the first sides with their independent origins, and what the verdict means."""
    said = "; ".join(f"{s.label} ({s.origins} {'origin' if s.origins == 1 else 'origins'})" for s in sides[:4])
    more = f"; and {len(sides) - 4} more" if len(sides) > 4 else ""
    return f"{question} {said}{more}: {WORDS[verdict]}."
