"""A question and its sides in words: "How many US troops are there in Iraq?", "about 5,000 US troops"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consistency.checks.numbers import phrase
from consistency.config import Config
from consistency.datatypes import Claim, Side, Verdict
from consistency.findings.asking import ask

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


def side_label(claims: Sequence[Claim]) -> str:
    """The figure, and what is counted: "about 5,000 US troops"."""
    q = claims[0].quantity
    if q is None:
        return claims[0].quote
    if q.modifier == "vague":
        own = " ".join(claims[0].quote[q.start - claims[0].start : q.end - claims[0].start].split())
        return f"“{own}” {q.counted}".strip() + f" ({phrase(q).removesuffix(' (vague)')})"
    return f"{phrase(q)} {q.counted}".strip()


def question_words(claims: Sequence[Claim], config: Config) -> str:
    """The question in words, from the slots of its claims."""
    first = claims[0]
    if first.quantity is None:
        return min((c.quote for c in claims), key=lambda q: (len(q), q))
    return ask(claims, config)


def message(question: str, sides: Sequence[Side], verdict: Verdict) -> str:
    """The question, the first sides with their independent origins, and what the verdict means."""
    said = "; ".join(f"{s.label} ({s.origins} {'origin' if s.origins == 1 else 'origins'})" for s in sides[:4])
    more = f"; and {len(sides) - 4} more" if len(sides) > 4 else ""
    return f"{question} {said}{more}: {WORDS[verdict]}."
