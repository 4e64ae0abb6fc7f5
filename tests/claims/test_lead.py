"""Bare tolls: "Eleven people were killed, police said" is of the event that headline, title or lead tell of; and of
none where another event stands between."""

import pytest

from consistency.claims import make_claims
from consistency.claims.discourse import REACH_BACK
from consistency.config import Config
from consistency.datatypes import Document
from consistency.gazetteer import cities, fold
from consistency.sentences import split_sentences

CONFIG = Config()


def toll(*paragraphs, title=""):
    text = "\n\n".join(paragraphs) + "\n"
    document = Document("d", "d.txt", text, "", title=title, published="2024-05-14", published_from="front matter")
    claims = make_claims(document, split_sentences(document), CONFIG)
    return next(c for c in reversed(claims) if c.quantity and c.scope.measure in ("killed", "wounded"))


LEAD = "A minibus plunged into a ravine near Arequipa in Peru on Monday."
BARE = "Nineteen people were killed, police said."


@pytest.mark.parametrize(
    ("paragraphs", "title"),
    [
        ((LEAD, "The driver fell asleep.", BARE), ""),
        ((LEAD, "The driver fell asleep.", BARE), "Minibus crash near Arequipa"),
        ((LEAD, "Nineteen people were killed, police said late on Tuesday."), ""),
        ((LEAD, "By Tuesday evening nineteen people had died."), ""),
        ((LEAD, "Nineteen people died on Monday."), ""),
        ((LEAD, "Relatives waited in the village of Zalque.", BARE), ""),
    ],
)
def test_a_bare_toll_is_that_of_the_lead(paragraphs, title):
    claim = toll(*paragraphs, title=title)
    assert (claim.scope.place, claim.clocks.event) == ("arequipa, peru", "2024-05-13")
    assert dict(claim.evidence)["place"].endswith(")")


@pytest.mark.parametrize(
    "between",
    [
        "In 2012 a fire in a market of Cusco killed 40 traders.",
        "A similar crash near Bogota in Colombia ended in a river.",
        "Last year a train derailed near Lagos in Nigeria.",
    ],
)
def test_no_toll_is_taken_over_another_event(between):
    assert toll(LEAD, between, BARE).scope.place != "arequipa, peru"
    assert REACH_BACK == 2


@pytest.mark.parametrize(
    "lead",
    [
        "The minister visited Arequipa in Peru on Monday.",
        "Voters in Arequipa in Peru elected a mayor on Monday.",
    ],
)
def test_a_lead_without_mishap_lends_nothing(lead):
    assert toll(lead, "The mayor was not there.", "Nineteen people were killed last year.").scope.place == ""
    assert toll(lead, "The council met.", "Three people were killed.").scope.place == ""


@pytest.mark.parametrize(
    "bare",
    [
        "Nineteen people were killed in Cusco, police said.",
        "Nineteen people were killed on Friday, police said.",
        "Nineteen people were killed in a similar crash last year.",
    ],
)
def test_a_toll_with_place_or_time_of_its_own_keeps_it(bare):
    assert "arequipa" not in toll(LEAD, "The road is steep.", bare).scope.place


def test_the_flood_is_that_of_the_title():
    claim = toll("Torrential rain fell on Monday night.", "The flood killed three.", title="Flood in Lima")
    assert (claim.scope.place, claim.clocks.event) == ("lima, peru", "2024-05-13")


def test_an_office_is_no_disaster():
    claim = toll("A quake shook Lima on Monday.", "Five people died, the disaster agency reported late on Tuesday.")
    assert claim.scope.event.startswith("quake@lima, peru@2024-05-13")


def test_a_town_of_a_people():
    claim = toll("A quake struck the eastern Turkish city of Elazig on Monday, killing five.")
    assert claim.scope.place == "elazig, turkey"


def test_letters_without_decomposition_fold():
    assert fold("Elâzığ") == "elazig"
    assert fold("Łódź") == "lodz"
    assert "lodz" in cities()


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Lima bus crash kills 12", "lima, peru"),
        ("Peru quake: dozens feared dead", "peru"),
        ("Lagos market blast kills 12", "lagos, nigeria"),
        ("Iran attack kills 12", ""),
        ("Apple crash kills 12", ""),
        ("Peru beat Chile after crash of nerves", ""),
    ],
)
def test_a_headline_puts_the_place_before_the_mishap(title, place):
    assert toll("Rescue teams were busy on Monday.", "Twelve people were killed.", title=title).scope.place == place
