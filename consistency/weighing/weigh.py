"""The stage as a whole: near sentences, their slots, the differences, their weights, and the questions that stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from consistency.checks.corpus import Answers, Corpus, Weighed, WeighedPair
from consistency.config import Config
from consistency.datatypes import Claim, ClashingWords
from consistency.weighing.candidates import Space, nearest
from consistency.weighing.differences import Difference, Opinions, Place, differences, place_of
from consistency.weighing.model import Weights
from consistency.weighing.questions import SLOTTED, AtOdds, Pair, answers_of, at_odds, said_by
from consistency.weighing.slots import read
from consistency.weighing.wording import reason

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
    """What the differences of a run weigh."""

    likely: tuple[tuple[float, float, Difference], ...] = ()
    """(strength, probability, difference) of those strong enough to be shown, or to join one that is."""
    figures: Mapping[Pair, float] = field(default_factory=dict)
    """How strong the strongest difference between figures of two sentences is; 1 is just enough to be shown."""
    documents: frozenset[str] = frozenset()
    """Documents of which anything was weighed."""
    clashes: Mapping[Pair, Difference] = field(default_factory=dict)
    """The likeliest difference of a figure, time or name between two sentences; another word says little."""


def weigh(found: Iterable[Difference], weights: Weights, config: Config) -> Weighing:
    """What each difference weighs, and the figures of each pair of sentences."""
    figures: dict[Pair, float] = defaultdict(float)
    documents: set[str] = set()
    clashes: dict[Pair, tuple[float, Difference]] = {}
    likely = []
    for d in found:
        documents |= {d.a[0], d.b[0]}
        probability = weights.probability(d)
        strength = weights.strength(d, probability)
        if d.kind not in ("word", "whole") and probability > clashes.get((d.a, d.b), (0.0,))[0]:
            clashes[d.a, d.b] = probability, d
        if d.kind == "number":
            figures[d.a, d.b] = max(figures[d.a, d.b], strength)
        if strength >= config.possibly_at_odds * config.weighed_share:
            likely.append((strength, probability, d))
    return Weighing(tuple(likely), dict(figures), frozenset(documents), {pair: d for pair, (_, d) in clashes.items()})


def questions_of(
    weighing: Weighing, claims: Sequence[Claim], told: set[Pair], weights: Weights, config: Config
) -> list[Weighed]:
    """Questions that the sources may answer differently, the strongest first.

    ``claims``: all of the run; ``told``: pairs of sentences that a finding holds, which are not told again.
    """
    statements = statements_of(claims)
    said = said_by(statements)
    questions = at_odds(weighing.likely, told, config.weighed_sides, config.weighed_share, said)
    shown = [q for q in questions if q.strength >= config.possibly_at_odds]
    return [_weighed(q, statements, said, weights, weighing.clashes) for q in shown]


def statements_of(claims: Iterable[Claim]) -> dict[Place, Claim]:
    """One claim for each sentence: the one without a figure, else the first."""
    found: dict[Place, Claim] = {}
    for claim in claims:
        if claim.quantity is None or place_of(claim) not in found:
            found[place_of(claim)] = claim
    return found


def _weighed(
    question: AtOdds,
    statements: Mapping[Place, Claim],
    said: Mapping[Place, str],
    weights: Weights,
    clashes: Mapping[Pair, Difference],
) -> Weighed:
    spans: dict[tuple[Place, Hashable], dict[tuple[int, int], None]] = defaultdict(dict)
    claims: dict[tuple[Place, Hashable], Claim] = {}
    numbers = {answer: at for at, answer in enumerate(question.sides)}
    pairs: dict[tuple[int, int], WeighedPair] = {}
    for probability, d in question.told:
        answers = answers_of(d, said)
        for i, slot, answer in ((d.a, d.slot_a, answers[0]), (d.b, d.slot_b, answers[1])):
            if slot is not None and d.kind == question.kind:
                spans[i, answer][slot.start, slot.end] = None
                if slot.claim is not None and d.kind in SLOTTED:
                    claims.setdefault((i, answer), slot.claim)
        a, b = sorted(numbers[answer] for answer in answers)
        words = () if d.slot_a is not None else _words(clashes.get((d.a, d.b)), statements)
        pairs.setdefault((a, b), _pair(a, b, probability, d, weights, words))
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


def _words(d: Difference | None, statements: Mapping[Place, Claim]) -> tuple[ClashingWords, ...]:
    """Where two sentences most likely differ."""
    if d is None or d.slot_a is None or d.slot_b is None:
        return ()
    held = ((statements[d.a], d.slot_a), (statements[d.b], d.slot_b))
    return tuple(ClashingWords(claim.id, claim.start + slot.start, claim.start + slot.end) for claim, slot in held)


def _pair(
    a: int, b: int, probability: float, d: Difference, weights: Weights, words: tuple[ClashingWords, ...]
) -> WeighedPair:
    reasons = tuple(reason(*term) for term in weights.terms(d)[:STRONGEST])
    compatible = dict(d.evidence).get("compared") == COMPATIBLE
    return WeighedPair(a, b, probability, probability >= weights.tier(d.kind).conflict, compatible, reasons, words)
