"""Laws: what is read times its unit is its base, N of M are two linked counts, a minus stays."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.quantities import extract_quantities
from consistency.quantities.units import WORDS

BEHIND = sorted(
    word
    for word, unit in WORDS.items()
    if unit.dimension in ("length", "mass", "time", "area", "volume", "power", "energy", "temperature")
    and word.isalpha()
    and len(word) > 3
    and word.endswith("s")
)


@given(st.integers(2, 9000).map(lambda n: n / 10), st.sampled_from(BEHIND))
@settings(max_examples=300, deadline=None)
def test_what_is_read_times_its_unit_is_its_base(value, word):
    found = extract_quantities(f"They measured {value} {word} of it.")
    for q in found:
        if q.kind == "measure" and q.low is not None and not q.per:
            assert q.base_low == pytest.approx(q.low * q.factor + q.offset)
            assert q.interval.low == pytest.approx(q.base_low)
            assert q.interval.dimension.base == q.base_unit
            assert q.interval.is_point


@given(st.integers(1, 400), st.integers(401, 9000), st.sampled_from(["{} of the {:,} miners", "{} of its {:,} mines"]))
@settings(deadline=None)
def test_n_of_m_are_a_part_and_its_whole(part, whole, form):
    text = f"They say that {form.format(part, whole)} are safe."
    few, many = extract_quantities(text)
    assert (few.low, many.low) == (part, whole)
    assert few.part_of is not None
    assert few.part_of.start == many.start
    assert many.part_of is None
    assert few.interval.meets(many.interval)
    assert many.interval.above(few.interval)


SIGNS = ["minus {}", "-{}", "−{}"]
UNITS = ["°C", " degrees Celsius", "°F", " degrees Fahrenheit", "C", " degrees"]


@given(st.integers(1, 60), st.sampled_from(SIGNS), st.sampled_from(UNITS))
@settings(deadline=None)
def test_signs_survive(value, sign, unit):
    text = "The temperature fell to {}" + unit + " there."
    (below,) = extract_quantities(text.format(sign.format(value)))
    (above,) = extract_quantities(text.format(value))
    assert (below.low, above.low) == (-value, value)
    assert below.unit == above.unit
    assert above.interval.above(below.interval)
    assert not math.isclose(above.interval.low, below.interval.low)
