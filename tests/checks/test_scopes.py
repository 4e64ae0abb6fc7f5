"""Slots side by side: nested populations, unknown slots, places and dates of different precision."""

from dataclasses import replace

import pytest

from consistency.checks.scopes import compare_scopes, population_relation
from consistency.config import Config
from consistency.datatypes import Claim, Clocks, Scope

CONFIG = Config()


def claim(**slots):
    event = slots.pop("event_date", None)
    return Claim("c", "d", 0, 1, "q", "body", Scope(**slots), "q", clocks=Clocks(event=event))


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("us", "us", "same"),
        ("", "", "same"),
        ("us", "", "unknown"),
        ("us", "foreign", "wider"),
        ("us", "coalition", "wider"),
        ("coalition", "foreign", "wider"),
        ("iraq military", "iraq", "finer"),
        ("us", "iraq", "different"),
        ("civilian", "police", "different"),
        ("iraq military", "coalition", "different"),
    ],
)
def test_populations(a, b, relation):
    assert population_relation(a, b, CONFIG) == relation
    assert population_relation(b, a, CONFIG) == relation


@pytest.mark.parametrize(
    ("slot", "a", "b", "relation"),
    [
        ("place", {"place": "iraq"}, {"place": "iraq"}, "same"),
        ("place", {"place": "iraq"}, {"place": "syria"}, "different"),
        ("place", {"place": "iraq"}, {}, "unknown"),
        ("place", {"place": "camp taji"}, {"place": "taji"}, "finer"),
        ("place", {"place": "zarkul"}, {"place": "iraq"}, "unknown"),
        ("place", {"place": "zarkul"}, {"place": "texas, us"}, "unknown"),
        ("place", {"place": "zarkul"}, {"place": "mosul, iraq"}, "different"),
        ("period", {"period": "since may 2019"}, {"period": "since october 2019"}, "different"),
        ("date", {"event_date": "2020-01-08"}, {"event_date": "2020-01"}, "same"),
        ("date", {"event_date": "2020-01-08"}, {"event_date": "--01-08"}, "same"),
        ("date", {"event_date": "2020-01-08"}, {"event_date": "2020-03-11"}, "different"),
        ("date", {"event_date": "2020-01-08"}, {"event_date": "--01"}, "same"),
        ("date", {"event_date": "2020-01-08"}, {"event_date": "--09"}, "different"),
        ("date", {"event_date": "2020"}, {"event_date": "--09"}, "unknown"),
        ("measure", {"measure": "killed"}, {"measure": "wounded"}, "different"),
    ],
)
def test_slots(slot, a, b, relation):
    forward = {s.slot: s for s in compare_scopes(claim(**a), claim(**b), CONFIG)}
    backward = {s.slot: s for s in compare_scopes(claim(**b), claim(**a), CONFIG)}
    assert forward[slot].relation == relation
    assert backward[slot].relation == relation
    assert forward[slot].reason


@pytest.mark.parametrize(("words", "relation"), [("Mosul", "different"), ("mosul, iraq (the dateline)", "unknown")])
def test_a_place_of_another_sentence_parts_nothing(words, relation):
    here = claim(place="baghdad, iraq")
    there = replace(claim(place="mosul, iraq"), evidence=(("place", words),))
    slots = {s.slot: s.relation for s in compare_scopes(here, there, CONFIG)}
    assert slots["place"] == relation
