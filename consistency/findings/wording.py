"""Disagreements that no figure shows: the checks of wording and the judge's opinion, on pairs of statements.

Which statements meet: those of one shared claim, and (for checks that can tell by themselves that two sentences speak
of one thing) the nearest of one story. Never all pairs.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import numpy as np

from consistency.checks import attribution, cause, certainty, names, negation
from consistency.checks.combined import joined_texts
from consistency.checks.corpus import Corpus, spared
from consistency.checks.statements import Aligned, Clash, Statement
from consistency.checks.word_marks import (
    Mark,
    MarkableText,
    MarkedWord,
    Outline,
    alikeness,
    markable,
    marks_between,
    outline,
)
from consistency.config import Config
from consistency.datatypes import (
    VERDICT_ORDER,
    Claim,
    ClashingWords,
    Finding,
    FindingKind,
    Opinion,
    PairVerdict,
    Vectors,
)
from consistency.findings.identity import folded, key, said
from consistency.findings.judge import Question, side_of
from consistency.findings.severity import severity_of
from consistency.lemmas import lemma_of
from consistency.progress import Tell, counted
from consistency.quantities import extract_quantities
from consistency.unforeseen import LeftOut, attempt

CHECKS: tuple[Callable[[Aligned, Config], Clash | None], ...] = (
    negation.find,
    names.find,
    certainty.find,
    attribution.find,
    cause.find,
)
"""The checks of wording, in order; the first to find a clash of a kind speaks for the pair."""
_BLOCK = 512
"""Rows of the matrix of cosines that are held at a time."""
_QUOTED = 8
"""So many words of a side are quoted in labels and reasons; the page marks all of them."""
_QUOTED_SIGNS = 60
"""Characters of a statement that name it."""
_DIRECTIONS = 2
"""A conflict needs the judge's opinion in both directions."""
_TELLING = (Mark.OTHER, Mark.NAME, Mark.NEAR, Mark.OPPOSITE, Mark.NEGATION)
_FIGURES = (Mark.OVER, Mark.UNDER, Mark.MEETS)
"""Marks of figures that the two texts give differently."""
_TITLES: Mapping[FindingKind, str] = {
    "name": "Which name",
    "negation": "Said and denied",
    "certainty": "How certain",
    "attribution": "Who said or did it",
    "cause": "Why",
    "statement": "Statements at odds",
}


@dataclass(frozen=True, slots=True)
class Met:
    """Two statements that meet, and the shared claim that holds both (None where only their story does)."""

    pair: Aligned
    shared: str | None

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of the two claims."""
        return self.pair.a.claim.id, self.pair.b.claim.id

    @property
    def named(self) -> str:
        """The two by their first words, for a reader to know them again."""
        return " against ".join(f"“{s.text[:_QUOTED_SIGNS]}”" for s in (self.pair.a, self.pair.b))


def meetings(corpus: Corpus, questions: Sequence[Question], left_out: LeftOut | None = None) -> list[Met]:
    """The pairs of statements to be checked, in a fixed order; copies and repeated words left out.

    ``left_out`` is told of documents whose statements meet none, because something nobody foresaw stands in them.
    """
    return spared(corpus, lambda some: _meetings(some, questions), "the pairs of statements", left_out)


def _meetings(corpus: Corpus, questions: Sequence[Question]) -> list[Met]:
    short = [c for c in corpus.statements if c.quote.count(" ") < corpus.config.wording_words]
    parses = corpus.parses.of(c.quote for c in short)
    stated = {c.id: Statement(c, parses.get(c.quote)) for c in short}
    at = {(c.document, c.start): c for c in corpus.statements if c.id in stated}
    found: dict[tuple[str, str], Met] = {}

    seen: set[tuple[str, str]] = set()

    def meet(a: Claim, b: Claim, shared: str | None) -> None:
        a, b = sorted((a, b), key=lambda c: (c.document, c.start, c.id))
        if (a.id, b.id) in seen:
            return
        seen.add((a.id, b.id))
        if a.document == b.document or folded(a.quote) == folded(b.quote) or _told_elsewhere(a, b, corpus):
            return
        aligned = Aligned(stated[a.id], stated[b.id], corpus.cosine(a, b), shared is not None)
        found[a.id, b.id] = Met(aligned, shared)

    for question in sorted(questions, key=lambda q: (len(q.claims), q.id)):
        for a, b, close in _within(question, at, corpus):
            meet(a, b, question.id if close else None)
    for a, b in _neighbours(corpus, stated):
        meet(a, b, None)
    return [found[ids] for ids in sorted(found)]


def _within(question: Question, at: Mapping[tuple[str, int], Claim], corpus: Corpus) -> list[tuple[Claim, Claim, bool]]:
    """Pairs of statements of one shared claim, the nearest first, each with: do the two answer one question?

    A shared claim that only says which event it is about holds pairs that do not.
    """
    own: dict[tuple[str, str], tuple[Claim, Claim, bool]] = {}
    told = [(i, claim) for i, claim in enumerate(question.claims) if i not in question.repeats]
    for number, (i, a) in enumerate(told, 1):
        for j, b in told[number:]:
            one, other = at.get((a.document, a.start)), at.get((b.document, b.start))
            if one and other and one.document != other.document:
                close = question.scores.get((i, j), 0.0) >= corpus.config.same_statement
                own.setdefault((one.id, other.id), (one, other, close))
    ordered = sorted(own.values(), key=lambda p: (-round(corpus.cosine(p[0], p[1]), 5), p[0].id, p[1].id))
    return ordered[: corpus.config.wording_pairs]


def _told_elsewhere(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Are the two of different stories, or is one a copy of the other, whose changes ``lineage`` tells?

    Texts of one origin may still be two texts: those of one house on one day.
    """
    if corpus.stories.get(a.document) != corpus.stories.get(b.document):
        return True
    if corpus.origins.get(a.document, a.document) != corpus.origins.get(b.document, b.document):
        return False
    return alikeness(_outline(a.quote), _outline(b.quote)) >= corpus.config.copy_within


