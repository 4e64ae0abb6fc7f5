"""The table of contents: what happens to the documents, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from consistency.checks.combined import decide_together
from consistency.checks.conversions import conversions_of
from consistency.checks.corpus import Corpus
from consistency.checks.entailment import parts_of
from consistency.checks.numbers import phrase
from consistency.checks.pairs import Known
from consistency.checks.reading import Reading
from consistency.checks.told import homes_of, told_of
from consistency.checks.totals import lists_of
from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import CLAIM_PASSAGES, Claim, Comparison, Constraints, Document, Result, Sentence, Skipped
from consistency.embeddings import Encoder, embed
from consistency.findings import (
    Question,
    check_corpus,
    check_wording,
    judge_question,
    meetings,
    rank,
    texts_to_confirm,
    texts_to_judge,
)
from consistency.judging import Judge, judge_pairs
from consistency.lemmas import lemma_of
from consistency.lineage import claim_origins, find_drift, trace
from consistency.names import find_names
from consistency.quantities import extract_quantities
from consistency.sentences import split_sentences
from consistency.shared_claims import Group, group_claims, without_effect
from consistency.stories import find_stories

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
) -> Result:
    """Everything that ``documents`` say in common, and where they differ. Their order does not matter.

    A reviewer's ``constraints`` win over what the scores would group. ``judge``: the contradiction model that is asked
    beside the checks of wording; without one the checks speak alone.
    """
    constraints = constraints or Constraints()
    tell = progress or (lambda stage, done, total: None)
    documents = sorted(documents, key=lambda d: (d.path, d.id))
    own: dict[str, list[Sentence]] = {}
    for at, document in enumerate(documents):
        tell("reading claims", at, len(documents))
        own[document.id] = split_sentences(document)
    sentences = [s for document in documents for s in own[document.id]]
    names = find_names(sentences, config)
    claims = [c for d in documents for c in make_claims(d, own[d.id], config, names.canonical)]

    speaking = [s.text for s in sentences if s.passage in CLAIM_PASSAGES]
    tell("comparing sentences", 0, 1)
    vectors = embed([*speaking, *(c.question for c in claims)], encoder)

    tell("tracing origins", 0, 1)
    origins, links = trace(documents, sentences, vectors, config)
    sources = {**origins, **claim_origins(claims, links, config)}

    tell("finding shared claims", 0, 1)
    stories = find_stories(documents, sentences, claims, vectors, config)
    groups = group_claims(claims, vectors, stories, config, constraints)

    tell("judging", 0, 1)
    known = Known(lists_of(claims), told_of(claims, config), homes_of(claims), conversions_of(claims))
    named = {d.id: d.source.strip() or d.path.replace("\\", "/").rpartition("/")[2] for d in documents}
    questions = [_question(g, known, named) for g in groups]
    judged = [judge_question(question, sources, config) for question in questions]
    corpus = Corpus(tuple(documents), tuple(claims), origins, config, vectors, stories)
    inside = check_corpus(corpus)
    met = meetings(corpus, questions)
    opinions = judge_pairs(texts_to_judge(met, config), judge)
    opinions |= judge_pairs(texts_to_confirm(opinions, config), judge)
    wording = check_wording(met, opinions, corpus)
    drift = find_drift(links, sentences, claims, origins, config)
    return Result(
        documents=tuple(documents),
        claims=tuple(claims),
        shared_claims=tuple(shared for shared, _ in judged),
        findings=tuple(rank([*(finding for _, finding in judged if finding), *inside, *wording, *drift])),
        skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.reason))),
        origins=origins,
        lineage=links,
        notes=without_effect(claims, constraints),
    )


def compare_texts(pairs: Sequence[tuple[str, str]], config: Config, judge: Judge | None = None) -> list[Comparison]:
    """For each pair of texts: does the first make the second true? Rules alone where there is no ``judge``."""
    read = {text: Reading(text, tuple(extract_quantities(text, config)), lemma_of) for pair in pairs for text in pair}
    opinions = judge_pairs(pairs, judge)
    return [
        decide_together(read[a], read[b], parts_of(read[a], read[b], config), opinions.get((a, b)), config)
        for a, b in pairs
    ]


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
    return Question(group.id, group.claims, scores, reasons, known)


def _said(claim: Claim, named: Mapping[str, str]) -> str:
    """A claim by its figure (or its first words) and its document: "“about 5,000” in The Courier"."""
    words = claim.quote.split()
    opening = " ".join(words[:6]) + (" …" if len(words) > 6 else "")
    return f"“{phrase(claim.quantity) if claim.quantity else opening}” in {named.get(claim.document, claim.document)}"
