"""The stage as a whole, on invented articles and the real parser with the small encoder."""

import re
from dataclasses import replace

import pytest

from consistency import pipeline
from consistency.config import Config
from consistency.datatypes import Document
from consistency.parsers import load_parser
from consistency.weighing.model import Steps, Sum, Tier, Weights
from tests.support import HashingEncoder

pytestmark = pytest.mark.slow
CONFIG = Config(judge="none")
EAGER = Weights({"time": Sum(0.0, {"sort": Steps((16.5,), (-9.0, 3.0))})}, {"time": Tier(0.5, 2.0)})
"""Weights that show every two hours that differ; no rule compares those."""
TEXTS = [
    "The ferry Halden sank off Brenholm. Rescuers reached the wreck at {} a.m. with two boats. The harbour was closed.",
    "Off Brenholm the ferry Halden sank. The wreck was reached by rescuers at {} a.m. after a long search.",
    "The Halden, a ferry, went down off Brenholm. At {} a.m. rescuers reached the wreck, the coast guard said.",
    "Brenholm mourned on Sunday. The ferry Halden sank off the town. Rescuers had reached the wreck at {} a.m. in fog.",
    "A ferry sank off Brenholm. Rescuers said they reached the wreck of the Halden at {} a.m. in cold water.",
]
DIFFERENT = ["6:40", "7:15", "8:05", "6:40", "9:30"]


def documents(hours):
    return [
        Document(f"d{i}", f"d{i}.txt", text.format(hour), f"h{i}", source=f"Paper {i}", published="2021-06-10")
        for i, (text, hour) in enumerate(zip(TEXTS, hours, strict=True))
    ]


@pytest.fixture(scope="module")
def parser():
    return load_parser(CONFIG)


def run(docs, parser, config=CONFIG, weights=EAGER):
    return pipeline.run(docs, [], HashingEncoder(), config, parser=parser, weights=weights)


def weighed(result):
    return [f for f in result.findings if f.message.startswith("Possibly at odds")]


def test_hours_that_differ_are_one_question_with_a_side_for_each(parser):
    found = weighed(run(documents(DIFFERENT), parser, CONFIG))
    assert found
    for finding in found:
        assert finding.verdict in ("unclear", "compatible")
        assert len(finding.sides) >= 2
        assert all(pair.reasons for pair in finding.pairs)


def test_words_that_differ_are_marked_where_they_stand(parser):
    result = run(documents(DIFFERENT), parser, CONFIG)
    texts = {d.id: d.text for d in result.documents}
    claims = {c.id: c for c in result.claims}
    marked = {
        texts[claims[w.claim].document][w.start : w.end] for f in weighed(result) for p in f.pairs for w in p.words
    }
    assert any("6:40" in words for words in marked)


@pytest.mark.parametrize("config", [replace(CONFIG, weighed_pairs=0), replace(CONFIG, weighed_documents=6)])
def test_nothing_is_weighed_where_that_is_not_asked_for_or_too_few_speak(config, parser):
    assert weighed(run(documents(DIFFERENT), parser, config)) == []


def test_without_a_parser_nothing_is_weighed(parser):
    assert weighed(run(documents(DIFFERENT), None)) == []


def test_the_same_hours_are_not_at_odds(parser):
    assert weighed(run(documents(["6:40"] * 5), parser)) == []


def test_the_order_of_documents_changes_nothing(parser):
    docs = documents(DIFFERENT)
    assert run(docs, parser).findings == run(docs[::-1], parser).findings


def test_what_a_finding_of_rules_holds_is_not_told_again(parser):
    """Figures that rules tell apart, also those of its pairs that may both be true, stand in one finding."""
    texts = [text.replace("the wreck", "the wreck with {} sailors aboard", 1) for text in TEXTS]
    texts = [re.sub(r"[Aa]t \{\} a\.m\.", "in the morning", text) for text in texts]
    figures = ["about 40", "up to 42", "65", "about 40", "up to 42"]
    docs = [replace(d, text=t.format(f)) for d, t, f in zip(documents(DIFFERENT), texts, figures, strict=True)]
    eager = Weights({"number": Sum(3.0, {})}, {"number": Tier(0.5, 2.0)})
    result = run(docs, parser, weights=eager)
    place = {c.id: (c.document, c.start) for c in result.claims}
    told = [
        frozenset((place[a], place[b]))
        for f in result.findings
        if f.kind == "number"
        for p in f.pairs
        for a in f.sides[p.a].claims
        for b in f.sides[p.b].claims
    ]
    assert any(f.kind == "number" for f in result.findings)
    assert len(told) == len(set(told))
