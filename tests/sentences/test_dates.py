"""Lines that are dates, and what day they name."""

import pytest

from consistency.sentences.dates import is_date_line, read_date

PLAIN = [
    ("Monday, 28 September, 2020", "2020-09-28"),
    ("20-03-2020", "2020-03-20"),
    ("20.03.2020", "2020-03-20"),
    ("13/02/2020", "2020-02-13"),
    ("05-05-2020", "2020-05-05"),
    ("March 20, 2020", "2020-03-20"),
    ("Sept. 3, 2020", "2020-09-03"),
    ("3rd of May 2020", "2020-05-03"),
    ("2020-03-20", "2020-03-20"),
    ("2020-03-20T10:00:00Z", "2020-03-20"),
    ("2020-03-20 10:15:33 +0100", "2020-03-20"),
    ("2020-03", "2020-03"),
    ("March 2020", "2020-03"),
    ("12 / 16 / 08 1:30 AM EST", "2008-12-16"),
    ("Last Updated: Monday, 28 November 2005, 02:24 GMT", "2005-11-28"),
    ("Published at 12:45, Wednesday, 12 June 2013", "2013-06-12"),
    ("PUBLISHED: 16:05 GMT, 9 June 2013 | UPDATED: 06:55 GMT, 10 June 2013", "2013-06-09"),
    ("4:31 pm January 5, 2011", "2011-01-05"),
]
DOUBTFUL = [
    ("03-04-2020", "2020"),
    ("2 / 3 / 2009", "2009"),
    ("23-03-20 08:48", None),
    ("Friday, June 7", None),
    ("Last updated at 22:46 GMT", None),
    ("2 hours ago", None),
    ("2021-06-00", "2021-06"),
    ("2021/06/0", "2021-06"),
    ("2021-00-00", "2021"),
    ("2021-00-09", "2021"),
    ("0 June 2021", "2021-06"),
]
NONE = [
    "2021-13-00",
    "2021-13-01",
    "00/06/2021",
    "00.00.2021",
    "2021-06-31",
    "17 rockets",
    "On March 20, 2020 the troops left",
    "1,200",
    "2020",
    "31-02-2020",
    "Wednesday",
    "5-3",
    "Troops left in March 2020",
    "at least 25",
    "",
]


@pytest.mark.parametrize(("line", "iso"), PLAIN)
def test_plain(line, iso):
    found = is_date_line(line)
    assert found is not None
    assert (found.iso, found.problem) == (iso, "")


@pytest.mark.parametrize(("line", "iso"), DOUBTFUL)
def test_doubtful_dates_say_so(line, iso):
    found = is_date_line(line)
    assert found is not None
    assert found.iso == iso
    assert found.problem or found.iso is None


@pytest.mark.parametrize("line", NONE)
def test_no_date_line(line):
    assert is_date_line(line) is None


def test_a_year_is_a_date_only_in_a_field():
    assert read_date("2020").iso == "2020"


def test_time_stamp_of_a_comment_is_bare_and_timed():
    stamp, published = is_date_line("23-03-20 08:48"), is_date_line("Published 23 March 2020 08:48")
    assert (stamp.timed, stamp.bare) == (True, True)
    assert (published.timed, published.bare) == (True, False)
