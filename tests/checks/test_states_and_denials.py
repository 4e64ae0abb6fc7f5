"""What changes from day to day, what somebody only denies, and words that a prefix turns."""

from dataclasses import replace

import pytest

from benchmarks.negation_probe import pair_of
from consistency.checks.negation import find
from consistency.checks.statements import Statement
from consistency.config import Config
from consistency.datatypes import Clocks
from consistency.pipeline import compare_texts

CONFIG = Config(judge="none")
CHANGED = [
    ("The airport in Orlo is closed, officials said.", "The airport in Orlo is open, officials said."),
    ("The hostage is alive, the army in Orlo said.", "The hostage is dead, the army in Orlo said."),
    ("The tunnel is not open to lorries, the ministry said.", "The tunnel is open to lorries, the ministry said."),
    ("The reactor at Orlo is running, its owner said.", "The reactor at Orlo is not running, its owner said."),
    ("The patient is conscious, doctors in Orlo said.", "The patient is not conscious, doctors in Orlo said."),
]
STAYS = [
    ("The airport in Orlo was closed when it snowed.", "The airport in Orlo was open when it snowed."),
    ("The hostage is dead, the army in Orlo said.", "The hostage is alive, the army in Orlo said."),
    ("The senator won the vote in Orlo.", "The senator lost the vote in Orlo."),
    ("The miners signed the wage deal.", "The miners did not sign the wage deal."),
]


def verdict(one, other, days):
    pair = pair_of(one, other)
    a, b = (
        Statement(replace(s.claim, clocks=Clocks(published=day)), s.parse)
        for s, day in zip((pair.a, pair.b), days, strict=True)
    )
    found, back = find(replace(pair, a=a, b=b), CONFIG), find(replace(pair, a=b, b=a), CONFIG)
    assert found is not None
    assert back is not None
    assert found.verdict == back.verdict
    return found.verdict


@pytest.mark.parametrize(("one", "other"), CHANGED)
def test_what_changes_is_superseded_on_another_day(one, other):
    assert verdict(one, other, ("2026-04-06", "2026-04-09")) == "superseded"
    assert verdict(one, other, ("2026-04-06", "2026-04-06")) == "conflict"
    assert verdict(one, other, ("2026-04-06", None)) == "conflict"


@pytest.mark.parametrize(("one", "other"), STAYS)
def test_what_was_and_what_cannot_come_back_stays_a_conflict(one, other):
    assert verdict(one, other, ("2026-04-06", "2026-04-09")) == "conflict"


ONLY_DENIED = [
    ("The firm refuted allegations of fraud.", "The firm committed fraud."),
    ("The mayor denied stealing the money.", "The mayor stole the money."),
    ("The company denies that it polluted the river.", "The company polluted the river."),
    ("Voss rejected claims that he had paid the judge.", "Voss had paid the judge."),
    ("The army denied bombing the clinic.", "The army bombed the clinic."),
    ("He denied any involvement in the plot.", "He was involved in the plot."),
    ("The ministry dismissed reports that it had closed the border.", "The ministry closed the border."),
]
CONTRADICT = [
    ("The protesters were unarmed.", "The protesters were armed."),
    ("The vote was official.", "The vote was unofficial."),
    ("The strike was illegal.", "The strike was legal."),
    ("The patient is conscious.", "The patient is unconscious."),
    ("The drug is ineffective.", "The drug is effective."),
    ("The council passed a binding motion.", "The council passed a non-binding motion."),
]
ENTAIL = [
    ("The protesters were unarmed.", "The protesters were not armed."),
    ("The strike was not legal.", "The strike was illegal."),
]
NOTHING_OF_IT = [
    ("The mayor, who stole the money, denied selling the car.", "The mayor stole the money."),
    ("The mayor denied stealing the money.", "The mayor did not steal the money."),
    ("The firm imported wood.", "The firm ported wood."),
    ("The unit was large.", "It was large."),
]


@pytest.mark.parametrize(("pairs", "label"), [(ONLY_DENIED, "neutral"), (CONTRADICT, "contradict"), (ENTAIL, "entail")])
def test_rulings_on_words(pairs, label):
    for (a, b), found in zip(pairs, compare_texts(pairs, CONFIG), strict=True):
        assert found.label == label, (a, b, found)


def test_no_ruling_where_the_denial_is_of_something_else():
    for (a, b), found in zip(NOTHING_OF_IT, compare_texts(NOTHING_OF_IT, CONFIG), strict=True):
        assert not any("denial" in r or "is not “" in r for r in found.reasons), (a, b, found)
