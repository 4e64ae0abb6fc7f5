"""The one reason of a comparison that a person wants to hear, in plain words; the chain of all of them is beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.checks.contraries import opposed
from consistency.checks.entailment import Part
from consistency.checks.reading import SMALL, Reading
from consistency.checks.rulings import Ruling
from consistency.datatypes import Label, Opinion

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NAMED = 3
"""Words that a reason names."""


def plain_reason(
    label: Label, a: Reading, b: Reading, parts: Sequence[Part], ruling: Ruling | None, opinion: Opinion | None
) -> str:
    """Why the label is what it is, in one sentence without numbers of the method where the texts show it themselves."""
    clashes = [part for part in parts if part.outcome == "clashes"]
    if ruling is not None and ruling.label == label:
        told = _figures([p for p in clashes if not p.role][:1] or [p for p in parts if p.outcome != "missing"][:1])
        return f"{ruling.reason}; {told}" if told and label != "entail" else ruling.reason
    return {"contradict": _against, "entail": _for, "neutral": _open}[label](a, b, parts, opinion)


def _against(a: Reading, b: Reading, parts: Sequence[Part], opinion: Opinion | None) -> str:
    clashing = [part for part in parts if part.outcome == "clashes" and not part.role]
    if clashing:
        return _figures(clashing[:2])
    for x in _lacking(a, b):
        for y in _lacking(b, a):
            if opposed(a.lemma(y), b.lemma(x), y, x):
                return f"A says “{y}”, B “{x}”"
    if a.negated != b.negated:
        return "one of the two denies what the other says"
    lacking = _lacking(a, b)
    said = f"B says {_quoted(lacking)} where A does not" if lacking else "the wording of the two is at odds"
    return said + _by_model(opinion, "contradict")


def _for(a: Reading, b: Reading, parts: Sequence[Part], opinion: Opinion | None) -> str:
    if parts:
        return _figures(parts[:2])
    lacking = _lacking(a, b)
    if not lacking:
        return "every word of B stands in A"
    return "A says it in other words" + _by_model(opinion, "entail")


def _open(a: Reading, b: Reading, parts: Sequence[Part], opinion: Opinion | None) -> str:
    missing = [part for part in parts if part.outcome == "missing"]
    if missing:
        return missing[0].reasons[-1]
    other = [part for part in parts if part.role and part.outcome == "clashes"]
    if other:
        return f"they speak of different times or conditions; {_figures(other[:1])}"
    lacking = _lacking(a, b)
    if lacking:
        return f"A does not say {_quoted(lacking)}"
    if parts:
        return _figures([part for part in parts if part.outcome != "fits"][:1] or parts[:1])
    return "nothing in the wording of A settles it" + _by_model(opinion, "neutral")


def _figures(parts: Sequence[Part]) -> str:
    """ "A “5,000 people”, B “7,500 people”: no number fits both", for each of the parts."""
    told = []
    for part in parts:
        at = next((i for i, reason in enumerate(part.reasons) if reason.startswith(("A “", "both "))), 0)
        pair, rest = part.reasons[at], part.reasons[at + 1 :]
        told.append(f"{pair}: {rest[-1]}" if rest else pair)
    return "; ".join(told)


def _lacking(a: Reading, b: Reading) -> list[str]:
    """The words of content that B says and A does not, as written, in order."""
    figures = [(q.start, q.end) for q in b.quantities] + [(d.start, d.end) for d in b.dates]
    found = []
    for m in _WORD.finditer(b.text):
        lemma = b.lemma(m[0]).casefold()
        known = lemma in a.words or m[0].casefold() in a.names or lemma in SMALL or len(lemma) < 2
        if not known and not any(start <= m.start() < end for start, end in figures):
            found.append(m[0])
    return list(dict.fromkeys(found))


def _quoted(words: Sequence[str]) -> str:
    shown = ", ".join(f"“{word}”" for word in words[:_NAMED])
    return shown + (" …" if len(words) > _NAMED else "")


def _by_model(opinion: Opinion | None, label: Label) -> str:
    if opinion is None:
        return ""
    share = {"entail": opinion.entail, "contradict": opinion.contradict, "neutral": opinion.neutral}[label]
    return f" (contradiction model: {label} {share:.2f})"
