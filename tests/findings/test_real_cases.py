"""What the record gives for five disasters, in our own words: where an expert would nod."""

from dataclasses import replace

import pytest

from consistency.checks.totals import lists_of
from consistency.config import Config
from tests.findings.build import claims_of, document, figure, judged, verdicts


def test_haiyan_falls_from_a_guess_to_a_count():
    """Tacloban 2013: 10,000 feared on 10 November, the president's 2,000 to 2,500 two days later, 1,883 counted."""
    shared, finding = judged(
        figure("a", "The typhoon killed an estimated 10,000 people in Tacloban, police said.", 10000, "2013-11-10"),
        figure("b", "The typhoon killed 2,000 to 2,500 people in Tacloban, the president said.", 2500, "2013-11-12"),
        figure("c", "The typhoon killed 1,883 people in Tacloban, the council said.", 1883, "2013-11-13"),
    )
    found = verdicts(finding)
    assert shared.verdict == "superseded"
    assert set(found.values()) == {"superseded"}
    series = "series: 2013-11-10 about 10,000; 2013-11-12 2,000 to 2,500; 2013-11-13 1,883"
    assert all(series in p.reasons for p in finding.pairs)
    assert any("revised down" in r for p in finding.pairs for r in p.reasons)
    assert finding.severity == "low"
    assert (finding.summary.low, finding.summary.best, finding.summary.high) == (1883, None, 10000)


def test_undated_counts_of_haiyan_are_never_superseded():
    _, finding = judged(
        figure("a", "The typhoon killed an estimated 10,000 people in Tacloban.", 10000),
        figure("c", "The typhoon killed 1,883 people in Tacloban.", 1883),
    )
    assert finding.verdict == "conflict"


def test_sri_lanka_is_revised_down():
    """Easter 2019: 359 dead on 24 April, 253 on 25 April, an official: 250 or 260."""
    _, finding = judged(
        figure("a", "The bombings in Sri Lanka killed 359 people, the ministry said.", 359, "2019-04-24"),
        figure("b", "The bombings in Sri Lanka killed 253 people, the ministry said.", 253, "2019-04-25"),
        figure("c", "The bombings in Sri Lanka killed 250 or 260 people, an official said.", 260, "2019-04-25"),
    )
    found = verdicts(finding)
    assert found["253 people", "359 people"] == "superseded"
    assert found["250 to 260 people", "253 people"] == "compatible"
    assert found["250 to 260 people", "359 people"] == "superseded"


def test_chile_counts_the_missing_among_the_dead_or_not():
    """February 2010: 802 dead by the official count; 279 of them identified: a part is no other count of the whole."""
    whole = figure("a", "The quake in Chile killed 802 people, the government said.", 802)
    part = figure("b", "Of the 802 people killed by the quake in Chile, 279 have been identified.", 279)
    missing = figure("c", "After the quake, 587 people were missing in Chile.", 587)
    assert whole.scope.measure == "killed"
    assert missing.scope.measure != "killed"
    assert part.scope.status != "killed" or part.role == "part"
    if part.quantity.kind == whole.quantity.kind and part.scope.measure == whole.scope.measure:
        _, finding = judged(whole, part)
        assert finding.verdict != "conflict"


def test_london_has_three_tolls_on_one_day():
    """7 July 2005: 42, 45 and 37 dead in reports of one day from three origins."""
    text = "The bombings in London killed {} people."
    _, finding = judged(*(figure(str(n), text.format(n), n, "2005-07-07") for n in (42, 45, 37)))
    assert set(verdicts(finding).values()) == {"conflict"}
    assert finding.severity == "high"
    assert "lives are counted (killed)" in finding.severity_reasons
    assert (finding.summary.low, finding.summary.high) == (37, 45)


@pytest.mark.parametrize(
    ("policy", "best"),
    [("none", None), ("median", 42), ("most conservative", 37), ("most recent", None), ("official", None)],
)
def test_the_best_figure_is_a_policy(policy, best):
    text = "The bombings in London killed {} people."
    figures = [figure(str(n), text.format(n), n, "2005-07-07") for n in (42, 45, 37)]
    _, finding = judged(*figures, config=Config(best=policy))
    assert finding.summary.best == best
    assert finding.summary.policy == policy


