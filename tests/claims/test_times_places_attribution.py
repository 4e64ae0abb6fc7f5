"""When, where and who: what a sentence says of each, and what it must not be made to say."""

import pytest

from consistency.claims import make_claims
from consistency.claims.attribution import attribution_of
from consistency.claims.places import place_near
from consistency.config import Config
from consistency.datatypes import Document, Sentence
from consistency.times import event_date, period_near, refers_back
from tests.support import parsed, parses_of

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
    found = attribution_of(text, parsed(text))
    assert (found.speaker, found.verb) == (speaker, verb)


SPEAKERS = [
    # the whole noun phrase, not what it is against, for or in
    ("The alliance against the Ashen Hand said it hit nine sites.", "The alliance against the Ashen Hand"),
    ("A spokesman for the ministry of health in Velle said so.", "A spokesman for the ministry of health in Velle"),
    ("The commission on ports in Tarvenia said 40 were hurt.", "The commission on ports in Tarvenia"),
    ("Forces loyal to Voss said they held the town.", "Forces loyal to Voss"),
    ("People close to Voss said he was ill.", "People close to Voss"),
    ("The statement from the White Hall said talks go on.", "The statement from the White Hall"),
    ("The head of the mission to Mars said it was on time.", "The head of the mission to Mars"),
    ("Doctors at the hospital in Lorne said 4 people died.", "Doctors at the hospital in Lorne"),
    ("Police in Lorne said 3 died.", "Police in Lorne"),
    ("The raid, claimed by the Ashen Hand, killed 12.", "the Ashen Hand"),
    ("The mayor of Velle, Ann Mori, said the gate was shut.", "Ann Mori"),
    # a clause that opens with a time or place: the subject comes later
    ("In spring the police said 3 died.", "the police"),
    # an adjective before its noun is nobody's verb
    ("Two accused gangsters were held.", None),
    ("An accused driver was freed on Monday.", None),
    ("Several accused officers were held.", None),
    ("Two accused gangsters opened fire, police said.", "police"),
    ("The reported toll rose to 40.", None),
    ("Six people, including two children, were inside, said Ann Mori.", "Ann Mori"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speakers_are_people_and_bodies(text, speaker):
    assert attribution_of(text, parsed(text)).speaker == speaker


def test_each_figure_has_the_speaker_of_its_clause():
    text = "Police in Lorne said that 3 people died, while the hospital said that 5 people were hurt."
    document = Document("d", "d.txt", text, "")
    sentences = [Sentence("d", 0, len(text), text, "body", 0)]
    claims = make_claims(document, sentences, CONFIG, parses=parses_of(sentences))
    found = {c.quantity.low: c.attribution.speaker for c in claims if c.quantity}
    assert found == {3: "Police in Lorne", 5: "the hospital"}


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Ten died, a minister told Reuters.", "Reuters"),
        ("LORNE – AFP – Ten died.", "AFP"),
        ("Ten people died in Lorne (Reuters).", "Reuters"),
        ("Fars news agency said ten died.", "Fars"),
        ("Ten died, the minister said to AFP.", "AFP"),
        ("A man shot at the gate of the BBC in Lorne.", None),
        ("CNN rose 3 percent on Monday.", None),
    ],
)
def test_which_agency_is_credited(text, agency):
    assert attribution_of(text, parsed(text)).agency == agency


def test_without_a_parse_nobody_is_known_to_speak():
    found = attribution_of("“Ten people died in the town,” the ministry said.", None)
    assert (found.speaker, found.verb, found.manner, found.agency) == (None, None, "direct", None)
