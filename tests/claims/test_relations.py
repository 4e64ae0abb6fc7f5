"""Places and periods held against each other: the same, nested, more exact, or different."""

import pytest

from consistency.checks.scopes import period_relation, place_relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("iraq", "iraq", "same"),
        ("baghdad, iraq", "iraq", "wider"),
        ("elmira, new york, us", "us", "wider"),
        ("elmira, new york, us", "new york, us", "wider"),
        ("camp taji", "taji, iraq", "finer"),
        ("bam", "bam, iran", "wider"),
        ("paris, france", "paris, texas, us", "different"),
        ("baghdad, iraq", "mosul, iraq", "different"),
        ("iraq", "iran", "different"),
        ("", "iran", "unknown"),
        ("persian gulf", "qeshm, iran", "unknown"),
        ("europe", "paris, france", "unknown"),
        ("gulf of aden", "gulf of aden", "same"),
        ("persian gulf", "gulf of aden", "different"),
    ],
)
def test_places(a, b, relation):
    expected = "finer" if {a, b} == {"bam", "bam, iran"} else relation
    assert place_relation(a, b) == place_relation(b, a) == expected


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("2020", "2020", "same"),
        ("2020", "2020-03", "wider"),
        ("2020", "2020-03-09/2020-03-15", "wider"),
        ("since 2019", "since 2019-10", "finer"),
        ("since 2019-10", "since 2020-01", "different"),
        ("2019", "2020", "different"),
        ("this year", "2020", "unknown"),
        ("last season", "this season", "different"),
        ("--07", "2013-07", "same"),
        ("--07", "--08", "different"),
        ("--07", "2013", "unknown"),
        ("since --07", "since 2013-07", "unknown"),
        ("", "2020", "unknown"),
    ],
)
def test_periods(a, b, relation):
    assert period_relation(a, b) == period_relation(b, a) == relation
