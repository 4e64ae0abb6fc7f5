"""One shared claim to a finding: its claims in sides, and a verdict for each pair of sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from consistency.checks.clocks import series_of
from consistency.checks.independence import count_origins, primary_notes
from consistency.checks.numbers import interval_of
from consistency.checks.pairs import NOTHING_KNOWN, Judgement, Known, judge, say_one_thing
from consistency.config import Config
from consistency.datatypes import VERDICT_ORDER, Claim, Finding, PairVerdict, SharedClaim, Side, Verdict
from consistency.findings.identity import folded, key, said
from consistency.findings.questions import message, question_words, side_label
from consistency.findings.severity import severity_of
from consistency.findings.summary import summarise


@dataclass(frozen=True, slots=True)
class Question:
    """Claims that answer one question, ready to be judged. ``scores[a, b]``: how surely two of them do."""

    id: str
    claims: tuple[Claim, ...]
    scores: Mapping[tuple[int, int], float]
    reasons: tuple[str, ...]
    known: Known = NOTHING_KNOWN
    repeats: Mapping[int, int] = field(default_factory=dict)
    """Claim -> the claim that it repeats word for word: it stands on that one's side, and is not judged again."""


def judge_question(
    question: Question, origins: Mapping[str, str], config: Config
) -> tuple[SharedClaim, Finding | None]:
    """The shared claim, and a finding where its sides differ. ``origins`` as for ``count_origins``."""
    text = question_words(question.claims, config)
    groups = _sides(question, config)
    members_of = [[question.claims[i] for i in members] for members in groups]
    told = Counter(c.quantity.counted for c in question.claims if c.quantity and c.quantity.counted)
    sides = [side_of(own, origins, _label(own, told)) for own in members_of]
    judged = {
        (a, b): _judge_sides(question, groups[a], groups[b], config)
        for a in range(len(groups))
        for b in range(a + 1, len(groups))
    }
    verdict = max((j.verdict for j in judged.values()), key=VERDICT_ORDER.index, default=_alone(question.claims))
    shared = SharedClaim(
        id=question.id,
        question=text,
        claims=tuple(c.id for c in question.claims),
        origins=count_origins(question.claims, origins),
        verdict=verdict,
        reasons=(*question.reasons, *primary_notes(question.claims, origins)),
    )
    if not judged or verdict == "agree" or _one_text(sides, question.claims):
        return shared, None
    keys = [said([question.claims[i] for i in members]) for members in groups]
    pairs = tuple(
        PairVerdict(a, b, j.verdict, key("pair", sorted((keys[a], keys[b]))), j.reasons)
        for (a, b), j in sorted(judged.items())
    )
    severity, reasons = severity_of(verdict, question.claims, sides, config)
    finding = Finding(
        key=key("finding", sorted(keys)),
        shared_claim=shared.id,
        kind="number",
        verdict=verdict,
        severity=severity,
        message=message(text, sides, verdict),
        sides=tuple(sides),
        pairs=_with_series(pairs, question),
        severity_reasons=reasons,
        summary=summarise(_comparable(question, groups, sides, judged), origins, config),
    )
    return shared, finding


def _label(own: Sequence[Claim], told: Mapping[str, int]) -> str:
    """The label of a side: its first figure, with the words for what is counted that most claims of all sides use.

    ``told``: how many use them. So "34 people" where a spun copy has "34 folks". Empty for statements, which have no
    figure.
    """
    first = own[0].quantity
    if first is None:
        return ""
    figure = (first.interval, first.modifier, first.unit, first.change)
    same = [c for c in own if (q := c.quantity) and (q.interval, q.modifier, q.unit, q.change) == figure]
    return side_label([max(same, key=lambda c: told.get(c.quantity.counted, 0) if c.quantity else 0)])


def _one_text(sides: Sequence[Side], claims: Sequence[Claim]) -> bool:
    """Does every side stand in the same documents? Then no two of them differ: copies of one text that gives several
    figures."""
    documents = {c.id: c.document for c in claims}
    return len({frozenset(documents[i] for i in side.claims) for side in sides}) == 1


