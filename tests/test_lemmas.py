"""Words and their lemmas: nothing is no word, and no error."""

import pytest

from consistency.checks.copies import is_common, norm_of
from consistency.lemmas import dictionary_form, is_known, lemma_of


@pytest.mark.parametrize("word", ["", "'s", "’s", " ", "'", "’"])
def test_what_stripping_leaves_is_no_word(word):
    assert lemma_of(word) in ("", word.strip(), "'")
    assert not is_common(word)
    assert norm_of(word).strip() in ("", "'")


def test_nothing_is_in_no_dictionary():
    assert not is_known("")
    assert dictionary_form("") == ""


def test_words_are_known_and_brought_to_their_form():
    assert is_known("bridges")
    assert not is_known("calderan")
    assert (dictionary_form("bridges"), lemma_of("Bridge’s")) == ("bridge", "bridge")