def _neighbours(corpus: Corpus, stated: Mapping[str, Statement]) -> list[tuple[Claim, Claim]]:
    """Statements of one story, each with its nearest in other documents, down to ``Config.wording_floor``.

    Statements that say who did something, or that nobody knows, meet however unlike their words.
    """
    by_story: dict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.statements:
        if claim.question in corpus.vectors and claim.id in stated:
            by_story[corpus.stories.get(claim.document, "")].append(claim)
    pairs = []
    for _, claims in sorted(by_story.items()):
        claims = sorted(claims, key=lambda c: (c.document, c.start, c.id))
        matrix = np.stack([corpus.vectors[c.question] for c in claims])
        numbers = {name: i for i, name in enumerate(sorted({c.document for c in claims}))}
        documents = np.array([numbers[c.document] for c in claims])
        for start in range(0, len(claims), _BLOCK):
            cosines = np.round(matrix[start : start + _BLOCK] @ matrix.T, 5)
            cosines[documents[start : start + _BLOCK, None] == documents[None, :]] = -1.0
            pairs += [(claims[start + i], claims[j]) for i, j in _nearest(cosines, corpus.config)]
        framed = [i for i, c in enumerate(claims) if attribution.has_frame(stated[c.id])][: corpus.config.framed]
        pairs += [(claims[i], claims[j]) for i, j in itertools.combinations(framed, 2)]
    return pairs


def _nearest(cosines: Vectors, config: Config) -> list[tuple[int, int]]:
    """For each row its nearest columns, of equal ones the first."""
    count = min(config.wording_neighbours, cosines.shape[1])
    least = -np.partition(-cosines, count - 1, axis=1)[:, count - 1 : count]
    pairs = []
    for i, row in enumerate(cosines):
        at = np.flatnonzero(row >= max(least[i, 0], config.wording_floor))
        pairs += [(i, int(j)) for j in at[np.argsort(-row[at], kind="stable")][:count]]
    return pairs


def texts_to_judge(met: Sequence[Met], config: Config, left_out: LeftOut | None = None) -> list[tuple[str, str]]:
    """What the judge is asked first: of each shared claim the pairs most alike in words, one direction each.

    Pairs whose figures differ are not asked about: the judge does not speak about figures.
    """
    by_claim: dict[str, list[tuple[float, tuple[str, str], Met]]] = defaultdict(list)
    for m in met:
        if m.shared is not None:
            alike = attempt(partial(_judged_likeness, m.pair, config), m.named, left_out)
            if alike is not None:
                by_claim[m.shared].append((-alike, m.ids, m))
    chosen = [m for _, own in sorted(by_claim.items()) for _, _, m in sorted(own)[: config.judged_pairs]]
    return [_longer_first(m.pair) for m in chosen]


