"""What earlier sentences, the headline and the date of publication say for a sentence that is silent; and where they
must not speak for it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency import quantities
from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import Document, Sentence
from tests.support import parses_of

CONFIG = Config()


def claims_of(*texts, published="2020-03-20", published_from="front matter", passages=None, blocks=None):
    whole, sentences = "", []
    for at, text in enumerate(texts):
        passage = passages[at] if passages else "body"
        sentences.append(Sentence("d", len(whole), len(whole) + len(text), text, passage, blocks[at] if blocks else 0))
        whole += text + " "
    document = Document("d", "d.txt", whole, "", published=published, published_from=published_from)
    return make_claims(document, sentences, CONFIG, parses=parses_of(sentences))


def last_figure(*texts, **more):
    return [c for c in claims_of(*texts, **more) if c.quantity][-1]


@pytest.mark.parametrize(
    ("texts", "place", "date"),
    [
        (("A blast hit a market in Lima on Monday.", "The blast killed 14 people."), "lima, peru", "2020-03-16"),
        (("A quake shook Lima on March 3.", "It killed 14 people."), "lima, peru", "2020-03-03"),
        (("A blast hit Lima on March 3.", "No children were killed."), "lima, peru", "2020-03-03"),
        (("Missiles fell on Camp Odo on March 3.", "Two people died in the attack."), "camp odo", "2020-03-03"),
        (("An attack on Camp Odo on March 3 shook the town.", "The attack killed two."), "camp odo", "2020-03-03"),
        (
            (
                "Iran responded with a barrage of missiles on March 3.",
                "No Danes were killed in the retaliatory strikes.",
            ),
            "",
            "2020-03-03",
        ),
    ],
)
def test_what_points_back_is_taken_over(texts, place, date):
    claim = last_figure(*texts)
    assert (claim.scope.place, claim.clocks.event) == (place, date)


@pytest.mark.parametrize(
    "texts",
    [
        ("An attack on Camp Odo on March 3 killed 1.", "The retaliatory attack killed 12 people."),
        ("A blast hit Lima on March 3.", "A similar blast killed 90 people last year."),
        ("A blast hit Lima on March 3.", "Floods killed 90 people."),
        ("Talks were held in Lima on March 3.", "There are 5,000 troops."),
        ("The minister visited Lima.", "He said 5,000 people work there."),
    ],
)
def test_what_tells_of_something_else_takes_nothing_over(texts):
    claim = last_figure(*texts)
    assert "lima" not in claim.scope.place
    assert "odo" not in claim.scope.place
    assert claim.clocks.event != "2020-03-03"


def test_victims_take_the_event_of_the_headline():
    claim = last_figure(
        "Blast in Lima market",
        "The market was full on Monday when the blast came.",
        "Hospitals were busy.",
        "Fourteen people were killed.",
        passages=("headline", "body", "body", "body"),
        blocks=(0, 1, 2, 3),
    )
    assert claim.scope.place == "lima, peru"
    assert ("place", "lima, peru (the event of the headline)") in claim.evidence


def test_troops_take_nothing_from_the_headline():
    claim = last_figure("Blast in Lima market", "There are 5,000 troops.", passages=("headline", "body"))
    assert claim.scope.place == ""


@pytest.mark.parametrize(
    ("source", "kind"), [("front matter", "relative"), ("first lines", "unsure"), ("unknown", "unsure")]
)
def test_a_relative_date_says_how_sure_it_is(source, kind):
    claim = last_figure("A blast in Lima on Monday killed 14.", published_from=source)
    assert (claim.clocks.event, claim.clocks.event_from) == ("2020-03-16", kind)
    stated = last_figure("A blast in Lima on March 3, 2020, killed 14.", published_from=source)
    assert (stated.clocks.event, stated.clocks.event_from) == ("2020-03-03", "stated")


def test_unresolved_says_unresolved():
    claim = last_figure("A blast in Lima on Monday killed 14.", published=None)
    assert claim.clocks.event is None
    assert ("event date", "Monday (unresolved)") in claim.evidence


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("As of March 18, 14 people had died in the quake.", "2020-03-18"),
        ("By Wednesday the quake had killed 14 people.", "2020-03-18"),
        ("The quake killed 14 people.", "2020-03-20"),
    ],
)
def test_as_of(text, as_of):
    assert last_figure(text).clocks.as_of == as_of


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("In the past 24 hours 14 people died.", "daily"),
        ("The country reported 14 new cases.", "daily"),
        ("The quake has killed 14 people so far.", "cumulative"),
        ("The death toll stands at 14 people.", "cumulative"),
        ("At least 25 attacks have hit bases since October 2019.", "cumulative"),
        ("The quake killed 14 people.", ""),
    ],
)
def test_daily_or_cumulative(text, span):
    assert last_figure(text).clocks.span == span


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A rocket attack on Camp Odo on March 3 killed 14.", "attack@camp odo@2020-03-03@"),
        ("An attack by the Ashen Hand on Camp Odo killed 14.", "attack@camp odo@@ashen hand"),
        ("A quake in Lima, Peru, killed 14.", "quake@lima, peru@@"),
        ("Ten fire engines left.", ""),
        ("Rockets were launched and 14 people fled.", ""),
        ("Unions called a general strike of 14 hours.", ""),
        ("There are 5,000 troops in Mali.", ""),
    ],
)
def test_events(text, event):
    assert last_figure(text).scope.event == event


@pytest.mark.parametrize(
    ("texts", "speaker", "name", "manner"),
    [
        (("Gen. Ray Odo said 14 people died.",), "Gen. Ray Odo", "ray odo", "indirect"),
        (("Gen. Ray Odo spoke, the ministry said.", "He said 14 died."), "the ministry", "ministry", "indirect"),
        (("“I saw 14 people die there,” said Gen. Ray Odo.",), "Gen. Ray Odo", "ray odo", "direct"),
        (("Fourteen people died.",), None, "", ""),
    ],
)
def test_who_is_quoted(texts, speaker, name, manner):
    from consistency.names import untitled

    document = Document("d", "d.txt", " ".join(texts), "")
    sentences = [Sentence("d", at, at + 1, text, "body", 0) for at, text in enumerate(texts)]
    claim = make_claims(document, sentences, CONFIG, lambda _, n: untitled(n)[0], parses_of(sentences))[-1]
    a = claim.attribution
    assert (a.speaker, a.name, a.manner) == (speaker, name, manner)


PIECES = st.lists(
    st.sampled_from(
        [
            "In Lima, ",
            "the attack ",
            "killed 14 people ",
            "on Monday ",
            "Gen. Ray Odo said ",
            "“",
            "”",
            "5,000 ",
            ", and ",
        ]
    ),
    max_size=12,
).map("".join)


@settings(deadline=None, max_examples=80)
@given(st.lists(PIECES.filter(str.strip), min_size=1, max_size=4))
def test_every_span_is_the_words_it_names(texts):
    claims = claims_of(*texts)
    whole = " ".join(texts) + " "
    assert len({c.id for c in claims}) == len(claims)
    for c in claims:
        assert whole[c.start : c.end] == c.quote
        if c.quantity:
            assert c.start <= c.quantity.start <= c.quantity.end <= c.end
            assert whole[c.quantity.counted_start : c.quantity.counted_end] in ("", c.quantity.counted)


@settings(deadline=None, max_examples=40)
@given(st.lists(PIECES.filter(str.strip), min_size=1, max_size=3), st.integers(0, 500))
def test_text_before_moves_offsets_and_changes_nothing_else(texts, by):
    def moved(c):
        return replace(c, id="", start=0, end=0, quantity=None)

    document = Document("d", "d.txt", "x" * by + " ".join(texts), "")
    at, sentences = 0, []
    for text in texts:
        sentences.append(Sentence("d", at, at + len(text), text, "body", 0))
        at += len(text) + 1
    shifted = [replace(s, start=s.start + by, end=s.end + by) for s in sentences]
    one, other = make_claims(document, sentences, CONFIG), make_claims(document, shifted, CONFIG)
    assert [moved(c) for c in one] == [moved(c) for c in other]
    assert [c.start + by for c in one] == [c.start for c in other]


@pytest.mark.parametrize(
    "unit",
    [
        "in Iraq ",
        "In north of the ",
        "said ",
        "“",
        "(",
        "al-",
        "A ",
        "A, ",
        "attack ",
        "on Monday ",
        "1 2 ",
        "since 2019 ",
        "killed 3, ",
    ],
)
def test_a_hostile_line_stays_linear(unit):
    """Counted in steps of the interpreter, not in seconds: four times the line, at most six times the work."""
    import sys

    def steps(size):
        count = 0

        def tick(frame, event, arg):
            nonlocal count
            count += 1
            return tick

        text = (unit * size)[: len(unit) * size]
        claims_of(text)  # fills the caches
        quantities._read.cache_clear()  # which lines are remembered depends on their length
        sys.settrace(tick)
        try:
            claims_of(text)
        finally:
            sys.settrace(None)
        return count

    assert steps(240) <= 6 * steps(60) + 2000
