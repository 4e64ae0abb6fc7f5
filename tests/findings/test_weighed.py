"""What was weighed is told once for each answer, with the words that clash; what an editor can use comes first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks.copied_words import CHARGE
from consistency.checks.corpus import Answers, Corpus, Weighed, WeighedPair
from consistency.config import Config
from consistency.datatypes import Claim, ClashingWords, Finding, PairVerdict, Scope, Side
from consistency.findings import is_weighed, look_first, rank, weighed_findings
from consistency.findings.weighed import without_doubtful
from consistency.findings.weighed_words import about, clash_of, clashing, joined, named
from consistency.parsing import Parses


def claim(text, name="d"):
    return Claim(f"{name}-{text}", name, 100, 100 + len(text), text, "body", Scope(), text)


def answers(text, word="", name="d"):
    start = text.find(word) if word else 0
    return Answers((claim(text, name),), ((start, start + len(word)) if word else None,))


def question(kind, *sides, held=()):
    return Weighed(kind, sides, tuple(WeighedPair(a, b, 0.5, False, False, ("why",)) for a, b in held))


NAMES = [
    answers("Ada Brand signed it.", "Ada Brand", "a"),
    answers("It was signed by Ada Brandt.", "Ada Brandt", "b"),
    answers("ADA BRAND was there.", "ADA BRAND", "c"),
]


def test_sentences_with_one_name_stay_two_sides_and_the_name_is_told_once():
    asked = question("name", *NAMES, held=[(0, 1), (1, 2), (0, 2)])
    assert joined(asked) is asked
    assert named(["“Ada Brand”", "“Ada Brandt”", "“ADA BRAND”"]) == ["“Ada Brand”", "“Ada Brandt”"]


@pytest.mark.parametrize(
    ("one", "other"), [("the Sund Gate", "Sund Gate"), ("Vendôme", "Vendome"), ("Al-Sund", "al Sund")]
)
def test_a_name_is_the_same_with_its_accents_and_its_article(one, other):
    assert named([one, other]) == [one]


def test_one_sentence_alone_is_no_question():
    same = answers("The ferry sank.", name="a"), answers("A ferry sank!", name="b"), answers("It rained.", name="c")
    assert joined(question("whole", *same[:2], held=[(0, 1)])) is None
    assert joined(question("whole", *same, held=[(0, 1)])) is None  # nothing is left that was held against another


@pytest.mark.parametrize(
    ("texts", "sides"),
    [
        (["The ferry sank at noon.", "A ferry sank at the noon!", "The ferry sank at night."], 2),
        (["The ferry sank at noon.", "The ferry sank at noon and burnt."], 2),
        (["The ferry sank.", "The ferry did not sank."], 2),
    ],
)
def test_whole_sentences_are_one_where_their_content_words_are(texts, sides):
    held = [(0, at) for at in range(1, len(texts))] + [(at - 1, at) for at in range(2, len(texts))]
    made = joined(question("whole", *(answers(t, name=str(i)) for i, t in enumerate(texts)), held=held))
    assert len(made.sides) == sides


def test_figures_are_sides_by_their_value_and_stay():
    asked = question("number", answers("5 men", "5"), answers("5 cats", "5"), held=[(0, 1)])
    assert joined(asked) is asked


@given(
    st.lists(st.sampled_from(["A north gate.", "South gate.", "The south gate!", "East gate."]), min_size=2, max_size=6)
)
def test_joining_loses_no_claim_and_repeats_no_side(texts):
    sides = [answers(text, name=f"d{at}") for at, text in enumerate(texts)]
    held = [(a, b) for a in range(len(sides)) for b in range(a + 1, len(sides))]
    made = joined(question("whole", *sides, held=held))
    kinds = {"south" if "outh" in text else text for text in texts}
    if made is None:
        assert len(kinds) == 1
    else:
        assert sorted(c.document for side in made.sides for c in side.claims) == [f"d{n}" for n in range(len(texts))]
        assert len(made.sides) == len(kinds)
        assert joined(made) is made


@pytest.mark.parametrize(
    ("a", "b", "clash"),
    [
        ("The gate was open at dawn.", "At dawn the gate was closed.", {"open", "closed"}),
        ("The guards saw 12 men.", "Guards saw 20 men near the gate.", {"12", "20"}),
        ("The mayor did not sign it.", "The mayor signed it.", {"not"}),
        ("The mayor went home.", "Bread gets dearer.", set()),
    ],
)
def test_of_whole_sentences_the_words_clash_that_cannot_both_hold(a, b, clash):
    sides = answers(a, name="a"), answers(b, name="b")
    words = clashing(question("whole", *sides, held=[(0, 1)]))[0, 1]
    texts = {side.claims[0].id: side.claims[0].quote for side in sides}
    assert {texts[w.claim][w.start - 100 : w.end - 100] for w in words} == clash


def test_words_that_fill_a_slot_clash_themselves():
    words = clashing(question("name", *NAMES[:2], held=[(0, 1)]))
    assert [(w.start, w.end) for w in words[0, 1]] == [(100, 109), (117, 127)]


def test_what_several_sentences_share():
    sides = [
        answers("Rebels hold the hostages in the villa."),
        answers("The hostages are held by rebels."),
        answers("A rebel left the villa."),
        answers("Hostages wept."),
    ]
    assert about(question("whole", *sides)) == ("Rebels", "hostages", "hold")
    assert about(question("whole", answers("Rain fell."), answers("Bread is dear."))) == ()


def test_counts_that_rules_leave_open_go_where_their_figures_weigh_too_little():
    said = [claim("5 are dead.", d) for d in "abc"]
    corpus = Corpus((), tuple(said), {}, Config(), {}, {}, Parses(None, ()))
    place = [(c.document, c.start) for c in said]

    def left(figures, weighed="abc", verdict="unclear", kind="number"):
        sides = tuple(Side("x", tuple(c.id for c in own), 1) for own in (said[:2], said[2:]))
        open_ = replace(finding("k", verdict, kind=kind), sides=sides)
        return without_doubtful([open_], figures, frozenset(weighed), corpus) == [open_]

    assert left({(place[0], place[2]): 1.0})
    assert left({(place[1], place[2]): 0.9, (place[0], place[2]): 0.1})
    assert not left({(place[0], place[2]): 0.8})
    assert not left({(place[0], place[1]): 2.0})  # the two stand on one side
    assert not left({})
    assert left({}, weighed="ab")  # what was not weighed stays
    assert left({}, verdict="conflict")
    assert left({}, kind="statement")


@pytest.mark.parametrize("shared", [0, 1])
def test_a_sentence_that_gives_both_figures_stands_on_both_sides(shared):
    """Which of the two sides the other sentence shares with it, the lower figure or the higher, decides nothing."""
    low, high = claim("5 or 7 are dead.", "a"), replace(claim("5 or 7 are dead.", "a"), id="high")
    other = claim("Some are dead.", "b")
    corpus = Corpus((), (low, high, other), {}, Config(), {}, {}, Parses(None, ()))
    held = [[low.id], [high.id]]
    held[shared].append(other.id)
    open_ = replace(finding("k", "unclear", kind="number"), sides=tuple(Side("x", tuple(own), 1) for own in held))
    figures = {(("a", 100), ("b", 100)): 1.0}
    assert without_doubtful([open_], figures, frozenset("ab"), corpus) == [open_]


def finding(key, verdict, severity="medium", kind="statement", reason="why", origins=(1, 1)):
    return Finding(
        key=key,
        shared_claim=None,
        kind=kind,
        verdict=verdict,
        severity=severity,
        message=key,
        sides=tuple(Side("x", (), n) for n in origins),
        pairs=(PairVerdict(0, 1, verdict, "k", (reason,)),),
    )


def test_what_an_editor_can_use_comes_first():
    adverb, charge = finding("adverb", "drift"), finding("charge", "drift", reason=f"statement: “x”: {CHARGE}")
    dates = finding("dates", "unclear", "high", "date")
    figure, conflict = finding("figure", "drift", kind="number"), finding("conflict", "conflict")
    lives = finding("lives", "drift", "high", "number")
    found = [dates, adverb, figure, charge, conflict, lives]
    assert [f.key for f in look_first(found)] == ["lives", "conflict", "charge", "dates", "figure", "adverb"]


def test_many_weak_sides_do_not_outweigh_two_strong_ones():
    many = finding("a", "unclear", "low", origins=(1,) * 8)
    strong = finding("b", "unclear", "low", origins=(2, 3))
    assert [f.key for f in rank([many, strong])] == ["b", "a"]
    assert rank([replace(many, severity="high"), strong])[0].key == "a"


@pytest.mark.parametrize(
    ("kind", "texts", "said"),
    [
        ("name", ["Ada Brand", "Ada Brandt"], "Possibly at odds on who or where: “Ada Brand” or “Ada Brandt”?"),
        ("name", ["Ada Brand", "ADA BRAND"], "Possibly at odds on who or where: 2 passages that name “Ada Brand”"),
        ("number", ["-5 degrees", "5 degrees"], "Possibly at odds on a figure: “-5 degrees” or “5 degrees”?"),
        ("number", ["3.5 tons", "3-5 tons"], "Possibly at odds on a figure: “3.5 tons” or “3-5 tons”?"),
        ("time", ["Monday", "Monday"], "Possibly at odds on when: 2 passages that name “Monday”"),
        ("number", ["5", "6", "7", "8"], "Possibly at odds on a figure: “5” or “6” or “7” …?"),
        (
            "whole",
            ["The mill burnt at noon.", "By noon the mill was gone.", "At noon it rained."],
            "Possibly at odds: 3 passages that share “noon” and “mill”",
        ),
        ("whole", ["It rained.", "It snowed."], "Possibly at odds: “It rained.” or “It snowed.”?"),
    ],
)
def test_what_was_weighed_is_told_shortly(kind, texts, said):
    sides = [
        answers(f"{text} in document {at}.", text, f"d{at}") if kind != "whole" else answers(text, name=f"d{at}")
        for at, text in enumerate(texts)
    ]
    claims = tuple(side.claims[0] for side in sides)
    corpus = Corpus((), claims, {}, Config(), {}, {}, Parses(None, ()))
    (found,) = weighed_findings([question(kind, *sides, held=[(0, 1)])], corpus)
    assert found.message == said
    assert is_weighed(found)


def test_what_two_whole_sentences_most_likely_differ_in_is_marked_and_told():
    texts = ["Marten, 60, was led out of the harbour office.", "Out of the harbour office was led Marten, 61."]
    sides = [answers(t, name=str(i)) for i, t in enumerate([*texts, "Marten left the harbour office in handcuffs."])]
    marked = tuple(
        ClashingWords(s.claims[0].id, 100 + t.index(w), 100 + t.index(w) + 2)
        for s, t, w in zip(sides, texts, ("60", "61"), strict=False)
    )
    pairs = (WeighedPair(0, 1, 0.5, False, False, ("why",), marked), WeighedPair(0, 2, 0.4, False, False, ("why",)))
    asked = Weighed("whole", tuple(sides), pairs)
    assert clashing(asked)[0, 1] == marked
    assert clash_of(asked) == ("60", "61")
    (finding,) = weighed_findings([asked], Corpus((), (), {}, Config(), {}, {}, Parses(None, ())))
    assert finding.message.startswith("Possibly at odds: “60” or “61”, among 3 passages that share ")


def test_where_nobody_knows_what_differs_nothing_is_told():
    assert clash_of(question("whole", answers("It sank."), answers("It burnt."), held=[(0, 1)])) == ()