def _judged_likeness(pair: Aligned, config: Config) -> float | None:
    """How alike the words of a pair are; ``None`` where they are too unlike to ask about, or their figures differ."""
    alike = alikeness(_outline(pair.a.text), _outline(pair.b.text))
    return alike if alike >= config.judged_likeness and not _figures_differ(_marks_of(pair)) else None


def _longer_first(pair: Aligned) -> tuple[str, str]:
    """The text that says more may make the other true or false; the other way round much stays open."""
    a, b = sorted((pair.a.text, pair.b.text), key=lambda text: (-len(text), text))
    return a, b


def texts_to_confirm(opinions: Mapping[tuple[str, str], Opinion], config: Config) -> list[tuple[str, str]]:
    """What the judge is asked then: the other direction of each pair that it was sure about."""
    both = {(a, b): joined_texts(a, b, opinion, config) for (a, b), opinion in opinions.items()}
    sure = config.sure_contradiction, config.sure_entailment
    return [(b, a) for (a, b), o in both.items() if o.contradict >= sure[0] or o.entail >= sure[1]]


def _marks_of(pair: Aligned) -> tuple[list[MarkedWord], list[MarkedWord]]:
    return marks_between(_markable(pair.a.text), _markable(pair.b.text))


@lru_cache(maxsize=20_000)
def _markable(text: str) -> MarkableText:
    return markable(text, extract_quantities(text), lemma_of)


@lru_cache(maxsize=20_000)
def _outline(text: str) -> Outline:
    return outline(_markable(text))


def _figures_differ(marks: Sequence[Sequence[MarkedWord]]) -> bool:
    return any(w.mark in _FIGURES for words in marks for w in words)


def check_wording(
    met: Sequence[Met],
    opinions: Mapping[tuple[str, str], Opinion],
    corpus: Corpus,
    left_out: LeftOut | None = None,
    tell: Tell | None = None,
) -> list[Finding]:
    """A finding for each kind of clash in each shared claim, and for each clash of the same words in a story.

    A pair that a check cannot do with is left out, and ``left_out`` told of it. ``tell`` hears of the pairs.
    """
    grouped: dict[tuple[str, FindingKind], list[tuple[Met, Clash]]] = defaultdict(list)
    for m in counted(met, tell):
        story = corpus.stories.get(m.pair.a.claim.document, "")
        for clash in attempt(partial(_clashes, m, opinions, corpus.config), m.named, left_out) or ():
            words = sorted((_folded(m.pair.a, clash.words_a), _folded(m.pair.b, clash.words_b)))
            grouped[m.shared or " / ".join((story, *words)), clash.kind].append((m, clash))
    findings: dict[str, Finding] = {}
    for _, clashes in sorted(grouped.items()):
        finding = attempt(partial(_finding, clashes, corpus), clashes[0][0].named, left_out)
        if finding is not None:
            findings.setdefault(finding.key, finding)
    return list(findings.values())


def _folded(statement: Statement, spans: Sequence[tuple[int, int]]) -> str:
    return folded(" ".join(statement.text[start:end] for start, end in spans))


def _clashes(m: Met, opinions: Mapping[tuple[str, str], Opinion], config: Config) -> list[Clash]:
    """What the checks find, one clash a kind; the judge speaks for itself only where no check does."""
    a, b = _longer_first(m.pair)
    directions = ((a, b), (b, a))
    asked = [joined_texts(*texts, opinions[texts], config) for texts in directions if texts in opinions]
    found: dict[FindingKind, Clash] = {}
    for check in CHECKS:
        clash = check(m.pair, config)
        if clash is not None:
            found.setdefault(clash.kind, _weighed(clash, asked, config))
    if not found and asked:
        clash = _of_judge(m.pair, asked, config)
        if clash is not None:
            found[clash.kind] = clash
    return list(found.values())


def _weighed(clash: Clash, asked: Sequence[Opinion], config: Config) -> Clash:
    """A clash beside the judge's opinion; a conflict that the judge takes for the same said twice is unclear."""
    if not asked:
        return clash
    said = f"{_shares(asked)} (rules and model together)"
    if (
        clash.verdict == "conflict"
        and len(asked) == _DIRECTIONS
        and all(o.entail >= config.sure_entailment for o in asked)
    ):
        return replace(clash, verdict="unclear", reasons=(said, *clash.reasons, "rule: check and model do not agree"))
    return replace(clash, reasons=(said, *clash.reasons))


