"""How finely a number is written, and what a unit makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency import extract_quantities


def only(text):
    (q,) = extract_quantities(text)
    return q


@pytest.mark.parametrize(
    ("text", "decimals", "step", "significant"),
    [
        ("Sales were $5.0 billion.", 1, 1e8, 2),
        ("Sales were $5 billion.", 0, 1e9, 1),
        ("Prices rose 5.40 percent.", 2, 0.01, 3),
        ("A magnitude 7.0 earthquake struck.", 1, 0.1, 2),
        ("Some 11,500 votes were cast.", 0, 100.0, 3),
        ("It took 5,000 people.", 0, 1000.0, 1),
        ("It took five thousand people.", None, 1000.0, 1),
        ("It weighs 3.10 kg.", 2, 0.01, 3),
        ("It sold 1.25 million copies.", 2, 10_000.0, 3),
    ],
)
def test_precision_as_written(text, decimals, step, significant):
    q = only(text)
    assert (q.decimals, q.significant) == (decimals, significant)
    assert q.step == pytest.approx(step)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Half of the voters stayed away.", 50),
        ("A third of the voters stayed away.", 100 / 3),
        ("One in five voters stayed away.", 20),
        ("60% of the voters stayed away.", 60),
        ("Three quarters of the voters stayed away.", 75),
    ],
)
def test_a_share_is_in_percent_whatever_it_is_written_as(text, percent):
    q = only(text)
    assert (q.kind, q.base_unit) == ("share", "percent")
    assert q.base_low == pytest.approx(percent)


units = st.sampled_from(["miles", "kilometres", "tonnes", "kilograms", "hours", "acres", "percent", "mph", "litres"])
amounts = st.one_of(st.integers(2, 10**6), st.integers(11, 10**6).map(lambda n: n / 10))


@given(amounts, units)
def test_an_interval_times_its_unit_is_its_base_interval(amount, unit):
    q = only(f"They counted {amount:,} {unit} of it.")
    assert q.low == amount
    assert q.base_low == pytest.approx(q.low * q.factor + q.offset)
    assert q.interval == q.worked_out(q.low, q.high).interval


@given(st.integers(1, 500), st.integers(1, 500))
def test_n_of_m_are_parts_of_one_whole(n, m):
    part, whole = extract_quantities(f"The army left {min(n, m) + 1} of its {max(n, m) + 2} bases.")
    assert part.part_of is not None
    assert (part.part_of.start, part.part_of.end) == (whole.start, whole.end)


@given(st.integers(1, 90))
def test_signs_survive(degrees):
    cold, warm = only(f"It was minus {degrees} degrees Celsius."), only(f"It was {degrees} degrees Celsius.")
    assert (cold.low, warm.low) == (-degrees, degrees)
    assert warm.interval.above(cold.interval)
