"""Who has, does or undergoes what a figure counts: what must be found, and where nobody must be named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.scopes import compare_scopes, subject_relation
from consistency.claims.discourse import WINDOW
from consistency.config import Config
from tests.claims.test_discourse import claims_of

CONFIG = Config()


def subjects(*texts, **more):
    """The subjects of the figures, in order; an age has a person, read in another way (see ``test_persons``)."""
    return [c.scope.subject for c in claims_of(*texts, **more) if c.quantity and c.quantity.kind != "age"]


def words(*texts):
    return [dict(c.evidence).get("subject", "") for c in claims_of(*texts) if c.quantity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Larro served four months in prison.", ["larro"]),
        ("Ann Larro was sentenced to 2 years.", ["ann larro"]),
        ("Ann Larro has never served four months.", ["ann larro"]),
        ("Odo landed 28 of his 68 punches.", ["odo", "odo"]),
        ("Odo's 68 punches were not enough.", ["odo"]),
        ("Odos' 68 punches were not enough.", ["odos"]),
        ("Ray Odo, 36, served 4 months in prison.", ["ray odo"]),
        ("Ray Odo, who missed three games, scored 12 goals.", ["ray odo", "ray odo"]),
        ("Ray Odo, the coach of Velle United, has won 7 titles.", ["ray odo"]),
        ("The league's best keeper, Ray Odo, stopped 9 shots.", ["ray odo"]),
        ("Harriers striker Ray Odo scored 3 goals.", ["ray odo"]),
        ("Former striker Ray Odo scored 3 goals.", ["ray odo"]),
        ("Ray Odo of the Harriers scored 3 goals.", ["ray odo"]),
        ("Ray Odo scored 12 goals while Bel Tann added 7.", ["ray odo", "bel tann"]),
        ("Ray Odo scored 12 goals and Bel Tann had 7 assists.", ["ray odo", "bel tann"]),
        ("Ray Odo scored 12 goals and Bel Tann seven.", ["ray odo", "bel tann"]),
        ("Odo, coming off an injury, made 8 passes and four saves.", ["odo", "odo"]),
        ("Odo fell ill but still finished with 40 points.", ["odo"]),
        ("The Harriers have won 8 straight games.", ["harriers"]),
        ("On Sunday the Harriers won 8 games.", ["harriers"]),
        ("Coach Ray Odo said the Harriers won 8 games.", ["harriers"]),
        ("In 133 career games, Ray Odo averaged 14 points.", ["ray odo", "ray odo"]),
        ("After missing three games, Odo returned.", ["odo"]),
        ("The tape showed Odo landing 178 punches while Tann landed 30.", ["odo", "tann"]),
        ("Odo improved his record to 52 wins.", ["odo"]),
        ("Mr. Odo spent 19 seasons with the club.", ["odo"]),
        ("INS Varuna has seized 14 rifles.", ["ins varuna"]),
        ("The INS Varuna seized 12 hijacked boats.", ["ins varuna"]),
        ("On Monday, Tolvix sold 30 planes.", ["tolvix"]),
        ("Tolvix's sales rose to 30 planes.", [""]),
        ("Ray Odo, 35, of New Velle pleaded guilty to two counts.", ["ray odo"]),
        ("The 15 New Velle players had 3 boats.", ["", ""]),
        ("Velle beat the Odos as the only team with 3 wins.", ["velle"]),
        ("It was Odo who scored 3 goals.", ["odo"]),
        ("Odo was held because he had 3 phones.", ["odo"]),
    ],
)
def test_the_subject_of_a_clause(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police said 12 people were in the hall.",
        "The ministry said 12 people were in the hall.",
        "Ray Odo said 12 shops were damaged.",
        "Ray Odo said that 12 shops were damaged.",
        "According to Ray Odo, 12 shops were damaged.",
        "12 people were arrested.",
        "Odo slipped as 30 fans watched.",
        "When Odo left, 30 fans wept.",
        "As 30 fans watched, Odo fell.",
        "In Lima, 300 students marched.",
        "Lima has 300 schools.",
        "Peru has 300 schools.",
        "Monday saw 300 visitors.",
        "The men carried 3 bags.",
        "Prisoners built 30 boats.",
        "The coach of the Harriers had 3 children.",
        "Fans of the Harriers bought 300 tickets.",
        "Ray Odo and Bel Tann have 3 children.",
        "The hall that Ray Odo bought had 3 doors.",
        "Ray Odo asked the club to pay 5 million dollars.",
        "Ray Odo asked Bel Tann to pay 5 million dollars.",
        "Tann got 14 points from Odo.",
        "We have 355 damaged shops.",
        "Odo's lawyer said he served 4 months.",
        "Odo said he served 4 months.",
        "Odo stopped Tann after he landed 30 punches.",
        "His mother, Ann, and father, Ray, came for 12 weeks.",
        "There were 30 boats behind Odo.",
        "The blast in Lima killed 12 people.",
        "Ray Odo killed 12 people.",
        "The Terns are at eight years, the Harriers around 7 years and others at 9 years.",
    ],
)
def test_nobody_is_named(text):
    assert subjects(text)[-1:] == [""]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Fred Odo died on Friday.", "He served four months in prison."), "fred odo"),
        (("Fred Odo was known.", "On June 27, he confessed.", "He served five months."), "fred odo"),
        (("Fred Odo fell.", "The weather was bad.", "He had 3 children."), "fred odo"),
        (("Fred Odo fell.", "His 3 children came."), "fred odo"),
        (("The Harriers lost.", "They have won 3 games."), "harriers"),
    ],
)
def test_a_pronoun_is_who_was_named_before(texts, expected):
    assert subjects(*texts)[-1] == expected
    said = words(*texts)[-1]
    assert said.endswith("of an earlier sentence)")
    assert said.startswith(("he (", "they ("))


@pytest.mark.parametrize(
    "texts",
    [
        ("Fred Odo met Bel Tann.", "Bel Tann won.", "Fred Odo fell while Bel Tann stood.", "He had 3 children."),
        ("Fred Odo fell.", "His lawyer spoke.", "He has 3 children."),
        ("The Harriers lost.", "He won 3 games."),
        ("Fred Odo fell.", "They won 3 games."),
        ("Fred Odo fell.", "“He had 3 children,” Bel Tann said."),
        ("Mrs. Odo fell.", "He had 3 children."),
        ("Mr. Odo fell.", "She had 3 children."),
        ("Horda, 34, waited with her 2 children.", "He faces 3 charges."),
        ("Fred Odo fell.", "The weather was bad.", "Snow came.", "Nothing moved.", "He had 3 children."),
        ("Fred Odo met with Bel Tann.", "The talks with Cal Roe failed.", "He had 3 children."),
    ],
)
def test_a_pronoun_that_nobody_can_place_stays_open(texts):
    assert subjects(*texts)[-1] == ""


def test_a_headline_in_capitals_names_only_whom_the_text_names():
    headline = "Odo Wins 12 Titles For The Club"
    assert subjects(headline, "They cheered when Odo came.", passages=["headline", "body"])[0] == "odo"
    assert subjects("Gunman Shoots 12 Birds In The Park", "It rained.", passages=["headline", "body"])[0] == ""


def test_a_line_that_nobody_would_write_has_no_subject():
    assert set(subjects("Odo counted " + "12 birds and " * (WINDOW // 10) + "a dog.")) == {""}


@given(
    st.sampled_from(["Odo scored {} goals.", "Ray Odo, who has {} titles, left.", "Police said {} people came.",
                     "The Harriers, 36, caught {} damaged boats.", "Odo said {} goals were scored.",
                     "While Odo missed {} games, Tann played."]),
    st.integers(2, 999) | st.sampled_from(["three", "twelve", "forty", "two dozen", "1,200", "2.5 million"]),
)  # fmt: skip
def test_the_number_never_changes_the_subject(text, number):
    assert subjects(text.format(number)) == subjects(text.format(7))


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("odo", "odo", "same"),
        ("ray odo", "odo", "same"),
        ("fred odo", "frederick c odo", "same"),
        ("r odo", "ray odo", "same"),
        ("ray odo", "ann odo", "unknown"),
        ("velle united", "velle rovers", "unknown"),
        ("harriers", "harries", "unknown"),
        ("odo", "", "unknown"),
        ("odo", "tann", "different"),
    ],
)
def test_two_names(a, b, relation):
    assert subject_relation(a, b) == subject_relation(b, a) == relation


def relation(left, right):
    a, b = (next(c for c in claims_of(t) if c.quantity) for t in (left, right))
    return next(s for s in compare_scopes(a, b, CONFIG) if s.slot == "subject").relation


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Odo scored 12 goals.", "Ray Odo scored 14 goals.", "same"),
        ("Odo scored 12 goals.", "Tann scored 14 goals.", "different"),
        ("The Harriers scored 12 goals.", "The Terns scored 14 goals.", "different"),
        ("Odo scored 12 goals.", "The Harriers scored 14 goals.", "unknown"),
        ("Odo scored 12 goals.", "The men scored 14 goals.", "unknown"),
        ("Odo was sentenced to 9 years.", "Ann Roe sentenced Odo to 7 years.", "unknown"),
        ("Odo was sentenced to 9 years.", "Ann Roe sentenced Tann to 7 years.", "different"),
        ("Odo sent 500 US troops.", "Tann sent 900 US troops.", "unknown"),
    ],
)
def test_two_subjects(left, right, expected):
    assert relation(left, right) == relation(right, left) == expected
