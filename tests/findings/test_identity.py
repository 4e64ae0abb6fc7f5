"""Keys tell findings apart, and stay the same for the same words."""

from consistency.findings.identity import said
from tests.findings.build import claims_of, document


def figures(text):
    return [c for c in claims_of(document("a", text)) if c.quantity]


def test_a_share_and_a_rise_of_one_sentence_are_two_things_said():
    share, rise = figures("The harbour took 4% of the trade, up 4% from March.")
    assert said([share]) != said([rise])


def test_the_same_sentence_says_the_same():
    (one,), (other,) = (figures("The harbour took 4% of the trade.") for _ in range(2))
    assert said([one]) == said([other])
