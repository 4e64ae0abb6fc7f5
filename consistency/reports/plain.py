"""Verdicts in one plain sentence: what a finding comes to, and why two of its sides stand as they do.

The full chain of reasons stays folded below; these sentences only say the deciding part of it in words that need no
glossary. They are made from the claims, so they name what each side counts, where and when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from consistency.datatypes import Claim, FindingKind, Modifier, PairVerdict, Quantity, Verdict
from consistency.findings.weighed import EVIDENCE_SPEAKS
from consistency.reports import words

SLOTS: tuple[tuple[str, str], ...] = (
    ("population", "whom or what they count"),
    ("place", "where"),
    ("event", "which event"),
    ("period", "over what time"),
    ("status", "what happened"),
    ("subject", "who has or does it"),
)
"""Slots whose difference makes another count, and what a reader calls them."""
_LIMIT: Mapping[Modifier, str] = {
    "approximate": "approximate",
    "at_least": "a lower limit",
    "more_than": "a lower limit",
    "at_most": "an upper limit",
    "less_than": "an upper limit",
    "range": "a range",
    "vague": "not an exact figure",
}
_RULES: Mapping[str, str] = {
    "the two sentences are not close enough to be sure of the question":
        "no number fits both, but the sentences are too unlike to be sure that they answer the same question",
    "no place and no date shows that both tell of one event":
        "no number fits both, but neither a place nor a date shows that they tell of one event",
    "another population, so these are not the same count": "they count different groups",
    "another place, so these are not the same count": "they count in different places",
    "another subject, so these are not the same count": "they tell of different people, teams or bodies",
    "another period, so these are not the same count": "they count over different times",
    "the same number, said of more or of fewer": "both give the same number; one gives it for a wider group or place",
    "the parts make the whole that the other gives": "the figures of the one add up to the figure of the other",
    "another period": "one counts a single day, the other all so far",
}  # fmt: skip
"""The rules that decide most pairs, for readers who do not know what a rule is."""
CHANGES = 3
"""Changes between two copies that are told in the open."""
GIST_SIDES = 5
GIST_SENTENCES = 3
"""With more sides or sentences than these, naming every side says less than counting the pairs."""
LIMITS_NAMED = 3
"""Figures that are no exact ones, which are named to say how an agreement was established."""
_TWO = "AB"
_WEIGHED: Mapping[Verdict, str] = {
    "conflict": "Most likely at odds: {pairs}.",
    "unclear": "Possibly at odds: {pairs}. The evidence is not enough to call it a conflict.",
    "compatible": "Figures that can both be true: {pairs}.",
}
_COUNTED: Mapping[Verdict, str] = {
    "conflict": "in conflict",
    "drift": "changed in copying",
    "unclear": "possibly at odds",
    "superseded": "updates",
    "different_scope": "of different scope",
    "compatible": "compatible",
    "agree": "in agreement",
}


def comes_to(verdicts: Mapping[Verdict, int], agreed: int, told: int) -> str:
    """What was found, at the top of the page: "They differ on 3 questions, are possibly at odds on 2 and agree on 4."

    ``verdicts``: how many findings have each; ``agreed``, ``told``: how many questions no finding holds, of both sorts.
    """
    open_, fit = verdicts.get("unclear", 0), verdicts.get("compatible", 0)
    found = sum(verdicts.values())
    parts = [
        (found - open_ - fit, "differ on"),
        (open_, "are possibly at odds on"),
        (fit, "give answers that can all be true on"),
        (agreed, "agree on"),
    ]
    said = [f"{verb} {number:,}" for number, verb in parts if number]
    if said:
        first = next(number for number, _ in parts if number)
        said[0] += " question" if first == 1 else " questions"
    lines = [f"They {words.listed(said)}{'' if found else '; no difference was found'}."] if said else []
    if told:
        matters = words.count(told, "more matter" if said else "matter")
        ending = "." if said else " and no difference was found."
        lines.append(f"{matters} {'is' if told == 1 else 'are'} told by several{ending}")
    return " ".join(lines) or "No question was found that two of them answer."


def gist(pairs: Sequence[PairVerdict], letters: Sequence[str], kind: FindingKind) -> str:
    """What the pairs come to, gravest first: ``C counts other things than A and B. A and B can both be true.``

    Where that would take too many words: ``Of 21 pairs of answers, 3 are in conflict and 18 compatible.`` Empty where
    there are no pairs.
    """
    said = []
    for verdict in words.VERDICTS:
        edges = [(letters[pair.a], letters[pair.b]) for pair in pairs if pair.verdict == verdict]
        said += [_of_group(verdict, hub, others, kind) for hub, others in _groups(edges)]
    if len(letters) <= GIST_SIDES and len(said) <= GIST_SENTENCES:
        return " ".join(said)
    met = Counter(pair.verdict for pair in pairs)
    parts = [f"{met[verdict]:,} {_COUNTED[verdict]}" for verdict in words.VERDICTS if met[verdict]]
    if len(met) == 1 and len(pairs) > 1:
        return f"All {len(pairs):,} pairs of answers are {_COUNTED[pairs[0].verdict]}."
    first, rest = parts[0].split(" ", 1)
    parts[0] = f"{first} {'is' if first == '1' else 'are'} {rest}"
    return f"Of {len(pairs):,} pairs of answers, {words.listed(parts)}."


def weighed_gist(pairs: Sequence[PairVerdict], letters: Sequence[str], most: int) -> str:
    """What is known of answers that were weighed: which were held against each other, and that no more is said.

    At most ``most`` pairs are named; the others of that sort are counted.
    """
    held = [p for p in pairs if p.reasons and p.reasons[-1].startswith(f"rule: {EVIDENCE_SPEAKS}")]
    said = []
    for verdict, told in _WEIGHED.items():
        named = [f"{letters[p.a]} and {letters[p.b]}" for p in held if p.verdict == verdict]
        more = [f"{len(named) - most} more pairs"] if len(named) > most + 1 else []
        if named:
            shown = named[:most] if more else named
            said.append(told.format(pairs=", ".join([*shown, *more])))
    rest = len(pairs) - len(held)
    if rest and len(letters) > len(_TWO):
        further = words.count(rest, "further pair")
        said.append(f"{further} {'was' if rest == 1 else 'were'} not held against each other.")
    return " ".join(said)


def how_agreed(claims: Sequence[Claim]) -> str:
    """How an agreement on a figure was established, in one sentence; empty for statements."""
    figures = {words.interval(c.quantity): c for c in claims if c.quantity}
    if len(figures) < 2:
        return f"All give the same figure, {next(iter(figures))}." if figures else ""
    told = [(_own_words(c, c.quantity), _LIMIT.get(c.quantity.modifier)) for c in figures.values() if c.quantity]
    said = [f"“{own}” is {limit}" for own, limit in told if limit][:LIMITS_NAMED]
    why = f": {words.listed(said)}" if said else ": the rounder may stand for the finer"
    return f"All of these figures can be true at once{why}."


def _groups(edges: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """The edges as few groups: everyone against everyone (hub empty), one against several, or pair by pair."""
    names = sorted({name for edge in edges for name in edge})
    if edges and len(edges) == len(names) * (len(names) - 1) // 2:
        return [("", names)]
    hub = next((name for name in names if all(name in edge for edge in edges)), "")
    if hub:
        return [(hub, [name for name in names if name != hub])]
    return [("", list(edge)) for edge in edges]


def _of_group(verdict: Verdict, hub: str, others: Sequence[str], kind: FindingKind) -> str:
    rest, all_of = words.listed(others), "both" if len(others) == 2 and not hub else "all"
    one_thing = "counts other things than" if kind in ("number", "total") else "is about something else than"
    if hub:
        return {
            "conflict": f"{hub} cannot be true together with {words.listed(others, 'or')}.",
            "drift": f"{hub} and {rest} go back to one original, and no longer say the same.",
            "unclear": f"How {hub} fits {rest} cannot be told from the texts.",
            "superseded": f"{hub} and {rest} are from different dates: the count moved on.",
            "different_scope": f"{hub} {one_thing} {rest}.",
            "compatible": f"{hub} can be true together with {words.listed(others, 'or')}.",
            "agree": f"{hub} says the same as {rest}.",
        }[verdict]
    things = "count different things" if kind in ("number", "total") else "are about different things"
    return {
        "conflict": f"{rest} cannot {all_of} be true.",
        "drift": f"{rest} go back to one original, and no longer say the same.",
        "unclear": f"{rest} look different, but the texts say too little to tell why.",
        "superseded": f"{rest} are from different dates: the count moved on.",
        "different_scope": f"{rest} {things}.",
        "compatible": f"{rest} differ, and can {all_of} be true.",
        "agree": f"{rest} say the same.",
    }[verdict]


def why(pair: PairVerdict, a: Sequence[Claim], b: Sequence[Claim], letters: tuple[str, str], kind: FindingKind) -> str:
    """Why two sides stand as they do, in one sentence. ``a`` and ``b`` are their claims, ``letters`` their names."""
    said = ""
    if pair.verdict == "drift":
        said = _changes(pair.reasons)
    elif kind in ("number", "total") and a and b:
        if pair.verdict == "different_scope":
            said = _scope(a, b)
        elif pair.verdict == "compatible":
            said = _ruled(pair) or _compatible(a, b)
        elif pair.verdict == "superseded":
            said = _dates(a, b, letters)
        elif pair.verdict == "unclear" and pair.reasons and "only one" in pair.reasons[-1]:
            said = _one_sided(a, b, letters)
        elif pair.verdict == "conflict":
            said = "no number fits both, and nothing was found that would explain the difference"
    if not said and pair.reasons:
        said = _ruled(pair) or pair.reasons[-1].removeprefix("rule: ")
    return words.sentence(said or words.VERDICTS[pair.verdict].meaning)


def _ruled(pair: PairVerdict) -> str:
    """The rule that decided, in words; empty where it needs the words of the claims, or is none of ``_RULES``."""
    return _RULES.get(pair.reasons[-1].removeprefix("rule: "), "") if pair.reasons else ""


def _changes(reasons: Sequence[str]) -> str:
    """What was changed between two copies: the reasons behind the first, without the name of their kind."""
    split = [reason.partition(": ") for reason in reasons[1:] or reasons]
    found = [rest if kind in (*words.KINDS, "rule") else kind + colon + rest for kind, colon, rest in split]
    more = f"; and {len(found) - CHANGES} more" if len(found) > CHANGES else ""
    return "; ".join(found[:CHANGES]) + more


def _scope(a: Sequence[Claim], b: Sequence[Claim]) -> str:
    """Where the slots of the two sides are known and differ: the words of each."""
    said = []
    for slot, name in SLOTS:
        one, other = _known(a, slot), _known(b, slot)
        if one and other and not one.keys() & other.keys():
            left, right = next(iter(one.values())), next(iter(other.values()))
            said.append(f"{name} (“{left}” and “{right}”)")
    return f"they differ in {words.listed(said)}" if said else ""


def _one_sided(a: Sequence[Claim], b: Sequence[Claim], letters: tuple[str, str]) -> str:
    """What only one of the two sides says, in its words."""
    said: dict[str, list[str]] = {}
    for slot, name in SLOTS:
        one, other = _known(a, slot), _known(b, slot)
        if bool(one) != bool(other):
            read = next(iter((one or other).values()))
            said.setdefault(letters[0] if one else letters[1], []).append(f"{name} (“{read}”)")
    parts = [f"only {name} says {words.listed(what)}" for name, what in sorted(said.items())]
    return (
        f"no number fits both, but {words.listed(parts)}".replace("what they count", "what it counts") if parts else ""
    )


def _known(claims: Sequence[Claim], slot: str) -> dict[str, str]:
    """The values of a slot among the claims, each with the words it was read from."""
    found: dict[str, str] = {}
    for claim in claims:
        value = getattr(claim.scope, slot)
        if value:
            read_from = next((text for name, text in claim.evidence if name == slot), "")
            found.setdefault(value, " ".join(read_from.split()) or value)
    return found


def _compatible(a: Sequence[Claim], b: Sequence[Claim]) -> str:
    """Both can be true because one of the figures is no exact one."""
    said = []
    for claims in (a, b):
        claim = next((claim for claim in claims if claim.quantity), None)
        if claim and claim.quantity and claim.quantity.modifier in _LIMIT:
            said.append(f"“{_own_words(claim, claim.quantity)}” is {_LIMIT[claim.quantity.modifier]}")
    if not said:
        return "both can be true: the rounder figure may stand for the finer one"
    return f"both can be true: {words.listed(said)}"


def _own_words(claim: Claim, quantity: Quantity) -> str:
    """A figure as the report prints it; a vague one in the words of the text ("a few"), where they are at hand."""
    own = " ".join(claim.quote[quantity.start - claim.start : quantity.end - claim.start].split())
    return own if quantity.modifier == "vague" and own else words.interval(quantity)


def _dates(a: Sequence[Claim], b: Sequence[Claim], letters: tuple[str, str]) -> str:
    """Two answers of different dates, each with its own."""
    dates = [max((claim.clocks.as_of or claim.clocks.published or "" for claim in side), default="") for side in (a, b)]
    if not all(dates) or dates[0] == dates[1]:
        return ""
    said = words.listed([f"{name} is as of {words.date(day)}" for name, day in zip(letters, dates, strict=True)])
    return f"{said}, and such a count moves on"
