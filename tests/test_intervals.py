"""Numbers are compared with their dimension: the laws of intervals, and that nobody goes round them."""

import ast
import math
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from consistency.intervals import Dimension, DimensionError, Interval

PACKAGE = Path(__file__).resolve().parent.parent / "consistency"
ENDS = frozenset({"low", "high", "base_low", "base_high"})
MAY_COMPARE = frozenset({"intervals.py"})
"""The one place that holds ends of two figures against each other."""
ROOMS_OF_DRAFTS = frozenset({"quantities"})
"""Here figures are still being read: what has no unit yet."""


def roots(node):
    """What the ends inside ``node`` are ends of: the expressions before ".low", ".high" …"""
    return {
        ast.unparse(n.value)
        for n in ast.walk(node)
        if isinstance(n, ast.Attribute) and n.attr in ENDS and isinstance(n.ctx, ast.Load)
    }


def is_both_ends(node):
    """Is it ``(q.low, q.high)``, a figure without its unit?"""
    attributes = {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
    return isinstance(node, ast.Tuple) and {"low", "high"} <= attributes and bool(roots(node))


def breaches(tree):
    """Lines where ends of two figures meet outside an interval."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if len(roots(node)) > 1 or any(is_both_ends(n) for side in sides for n in ast.walk(side)):
                found.append(node.lineno)
        elif isinstance(node, (ast.Set, ast.SetComp)):
            own = [node.elt] if isinstance(node, ast.SetComp) else node.elts
            if any(is_both_ends(n) for one in own for n in ast.walk(one)):
                found.append(node.lineno)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Sub, ast.Div)):
            if roots(node.left) and roots(node.right) and roots(node.left) != roots(node.right):
                found.append(node.lineno)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("min", "max", "sorted"):
            loops = {ast.unparse(g.target) for n in ast.walk(node) for g in getattr(n, "generators", ())}
            named = {root.split(".")[0] for root in roots(node)}
            if len(roots(node)) > 1 or (named & loops):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize(
    "code",
    [
        "p.low < q.low",
        "p.low == q.high",
        "(p.low, p.high) == (q.low, q.high)",
        "{(c.low, c.high) for c in claims}",
        "figures <= {(q.low, q.high) for q in found}",
        "min(q.low for q in figures)",
        "interval_of(a).low <= interval_of(b).high",
        "p.base_low - q.base_low",
    ],
)
def test_what_goes_round_an_interval_is_seen(code):
    assert breaches(ast.parse(code))


@pytest.mark.parametrize("code", ["q.low == q.high", "q.low > 0", "[q.low, q.high]", "whole.low - whole.high"])
def test_ends_of_one_figure_may_meet(code):
    assert not breaches(ast.parse(code))


def sources():
    files = sorted(PACKAGE.rglob("*.py"))
    return [p for p in files if p.name not in MAY_COMPARE and not ROOMS_OF_DRAFTS & {x.name for x in p.parents}]


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_compares_ends_of_two_figures(path):
    """What compares numbers takes ``Quantity.interval``, which knows what they measure."""
    assert breaches(ast.parse(path.read_text(encoding="utf-8"))) == []


METRES, TONNES = Dimension("measure", "metre"), Dimension("measure", "kilogram")
REFUSED = ("same", "overlaps", "holds", "above", "ratio", "gap", "common_ends", "less", "over", "begins_at_end_of")
ends = st.floats(-1e9, 1e9).map(lambda x: round(x, 3))


@st.composite
def intervals(draw, dimension=METRES):
    low, high = sorted((draw(ends), draw(ends)))
    return Interval(
        draw(st.sampled_from([low, -math.inf])),
        draw(st.sampled_from([high, math.inf])),
        draw(st.booleans()),
        draw(st.booleans()),
        dimension,
    )


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize(
    "other",
    [TONNES, Dimension("count"), Dimension("measure", "metre", per="day"), Dimension("measure", "metre", change="up")],
)
def test_two_dimensions_refuse_to_meet(name, other):
    a, b = Interval(10, 10, dimension=METRES), Interval(10, 10, dimension=other)
    assert a != b
    assert not a.meets(b)
    with pytest.raises(DimensionError, match="does not meet"):
        getattr(a, name)(b)
    with pytest.raises(TypeError):
        assert a < b


def test_a_bare_dollar_is_a_us_dollar():
    assert Interval(1, 1, dimension=Dimension("money", "dollar")) == Interval(
        1, 1, dimension=Dimension("money", "US dollar")
    )


@given(intervals(), intervals())
def test_comparing_is_symmetric(a, b):
    assert a.overlaps(b) == b.overlaps(a)
    assert a.same(b) == b.same(a)
    assert a.ratio(b) == b.ratio(a) or math.isnan(a.ratio(b))
    assert not (a.above(b) and b.above(a))
    assert not (a.above(b) and a.overlaps(b))


@given(intervals(), intervals())
def test_what_holds_another_overlaps_it(a, b):
    assume(b.low < b.high)
    if a.holds(b):
        assert a.overlaps(b)
    assert a.holds(a)


@given(st.floats(-200, 200), st.sampled_from([(1.0, 0.0), (5 / 9, -32 * 5 / 9), (1609.344, 0.0), (1e-5, 0.0)]))
def test_arithmetic_of_units_leaves_no_trace(value, unit):
    factor, offset = unit
    base = value * factor + offset
    assume(abs(base) > 1e-3)
    back = (base - offset) / factor
    assert Interval(base, base).same(Interval(back * factor + offset, back * factor + offset))
