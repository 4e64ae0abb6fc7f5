"""What shows that two figures are of one event, and what does not."""

import pytest

from tests.findings.build import figure, judged

LIKELY = 0.93
"""Sure enough of the question, not sure enough for the wording alone to carry it."""


def verdict_of(a, left, b, right):
    """The verdict on the figures ``left`` of text ``a`` and ``right`` of text ``b``, the same either way round."""
    _, finding = judged(figure("a", a, left), figure("b", b, right), score=LIKELY)
    _, turned = judged(figure("b", b, right), figure("a", a, left), score=LIKELY)
    assert finding.verdict == turned.verdict
    return finding.verdict


@pytest.mark.parametrize(
    ("a", "left", "b", "right", "verdict"),
    [
        ("The storm in Lima killed 14 people.", 14, "The storm in Lima killed 34 people.", 34, "conflict"),
        ("It killed 14 people on March 3, 2014.", 14, "It killed 34 people on March 3, 2014.", 34, "conflict"),
        # a country is no anchor: it has many storms
        ("The storm in Peru killed 14 people.", 14, "The storm in Peru killed 34 people.", 34, "unclear"),
        ("The storm killed 14 people.", 14, "The storm killed 34 people.", 34, "unclear"),
        # but another figure in common is one, unless it is a small one
        ("A storm in Peru killed 9 people, injuring 14 others.", 14, "9 people died and 34 were hurt.", 34, "conflict"),
        ("A storm in Peru killed 2 people, injuring 14 others.", 14, "2 people died and 34 were hurt.", 34, "unclear"),
        # one town is struck twice: far too many, or a month against no time
        ("The storm in Lima killed 4 people.", 4, "The storm in Lima killed 340 people.", 340, "unclear"),
        ("The storm in Lima killed 14 people.", 14, "A storm in Lima killed 34 people in May 2009.", 34, "unclear"),
        ("Storms in Lima killed 14 in May 2009.", 14, "Storms in Lima killed 34 in May 2009.", 34, "conflict"),
    ],
)
def test_two_tolls(a, left, b, right, verdict):
    assert verdict_of(a, left, b, right) == verdict


@pytest.mark.parametrize(
    ("a", "left", "b", "right", "verdict"),
    [
        ("Seven other workers hid in a shed.", 7, "Ninety other workers hid in a shed.", 90, "unclear"),
        ("There are 700 French troops on board.", 700, "There are 900 French troops on board.", 900, "conflict"),
        ("She missed 4 games after a fall on October 19.", 4, "She played in 10 games by October.", 10, "unclear"),
        ("She missed 4 games on October 19.", 4, "She missed 10 games on October 19.", 10, "conflict"),
        # "several" is a word: two are hardly fewer, nine hundred are surely more
        ("Two ships sank in Lima.", 2, "Several ships sank in Lima.", 3, "unclear"),
        ("Some 900 ships sank in Lima.", 900, "Several ships sank in Lima.", 3, "conflict"),
    ],
)
def test_two_counts(a, left, b, right, verdict):
    assert verdict_of(a, left, b, right) == verdict