def _of_judge(pair: Aligned, asked: Sequence[Opinion], config: Config) -> Clash | None:
    """A conflict where the judge is sure of it, and not against it the other way round.

    Differing figures are left to their own checks.
    """
    if len(asked) < _DIRECTIONS or asked[0].contradict < config.sure_contradiction:
        return None
    if asked[1].contradict < config.contradiction_back:
        return None
    marks = _marks_of(pair)
    if _figures_differ(marks):
        return None
    words_a, words_b = (tellings(words) for words in marks)
    if not words_a and not words_b:
        return None
    reasons = (
        f"“{_quoted(pair.a.text, words_a)}” against “{_quoted(pair.b.text, words_b)}”",
        f"{_shares(asked)} (rules and model together; {config.sure_contradiction} and"
        f" {config.contradiction_back} the other way round are asked for)",
        "rule: the model is sure that the two cannot both be true",
    )
    return Clash("statement", "conflict", words_a, words_b, reasons)


def tellings(words: Sequence[MarkedWord]) -> tuple[tuple[int, int], ...]:
    """The words that tell a text from the other: opposites and negations where there are any, else all others."""
    strong = tuple((w.start, w.end) for w in words if w.mark in (Mark.OPPOSITE, Mark.NEGATION))
    return strong or tuple((w.start, w.end) for w in words if w.mark in _TELLING)


def _shares(asked: Sequence[Opinion]) -> str:
    said = " and ".join(f"{o.contradict:.2f}" for o in asked)
    return f"contradicted with probability {said}"


def _quoted(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The words in order, neighbours together: at most ``_QUOTED`` of them."""
    pieces: list[str] = []
    last = -2
    for start, end in spans[:_QUOTED]:
        if pieces and start - last <= 1:
            pieces[-1] += text[last:end]
        else:
            pieces.append(text[start:end])
        last = end
    return " … ".join(" ".join(piece.split()) for piece in pieces) + (" …" if len(spans) > _QUOTED else "")


def _finding(clashes: Sequence[tuple[Met, Clash]], corpus: Corpus) -> Finding:
    """The gravest clash, with every statement that clashes with one of its two, and not with the other, on a side."""
    order = sorted(clashes, key=lambda x: (-VERDICT_ORDER.index(x[1].verdict), -round(x[0].pair.cosine, 5), x[0].ids))
    met, clash = order[0]
    a, b = met.pair.a, met.pair.b
    against: dict[str, set[str]] = defaultdict(set)
    claims = {s.claim.id: s for m, _ in order for s in (m.pair.a, m.pair.b)}
    for m, _ in order:
        against[m.pair.a.claim.id].add(m.pair.b.claim.id)
        against[m.pair.b.claim.id].add(m.pair.a.claim.id)
    ids_a, ids_b = a.claim.id, b.claim.id
    with_a = [i for i in sorted(claims) if ids_b in against[i] and ids_a not in against[i] and i != ids_b]
    with_b = [i for i in sorted(claims) if ids_a in against[i] and ids_b not in against[i] and i != ids_a]
    groups = [[a.claim, *(claims[i].claim for i in with_a if i != ids_a)]]
    groups += [[b.claim, *(claims[i].claim for i in with_b if i != ids_b)]]
    quoted = [_quoted(s.text, spans) for s, spans in ((a, clash.words_a), (b, clash.words_b))]
    labels = [f"“{words}”" if words else f"without “{quoted[1 - at]}”" for at, words in enumerate(quoted)]
    sides = tuple(side_of(group, corpus.origins, label) for group, label in zip(groups, labels, strict=True))
    severity, reasons = severity_of(clash.verdict, [c for g in groups for c in g], sides, corpus.config)
    keys = sorted(said(group) for group in groups)
    words = [
        ClashingWords(s.claim.id, s.claim.start + x, s.claim.start + y)
        for m, c in order
        for s, spans in ((m.pair.a, c.words_a), (m.pair.b, c.words_b))
        for x, y in spans
        if s.claim.id in {i for side in sides for i in side.claims}
    ]
    pair = PairVerdict(
        0, 1, clash.verdict, key("pair", [clash.kind, *keys]), clash.reasons, tuple(dict.fromkeys(words))
    )
    return Finding(
        key=key("finding", [clash.kind, *keys]),
        shared_claim=met.shared,
        kind=clash.kind,
        verdict=clash.verdict,
        severity=severity,
        message=f"{_TITLES[clash.kind]}: {' or '.join(labels)}?",
        sides=sides,
        pairs=(pair,),
        severity_reasons=reasons,
    )
