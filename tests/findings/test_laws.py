"""Laws of verdicts: order never matters, a wider bound never makes a conflict, scale changes nothing."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.checks.clocks import order_of, series_of
from consistency.checks.pairs import judge
from consistency.config import Config
from consistency.datatypes import VERDICT_ORDER, Claim, Clocks, Quantity, Scope
from consistency.findings.severity import severity_of
from tests.findings.build import judged

PLAIN = Config(rounding=False)
MODIFIERS = ("exact", "approximate", "at_least", "more_than", "at_most", "less_than", "range", "vague")


def quantity(modifier, value, width=10):
    ends = {
        "at_least": (value, None),
        "more_than": (value, None),
        "at_most": (None, value),
        "less_than": (None, value),
        "range": (value, value + width),
        "vague": (value, 3 * value),
    }
    low, high = ends.get(modifier, (value, value))
    return Quantity(low, high, modifier, "", "people", 0, 1, head="person")


def claim(q, population="", place="", period="", as_of=None, name="a"):
    scope = Scope(measure="killed", population=population, place=place, period=period, status="killed")
    return Claim(
        f"c-{name}", f"d-{name}", 0, 30, f"{q.low} {q.high} people were killed.", "body", scope, "question",
        quantity=q, clocks=Clocks(as_of=as_of, published=as_of),
    )  # fmt: skip


quantities = st.builds(quantity, st.sampled_from(MODIFIERS), st.integers(1, 10**6))
dates = st.sampled_from([None, "2020", "2020-03", "2020-03-20", "2020-03-22", "2021-01-05"])
claims = st.builds(
    claim,
    quantities,
    st.sampled_from(["", "us", "uk", "foreign", "civilian"]),
    st.sampled_from(["", "mali", "bamako, mali", "peru"]),
    st.sampled_from(["", "since 2019", "2020-03"]),
    dates,
)


@given(claims, claims, st.floats(0, 1))
def test_the_order_of_two_claims_never_matters(a, b, score):
    assert judge(a, b, score, PLAIN).verdict == judge(b, a, score, PLAIN).verdict


@given(claims, claims, st.floats(0, 1))
def test_every_verdict_has_spans_a_rule_and_words(a, b, score):
    reasons = judge(a, b, score, PLAIN).reasons
    assert reasons[0].startswith("“")
    assert reasons[-1].startswith("rule: ")


@given(quantities, quantities, st.integers(1, 10**4))
def test_a_wider_bound_never_makes_a_conflict(p, q, more):
    a, b = claim(p), claim(q, name="b")
    before = judge(a, b, 1.0, PLAIN).verdict
    if q.high is None or q.modifier not in ("range", "at_most", "vague"):
        return
    after = judge(a, replace(b, quantity=replace(q, high=q.high + more)), 1.0, PLAIN).verdict
    assert before == "conflict" or after != "conflict"


@given(
    st.sampled_from(["exact", "approximate", "at_least", "at_most"]),
    st.sampled_from(["exact", "approximate", "at_least", "at_most"]),
    st.integers(1, 10**5),
    st.integers(1, 10**5),
)
def test_ten_times_both_changes_nothing_where_rounding_is_off(one, other, x, y):
    small = judge(claim(quantity(one, x)), claim(quantity(other, y), name="b"), 1.0, PLAIN).verdict
    large = judge(claim(quantity(one, 10 * x)), claim(quantity(other, 10 * y), name="b"), 1.0, PLAIN).verdict
    assert small == large


@given(claims, claims)
def test_undated_pairs_are_never_superseded(a, b):
    undated = replace(a, clocks=Clocks())
    assert judge(undated, b, 1.0, PLAIN).verdict != "superseded"
    assert judge(b, undated, 1.0, PLAIN).verdict != "superseded"


@given(claims, claims)
def test_one_date_supersedes_nothing(a, b):
    same = replace(b, clocks=a.clocks)
    assert judge(a, same, 1.0, PLAIN).verdict != "superseded"


@given(claims, claims)
def test_earlier_is_never_later(a, b):
    assert order_of(a, b) == -order_of(b, a)


@settings(max_examples=50, deadline=None)
@given(st.lists(quantities, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_finding(some, random):
    found = [claim(q, name=str(at)) for at, q in enumerate(some)]
    shuffled = list(found)
    random.shuffle(shuffled)
    first, second = judged(*found)[1], judged(*shuffled)[1]
    assert (first is None) == (second is None)
    if first is not None:
        assert {s.label for s in first.sides} == {s.label for s in second.sides}
        assert (first.verdict, first.severity, first.summary) == (second.verdict, second.severity, second.summary)


@settings(deadline=None)
@given(st.lists(quantities, min_size=1, max_size=6), dates)
def test_the_best_lies_between_low_and_high(some, day):
    found = [claim(q, name=str(at), as_of=day) for at, q in enumerate(some)]
    for policy in ("median", "most recent", "most conservative"):
        finding = judged(*found, config=replace(PLAIN, best=policy))[1]
        if finding and finding.summary and finding.summary.best is not None:
            assert finding.summary.low <= finding.summary.best <= finding.summary.high


@given(st.sampled_from(VERDICT_ORDER), st.lists(claims, min_size=1, max_size=4))
def test_severity_always_has_a_reason(verdict, some):
    severity, reasons = severity_of(verdict, some, [], PLAIN)
    assert severity in ("high", "medium", "low")
    assert reasons


def test_a_series_is_in_the_order_of_its_dates():
    rows = [(14, "2020-03-03"), (12, "2020-03-01"), (14, "2020-03-02")]
    found = [claim(quantity("exact", n), as_of=day, name=str(at)) for at, (n, day) in enumerate(rows)]
    assert series_of(found) == "series: 2020-03-01 12; 2020-03-02 14; 2020-03-03 14"
