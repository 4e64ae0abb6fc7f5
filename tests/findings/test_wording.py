"""Statements at odds: which pairs meet, what the judge may say, how a clash becomes a finding."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from consistency.checks.corpus import Corpus
from consistency.config import Config
from consistency.datatypes import Opinion
from consistency.findings import Question, check_wording, meetings, texts_to_confirm, texts_to_judge
from tests.findings.build import claims_of, document
from tests.support import HashingEncoder, parsing

HELD = "The old dam above Orsk held through the night."
BURST = "The old dam above Orsk burst in the night."
SAFE = "The dam above Orsk stood firm all night."
OTHER = "Farmers sold apples at the weekly market."


def corpus_of(*texts: str, config: Config | None = None, origins: dict[str, str] | None = None) -> Corpus:
    """A corpus of one document for each text, all of one story."""
    documents = [document(chr(ord("a") + i), text) for i, text in enumerate(texts)]
    claims = [c for d in documents for c in claims_of(d)]
    questions = sorted({c.question for c in claims})
    vectors = dict(zip(questions, HashingEncoder().encode(questions), strict=True))
    stories = {d.id: "one" for d in documents}
    own = origins or {d.id: d.id for d in documents}
    parses = parsing(d.text for d in documents)
    return Corpus(tuple(documents), tuple(claims), own, config or Config(), vectors, stories, parses)


def question_of(corpus: Corpus) -> Question:
    """All statements of the corpus as one shared claim."""
    pairs = itertools.combinations(range(len(corpus.statements)), 2)
    return Question("s", corpus.statements, dict.fromkeys(pairs, 0.9), ())


def opinions(corpus: Corpus, contradict: float, entail: float = 0.0) -> dict[tuple[str, str], Opinion]:
    """The same opinion of every pair that is asked for, in both directions."""
    asked = texts_to_judge(meetings(corpus, [question_of(corpus)]), corpus.config)
    return dict.fromkeys([*asked, *((b, a) for a, b in asked)], Opinion(entail, contradict, 1 - contradict - entail))


def found(corpus: Corpus, given: dict[tuple[str, str], Opinion]):
    """The findings on the one shared claim of all statements."""
    return check_wording(meetings(corpus, [question_of(corpus)]), given, corpus)


def test_the_judge_is_asked_only_about_shared_claims() -> None:
    corpus = corpus_of(HELD, BURST)
    assert texts_to_judge(meetings(corpus, [question_of(corpus)]), corpus.config) == [(HELD, BURST)]
    assert texts_to_judge(meetings(corpus, []), corpus.config) == []


def test_the_judge_is_not_asked_about_claims_that_share_only_their_event() -> None:
    corpus = corpus_of(HELD, BURST)
    loose = Question("s", corpus.statements, {(0, 1): 0.2}, ())
    assert texts_to_judge(meetings(corpus, [loose]), corpus.config) == []
    assert [m.pair.linked for m in meetings(corpus, [loose])] == [False]


def test_sentences_with_little_in_common_are_not_judged() -> None:
    corpus = corpus_of(HELD, OTHER)
    assert texts_to_judge(meetings(corpus, [question_of(corpus)]), corpus.config) == []


def test_few_pairs_of_a_shared_claim_are_judged() -> None:
    corpus = corpus_of(HELD, BURST, SAFE, config=Config(judged_pairs=1))
    assert len(texts_to_judge(meetings(corpus, [question_of(corpus)]), corpus.config)) == 1


@pytest.mark.parametrize(("contradict", "entail", "asked"), [(0.99, 0.0, True), (0.0, 0.99, True), (0.3, 0.4, False)])
def test_only_a_sure_opinion_is_asked_for_again(contradict: float, entail: float, asked: bool) -> None:
    given = {(HELD, BURST): Opinion(entail, contradict, 1 - entail - contradict)}
    assert texts_to_confirm(given, Config()) == ([(BURST, HELD)] if asked else [])


def test_neighbours_of_one_story_meet_without_a_shared_claim() -> None:
    met = meetings(corpus_of(HELD, BURST, OTHER), [])
    assert [(m.pair.a.text, m.pair.b.text, m.shared, m.pair.linked) for m in met] == [(HELD, BURST, None, False)]


def test_who_did_it_meets_who_knows_however_unlike_the_words() -> None:
    corpus = corpus_of(
        "Nobody knows who set fire to the mill in Orsk.",
        "Prosecutors have blamed the Lindholm brothers for the arson at the Orsk mill, an old grudge of theirs.",
        config=Config(wording_floor=1.0),
    )
    (finding,) = check_wording(meetings(corpus, []), {}, corpus)
    assert (finding.kind, finding.verdict) == ("attribution", "unclear")


@pytest.mark.parametrize("texts", [(HELD, HELD.upper()), (HELD,)])
def test_the_same_words_do_not_meet(texts: tuple[str, ...]) -> None:
    corpus = corpus_of(*texts)
    assert meetings(corpus, [question_of(corpus)]) == []


@pytest.mark.parametrize(
    ("other", "meets"),
    [(HELD.replace("held", "did not hold"), False), ("Engineers say that nothing gave way at the Orsk dam.", True)],
)
def test_copies_do_not_meet_and_two_texts_of_one_house_do(other: str, meets: bool) -> None:
    corpus = corpus_of(HELD, other, origins={"d-a": "one", "d-b": "one"})
    assert bool(meetings(corpus, [question_of(corpus)])) is meets


def test_a_sure_judge_makes_a_conflict_with_its_words_marked() -> None:
    corpus = corpus_of(HELD, BURST)
    (finding,) = found(corpus, opinions(corpus, 0.99))
    assert (finding.kind, finding.verdict, finding.shared_claim) == ("statement", "conflict", "s")
    marked = {(w.claim, w.start, w.end) for w in finding.pairs[0].words}
    texts = {c.id: d.text for d in corpus.documents for c in corpus.claims if c.document == d.id}
    assert {"held", "burst"} <= {texts[claim][start:end] for claim, start, end in marked}
    assert any("model together" in reason for reason in finding.pairs[0].reasons)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6])
def test_a_weak_guess_stays_silent(share: float) -> None:
    corpus = corpus_of(HELD, BURST)
    assert found(corpus, opinions(corpus, share)) == []


def test_sure_one_way_and_against_it_the_other_is_silence() -> None:
    corpus = corpus_of(HELD, BURST)
    given = opinions(corpus, 0.99) | {(BURST, HELD): Opinion(0.98, 0.01, 0.01)}
    assert found(corpus, given) == []


def test_the_judge_leaves_figures_to_their_checks() -> None:
    corpus = corpus_of("The flood in Orsk killed 12 people.", "The flood in Orsk killed 15 people.")
    assert found(corpus, opinions(corpus, 0.99)) == []


def test_statements_gather_on_the_sides_they_are_against() -> None:
    corpus = corpus_of(HELD, BURST, SAFE)
    sure = Opinion(0.0, 0.99, 0.01)
    given = opinions(corpus, 0.1) | {pair: sure for pair in opinions(corpus, 0) if BURST in pair}
    (finding,) = found(corpus, given)
    sizes = sorted(len(side.claims) for side in finding.sides)
    assert sizes == [1, 2]


def test_the_order_of_documents_changes_nothing() -> None:
    texts = (HELD, BURST, SAFE, OTHER)
    keys = set()
    for order in itertools.permutations(range(4)):
        corpus = corpus_of(*texts)
        corpus = Corpus(
            tuple(corpus.documents[i] for i in order),
            tuple(sorted(corpus.claims, key=lambda c: order.index(ord(c.document[-1]) - ord("a")))),
            corpus.origins, corpus.config, corpus.vectors, corpus.stories, corpus.parses,
        )  # fmt: skip
        keys.add(tuple(sorted((f.key, f.message) for f in found(corpus, opinions(corpus, 0.99)))))
    assert len(keys) == 1


def test_a_sentence_without_end_is_not_aligned_word_by_word() -> None:
    endless = "The old dam above Orsk held " + "and held " * 80 + "on."
    assert meetings(corpus_of(endless, HELD, config=Config(wording_floor=0.0)), []) == []
    assert len(meetings(corpus_of(endless, HELD, config=Config(wording_floor=0.0, wording_words=200)), [])) == 1


def test_one_disagreement_in_the_same_words_is_one_finding() -> None:
    corpus = corpus_of(
        "Nobody knows who set fire to the mill in Orsk.",
        "Prosecutors have blamed the Lindholm brothers for the arson at the Orsk mill.",
        "It was late when we heard that prosecutors have blamed the Lindholm brothers for the arson at the Orsk mill.",
    )
    (finding,) = check_wording(meetings(corpus, []), {}, corpus)
    assert sorted(len(side.claims) for side in finding.sides) == [1, 2]
    assert finding.message.startswith("Who said or did it: “")


def test_few_neighbours_are_looked_at() -> None:
    texts = [f"The old dam above Orsk held through night {word}." for word in ("one", "two", "three", "four", "five")]
    met = meetings(corpus_of(*texts, config=Config(wording_neighbours=1)), [])
    assert 0 < len(met) <= len(texts)


def test_cosines_in_blocks_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = corpus_of(HELD, BURST, SAFE, OTHER)
    whole = [m.ids for m in meetings(corpus, [])]
    monkeypatch.setattr("consistency.findings.wording._BLOCK", 1)
    assert [m.ids for m in meetings(corpus, [])] == whole
    assert np.isfinite([m.pair.cosine for m in meetings(corpus, [])]).all()
