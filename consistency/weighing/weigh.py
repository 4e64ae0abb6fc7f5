"""The stage as a whole: near sentences, their slots, the differences, their weights, and the questions that stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from consistency.checks.corpus import Answers, Corpus, Weighed, WeighedPair
from consistency.config import Config
from consistency.datatypes import Claim, Verdict
from consistency.weighing.candidates import Space, nearest
from consistency.weighing.differences import Difference, Opinions, Place, differences, place_of
from consistency.weighing.model import Weights
from consistency.weighing.questions import SLOTTED, AtOdds, answers_of, at_odds
from consistency.weighing.slots import read
from consistency.weighing.wording import reason

Pair = tuple[Place, Place]
"""Two sentences."""
WEAK: frozenset[Verdict] = frozenset({"unclear", "compatible"})
"""Verdicts of rules that leave the question open."""
COMPATIBLE = 1.0
"""Value of the evidence ``compared`` for two figures that can both be true."""
STRONGEST = 6
"""So many pieces of evidence are given as reasons."""


def all_differences(corpus: Corpus, opinions: Opinions) -> Iterator[Difference]:
    """The differences between near sentences, story by story, with their evidence.

    Nothing where no parser is at hand; stories of fewer than ``Config.weighed_documents`` documents are passed over:
    the company that these keep says too little.
    """
    config = corpus.config
    if not config.weighed_pairs or not corpus.parses.at_hand:
        return
    figures: dict[Place, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.quantity is not None:
            figures[place_of(claim)].append(claim)
    stories: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(corpus.statements, key=lambda c: (c.document, c.start, c.id)):
        if claim.question in corpus.vectors:
            stories[corpus.stories.get(claim.document, "")].append(claim)
    for _, claims in sorted(stories.items()):
        if len({c.document for c in claims}) >= config.weighed_documents:
            yield from _of_story(claims, figures, corpus, opinions)


def _of_story(
    claims: Sequence[Claim], figures: Mapping[Place, Sequence[Claim]], corpus: Corpus, opinions: Opinions
) -> Iterator[Difference]:
    config = corpus.config
    space = Space(claims, corpus.vectors)
    near = nearest(space, config.weighed_neighbours, config.weighed_pairs)
    wanted = sorted({i for pair in near for i in (pair.a, pair.b)})
    parses = corpus.parses.of(claims[i].quote for i in wanted)
    told = {
        i: read(claims[i], parses[claims[i].quote], figures.get(place_of(claims[i]), ()), config)
        for i in wanted
        if claims[i].quote in parses
    }
    yield from differences(space, near, told, corpus, opinions)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What weighing says of a run."""

    questions: tuple[Weighed, ...] = ()
    strengths: Mapping[Pair, float] = field(default_factory=dict)
    """How strong the strongest difference of two sentences is; 1 is just enough to be shown. Empty where nothing was
    weighed."""


def weigh(corpus: Corpus, opinions: Opinions, weights: Weights) -> Weighing:
    """Questions that the sources may answer differently, the strongest first, and what each pair weighs."""
    return weighed(all_differences(corpus, opinions), corpus.claims, opinions.findings, weights, corpus.config)


def weighed(
    found: Iterable[Difference],
    claims: Sequence[Claim],
    told: Mapping[Pair, Collection[Verdict]],
    weights: Weights,
    config: Config,
) -> Weighing:
    """Differences to questions. ``claims``: all of the run; ``told``: pairs that a finding holds.

    A pair that a finding of rules holds is not told again, unless they leave it open and it weighs too little.
    """
    strengths: dict[Pair, float] = defaultdict(float)
    likely = []
    for d in found:
        probability = weights.probability(d)
        strength = weights.strength(d, probability)
        strengths[d.a, d.b] = max(strengths[d.a, d.b], strength)
        if strength >= config.possibly_at_odds:
            likely.append((strength, probability, d))
    held = {
        pair
        for pair, verdicts in told.items()
        if not set(verdicts) <= WEAK or strengths.get(pair, 0.0) >= config.possibly_at_odds
    }
    statements = statements_of(claims)
    questions = at_odds(likely, held, config.weighed_sides, config.weighed_share)
    return Weighing(tuple(_weighed(q, statements, weights) for q in questions), dict(strengths))


def statements_of(claims: Iterable[Claim]) -> dict[Place, Claim]:
    """One claim for each sentence: the one without a figure, else the first."""
    found: dict[Place, Claim] = {}
    for claim in claims:
        if claim.quantity is None or place_of(claim) not in found:
            found[place_of(claim)] = claim
    return found


def _weighed(question: AtOdds, statements: Mapping[Place, Claim], weights: Weights) -> Weighed:
    spans: dict[tuple[Place, Hashable], dict[tuple[int, int], None]] = defaultdict(dict)
    claims: dict[tuple[Place, Hashable], Claim] = {}
    numbers = {answer: at for at, answer in enumerate(question.sides)}
    pairs: dict[tuple[int, int], WeighedPair] = {}
    for probability, d in question.told:
        answers = answers_of(d)
        for i, slot, answer in ((d.a, d.slot_a, answers[0]), (d.b, d.slot_b, answers[1])):
            if slot is not None and d.kind == question.kind:
                spans[i, answer][slot.start, slot.end] = None
                if slot.claim is not None and d.kind in SLOTTED:
                    claims.setdefault((i, answer), slot.claim)
        a, b = sorted(numbers[answer] for answer in answers)
        pairs.setdefault((a, b), _pair(a, b, probability, d, weights))
    sides = tuple(
        Answers(
            claims=tuple(claims.get((i, answer), statements[i]) for i in sentences),
            spans=tuple(_span(question.kind, tuple(spans[i, answer])) for i in sentences),
        )
        for answer, sentences in question.sides.items()
    )
    return Weighed(question.kind, sides, tuple(pairs.values()))


def _span(kind: str, held: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where a sentence gives its answer, ``held``: the likeliest place first; None for the whole of it.

    The places of one figure or time say the same. Of a sentence that differs from one in this name and from another in
    that, neither name stands for it.
    """
    return held[0] if len(held) == 1 or (held and kind in SLOTTED) else None


def _pair(a: int, b: int, probability: float, d: Difference, weights: Weights) -> WeighedPair:
    reasons = tuple(reason(*term) for term in weights.terms(d)[:STRONGEST])
    compatible = dict(d.evidence).get("compared") == COMPATIBLE
    return WeighedPair(a, b, probability, probability >= weights.tier(d.kind).conflict, compatible, reasons)