def test_a_copy_has_no_second_vote():
    text = "The bombings in London killed {} people."
    figures = [figure(name, text.format(n), n) for name, n in (("a", 45), ("b", 45), ("c", 45), ("d", 37), ("e", 41))]
    origins = {"d-a": "one", "d-b": "one", "d-c": "one", "d-d": "two", "d-e": "three"}
    _, finding = judged(*figures, config=Config(best="median"), origins=origins)
    assert finding.summary.best == 41
    assert finding.summary.reason == "median of 3 origins"


def test_the_latest_and_the_official_figure():
    rows = [("a", "2005-07-07", "37"), ("b", "2005-07-09", "49"), ("c", "2005-07-08", "45")]
    text = "The bombings in London killed {} people, {} said."
    said = {"a": "a witness", "b": "a newspaper", "c": "the Metropolitan Police"}
    figures = [figure(n, text.format(v, said[n]), float(v), day) for n, day, v in rows]
    assert judged(*figures, config=Config(best="most recent"))[1].summary.best == 49
    figures = [replace(c, attribution=replace(c.attribution, speaker=said[c.document[2:]])) for c in figures]
    assert judged(*figures, config=Config(best="official"))[1].summary.best == 45


def test_the_dead_are_no_shelters():
    """Philippines 2013: 2,357 dead; 4,460 was the number of shelters, printed as a toll by one paper."""
    dead = figure("a", "The typhoon killed 2,357 people in the Philippines, the council said.", 2357, "2013-11-14")
    mistaken = figure("b", "The typhoon killed 4,460 people in the Philippines, a paper said.", 4460, "2013-11-14")
    shelters = figure("c", "The council counted 4,460 evacuation shelters in the Philippines.", 4460, "2013-11-14")
    assert judged(dead, mistaken)[1].verdict == "conflict"
    assert shelters.scope.measure != dead.scope.measure


def test_parts_make_the_whole():
    a = document("a", "The rockets on Camp Taji killed two Americans and one Briton.")
    b = document("b", "The rockets on Camp Taji killed three coalition members.")
    claims = [c for d in (a, b) for c in claims_of(d) if c.quantity]
    two = next(c for c in claims if c.quantity.low == 2)
    three = next(c for c in claims if c.quantity.low == 3)
    _, finding = judged(two, three, lists=lists_of(claims))
    (pair,) = finding.pairs
    assert pair.verdict == "compatible"
    assert "sum: 2 Americans + 1 Briton = 3" in pair.reasons


def test_districts_make_the_country():
    a = document("a", "The storm killed 12 people in Matara, 10 in Galle and two in Colombo.")
    b = document("b", "The storm killed 24 people.")
    claims = [c for d in (a, b) for c in claims_of(d) if c.quantity]
    lists = lists_of(claims)
    twelve = next(c for c in claims if c.quantity.low == 12)
    whole = next(c for c in claims if c.quantity.low == 24)
    assert len(lists[twelve.id]) == 3
    _, finding = judged(twelve, whole, lists=lists)
    assert finding.pairs[0].verdict == "compatible"


def test_a_day_never_meets_all_so_far():
    daily = figure("a", "The virus killed 34 people in Lombardy in the past 24 hours.", 34, "2020-03-01")
    total = figure("b", "The virus has killed 148 people in Lombardy so far.", 148, "2020-03-01")
    _, finding = judged(daily, total)
    assert finding.verdict == "different_scope"
    assert any("past 24 hours" in r or "daily" in r for r in finding.pairs[0].reasons)


def test_another_scope_quotes_the_words_of_both():
    ours = figure("a", "Some 5,000 US troops are stationed in Mali.", 5000)
    theirs = figure("b", "Some 7,500 foreign troops are stationed in Mali.", 7500)
    _, finding = judged(ours, theirs)
    assert finding.verdict == "different_scope"
    (pair,) = finding.pairs
    assert any("US troops" in r and "foreign troops" in r and r.startswith("population") for r in pair.reasons)


def test_too_little_context_is_unclear_and_never_worse():
    one = figure("a", "The crash killed 12 people.", 12)
    other = figure("b", "The blast killed 14 people.", 14)
    _, finding = judged(one, other, score=0.5)
    assert finding.verdict == "unclear"
    assert finding.severity == "low"


def test_more_in_a_part_than_in_the_whole_is_a_conflict():
    town = figure("a", "The storm killed 40 people in Lyon, France.", 40)
    country = figure("b", "The storm killed 12 people in France.", 12)
    assert town.scope.place.endswith(country.scope.place)
    assert judged(town, country)[1].verdict == "conflict"
    fewer = figure("c", "The storm killed 4 people in Lyon, France.", 4)
    assert judged(fewer, country)[1].verdict == "different_scope"
