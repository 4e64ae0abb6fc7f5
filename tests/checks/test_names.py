"""Who did it, and to whom: what must clash, and what must stay quiet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.names import find
from consistency.checks.statements import Aligned
from consistency.config import Config
from tests.checks.statement_pairs import bare_claim, pair, words

CONFIG = Config()

CONFLICT = [
    # parties exchanged
    ("Norwood defeated Eastvale in the cup final.", "Eastvale defeated Norwood in the cup final."),
    ("Norwood defeated Eastvale in the cup final.", "Norwood was defeated by Eastvale in the cup final."),
    ("Norwood beat Eastvale in the cup final.", "Eastvale thrashed Norwood in the cup final."),
    ("The rebels captured the general near the river.", "The general captured the rebels near the river."),
    ("Halden Bank acquired Orte Trust in a deal on Friday.", "Orte Trust acquired Halden Bank in a deal on Friday."),
    ("Lind succeeded Petrova as head of the fund.", "Petrova succeeded Lind as head of the fund."),
    ("The guard shot the robber outside the bank.", "The robber shot the guard outside the bank."),
    ("Kowalski sued Denholm over the lost ring.", "Denholm sued Kowalski over the lost ring."),
    ("The miller was killed by the smith after a quarrel.", "The smith was killed by the miller after a quarrel."),
    ("Peru invaded Chile after the talks failed.", "Chile invaded Peru after the talks failed."),
    # another actor or patient
    ("The flood was declared over by Mayor Lind.", "The flood was declared over by Governor Orte."),
    (
        "The peace treaty was signed and sealed by Halvorsen late at night.",
        "The peace treaty was signed and sealed by Petrenko late at night.",
    ),
    ("The stolen painting was found by Inspector Morel.", "The stolen painting was found by Inspector Tanaka."),
    ("The old bridge was designed by Kowalski.", "The old bridge was designed by Halvorsen."),
    ("Police arrested Kowalski over the theft of the ring.", "Police arrested Petrenko over the theft of the ring."),
    ("The jury acquitted Halvorsen of the arson charge.", "The jury acquitted Petrenko of the arson charge."),
    (
        "Governor Orte vetoed the water bill after a long debate.",
        "Governor Lind vetoed the water bill after a long debate.",
    ),
    ("Kowalski discovered the wreck during a dive.", "Petrenko discovered the wreck during a dive."),
    # another place
    ("The summit of the ministers took place in Paris.", "The summit of the ministers took place in Rome."),
    ("The stolen aircraft landed safely in Nairobi.", "The stolen aircraft landed safely in Lagos."),
    ("The trial of the bankers opened in Madrid.", "The trial of the bankers opened in Vienna."),
    # one thing has one name
    ("Halvorsen was born in Oslo and worked as a baker.", "Halvorsen, a baker, was born in Lisbon."),
    ("The film Winter Bread was directed by Tanaka.", "Winter Bread is a film that was directed by Kowalski."),
    ("Halvorsen is a Norwegian painter of ships.", "Halvorsen is a Danish painter."),
    ("The rowing club was founded by Petrova in a barn.", "The rowing club was founded by Halvorsen in a barn."),
    ("The witness identified the thief as Kowalski.", "The witness identified the thief as Petrenko."),
    ("Halvorsen was arrested in Lagos after the heist.", "Halvorsen was arrested in Nairobi after the heist."),
    ("The tanker was bought by a bank from Norway.", "The tanker was bought by a bank from Japan."),
    ("Eastvale eliminated Norwood on penalties.", "Eastvale was eliminated by Norwood on penalties."),
    ("The dog bit the mayor near the old fountain.", "The mayor bit the dog near the old fountain."),
    ("The army rescued the miners after a long night.", "The miners rescued the army after a long night."),
]

UNCLEAR = [
    ("The stolen boat was found in Sheffield.", "The stolen boat was found in Liverpool."),
    ("The strike of the bakers began in Lyon.", "The strike of the bakers began in Marseille."),
]

QUIET = [
    (
        "It was minus 40 degrees Celsius at the airport in Orlen on Friday.",
        "It was minus 40 degrees Fahrenheit at the airport in Orlen on Friday.",
    ),
    # several people may praise one thing
    (
        "At the fair in the old harbour of Tarnow, Lind praised the new bridge.",
        "At the fair in the old harbour of Tarnow, Orte praised the new bridge.",
    ),
    # one name in two spellings
    ("The town is held by the Popular Renewal Front.", "The town is held by the Preferred Renewal Front."),
    ("The base near Al Qaim was closed by the army.", "The base near al-Qaim was closed by the army."),
    ("The base was handed over by Brig Gen Vincent Barker.", "The base was handed over by Barker."),
    ("The base was handed over by the US.", "The base was handed over by the United States."),
    ("The base was handed over by the Americans.", "The base was handed over by the US."),
    ("The town was taken by the PRF.", "The town was taken by the Popular Renewal Front."),
    ("The letter was signed by Mohammed Haddad.", "The letter was signed by Muhammad Hadad."),
    ("The treaty was signed by Iraq.", "The treaty was signed by the Iraqi government."),
    ("The treaty was signed by Russia.", "The treaty was signed by the Kremlin."),
    # more exact, or an office
    ("The summit of the ministers took place in Paris.", "The summit of the ministers took place in France."),
    ("The summit of the ministers took place in Athens.", "The summit of the ministers took place in Greece."),
    ("The flood was declared over by the minister.", "The flood was declared over by Ana Roos."),
    ("The flood was declared over by Mayor Lind.", "The flood was declared over by the mayor."),
    ("The stolen boat was found in Velle.", "The stolen boat was found in Nordshire."),
    # lists and examples
    ("The treaty was signed by Halvorsen and Petrenko.", "The treaty was signed by Halvorsen and Tanaka."),
    ("Cities such as Lagos were hit by the storm.", "Cities such as Accra were hit by the storm."),
    ("Ministers including Roos opposed the water bill.", "Ministers including Lind opposed the water bill."),
    # what several may do alike
    ("Roos welcomed the new water bill.", "Lind welcomed the new water bill."),
    ("The summit of the ministers was attended by Roos.", "The summit of the ministers was attended by Lind and Roos."),
    ("The dam is safe, Roos said.", "The dam is safe, Lind said."),
    ("Roos voted against the new water bill.", "Lind voted against the new water bill."),
    ("Norwood played Eastvale in the cup final.", "Eastvale played Norwood in the cup final."),
    ("Roos met Lind in the old harbour.", "Lind met Roos in the old harbour."),
    # two events
    ("The police arrested Kowalski on 3 March at the border.", "The police arrested Petrenko on 9 June at the border."),
    ("Norwood defeated Eastvale 3-1 in May.", "Eastvale defeated Norwood 2-0 in June."),
    ("A soldier from Leeds died in a crash in the hills.", "Lind opened a bakery in the hills of Leeds."),
    ("Kowalski won the rowing race on the lake.", "Petrenko lost a chess match in the capital after a long night."),
    (
        "Israel attacked Hezbollah positions after a night of raids.",
        "Hezbollah attacked Israel from the hills with rockets.",
    ),
    # the other way to say the same
    ("Norwood defeated Eastvale in the cup final.", "Eastvale was defeated by Norwood in the cup final."),
    ("Norwood beat Eastvale in the cup final.", "Eastvale lost to Norwood in the cup final."),
    ("The rebels did not capture the general.", "The general captured the rebels."),
    # where it was and whose it was are two things
    ("The museum was opened in Oslo.", "The museum was opened by Halvorsen."),
    ("JUDGE SENDS KOWALSKI TO PRISON FOR THEFT", "JUDGE SENDS PETRENKO TO PRISON FOR THEFT"),
    ("The driver was from Paris.", "The driver was going to Rome."),
    ("Two men were held in Oslo over the theft.", "Two men were held over the theft."),
    ("Halvorsen is a Norwegian painter.", "Petrova is a Russian painter."),
    ("Halvorsen was born in Oslo.", "Petrova was born in Moscow."),
]


@pytest.mark.parametrize(("a", "b"), CONFLICT)
def test_found_as_conflict(a, b):
    clash = find(pair(a, b), CONFIG)
    assert clash is not None
    assert (clash.kind, clash.verdict) == ("name", "conflict")
    assert clash.reasons[-1].startswith("rule: ")


@pytest.mark.parametrize(("a", "b"), UNCLEAR)
def test_found_as_unclear(a, b):
    clash = find(pair(a, b), CONFIG)
    assert clash is not None
    assert clash.verdict == "unclear"


@pytest.mark.parametrize(("a", "b"), CONFLICT)
def test_no_conflict_unless_linked(a, b):
    clash = find(pair(a, b, linked=False), CONFIG)
    assert clash is None or clash.verdict == "unclear"


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a, b):
    assert find(pair(a, b), CONFIG) is None


@pytest.mark.parametrize(("a", "b"), CONFLICT + UNCLEAR)
def test_the_clashing_words_are_marked(a, b):
    two = pair(a, b)
    clash = find(two, CONFIG)
    for said, text in zip(words(clash, two), (a, b), strict=True):
        assert said
        assert all(w in text and w.strip() == w and w for w in said)
        assert sum(map(len, said)) < len(text) / 2 + 20


def test_words_of_another_name_are_the_name_alone():
    two = pair("The flood was declared over by Mayor Lind.", "The flood was declared over by Governor Orte.")
    assert words(find(two, CONFIG), two) == (["Lind"], ["Orte"])


@pytest.mark.parametrize(("a", "b"), CONFLICT + UNCLEAR + QUIET)
def test_the_order_of_the_two_does_not_matter(a, b):
    one, other = find(pair(a, b), CONFIG), find(pair(b, a), CONFIG)
    assert (one is None) == (other is None)
    if one is not None:
        assert (one.verdict, one.words_a, one.words_b) == (other.verdict, other.words_b, other.words_a)


NAMES = st.sampled_from(
    ["Halvorsen", "Petrenko", "Norwood", "Eastvale", "Oslo", "Rome", "Peru", "Mayor Lind", "the US"]
)
DEEDS = st.sampled_from(["defeated", "arrested", "was beaten by", "signed", "met", "said", "opened a school in", "and"])
ENDS = st.sampled_from(["after a long night", "in the old harbour", "in Paris", "on Friday", "and left"])


@st.composite
def sentences(draw):
    return f"{draw(NAMES)} {draw(DEEDS)} {draw(NAMES)} {draw(ENDS)}."


@given(sentences(), sentences(), st.booleans())
def test_swapped_texts_swap_the_words(a, b, linked):
    x, y = bare_claim(a), bare_claim(b)
    one, other = find(Aligned(x, y, 0.8, linked), CONFIG), find(Aligned(y, x, 0.8, linked), CONFIG)
    assert (one is None) == (other is None)
    if one is not None:
        assert (one.verdict, one.words_a, one.words_b) == (other.verdict, other.words_b, other.words_a)


@given(st.one_of(sentences(), st.text(max_size=80)), st.booleans())
def test_a_text_never_clashes_with_itself(text, linked):
    assert find(Aligned(bare_claim(text), bare_claim(text), 1.0, linked), CONFIG) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_read(a, b):
    clash = find(Aligned(bare_claim(a), bare_claim(b), 0.5, True), CONFIG)
    assert clash is None or clash.words_a or clash.words_b
