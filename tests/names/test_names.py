"""Spellings that are one name, spellings that are two, and the laws of canonical names."""

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consistency.config import Config, make_config
from consistency.datatypes import Sentence
from consistency.errors import ConfigError
from consistency.gazetteer import gazetteer
from consistency.names import find_names, same_name, sound, untitled

CONFIG = Config()
STORY = " The mayor of Ortanel met Lena Quist and Boro Tamm at the Tarvel Hotel."
"""Company: two transliterations join only in texts that share other names."""


def names_of(*texts, config=CONFIG):
    sentences = [Sentence(str(at), 0, len(text), text, "body", 0) for at, text in enumerate(texts)]
    return find_names(sentences, config)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Al Hasakah", "al-Hasaka"),
        ("Nouri al-Maliki", "Nuri Al Maliki"),
        ("Khamenei", "Khamenai"),
        ("Muqtada", "Moqtada"),
        ("Dargahan", "Dargehan"),
        ("Betty Vane Centre", "Betty Vane Center"),
        ("Popular Mobilisation Forces", "Popular Mobilization Forces"),
        ("Defence Ministry", "Defense Ministry"),
    ],
)
def test_spellings_of_one_name_join(a, b):
    found = names_of(f"They met near {a} again." + STORY, f"They met near {b} again." + STORY)
    assert found.canonical("0", a) == found.canonical("1", b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Iran", "Iraq"),
        ("Hassan", "Hussein"),
        ("Parker", "Barker"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("Marsh", "March"),
        ("Mali", "Male"),
        ("North Velle", "South Velle"),
        ("Ali", "Eli"),
        ("Tripoli", "Tripura"),
    ],
)
def test_names_that_rhyme_stay_apart(a, b):
    found = names_of(f"They met near {a} again." + STORY, f"They met near {b} again." + STORY)
    assert found.canonical("0", a) != found.canonical("1", b)


def test_a_writer_spells_one_name_one_way():
    found = names_of("They met near Qayyarah and near Qayara again." + STORY)
    assert found.canonical("0", "Qayyarah") != found.canonical("0", "Qayara")


def test_spellings_of_two_stories_stay_apart():
    found = names_of("Emil Heller won the race in Tarvel.", "Yvonne Hiller lost her post in Ortanel.")
    assert found.canonical("0", "Heller") != found.canonical("1", "Hiller")


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Northern River Front (NRF) left.", "NRF", "Northern River Front"),
        ("The NRF [Northern River Front] left.", "NRF", "the Northern River Front"),
        ("The Union of Concerned Bakers (UCB) left.", "UCB", "Union of Concerned Bakers"),
        ("Brig Gen Vincent Odo spoke. Odo left.", "Odo", "Brig Gen Vincent Odo"),
        ("Vincent Odo, 44, spoke. Mr Odo left.", "Odo", "Vincent Odo"),
        ("Tarvel Governor Heida Alish spoke. Alish left.", "Alish", "Heida Alish"),
    ],
)
def test_short_forms(text, short, long):
    found = names_of(text)
    assert found.canonical("0", short) == found.canonical("0", long)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The committee (NRF) left Northern River Valley.", "NRF", "Northern River Valley"),
        ("Mr Vincent Odo and Mrs Ann Odo spoke. Odo left.", "Odo", "Vincent Odo"),
        ("The Lebanese Guard spoke. Guard left.", "Guard", "Lebanese Guard"),
        ("Mr George Iran spoke. Iran left.", "Iran", "George Iran"),
    ],
)
def test_short_forms_that_are_none(text, short, long):
    found = names_of(text)
    assert found.canonical("0", short) != found.canonical("0", long)


def test_a_surname_holds_in_its_own_document_only():
    found = names_of("Gen. Vincent Odo spoke. Odo left.", "Odo is a town.")
    assert found.canonical("0", "Odo") == "vincent odo"
    assert found.canonical("1", "Odo") == "odo"


