"""Many answers: a table with a row for each value, only the pairs that matter open, sentences under each other."""

from consistency.config import Config
from consistency.datatypes import Claim, Clocks, PairVerdict, Quantity, Scope
from consistency.reports import render_html
from consistency.reports.page import MANY, make_page
from consistency.reports.sides import open_pairs
from tests.reports.build import FLOOD, events, story
from tests.reports.test_html import Page

PAGE = make_page(events(), Config())
TOLL, MILL = PAGE.findings


def test_from_six_answers_on_they_are_a_table_in_order_of_time():
    assert len(TOLL.sides) == MANY
    assert [row.answer for row in TOLL.rows] == [f"{dead} people" for dead in dict.fromkeys(FLOOD)]
    assert TOLL.rows[0].when == "1 May 2031"
    assert TOLL.rows[1].when == "2 May 2031 to 3 May 2031"
    assert [row.said_by for row in TOLL.rows[:3]] == [("rescuers",), ("rescuers",), ("the mayor",)]
    assert [cite.document.name for cite in TOLL.rows[1].cites] == ["Paper 2", "Paper 3"]
    assert TOLL.by_time


def test_a_series_is_drawn_as_one():
    assert TOLL.dates is not None
    assert len(TOLL.dates.rows) == len(FLOOD)


def test_fewer_answers_stand_side_by_side():
    assert all(not card.rows for card in make_page(story().result(), Config()).findings)


def test_only_the_pairs_that_matter_stand_open():
    opened = [group for group in TOLL.groups if group.matters]
    assert [group.matters for group in opened] == ["largest gap", "the two latest"]
    assert TOLL.shown == len(opened)
    assert sum(len(group.pairs) for group in TOLL.groups) == len(TOLL.pairs)
    assert {(p.a.letter, p.b.letter) for g in opened for p in g.pairs} == {("A", "F"), ("E", "F")}


def side(value, day, document="d"):
    quantity = Quantity(value, value, "exact", "", "people", 0, 1)
    return [
        Claim(f"{document}{value}", document, 0, 9, "5 people.", "body", Scope(), "?", quantity, Clocks(published=day))
    ]


def test_two_answers_of_one_day_matter_and_those_that_go_together_do_not():
    groups = [side(5, "2031-05-01"), side(6, "2031-05-01"), side(60, "2031-05-09"), side(45, "2031-05-08")]
    pairs = [PairVerdict(a, b, "conflict", "k", ()) for a in range(4) for b in range(a + 1, 4)]
    named = {(0, 2): "largest gap", (2, 3): "the two latest", (0, 1): "two of one day"}
    assert open_pairs(pairs, groups, [1, 1, 1, 1]) == named
    pairs = [PairVerdict(0, 2, "compatible", "k", ()), *pairs[2:]]
    assert open_pairs(pairs, groups, [1, 1, 1, 1]) == {(1, 2): "largest gap", (2, 3): "the two latest"}
    assert open_pairs([], groups, [1, 1, 1, 1]) == {}


def test_whole_sentences_stand_under_each_other_without_labels_and_pairs_are_folded():
    assert MILL.sentences
    assert MILL.shown == 0
    assert MILL.folded
    assert MILL.question == "3 passages that share “mill”, “firefighters” and “town”"
    assert MILL.message == (
        "Possibly at odds: A and B, A and C. The evidence is not enough to call it a conflict. "
        "1 further pair was not held against each other."
    )
    assert MILL.settle == ""
    html = render_html(events())
    assert 'class="sides lines"' in html
    assert Page(html).words.count("Firefighters reached the burning mill in the old town") == 2  # card and text
