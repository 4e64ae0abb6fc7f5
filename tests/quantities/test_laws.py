"""Laws that hold for every text: exact spans, no exception, numbers read back, masks blind to the number."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.quantities import extract_quantities, mask_quantities

PIECES = st.sampled_from(
    """5 12 160 5,000 1.2 3 million two hundred and a half third dozen $ € % percent km kg - – / . , : ( ) ' " to from
    between at least more than up roughly no none of the its bases soldiers US killed wounded March 2020 one K1 F-16
    20-year-old ½ ² times twice was were rose by per barrel an Americans Briton or so + 1e5 .5 , , 000 in out over
    In Kabul Monday people died quarter year hour plus nobody hurt spread an reported""".split()
    + [" ", "\n", "\n\n", "\u00a0", "é", "’s"]
)
HOSTILE = st.lists(PIECES, max_size=30).flatmap(
    lambda words: st.sampled_from([" ", "", "  "]).map(lambda joint: joint.join(words))
)
SMALL = [
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen",
]
ONES = " ".join(SMALL).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """Any other renderer of English numbers: it shares no table with the reader."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if name == "hundred" else " "
            return f"{in_words(number // scale)} {name}" + (joint + in_words(rest) if rest else "")
    raise AssertionError(number)


FORMATS = {
    "plain": lambda n: f"{n:d}",
    "commas": lambda n: f"{n:,d}",
    "spaces": lambda n: f"{n:,d}".replace(",", " "),
    "no-break spaces": lambda n: f"{n:,d}".replace(",", "\u00a0"),
    "words": in_words,
}


@given(st.one_of(st.text(max_size=200), HOSTILE))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_with_exact_spans(text: str) -> None:
    found = extract_quantities(text, ordinals=True)
    end = 0
    for q in found:
        assert end <= q.start <= q.number_start < q.number_end <= q.end <= len(text)
        assert text[q.counted_start : q.counted_end] == q.counted
        assert q.low is not None or q.high is not None
        assert q.low is None or q.high is None or q.low <= q.high
        end = q.end
    mask_quantities(text, found)


@given(st.integers(2, 10**12 - 1), st.sampled_from(sorted(FORMATS)))
@settings(max_examples=300, deadline=None)
def test_a_rendered_number_is_read_back(number: int, form: str) -> None:
    if form == "plain" and (1000 <= number < 2200 or number > 10**12):
        number += 2200  # four plain digits may be a year
    text = f"they counted {FORMATS[form](number)} grey rockets yesterday"
    (quantity,) = extract_quantities(text)
    assert quantity.low == quantity.high == number
    assert quantity.counted == "grey rockets"


@given(st.integers(1, 10**9).map(lambda n: n / 100), st.sampled_from(["${:,.2f}", "€{:.2f}", "{:.2f} km", "{:.2f}%"]))
@settings(deadline=None)
def test_a_rendered_measure_is_read_back(number: float, form: str) -> None:
    (quantity,) = extract_quantities(f"it was {form.format(number)} in all")
    assert quantity.low == pytest.approx(float(f"{number:.2f}"))


@given(
    st.integers(2, 10**7),
    st.integers(2, 10**7),
    st.sampled_from(["commas", "words"]),
    st.sampled_from(["commas", "words"]),
)
@settings(deadline=None)
def test_only_the_number_changes_nothing_in_the_mask(a: int, b: int, left: str, right: str) -> None:
    if left == "commas" and a < 10_000:
        a += 10_000
    if right == "commas" and b < 10_000:
        b += 10_000
    texts = [f"There are {FORMATS[f](n)} US troops in the area, police said." for n, f in ((a, left), (b, right))]
    masks = {mask_quantities(text, extract_quantities(text)) for text in texts}
    assert masks == {"There are # US troops in the area, police said."}


def calls(text: str) -> int:
    """How many Python functions are entered while ``text`` is read: time without a clock."""
    count = 0

    def profile(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        extract_quantities(text)
    finally:
        sys.setprofile(None)
    return count


HOSTILE_UNITS = [
    "5 of the ", "the of of ", "1,", "1.", "1-", "-5 ", "1 2 3 ", "123 456 ", "two and ", "hundred thousand ",
    "million million ", "$ ", "5 men, ", "5 men and ", "killed 5 and a ", "between 5 and ", "more than ", "up to ",
    "3 of its ", "March 11, ", "1e1", "K1-", "a.a.", "½", "1 , 000 ", "tens of thousands of ", "5 C ", "5-foot-9 ",
    "In A B 5 people ", "No one was ", "a year and a half ", "half of a million ", "over 5 km ", "Of, And 5 ",
    "a week or so ", "12 stone 4 pounds ", "12st 4lb ", "between 5m and 6m ", "half a mile ", "1, 2 and 3 kg ", "5 x ",
    "20 (twenty) ", "1-in-5 ", "5 to one ", "half of one mile ", "20 below zero ", "died 5 at 6",
    "2h 15m ", "8 l/9 km ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE_UNITS)
def test_work_grows_linearly(unit: str) -> None:
    short, long = (calls((unit * (size // len(unit) + 1))[:size]) for size in (3_000, 12_000))
    assert long <= 4.6 * short


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["5 of the ", "123 456 ", "1,", "five men and "])
def test_a_line_of_a_megabyte_is_read(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert all(q.end <= len(text) for q in extract_quantities(text))
