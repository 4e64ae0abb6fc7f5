"""The table of contents: what happens to the documents, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from consistency.checks.combined import decide_together
from consistency.checks.conversions import conversions_of
from consistency.checks.corpus import Corpus
from consistency.checks.entailment import parts_of
from consistency.checks.happenings import happenings_of
from consistency.checks.numbers import phrase
from consistency.checks.pairs import Known
from consistency.checks.reading import Reading
from consistency.checks.told import homes_of, told_of
from consistency.checks.totals import lists_of, runs_of
from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import (
    Claim,
    Comparison,
    Constraints,
    CopyLink,
    Document,
    Finding,
    Result,
    Sentence,
    SharedClaim,
    Skipped,
    Vectors,
)
from consistency.embeddings import Encoder, Remembering, embed
from consistency.findings import (
    HeldPairs,
    Question,
    check_corpus,
    check_wording,
    judge_question,
    meetings,
    rank,
    texts_to_confirm,
    texts_to_judge,
    told_pairs,
    weighed_findings,
    without_doubtful,
)
from consistency.judging import Judge, judge_pairs
from consistency.lemmas import lemma_of
from consistency.lineage import claim_origins, find_drift, trace, with_edits
from consistency.names import find_names
from consistency.parsing import Parser, Parses
from consistency.progress import counted
from consistency.quantities import extract_quantities
from consistency.sentences import split_sentences
from consistency.shared_claims import Group, group_claims, without_effect
from consistency.shared_claims.evidence import Evidence
from consistency.stories import find_stories
from consistency.unforeseen import LEFT_OUT, all_but, attempt
from consistency.weighing import (
    Opinions,
    Place,
    Weighing,
    Weights,
    all_differences,
    place_of,
    questions_of,
    read_weights,
    weigh,
)

Progress = Callable[[str, int, int], None]
"""Called with the name of the stage, how much is done and how much there is."""


def run(
    documents: Sequence[Document],
    skipped: Sequence[Skipped],
    encoder: Encoder,
    config: Config,
    progress: Progress | None = None,
    constraints: Constraints | None = None,
    judge: Judge | None = None,
    parser: Parser | None = None,
    weights: Weights | None = None,
) -> Result:
    """Everything that ``documents`` say in common, and where they differ. Their order does not matter.

    A reviewer's ``constraints`` win over what the scores would group. ``judge``: the contradiction model that is asked
    beside the checks of wording; without one the checks speak alone. ``parser``: parses the sentences that a stage asks
    for; without one no stage has a parse. ``weights``: of the differences that are weighed; default: the packaged.
    """
    constraints = constraints or Constraints()
    tell = progress or (lambda stage, done, total: None)
    documents = sorted(documents, key=lambda d: (d.path, d.id))
    remembering = Remembering(encoder)
    gathered, blamed = all_but(documents, lambda ds: _gather(ds, remembering, config, tell, constraints, parser))
    skipped = [*skipped, *gathered.unread, *(Skipped(d.path, why) for d, why in blamed)]
    return _judged(
        gathered,
        skipped,
        config,
        tell,
        constraints,
        judge,
        weights,
    )


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the documents say, and which of it belongs together: all that is found over many documents at once."""

    documents: Sequence[Document]
    unread: Sequence[Skipped]
    sentences: Sequence[Sentence]
    claims: Sequence[Claim]
    vectors: Mapping[str, Vectors]
    origins: dict[str, str]
    sources: Mapping[str, str]
    """``origins``, and for each claim that has one its primary source."""
    links: tuple[CopyLink, ...]
    stories: Mapping[str, str]
    groups: Sequence[Group]
    known: Known
    parses: Parses


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the documents: those that could be, with all their sentences and claims; and the others."""

    documents: list[Document]
    sentences: list[Sentence]
    claims: list[Claim]
    unread: list[Skipped]
    parses: Parses


def read_claims(documents: Sequence[Document], config: Config, tell: Progress, parser: Parser | None) -> _Read:
    """The documents in their order, with their sentences, parses and claims.

    A name belongs to all documents, so where one drops out, names and claims of the others are read without it.
    Sentences that make claims are parsed, if they are English.
    """
    own: dict[str, list[Sentence]] = {}
    unread: list[Skipped] = []

    def drop(path: str, reason: str) -> None:
        unread.append(Skipped(path, reason))

    for document in counted(documents, partial(tell, "reading sentences")):
        split = attempt(partial(split_sentences, document), document.path, drop)
        if split is not None:
            own[document.id] = split
    kept = [d for d in documents if d.id in own]
    parses = Parses(parser, (s.text for d in kept for s in own[d.id]))
    tell("parsing sentences", 0, 1)
    parsed = parses.of(s.text for d in kept if d.language in ("", "en") for s in own[d.id] if _speaks(s, config))
    while True:
        names = find_names([s for d in kept for s in own[d.id]], config)
        claims: dict[str, list[Claim]] = {}
        for d in counted(kept, partial(tell, "reading claims")):
            theirs = {s.text: parsed[s.text] for s in own[d.id] if s.text in parsed}
            made = attempt(partial(make_claims, d, own[d.id], config, names.canonical, theirs), d.path, drop)
            if made is not None:
                claims[d.id] = made
        if len(claims) == len(kept):
            sentences = [s for d in kept for s in own[d.id]]
            return _Read(kept, sentences, [c for d in kept for c in claims[d.id]], unread, parses)
        kept = [d for d in kept if d.id in claims]


def _gather(
    documents: Sequence[Document],
    encoder: Encoder,
    config: Config,
    tell: Progress,
    constraints: Constraints,
    parser: Parser | None,
) -> _Gathered:
    """From ``documents`` to groups of claims that answer one question."""
    read = read_claims(documents, config, tell, parser)
    documents, sentences, claims = read.documents, read.sentences, read.claims

    speaking = [s.text for s in sentences if _speaks(s, config)]
    tell("comparing sentences", 0, 1)
    vectors = embed([*speaking, *(c.question for c in claims)], encoder)

    tell("tracing origins", 0, 1)
    origins, links = trace(documents, sentences, vectors, config, partial(tell, "tracing origins"))
    sources = {**origins, **claim_origins(claims, links, config)}

    tell("finding shared claims", 0, 1)
    stories = find_stories(documents, sentences, claims, vectors, config)
    heard = partial(tell, "finding shared claims")
    groups = group_claims(claims, vectors, stories, config, constraints, heard)
    known = _known(claims, config)
    return _Gathered(
        documents,
        read.unread,
        sentences,
        claims,
        vectors,
        origins,
        sources,
        links,
        stories,
        groups,
        known,
        read.parses,
    )


def _known(claims: Sequence[Claim], config: Config) -> Known:
    """What all claims together tell that a pair of them does not."""
    return Known(
        lists_of(claims),
        told_of(claims, config),
        homes_of(claims),
        conversions_of(claims),
        runs_of(claims),
        happenings_of(claims),
    )


def _speaks(sentence: Sentence, config: Config) -> bool:
    """Does the sentence speak for its source?"""
    return sentence.passage in config.claim_passages


def _judged(
    gathered: _Gathered,
    skipped: Sequence[Skipped],
    config: Config,
    tell: Progress,
    constraints: Constraints,
    judge: Judge | None,
    weights: Weights | None = None,
) -> Result:
    """From groups of claims to findings. What nobody foresaw in one question or pair is left out, with a note."""
    documents, claims, origins, links = gathered.documents, gathered.claims, gathered.origins, gathered.links
    notes: set[str] = set()

    def left_out(what: str, why: str) -> None:
        notes.add(f"{LEFT_OUT}{what} ({why})")

    tell("judging", 0, 1)
    named = {d.id: d.name for d in documents}
    judged = []
    for group in counted(gathered.groups, partial(tell, "judging")):
        found = attempt(partial(_judge_group, group, gathered, named, config), f"shared claim {group.id}", left_out)
        judged += [found] if found else []
    questions = [question for question, _, _ in judged]
    corpus = Corpus(
        tuple(documents), tuple(claims), origins, config, gathered.vectors, gathered.stories, gathered.parses
    )
    inside = check_corpus(corpus, left_out)
    tell("comparing wording", 0, 1)
    met = meetings(corpus, questions, left_out)
    opinions = judge_pairs(texts_to_judge(met, config, left_out), judge, left_out)
    opinions |= judge_pairs(texts_to_confirm(opinions, config), judge, left_out)
    wording = check_wording(met, opinions, corpus, left_out, partial(tell, "comparing wording"))
    tell("finding drift", 0, 1)
    drift = find_drift(links, gathered.sentences, claims, origins, config, left_out, partial(tell, "finding drift"))
    edited = with_edits(links, gathered.sentences, config, left_out, partial(tell, "finding what copies cut"))
    findings = [*(finding for _, _, finding in judged if finding), *inside, *wording, *drift]
    tell("weighing differences", 0, 1)
    if gathered.parses.at_hand:  # nothing is weighed without
        packaged = weights or read_weights()
        weighed = attempt(lambda: _weighed(findings, gathered, corpus, packaged), "weighing", left_out)
        findings = findings if weighed is None else weighed
    return Result(
        documents=tuple(documents),
        claims=tuple(claims),
        shared_claims=tuple(shared for _, shared, _ in judged),
        findings=tuple(rank(findings)),
        skipped=tuple(sorted(skipped, key=_by_path)),
        origins=origins,
        lineage=edited,
        stories=dict(gathered.stories),
        notes=(*without_effect(claims, constraints), *sorted(notes)),
    )


def _weighed(findings: Sequence[Finding], gathered: _Gathered, corpus: Corpus, weights: Weights) -> list[Finding]:
    """``findings`` without the counts that weigh too little, and with the questions that no rule asks."""
    found = all_differences(corpus, opinions_of(gathered, findings, corpus.config))
    return with_weights(findings, corpus, gathered.links, weigh(found, weights, corpus.config), weights)


def with_weights(
    findings: Sequence[Finding], corpus: Corpus, links: Sequence[CopyLink], weighing: Weighing, weights: Weights
) -> list[Finding]:
    """``findings`` of rules as weighing leaves them, and its own questions about pairs that none of these holds.

    ``links``: who copied whom; what is told of a sentence is told of its copies.
    """
    kept = without_doubtful(findings, weighing.figures, weighing.documents, corpus)
    sentences = {at for *_, d in weighing.likely for at in (d.a, d.b)}
    told = told_pairs(HeldPairs(corpus.claims, kept), sentences, links)
    return [*kept, *weighed_findings(questions_of(weighing, corpus.claims, told, weights, corpus.config), corpus)]


def opinions_of(gathered: _Gathered, findings: Sequence[Finding], config: Config) -> Opinions:
    """What rules and groups say of pairs of sentences, as evidence for ``weighing``."""
    questions: dict[Place, set[str]] = defaultdict(set)
    for group in gathered.groups:
        for claim in group.claims:
            questions[place_of(claim)].add(group.id)

    @cache
    def evidence() -> Evidence:  # not built where no figures are weighed
        return Evidence(gathered.claims, gathered.vectors, gathered.stories, config)

    def same_question(a: Claim, b: Claim) -> float:
        link = evidence().link(a, b)
        return link.said_alike if link else 0.0

    return Opinions(
        HeldPairs(gathered.claims, findings),
        {at: frozenset(ids) for at, ids in questions.items()},
        same_question,
        gathered.known,
    )


def compare_texts(pairs: Sequence[tuple[str, str]], config: Config, judge: Judge | None = None) -> list[Comparison]:
    """For each pair of texts: does the first make the second true? Rules alone where there is no ``judge``.

    A pair that something nobody foresaw stands in is neutral and unclear, and ``Comparison.skipped`` says why.
    """
    left: list[str] = []
    opinions = judge_pairs(pairs, judge, lambda _, why: left.append(why))
    read: dict[str, Reading] = {}

    def decide(a: str, b: str) -> Comparison:
        for text in (a, b):
            if text not in read:
                read[text] = Reading(text, tuple(extract_quantities(text, config)), lemma_of)
        parts = parts_of(read[a], read[b], config)
        found = decide_together(read[a], read[b], parts, opinions.get((a, b)), config)
        asked = judge is None or (a, b) in opinions
        return found if asked else replace(found, skipped=f"judged by rules alone; {left[0]}")

    found: list[Comparison] = []
    for a, b in pairs:
        reasons: list[str] = []
        made = attempt(partial(decide, a, b), "a pair of texts", lambda _, why, to=reasons: to.append(why))  # type: ignore[misc]
        found.append(made or Comparison("neutral", "unclear", tuple(reasons), skipped=reasons[0]))
    return found


def read_only(
    documents: Sequence[Document], skipped: Sequence[Skipped], config: Config, parser: Parser | None = None
) -> Result:
    """The claims of ``documents``, held against nothing."""
    read, blamed = all_but(documents, lambda ds: read_claims(ds, config, lambda *_: None, parser))
    skipped = [*skipped, *read.unread, *(Skipped(d.path, why) for d, why in blamed)]
    return Result(
        documents=tuple(read.documents), claims=tuple(read.claims), skipped=tuple(sorted(skipped, key=_by_path))
    )


def _by_path(skipped: Skipped) -> tuple[str, str]:
    return skipped.path, skipped.reason


def _judge_group(
    group: Group, gathered: _Gathered, named: Mapping[str, str], config: Config
) -> tuple[Question, SharedClaim, Finding | None]:
    question = _question(group, gathered.known, named)
    return question, *judge_question(question, gathered.sources, config)


def _question(group: Group, known: Known, named: Mapping[str, str]) -> Question:
    """A group of ``shared_claims``, in the words of ``findings``: rooms do not know each other.

    ``named``: what a document is called in the reasons.
    """
    links = sorted(group.links, key=lambda x: (-x.score, x.a, x.b))
    reasons = tuple(
        f"{_said(group.claims[x.a], named)} and {_said(group.claims[x.b], named)}: {x.score:.2f} = "
        + " + ".join(f"{name.replace('_', ' ')} {value * weight:+.2f}" for name, value, weight in x.evidence)
        for x in links[:10]
    )
    scores = {(x.a, x.b): x.said_alike for x in group.links}
    return Question(group.id, group.claims, scores, reasons, known, dict(group.repeats))


def _said(claim: Claim, named: Mapping[str, str]) -> str:
    """A claim by its figure (or its first words) and its document: "“about 5,000” in The Courier"."""
    words = claim.quote.split()
    opening = " ".join(words[:6]) + (" …" if len(words) > 6 else "")
    return f"“{phrase(claim.quantity) if claim.quantity else opening}” in {named.get(claim.document, claim.document)}"
