"""A figure that a text itself replaces: found, and not found."""

import pytest

from consistency.checks.pairs import judge
from consistency.checks.revisions import replaced_by
from tests.findings.build import CONFIG, claims_of, document

OLD = "A magnitude 5.9 quake struck Orlen on 3 March 2021."


def quake(text):
    return next(c for c in claims_of(document("b", text)) if c.quantity and c.quantity.unit == "magnitude")


@pytest.mark.parametrize(
    "text",
    [
        "A magnitude 5.6 quake struck Orlen on 3 March 2021, the office said, correcting its first figure of 5.9.",
        "A magnitude 5.6 quake struck Orlen on 3 March 2021, revised from 5.9.",
        "A magnitude 5.6 quake struck Orlen on 3 March 2021, after an initial report of 5.9.",
        "A magnitude 5.6 quake struck Orlen on 3 March 2021, down from a preliminary reading of magnitude 5.9.",
    ],
)
def test_a_text_replaces_a_figure(text):
    assert replaced_by(quake(OLD), quake(text), CONFIG)
    assert judge(quake(OLD), quake(text), 0.95, CONFIG).verdict == "superseded"


@pytest.mark.parametrize(
    "text",
    [
        "A magnitude 5.6 quake struck Orlen on 3 March 2021.",
        "A magnitude 5.6 quake struck Orlen on 3 March 2021, correcting its first figure of 6.1.",
        "A magnitude 5.6 quake struck Orlen on 3 March 2021, and one of 5.9 followed in Tarn.",
    ],
)
def test_a_text_replaces_no_figure(text):
    assert not replaced_by(quake(OLD), quake(text), CONFIG)
