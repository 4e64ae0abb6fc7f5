"""How far a stage is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consistency.progress import counted, part_of


@given(st.integers(0, 1000))
def test_progress_of_a_stage_is_told_a_hundred_times_and_ends_at_the_whole(count: int) -> None:
    told: list[tuple[int, int]] = []
    assert list(counted(range(count), lambda *step: told.append(step))) == list(range(count))
    assert told == sorted(told)
    assert len(told) <= 101
    assert told[-1] == (count, count)


def test_a_part_of_a_stage_is_told_as_a_part_of_the_whole() -> None:
    told: list[tuple[int, int]] = []
    part = part_of(lambda *step: told.append(step), 10, 20, 40)
    assert part is not None
    part(0, 5)
    part(5, 5)
    part(0, 0)
    assert told == [(10, 40), (30, 40), (10, 40)]
    assert part_of(None, 0, 1, 1) is None
