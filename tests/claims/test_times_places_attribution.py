"""When, where and who: what a sentence says of each, and what it must not be made to say."""

import pytest

from consistency.claims.attribution import attribution_of
from consistency.claims.places import place_near
from consistency.config import Config
from consistency.times import event_date, period_near, refers_back

CONFIG = Config()


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("Rockets hit the camp on March 11.", "2020-03-20", "2020-03-11"),
        ("He was killed on 28 December.", "2020-03-20", "2019-12-28"),
        ("He was killed on 3 January 2019.", "2020-03-20", "2019-01-03"),
        ("He was killed on January 3rd.", None, "--01-03"),
        ("Two died on 2020-03-11.", None, "2020-03-11"),
        ("Attacks have gone on since May 2019.", "2020-03-20", None),
        ("17 rockets were fired in November.", "2020-03-20", None),
        ("Version 3.11 may 2 of us help?", None, None),
        ("It may 45 people affect.", None, None),
    ],
)
def test_event_date(text, published, date):
    assert event_date(text, published) == date


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("No one was killed in the strikes.", True),
        ("The rocket attack killed two.", True),
        ("The two cities were quiet.", False),
        ("A strike killed two.", False),
    ],
)
def test_refers_back(text, back):
    assert refers_back(text) is back


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("25 attacks have hit bases since October 2019.", "since 2019-10"),
        ("12 people died this year.", "this year"),
        ("Prices rose over the past three months.", "over the past three months"),
        ("It was founded in 1998.", "1998"),
        ("Twelve people died.", ""),
        ("In all, 12 people died.", ""),
    ],
)
def test_period(text, period):
    assert period_near(text) == period


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("There are 5,000 troops in Iraq.", "iraq"),
        ("A quake in southern Iran killed 10.", "iran"),
        ("Ten died at Camp Speicher.", "camp speicher"),
        ("Ten died in March.", ""),
        ("Ten died on Monday.", ""),
        ("Ten people died.", ""),
        ("Two of them were from the US.", ""),
        ("The Geodesy Institute in Oslo, Norway, said it was 6.1.", ""),
        ("Police in Oslo said ten died.", "oslo, norway"),
        ("Ten died on the Mediterranean island of Corfu.", "corfu"),
        ("Ten died in the Mediterranean Island of Corfu.", "corfu"),
        ("Ten died in Port of Spain.", "port of spain"),
    ],
)
def test_place(text, place):
    assert place_near(text, 0, CONFIG)[0] == place


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("Ten people died, the ministry said.", "the ministry", "said"),
        ("According to police, ten people died.", "police", "according to"),
        ("“Ten people died,” said General Ray Odo.", "General Ray Odo", "said"),
        ("Ten people died.", None, None),
    ],
)
def test_attribution(text, speaker, verb):
    found = attribution_of(text)
    assert (found.speaker, found.verb) == (speaker, verb)
