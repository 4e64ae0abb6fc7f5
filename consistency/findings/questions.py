"""A question and its sides in words: "How many US troops in Iraq?", "about 5,000 US troops"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consistency.checks.numbers import phrase
from consistency.config import Config
from consistency.datatypes import Claim, Side, Verdict

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
    return f"{phrase(q)} {q.counted}".strip()


def question_words(claims: Sequence[Claim], config: Config) -> str:
    """The question in words, from the slots of its claims."""
    first = claims[0]
    if first.quantity is None:
        return min((c.quote for c in claims), key=lambda q: (len(q), q))
    q = first.quantity
    row = config.measures.get(first.scope.measure, {})
    counted = _counted(claims)
    if "asks" in row and first.scope.status == first.scope.measure:
        asked = str(row["asks"]).format(who=counted or "people")
    elif q.kind == "money":
        asked = f"How much money ({counted})" if counted else "How much money"
    elif q.kind == "share":
        asked = f"What share of {counted}" if counted else "What share"
    elif q.kind == "measure":
        asked = f"How many {q.unit}s of {counted}" if counted else f"How many {q.unit}s"
    else:
        of = {"part": "of the ", "additional": "other "}.get(first.role, "")
        asked = f"How many {of}{counted or row.get('label', 'are meant')}"
    place = _common({c.scope.place for c in claims})
    where = " ".join(w if w in ("of", "the") else w.capitalize() for w in place.replace("_", " ").split())
    return f"{asked} in {where}?" if where else f"{asked}?"


def _counted(claims: Sequence[Claim]) -> str:
    """What is counted, in the plural: the phrase of a claim that names whom; the shortest, where several do."""
    phrases = [
        (
            not c.scope.population,
            c.quantity.low in (1, None) and c.quantity.high == 1,
            len(c.quantity.counted),
            c.quantity,
        )
        for c in claims
        if c.quantity and c.quantity.counted
    ]
    if not phrases:
        return ""
    _, single, _, q = min(phrases, key=lambda p: (*p[:3], p[3].counted))
    return plural(q.counted) if single and q.low == 1 else q.counted


_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "life": "lives",
    "body": "bodies",
}


def plural(noun: str) -> str:
    """The plural of a noun phrase in the singular; its last word carries it."""
    *before, last = noun.split(" ")
    lower = last.lower()
    ending = next((e for e in _IRREGULAR if lower.endswith(e)), None)
    if ending:
        last = last[: len(last) - len(ending)] + _IRREGULAR[ending]
    elif lower.endswith(("s", "x", "ch", "sh")):
        last += "" if lower.endswith("s") else "es"
    else:
        last = last[:-1] + "ies" if lower.endswith("y") and lower[-2:-1] not in "aeiou" else last + "s"
    return " ".join([*before, last])


def _common(values: set[str]) -> str:
    """The one value that is known; empty where none or several are."""
    known = values - {""}
    return known.pop() if len(known) == 1 else ""


def message(question: str, sides: Sequence[Side], verdict: Verdict) -> str:
    """The question, the first sides with their independent origins, and what the verdict means."""
    said = "; ".join(f"{s.label} ({s.origins} {'origin' if s.origins == 1 else 'origins'})" for s in sides[:4])
    more = f"; and {len(sides) - 4} more" if len(sides) > 4 else ""
    return f"{question} {said}{more}: {WORDS[verdict]}."
