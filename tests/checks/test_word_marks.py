"""How each word of a text stands to the other text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.word_marks import Mark, alikeness, markable, marks_between, outline
from consistency.lemmas import lemma_of
from consistency.quantities import extract_quantities


def marked(a: str, b: str) -> tuple[dict[str, str], dict[str, str]]:
    """word -> mark, for each text."""
    texts = [markable(t, extract_quantities(t, ordinals=True), lemma_of) for t in (a, b)]
    both = marks_between(*texts)
    return tuple({t[w.start : w.end]: w.mark.name for w in words} for t, words in zip((a, b), both, strict=True))


@pytest.mark.parametrize(
    ("a", "b", "word", "mark"),
    [
        ("The dam held.", "The dam burst.", "burst", "OTHER"),
        ("The dam held.", "The dams held.", "dams", "SAME"),
        ("Troops left Orsk.", "Troops left Belgor.", "Belgor", "NAME"),
        ("The militia left.", "The militiaman left.", "militiaman", "NEAR"),
        ("Prices will rise.", "Prices will fall.", "fall", "OPPOSITE"),
        ("The bridge is open.", "The bridge is not open.", "not", "NEGATION"),
        ("It never opened.", "It did not open.", "not", "BOTH_NEGATE"),
        ("12 men died.", "12 men died.", "12", "SAME_NUMBER"),
        ("12 men died.", "Twelve men died.", "Twelve", "SAME_NUMBER"),
        ("12 men died.", "15 men died.", "15", "OVER"),
        ("12 men died.", "9 men died.", "9", "UNDER"),
        ("Men died.", "9 men died.", "9", "NUMBER"),
        ("In 1997 it closed.", "In 1998 it closed.", "1998", "OVER"),
        ("Between 10 and 20 died.", "Some 15 people died.", "15", "MEETS"),
        ("He went.", "He went with her.", "with", "SMALL"),
        ("He went.", "He went.", ".", "POINT"),
    ],
)
def test_marks(a: str, b: str, word: str, mark: str) -> None:
    assert marked(a, b)[1][word] == mark


@given(st.text(max_size=60), st.text(max_size=60))
def test_spans_are_words_of_the_text_and_swapping_the_texts_swaps_the_marks(a: str, b: str) -> None:
    one, other = (markable(t, extract_quantities(t, ordinals=True), lemma_of) for t in (a, b))
    left, right = marks_between(one, other)
    assert marks_between(other, one) == (right, left)
    for text, words in ((a, left), (b, right)):
        assert [w.start for w in words] == sorted(w.start for w in words)
        assert all(0 <= w.start < w.end <= len(text) for w in words)


@given(st.text(max_size=60))
def test_a_text_has_nothing_that_it_has_not(text: str) -> None:
    own = markable(text, extract_quantities(text, ordinals=True), lemma_of)
    alone = {Mark.OTHER, Mark.NAME, Mark.NEAR, Mark.NEGATION, Mark.OVER, Mark.UNDER, Mark.NUMBER}
    assert not {w.mark for w in marks_between(own, own)[0]} & alone


WORDS = st.lists(
    st.sampled_from("The dam held not no 12 13 of river rivers Halvik never up down rise fall 5 and burst".split()),
    max_size=9,
)


@given(WORDS, WORDS)
def test_alikeness_is_the_share_of_common_words_by_the_marks(left, right):
    a, b = (markable(t, extract_quantities(t), lemma_of) for t in (" ".join(left), " ".join(right)))
    telling = (Mark.OTHER, Mark.NAME, Mark.NEAR, Mark.OPPOSITE, Mark.NEGATION)
    shares = []
    for words in marks_between(a, b):
        same = sum(w.mark == Mark.SAME for w in words)
        shares.append(same / ((same + sum(w.mark in telling for w in words)) or 1))
    assert alikeness(outline(a), outline(b)) == round(min(shares), 5)
