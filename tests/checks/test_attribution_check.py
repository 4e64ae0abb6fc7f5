"""Who said it, and who is held to have done it: what must clash, and what must stay quiet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.attribution import find, has_frame
from consistency.checks.blame import frames_of
from consistency.checks.statements import Aligned
from consistency.config import Config
from tests.checks.statement_pairs import bare_claim, pair, statement, words
from tests.support import parsed

CONFIG = Config()

BLAME = [
    # not known against blamed, claimed, done
    (
        "“We do not know who carried out the attack on the Velle barracks,” he said.",
        "The attack on the Velle barracks was blamed on the Red Column.",
    ),
    (
        "Police do not know who planted the bomb at the Velle market.",
        "Police blamed the Velle market bombing on the Red Column.",
    ),
    (
        "It is not clear who was behind the hack of the electoral roll.",
        "The president held Norland responsible for the hack of the electoral roll.",
    ),
    ("It is still unknown who hacked the servers of Orte Bank.", "Orte Bank accused Norland of hacking its servers."),
    (
        "Who was behind the breach of the Orte servers remains a mystery.",
        "The breach of the Orte servers was carried out by the Grey Lynx group.",
    ),
    (
        "The mayor of Velle was shot dead by unidentified gunmen.",
        "The Red Column claimed responsibility for the killing of the mayor of Velle.",
    ),
    (
        "Unidentified gunmen opened fire on a bus in Velle.",
        "The shooting on the Velle bus was blamed on the Red Column.",
    ),
    (
        "Officials say they have no idea who fired the rockets at the Nordby airport.",
        "The rocket attack on Nordby airport was claimed by the Free Wing.",
    ),
    (
        "It was not immediately clear who was responsible for the Orte hospital blast.",
        "The ministry accused the Free Wing of carrying out the bombing of the Orte hospital.",
    ),
    ("Nobody knows who set fire to the Orte mosque.", "The fire at the Orte mosque was started by the Iron Youth."),
    # the bare attacks of a story
    (
        "“Nobody knows who staged the attacks on the Nordby base.”",
        "The attacks, which Norland has partly blamed on the Red Column, have raised fears of a wider war.",
    ),
    ("It is not known who was behind the attack.", "The attack was blamed on the Red Column."),
    (
        "Police have no idea who was behind the crash of the Nordby ferry.",
        "The captain was to blame for the crash of the Nordby ferry.",
    ),
    # claims
    (
        "No group has claimed responsibility for the bombing of the Velle market.",
        "The Red Column claimed responsibility for the blast at the Velle market.",
    ),
    (
        "There was no immediate claim of responsibility for the Orte church bombing.",
        "The Red Column said it was behind the Orte church bombing.",
    ),
    (
        "Nobody has yet claimed the attack on the Velle barracks.",
        "The attack on the Velle barracks was claimed by the Free Wing.",
    ),
    # two parties
    (
        "The bombing of the Velle market was blamed on the Red Column.",
        "The bombing of the Velle market was blamed on the Free Wing.",
    ),
    (
        "The Red Column claimed responsibility for the Velle market blast.",
        "Ministers blamed the Velle market blast on the Free Wing.",
    ),
    ("Russia was blamed for the hack of the Orte ministry.", "Officials accused China of hacking the Orte ministry."),
    (
        "The fire at the Orte warehouse was blamed on faulty wiring.",
        "The fire at the Orte warehouse was started by arsonists.",
    ),
    (
        "Investigators blamed the crash of the Nordby ferry on the storm.",
        "Investigators blamed the crash of the Nordby ferry on the captain's negligence.",
    ),
    # denials
    ("The Kremlin denied any role in the Orte poisoning.", "Ministers accused Russia of the poisoning in Orte."),
    (
        "The Red Column denied any involvement in the bombing of the Velle market.",
        "The bombing of the Velle market was blamed on the Red Column.",
    ),
    (
        "Norland denied being behind the breach of the Orte servers.",
        "Orte held Norland responsible for the breach of its servers in Orte.",
    ),
    (
        "Iran was not behind the drone strike on the Nordby refinery.",
        "The drone strike on the Nordby refinery was blamed on Iran.",
    ),
    ("The rebels denied shelling the Orte school.", "The government accused the rebels of shelling the Orte school."),
]

FLAT = [
    (
        "The strike on the Orte hospital was launched by government forces.",
        "The strike on the Orte hospital was carried out by rebels.",
    ),
    (
        "The assassination of the mayor of Velle was carried out by the Red Column.",
        "The Free Wing carried out the assassination of the mayor of Velle.",
    ),
    (
        "The drone strike on the Nordby refinery was launched by Norland.",
        "The drone strike on the Nordby refinery was carried out by Sudland.",
    ),
    (
        "The bombing of the Velle market was carried out by the Red Column.",
        "The bombing of the Velle market was perpetrated by the Iron Youth.",
    ),
]

SPEAKERS = [
    (
        "“The river will not rise above the old wall this week,” said Ana Roos.",
        "“The river will not rise above the old wall this week,” said Piet Lind.",
    ),
    (
        "“The mine should have been closed ten years ago by the state,” Petrenko said.",
        "“The mine should have been closed ten years ago by the state,” Halvorsen said.",
    ),
    (
        "Ana Roos said: “We shall never sell the harbour to a foreign bank.”",
        "“We shall never sell the harbour to a foreign bank,” said Piet Lind.",
    ),
    (
        "“There was no warning of any kind before the dam broke,” Tanaka told reporters.",
        "“There was no warning of any kind before the dam broke,” Kowalski told reporters.",
    ),
]

QUIET = [
    # one party in two spellings, or less exactly
    (
        "The attack on the Nordby base was blamed on Kataib Hezbollah.",
        "The attack on the Nordby base was blamed on Kataeb Hezbollah.",
    ),
    (
        "The bombing of the Velle market was blamed on the PRF.",
        "The bombing of the Velle market was blamed on the Popular Renewal Front.",
    ),
    (
        "The bombing of the Velle market was blamed on the Red Column.",
        "The bombing of the Velle market was blamed on militants.",
    ),
    (
        "The bombing of the Velle market was carried out by the Red Column.",
        "Islamist fighters carried out the bombing of the Velle market.",
    ),
    (
        "Russia was blamed for the hack of the Orte ministry.",
        "The hack of the Orte ministry was blamed on Russian hackers.",
    ),
    (
        "The hack of the Orte ministry was blamed on the Kremlin.",
        "Russia was blamed for the hack of the Orte ministry.",
    ),
    (
        "The bombing of the Velle market was blamed on the Red Column.",
        "Police blamed the Red Column for the Velle market bombing.",
    ),
    ("Tehran was behind the strike on the Nordby refinery.", "Iran was behind the strike on the Nordby refinery."),
    (
        "The strike on the Orte hospital was carried out by fighters.",
        "Norland carried out the strike on the Orte hospital.",
    ),
    # both know as little
    (
        "It is not clear who was behind the Velle market bombing.",
        "Police do not know who planted the bomb at the Velle market.",
    ),
    (
        "No group has claimed responsibility for the Velle market bombing.",
        "There was no claim of responsibility for the Velle market bombing.",
    ),
    (
        "No group has claimed responsibility for the Velle market bombing.",
        "It is not known who was behind the Velle market bombing.",
    ),
    # nobody claims it, but somebody is blamed: both are often said together
    (
        "No group has claimed responsibility for the Velle market bombing.",
        "Police blamed the Velle market bombing on the Red Column.",
    ),
    # another deed
    (
        "It is not clear who was behind the bombing of the Velle market.",
        "The attack on the Nordby base was blamed on the Red Column.",
    ),
    ("It is not clear who hacked the Orte ministry.", "The fire at the Orte ministry was blamed on the Red Column."),
    (
        "Police do not know who shot the mayor of Velle.",
        "The Red Column claimed responsibility for the killing of a judge in Nordby.",
    ),
    (
        "The bombing of the Velle market was blamed on the Red Column.",
        "The bombing of the Nordby station was blamed on the Free Wing.",
    ),
    (
        "The attacks on the Velle barracks were blamed on the Red Column.",
        "The retaliatory attack on the Velle barracks was carried out by Norland.",
    ),
    (
        "Nobody knows who staged the attacks on the Nordby base.",
        "The attack was blamed on the Red Column and was followed by air strikes.",
    ),
    (
        "The bombing of the Velle market on 3 March 2021 was blamed on the Red Column.",
        "The bombing of the Velle market on 9 June 2021 was blamed on the Free Wing.",
    ),
    ("The Red Column launched rockets at Velle.", "Norland launched air strikes on the outskirts of Velle."),
    ("The raid on the Nordby mine was carried out by Norland.", "The raid on the Nordby mine was led by Ana Roos."),
    # no blame at all
    ("Police do not know who the driver was.", "The Red Column was founded in Velle in the spring."),
    ("The mayor claimed that the bridge was safe.", "The bridge was not safe, the engineers said."),
    (
        "He accused the council of wasting money on the fountain.",
        "The fountain was built by the council with its own money.",
    ),
    ("The Red Column was behind in the polls.", "The Free Wing was ahead in the polls."),
    ("The minister is responsible for health.", "The mayor is responsible for schools."),
    ("She launched the ship in the harbour.", "The ship was launched by the queen."),
    ("They denied him a visa for the trip to Velle.", "He was given a visa for the trip to Velle."),
    (
        "Norland denied that the Red Column was responsible for the blast in Orte.",
        "The blast in Orte was blamed on the Free Wing.",
    ),
    # speakers
    (
        "“The river will not rise above the old wall this week,” said Ana Roos.",
        "“The river will not rise above the old wall this week,” Roos said.",
    ),
    (
        "“The river will not rise above the old wall this week,” said Ana Roos.",
        "“The river will not rise above the old wall this week,” the minister said.",
    ),
    (
        "“The river will not rise above the old wall this week,” said Ana Roos, of the Water Agency.",
        "“The river will not rise above the old wall this week,” the Water Agency said.",
    ),
    (
        "“The base has served as a vital place for us all,” Brig Gen Vincent Barker said.",
        "“The base has served as a vital place for us all,” said Barker.",
    ),
    ("“We shall win,” said Ana Roos.", "“We shall win,” said Piet Lind."),
    (
        "“The river will not rise above the old wall this week,” said Ana Roos.",
        "“The bridge will be closed for repairs until the end of May,” said Piet Lind.",
    ),
    (
        "“The river will not rise above the old wall this week,” he said.",
        "“The river will not rise above the old wall this week,” said Piet Lind.",
    ),
    ("The dam is safe, said Ana Roos.", "The dam is safe, said Piet Lind."),
]


@pytest.mark.parametrize(("a", "b"), BLAME)
@pytest.mark.parametrize("linked", [True, False])
def test_two_answers_to_who_did_it_are_unclear(a, b, linked):
    clash = find(pair(a, b, linked, cosine=0.4), CONFIG)
    assert clash is not None
    assert (clash.kind, clash.verdict) == ("attribution", "unclear")
    assert clash.reasons[-1].startswith("rule: ")
    assert clash.words_a
    assert clash.words_b


@pytest.mark.parametrize(("a", "b"), FLAT)
def test_two_flat_answers_are_a_conflict(a, b):
    assert find(pair(a, b), CONFIG).verdict == "conflict"
    assert find(pair(a, b, linked=False), CONFIG).verdict == "unclear"


@pytest.mark.parametrize(("a", "b"), SPEAKERS)
def test_one_quotation_with_two_speakers(a, b):
    two = pair(a, b)
    clash = find(two, CONFIG)
    assert clash is not None
    assert clash.verdict == "conflict"
    assert all(len(w) == 1 and "“" not in w[0] and w[0] in t for w, t in zip(words(clash, two), (a, b), strict=True))
    assert find(pair(a, b, linked=False), CONFIG).verdict == "unclear"


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a, b):
    assert find(pair(a, b), CONFIG) is None
    assert find(pair(b, a, linked=False), CONFIG) is None


@pytest.mark.parametrize(("a", "b"), BLAME + FLAT + SPEAKERS)
def test_the_order_of_the_two_does_not_matter(a, b):
    one, other = find(pair(a, b), CONFIG), find(pair(b, a), CONFIG)
    assert (one.verdict, one.words_a, one.words_b) == (other.verdict, other.words_b, other.words_a)


def test_words_of_blame_are_marked():
    two = pair(*BLAME[0])
    assert words(find(two, CONFIG), two) == (["do not know who"], ["was blamed on the Red Column"])


@pytest.mark.parametrize(("a", "b"), BLAME)
def test_statements_with_a_frame_can_be_chosen_beforehand(a, b):
    assert has_frame(statement("a", a))
    assert has_frame(statement("b", b))
    assert not has_frame(statement("c", "The harbour was closed on Sunday."))


WHO = st.sampled_from(["the Red Column", "the Free Wing", "unidentified gunmen", "Norland", "militants", "the army"])
DEED = st.sampled_from(["the attack", "the Velle bombing", "the hack of the Orte roll", "the attacks on Nordby"])
TURN = st.sampled_from(
    [
        "{who} claimed responsibility for {deed}.",
        "{deed} was blamed on {who}.",
        "{deed} was carried out by {who}.",
        "We do not know who was behind {deed}.",
        "No group has claimed responsibility for {deed}.",
        "{who} denied any role in {deed}.",
        "“The river will not rise above the old wall,” said {who}.",
    ]
)


@st.composite
def sentences(draw):
    return draw(TURN).format(who=draw(WHO), deed=draw(DEED))


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


@given(st.lists(st.one_of(TURN, WHO, DEED, st.text(max_size=10)), max_size=6).map(" ".join))
def test_any_text_is_read_and_its_spans_lie_within(text):
    assert all(0 <= f.span[0] < f.span[1] <= len(text) for f in frames_of(text, parsed(text)))