def _alone(claims: Sequence[Claim]) -> Verdict:
    """The verdict where there is one side: figures agree; statements are only known not to have been told apart."""
    if claims[0].quantity is not None or len({folded(c.quote) for c in claims}) == 1:
        return "agree"
    return "compatible"


def _sides(question: Question, config: Config) -> list[list[int]]:
    """Indexes of the claims, in sides: claims that agree with every claim of their side. Low values first."""
    if question.claims[0].quantity is None:
        return [list(range(len(question.claims)))]
    sides: list[list[int]] = []
    order = sorted(range(len(question.claims)), key=lambda i: _order(question.claims[i]))
    for i in order:
        if i in question.repeats:
            continue
        for side in sides:
            if all(_agree(question, i, j, config) for j in side):
                side.append(i)
                break
        else:
            sides.append([i])
    home = {i: side for side in sides for i in side}
    for i in order:
        if i in question.repeats:
            home[question.repeats[i]].append(i)
    return sides


def _order(claim: Claim) -> tuple[float, float, str, str]:
    q = claim.quantity
    assert q is not None  # noqa: S101  (callers pass quantity claims only)
    i = interval_of(q)
    low = i.low if i.low > 0 else min(i.high, 1e300) if q.low is None else i.low
    return low, i.high, claim.document, claim.id


def _agree(question: Question, a: int, b: int, config: Config) -> bool:
    score = question.scores.get((min(a, b), max(a, b)), 0.0)
    return say_one_thing(question.claims[a], question.claims[b], score, config, question.known)


def _judged(question: Question, a: int, b: int, config: Config) -> Judgement:
    score = question.scores.get((min(a, b), max(a, b)), 0.0)
    return judge(question.claims[a], question.claims[b], score, config, question.known)


def _judge_sides(question: Question, left: Sequence[int], right: Sequence[int], config: Config) -> Judgement:
    """The verdict of the two claims, one a side, that most surely answer the same question.

    A document that gives both figures does not take them for answers to one question; then nothing is at odds
    between the sources, whatever the scores say.
    """
    one, other = ([i for i in side if i not in question.repeats] for side in (left, right))
    pairs = [(question.scores.get((min(a, b), max(a, b)), 0.0), a, b) for a in one for b in other]
    _, a, b = max(pairs, key=lambda p: (p[0], -p[1], -p[2]))
    judgement = _judged(question, a, b, config)
    both = {question.claims[i].document for i in left} & {question.claims[i].document for i in right}
    if judgement.verdict == "conflict" and both:
        return Judgement("unclear", (*judgement.reasons[:-1], "rule: one document gives both figures side by side"))
    return judgement


def side_of(claims: Sequence[Claim], origins: Mapping[str, str], label: str = "") -> Side:
    """A side: its label (by default the figure and what it counts), claims, independent origins and documents."""
    documents = {c.document for c in claims}
    return Side(
        label=label or side_label(claims),
        claims=tuple(dict.fromkeys(c.id for c in claims)),
        origins=count_origins(claims, origins),
        documents=len(documents),
    )


def _with_series(pairs: tuple[PairVerdict, ...], question: Question) -> tuple[PairVerdict, ...]:
    """The pairs, those that are superseded with the whole series of counts behind their reasons."""
    if not any(p.verdict == "superseded" for p in pairs):
        return pairs
    series = series_of(question.claims)
    return tuple(replace(p, reasons=(*p.reasons, series)) if p.verdict == "superseded" else p for p in pairs)


def _comparable(
    question: Question,
    groups: Sequence[Sequence[int]],
    sides: Sequence[Side],
    judged: Mapping[tuple[int, int], Judgement],
) -> list[Claim]:
    """The claims of the side with most origins, and of every side that counts the same thing as it does."""
    first = max(range(len(sides)), key=lambda i: (sides[i].origins, sides[i].documents, -i))
    apart: dict[int, bool] = defaultdict(bool)
    for (a, b), j in judged.items():
        if first in (a, b) and j.verdict == "different_scope":
            apart[b if a == first else a] = True
    return [question.claims[i] for at, members in enumerate(groups) if not apart[at] for i in members]