def test_an_acronym_with_two_meanings_holds_where_it_is_explained():
    found = names_of("The Northern River Front (NRF) left.", "The New Rice Fund (NRF) paid.", "The NRF met.")
    assert found.canonical("0", "NRF") == "northern river front"
    assert found.canonical("1", "NRF") == "new rice fund"
    assert found.canonical("2", "NRF") == "nrf"


def test_an_acronym_explained_once_holds_everywhere():
    found = names_of("The Northern River Front (NRF) left.", "The NRF met.")
    assert found.canonical("1", "the NRF") == "northern river front"


def test_the_alias_file_wins():
    config = make_config({"aliases": {"Boro Tamm": ["the Fox", "B. Tamm"]}})
    found = names_of("The Fox met B. Tamm.", config=config)
    assert {found.canonical("0", n) for n in ("the Fox", "B. Tamm", "Boro Tamm")} == {"boro tamm"}


def test_a_wrong_alias_file_is_refused():
    with pytest.raises(ConfigError, match=r"aliases\.Odo must be a list of names"):
        make_config({"aliases": {"Odo": "Fox"}})


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Brig. Gen. Oda Marsh", "oda marsh"),
        ("the Indian Navy's", "indian navy"),
        ("But Stergia Sarant", "stergia sarant"),
        ("New Zealand Prime Minister John Keyes", "john keyes"),
        ("The governor of Qeshm", "governor of qeshm"),
        ("President", "president"),
        ("Vice-President Odo Turk", "odo turk"),
        ("A-A", "a"),
        ("", ""),
    ],
)
def test_titles_fall(name, plain):
    assert untitled(name)[0] == plain


words = st.text(string.ascii_letters + " '-.()", max_size=60)


@given(words)
@example("A-A")
@example("Vice-President Odo")
def test_a_canonical_name_is_its_own(name):
    found = names_of("Gen. Vincent Odo of the Northern River Front (NRF) spoke. Odo left.")
    once = found.canonical("0", name)
    assert found.canonical("0", once) == once


@given(words, words)
def test_sameness_is_symmetric(a, b):
    gaz = gazetteer(CONFIG)
    assert same_name(a.lower(), b.lower(), gaz) == same_name(b.lower(), a.lower(), gaz)
    assert sound(sound(a)) == sound(sound(a))


KNOWN = (
    "Qayyarah",
    "Qayara",
    "Al Hasakah",
    "al-Hasaka",
    "Odo",
    "Gen. Vincent Odo",
    "NRF",
    "Northern River Front (NRF)",
)
TEXTS = st.lists(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=4), min_size=1, max_size=4)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_an_unrelated_document_changes_no_canonical_name(rows):
    texts = [" ".join(f"They met {name} there." for name in row) + STORY for row in rows]
    stranger = (
        "The orchestra of Pirna opened with Marek Zelinka (MZ), 44. Zelinka and the Pirna Music Hall (PMH) smiled."
    )
    before, after = names_of(*texts), names_of(*texts, stranger)
    asked = [(str(d), name) for d, row in enumerate(rows) for name in row]
    assert [before.canonical(*x) for x in asked] == [after.canonical(*x) for x in asked]


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_sentences_changes_nothing(rows, random):
    sentences = [
        Sentence(str(d), at, at + 1, f"They met {name} there." + STORY, "body", 0)
        for d, row in enumerate(rows)
        for at, name in enumerate(row)
    ]
    shuffled = list(sentences)
    random.shuffle(shuffled)
    assert find_names(sentences, CONFIG) == find_names(shuffled, CONFIG)


@pytest.mark.parametrize("unit", ["Aa-", "Aa ", "AB (", "Aa Bb (AB) ", "Mr ", "al-", "and Aa, ", "A.", "(", "of Aa "])
def test_a_hostile_line_ends(unit):
    """Nested repetitions in a pattern would never come back from these."""
    names_of(unit * 3000)
