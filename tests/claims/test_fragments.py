"""Sentences that a splitter leaves half of, and dates that a form leaves half blank: read, whatever stands in them."""

import pytest

from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import Document
from consistency.sentences import split_sentences

CONFIG = Config()
HANGING = [
    "East- and west-bound lorries met in Torvia, killing 4 people.",
    "Pre- and post-flood maps show 12 bridges.",
    "Early- to mid-April brought 3 storms.",
    "-led forces lost 12 men. Al- said so.",
    "Odo- and Ray-led teams won 3 games.",
    "’s 12 men left. 's 3 did not.",
    "“” killed 3. ‘’ said he. () of 4.",
    "- 12 - killed. – 3 – wounded.",
    "O’ and D' took 5 tents; Mr. and St. took 6.",
]
"""Words that end in, begin with, or are nothing but a mark."""
PUBLISHED = [
    None,
    "2021",
    "2021-06",
    "2021-06-09",
    "2021-06-00",
    "2021-00-00",
    "2021-13-01",
    "2021-02-30",
    "0000-01-01",
]
"""As a document may carry them, whoever made it; the last five name no day."""
DATED = (
    "On Monday 12 people were killed. Two years after the flood, 3 were found last week. The day before yesterday, on"
    " 31 March, 5 more; since 30 February 6; in the past 900 decades 7."
)


def claims_of(text: str, published: str | None = "2021-06-09"):
    document = Document("d1", "a.txt", text, "0" * 64, published=published, published_from="front matter")
    return make_claims(document, split_sentences(document), CONFIG)


@pytest.mark.parametrize("text", HANGING)
def test_hanging_marks_are_read(text):
    assert [c.quote for c in claims_of(text) if c.quantity is not None]


def test_a_hanging_hyphen_names_nobody():
    assert {c.scope.subject for c in claims_of("East- and west-bound lorries carried 4 tents to Torvia.")} == {""}


@pytest.mark.parametrize("published", PUBLISHED)
def test_a_date_that_is_no_day_resolves_nothing(published):
    found = claims_of(DATED, published)
    assert len([c for c in found if c.quantity is not None]) >= 4
    if published != "2021-06-09":
        assert not any(c.clocks.event_from == "relative" for c in found)
