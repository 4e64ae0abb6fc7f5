"""Claims and questions for the tests of findings, read from short texts by the product's own rooms."""

from consistency.checks.pairs import Known
from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import Document
from consistency.findings import Question, judge_question
from consistency.sentences import split_sentences
from tests.support import parses_of

CONFIG = Config()


def document(name, text, published=None, source="", published_from="front matter"):
    return Document(
        id=f"d-{name}",
        path=f"{name}.txt",
        text=text,
        content_hash=name,
        source=source,
        published=published,
        published_from=published_from if published else "unknown",
    )


def claims_of(doc, config=CONFIG):
    sentences = split_sentences(doc)
    return make_claims(doc, sentences, config, parses=parses_of(sentences))


def figure(name, text, value, published=None, config=CONFIG):
    """The claim of the one figure of ``text`` that has ``value`` at one of its ends."""
    found = [
        c
        for c in claims_of(document(name, text, published), config)
        if c.quantity and value in (c.quantity.low, c.quantity.high)
    ]
    assert len(found) == 1, [(c.quantity.low, c.quantity.high) for c in found]
    return found[0]


def judged(*claims, config=CONFIG, lists=None, score=1.0, origins=None):
    """The finding on claims that answer one question for certain; each document its own origin unless said."""
    scores = {(a, b): score for a in range(len(claims)) for b in range(a + 1, len(claims))}
    question = Question("s", tuple(claims), scores, (), Known(lists or {}))
    return judge_question(question, origins or {c.document: c.document for c in claims}, config)


def verdicts(finding):
    """(label, label) -> verdict."""
    return {(finding.sides[p.a].label, finding.sides[p.b].label): p.verdict for p in finding.pairs}
