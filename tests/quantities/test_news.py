"""Phrases of news prose, clean and garbled by rewriting tools: what must be read, and what must not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.quantities import extract_quantities

# text -> (low, high, modifier, head) of each count
COUNTS = {
    "At least 25 rocket attacks, unleashing more than 160 individual rockets, have hit US bases": [
        (25, None, "at_least", "attack"),
        (160, None, "more_than", "rocket"),
    ],
    "At the very least 25 rocket assaults, unleashing additional than 160 particular person rockets": [
        (25, None, "at_least", "assault"),
        (160, None, "more_than", "rocket"),
    ],
    "killed two Americans and one Briton.": [(2, 2, "exact", "american"), (1, 1, "exact", "briton")],
    "killed two Americans and a British soldier": [(2, 2, "exact", "american"), (1, 1, "exact", "soldier")],
    "A contractor and two soldiers were killed": [(1, 1, "exact", "contractor"), (2, 2, "exact", "soldier")],
    "killed a few Iraqi army personnel, two community law enforcement officers and 1 civilian.": [
        (3, 12, "vague", "personnel"),
        (2, 2, "exact", "officer"),
        (1, 1, "exact", "civilian"),
    ],
    "No Americans were killed, but more than a hundred US personnel reportedly suffered injuries": [
        (0, 0, "exact", "american"),
        (100, None, "more_than", "personnel"),
    ],
    "targeted by more than two dozen rocket strikes since October 2019": [(24, None, "more_than", "strike")],
    "scores of unmanned aerial system reconnaissance flights near bases": [(20, 200, "vague", "flight")],
    "Some 7,500 foreign troops are in Iraq as part of the coalition": [(7500, 7500, "approximate", "troop")],
    "There are roughly 5,000 US troops stationed in Iraq advising forces": [(5000, 5000, "approximate", "troop")],
    "The official number of US troops in Iraq has been estimated at up to 5,200.": [(None, 5200, "at_most", "troop")],
    "pulling out of al-Qaim and two other military bases": [(2, 2, "exact", "base")],
    "when 17 rockets were launched": [(17, 17, "exact", "rocket")],
    "the two sides of the border": [(2, 2, "exact", "side")],
    "Two attacks killed 3 coalition members and seriously wounded two members of the security forces.": [
        (2, 2, "exact", "attack"),
        (3, 3, "exact", "member"),
        (2, 2, "exact", "member"),
    ],
    "captured 23 Somali and Yemeni pirates": [(23, 23, "exact", "pirate")],
    "Police said two women and one man died": [(2, 2, "exact", "woman"), (1, 1, "exact", "man")],
    "2 Dead, 1 Wounded in Shooting": [(2, 2, "exact", "dead"), (1, 1, "exact", "wounded")],
    "data from millions of Windows users": [(1e6, 1e7, "vague", "user")],
    "Three people were shot, killing one": [(3, 3, "exact", "person"), (1, 1, "exact", "person")],
    "eight million 250ml bottles of gel": [(8e6, 8e6, "exact", "bottle")],
    "a Brooklyn mother of 12 was shot": [(12, 12, "exact", "child")],
    "Powerful Quake in Iran Kills 10 ; 80 Hurt": [(10, 10, "exact", ""), (80, 80, "exact", "")],
    "BREAKING NEWS - 3 DEAD due to fire": [(3, 3, "exact", "dead")],
    "more than 66 Airbus A330 aircraft": [(66, None, "more_than", "aircraft")],
    "More than 600,000 Israelis live there": [(600_000, None, "more_than", "israeli")],
    "In five days 346 people died": [(346, 346, "exact", "person")],
    "at most 100 and at least 20 apples": [(20, 100, "range", "apple")],
    "4 of the 10 largest banks": [(4, 4, "exact", "bank"), (10, 10, "exact", "bank")],
    "put the number of French troops at 1501.": [(1501, 1501, "exact", "troop")],
    "The number of cases was 2003 in all.": [(2003, 2003, "exact", "case")],
    "The number of refugees rose to 1954.": [(1954, 1954, "exact", "refugee")],
    "The death toll rose to 1999.": [(1999, 1999, "exact", "death")],
    "It grew from 24.2 to 33-35 million.": [(24.2e6, 24.2e6, "exact", ""), (33e6, 35e6, "range", "")],
    "It sold 2.3 million, up from 1.9 a year earlier": [(2.3e6, 2.3e6, "exact", ""), (1.9e6, 1.9e6, "exact", "")],
    "rose from 500 to 1.2 million": [(500, 500, "exact", ""), (1.2e6, 1.2e6, "exact", "")],
    "2 million after 3 of them": [(2e6, 2e6, "exact", ""), (3, 3, "exact", "")],
    "Falcon 9 launched 60 satellites.": [(60, 60, "exact", "satellite")],
    "Last year 12 people drowned.": [(12, 12, "exact", "person")],
    "In May 12 people drowned.": [(12, 12, "exact", "person")],
    "She hit 12 home runs and 3 doubles.": [(12, 12, "exact", "run"), (3, 3, "exact", "double")],
    "No injuries were reported.": [(0, 0, "exact", "injury")],
    "Roe won 1,204 votes and Ada Voss 988 in Velle.": [(1204, 1204, "exact", "vote"), (988, 988, "exact", "vote")],
    "He visited 3 museums and Pier 39.": [(3, 3, "exact", "museum")],
    "He said no. 10 people died.": [(10, 10, "exact", "person")],
    "She answered no. Twelve soldiers had died.": [(12, 12, "exact", "soldier")],
}


@pytest.mark.parametrize("text", COUNTS)
def test_counts(text: str) -> None:
    found = [(q.low, q.high, q.modifier, q.head) for q in extract_quantities(text) if q.kind == "count"]
    assert found == COUNTS[text]


NOTHING = [
    "built on the ruins of one of Iraq's oldest train stations",
    "built on the ruins of 1 the Iraq's oldest practice stations",
    "one of the last taken back in November 2017",
    "under the control of one of those militia groups",
    "0 0 votes",
    "23-03-20 08:48",
    "the March 11 rocket attack on the base",
    "the K1 base in Kirkuk",
    "the ongoing Covid-19 situation",
    "the COVID -19 situation",
    "plans developed in early 2019 and throughout 2020",
    "Al-Qaim has been used since 2017 to train forces",
    "on January 3 and on 28 December",
    "arrested around 1 : 30 a . m . Feb . 1",
    "CVE - 2013 - 3893",
    "won 65 - 53 on Friday",
    "the series tied 2–2",
    "Internet Explorer 8 and Windows 7",
    "from 1418 to 1450",
    "In My Lifetime , Vol . 1 was praised",
    "the number-one spot and the number 2 man",
    "a gray 2013 Toyota Camry",
    "Dak Prescott (4) celebrates",
    "the bottom three",
    "No one knew and nobody asked",
    "attacks aimed at Internet Explorer 8 and 9",
    "(38, 39)",
    "from the 12000 block of the road",
    "27 / 09 / 2013 - the first",
    "who played from 1995 - 99 .",
    "the Group of 20",
    "On one hand it is late, on the other it is not",
    "The number of troops has grown since 2014",
    "The number of storms was the highest in records dating to 1851",
    "The number of them fell to 1945 levels",
    "the no. 10 seed beat the no. 2 seeds",
    "See no. 10 for details.",
    "Pixel 6 owners complained.",
    "Year 7 pupils marched.",
    "a leak in reactor 4",
    "the Gang of Four sang",
    "a top 10 finish on top 40 radio",
    "No dollar figures were given.",
    "No details were released.",
    "a 9-to-5 job",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert [text[q.start : q.end] for q in extract_quantities(text)] == []


def test_currency_and_scale_are_lent() -> None:
    before, after = extract_quantities("Exports rose from 24.2 to 33–35bn euros.")
    assert (before.low, before.unit, before.rules[-1]) == (24.2e9, "euro", "scale borrowed")
    assert (after.low, after.high, after.unit) == (33e9, 35e9, "euro")


def test_a_year_ago_is_no_rate() -> None:
    assert [q.per for q in extract_quantities("It made $1.9 a year ago and makes $2 a year.")] == ["", "year"]


def test_part_names_its_whole() -> None:
    part, whole = extract_quantities("leave three of its eight bases")
    assert part.part_of is not None
    assert (part.part_of.start, part.part_of.end) == (whole.start, whole.end)
    assert part.counted == whole.counted == "bases"
    assert whole.part_of is None


def test_members_of_a_list_share_its_span() -> None:
    text = "killed three Iraqi army personnel, two local police officers and one civilian."
    found = extract_quantities(text)
    spans = {q.list_span for q in found}
    assert len(spans) == 1
    span = spans.pop()
    assert span is not None
    assert text[span.start : span.end] == text[len("killed ") : -1]


@pytest.mark.parametrize(
    "text",
    [
        "80 hurt and 7 villages damaged",
        "10 months later, 3 cables were cut",
        "2 trucks. 3 soldiers",
        "It has 5 doors but weighs 3 tonnes",
    ],
)
def test_no_list(text: str) -> None:
    assert all(q.list_span is None for q in extract_quantities(text))


def test_a_clause_is_no_member_of_a_list() -> None:
    found = extract_quantities("killed three people and a base was hit")
    assert [q.low for q in found] == [3]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In Herat 31 people were injured.", 31),
        ("On Friday 23 villagers drowned.", 23),
        ("Near Al-Hasakah 6 soldiers died.", 6),
        ("In the Panjwai Province 9 children were killed.", 9),
        ("The fire in Manila 17 dead, said the mayor", 17),
        ("He said that in Gaza 12 Palestinians were killed", 12),
        ("In the province of Sindh 44 pupils fell ill.", 44),
        ("In Juba 16 were missing.", 16),
        ("At dawn in Goma 8 died.", 8),
        ("In Multan 14 shops were burned.", 14),
        ("Since Katrina 40 residents have left.", 40),
        ("According to Tasnim 19 miners died.", 19),
        ("In northern Iraq 26 people were killed.", 26),
        ("In the port city Basra 7 were hurt.", 7),
        ("In St. Louis 3 people died.", 3),
        ("In Kabul and Herat 28 pupils were hurt.", 28),
        ("In Hilla, Iraq 11 pilgrims died.", 11),
        ("In Haiti 40 others were killed.", 40),
        ("In Sanaa 12 of the wounded died.", 12),
        ("In Mosul 1 policeman was killed.", 1),
    ],
)
def test_a_count_behind_the_name_of_a_place(text: str, value: float) -> None:
    (quantity,) = extract_quantities(text)
    assert quantity.low == quantity.high == value


@pytest.mark.parametrize(
    "text",
    [
        "In Camp 7 people queued.",
        "In Hangar 18 people were surprised.",
        "A Boeing 747 was flown.",
        "Under Section 12 people are protected.",
        "On Highway 66 people were killed.",
        "In Windows 10 users were warned.",
        "A fault in Xperia 5 phones was found.",
        "In Call of Duty 4 soldiers were shown.",
        "The beta of Netscape 7 were published.",
        "Fans of Blink 182 gathered.",
        "At Euro 96 players were tired.",
        "In Halo 3 players are free.",
        "With Galaxy 5 patients were examined.",
        "The S&P 500 companies were worth less.",
        "In Apollo 13 people were afraid.",
    ],
)
def test_a_number_in_a_name(text: str) -> None:
    assert extract_quantities(text) == []


@given(
    st.sampled_from(["Kabul", "New York", "Deir al Balah", "Al-Qaim", "Port-au-Prince", "the Philippines", "Kurram"]),
    st.sampled_from(["In", "Near", "Outside", "Police said that in", "After the blast in"]),
    st.integers(2, 999),
    st.sampled_from(["people died", "soldiers were killed", "civilians have fled", "villagers said so"]),
)
@settings(deadline=None)
def test_persons_behind_a_place_are_counted(place: str, before: str, number: int, behind: str) -> None:
    (quantity,) = extract_quantities(f"{before} {place} {number} {behind}.")
    assert quantity.low == number
    assert quantity.counted == behind.split()[0]


@pytest.mark.parametrize(
    "text",
    [
        "No one was hurt.",
        "No-one has been arrested.",
        "The van struck two walls, but nobody was seriously injured.",
        "He said no one was believed to have been killed.",
        "Nobody died.",
        "None were injured.",
    ],
)
def test_nobody_who_came_to_harm_is_zero_persons(text: str) -> None:
    zero = extract_quantities(text)[-1]
    assert (zero.low, zero.high, zero.head, zero.counted) == (0, 0, "person", "")


@pytest.mark.parametrize(
    "text",
    [
        "No one knows the results.",
        "Nobody expected the floods.",
        "Nobody was there.",
        "No one else was hurt.",
        "They hope no one was hurt.",
        "It was built so that no one is hurt.",
        "No one wants to be hurt.",
        "Nobody has the right to violence.",
        "No one was found guilty.",
    ],
)
def test_nobody_is_no_count(text: str) -> None:
    assert extract_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "modifier"),
    [
        ("The fire spread over 4,900 hectares.", 4900, 4900, "exact"),
        ("It was paid over six years.", 6, 6, "exact"),
        ("The firm lost $3 million over two years.", 2, 2, "exact"),
        ("Villages scattered over 12 provinces were cut off.", 12, 12, "exact"),
        ("There was anger over 19 deaths.", 19, 19, "exact"),
        ("The ash drifted, and planes flew over 3 cities.", 3, 3, "exact"),
        ("They handed over 17 bodies.", 17, 17, "exact"),
        ("The estate extends over 40 hectares.", 40, 40, "exact"),
        ("The blaze burned over 4,900 hectares.", 4900, None, "more_than"),
        ("Over 4,900 people came.", 4900, None, "more_than"),
        ("The trial lasted over six weeks.", 6, None, "more_than"),
        ("He was jailed for over five years.", 5, None, "more_than"),
        ("It began over seven years ago.", 7, None, "more_than"),
        ("The road stretches over 40 km.", 40, None, "more_than"),
        ("Police arrested over 40 people.", 40, None, "more_than"),
        ("Officials reported 14 deaths.", 14, 14, "exact"),
        ("A reported 14 people died.", 14, 14, "approximate"),
        ("The ministry estimated 40 deaths.", 40, 40, "exact"),
        ("They had estimated 40 deaths.", 40, 40, "exact"),
        ("An estimated 40 people died.", 40, 40, "approximate"),
        ("It left estimated 40 people dead.", 40, 40, "approximate"),
        ("Some 1,000-plus pilgrims came.", 1000, None, "at_least"),
        ("A 30-plus-year career ended.", 30, None, "at_least"),
        ("As few as 12 people came.", 12, None, "at_least"),
        ("It costs as little as $5.", 5, None, "at_least"),
        ("Close to 400 people came.", 400, 400, "approximate"),
        ("The number of dead at eight", 8, 8, "exact"),
        ("Police put the number of dead at eight.", 8, 8, "exact"),
        ("The toll stands at 41.", 41, 41, "exact"),
        ("Officials put the toll at 41.", 41, 41, "exact"),
    ],
)
def test_words_before_a_number(text: str, low: float, high: float | None, modifier: str) -> None:
    quantity = extract_quantities(text)[-1]
    assert (quantity.low, quantity.high, quantity.modifier) == (low, high, modifier)
    assert quantity.kind != "age"


def test_found_dead_at_is_an_age() -> None:
    (quantity,) = extract_quantities("He was found dead at 45.")
    assert quantity.kind == "age"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("At the gate 12 dockers were arrested.", [12.0]),
        ("In the room 14 people waited.", [14.0]),
        ("At the pier 40 boats burned.", [40.0]),
        ("On this route 30 lorries were stopped.", [30.0]),
        ("Gate 12 was closed.", []),
        ("They boarded at gate 12 after noon.", []),
        ("Flight 370 passengers wept.", []),
        ("Under rule 34 members vote.", []),
        ("The route 66 museum reopened.", []),
    ],
)
def test_behind_an_article_and_a_common_noun_a_number_counts(text, counted):
    """What a number names takes no article: "at gate 12", "at the gate 12 dockers"."""
    assert [q.low for q in extract_quantities(text)] == counted
