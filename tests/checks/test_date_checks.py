"""Dates that cannot be: what is found, and what must not be."""

import pytest

from consistency.checks.datelines import dateline_of, relative_days
from consistency.checks.dates import check
from tests.checks.build import corpus

FOUND = [
    # weekday against date
    (["The council met on Tuesday, 4 March 2020."], "conflict", "name different days"),
    ([("The council met on Tuesday, March 6.", "2020-03-09")], "conflict", "name different days"),
    # what has happened lies before the date of the text
    ([("The bridge collapsed on 9 March 2020.", "2020-03-01")], "conflict", "lies before the date of the text"),
    ([("The bridge at Teva collapsed on 9 March.", "2020-03-01")], "conflict", "lies before the date of the text"),
    (
        [
            (
                "OSTRO, Calderia, May 14 (AP) - A storm tore through the port on May 20, sinking two ferries.",
                "2031-05-14",
            )
        ],
        "conflict",
        "lies before the date of the text",
    ),
    (
        ["OSTRO, May 14 (AP) - A storm tore through the port on May 20, sinking two ferries."],
        "conflict",
        "lies before the date of the text",
    ),
    # the dateline against the date of the document
    (
        [("OSTRO, Calderia, May 27 (Reuters) - A storm tore through the port.", "2031-05-14")],
        "conflict",
        "before it was written",
    ),
    (
        [("OSTRO, Jan. 27 (Reuters) -- A storm tore through the port.", "2031-05-14")],
        "unclear",
        "may be an older one",
    ),
    # the dateline against what others date
    (
        [
            ("Last week an attack on Camp Orrin killed three soldiers.", "2020-09-28"),
            ("The attack on Camp Orrin on March 11 killed three soldiers.", "2020-03-20"),
        ],
        "unclear",
        "does not fit its own relative dates",
    ),
    # one event on two days
    (
        ["The Selva dam in Perito broke on 3 May 2011.", "The Selva dam in Perito broke on 5 May 2011."],
        "conflict",
        "no day fits both",
    ),
    (
        ["The Selva dam in Perito broke in 2011.", "The Selva dam in Perito broke in 2012."],
        "conflict",
        "no day fits both",
    ),
    # one event on two weekdays
    (
        [
            ("The inquest on Dr Mira Sand will begin in Teva on Tuesday.", "2031-05-12"),
            ("The inquest on Dr Mira Sand will begin in Teva on Thursday.", "2031-05-12"),
        ],
        "conflict",
        "no day fits both",
    ),
    (
        [
            ("A bus with 34 pilgrims overturned near Teva on Saturday night.", "2031-05-12"),
            ("A bus with 34 pilgrims overturned near Teva on Sunday night.", "2031-05-12"),
        ],
        "conflict",
        "no day fits both",
    ),
    (
        [
            ("The two sides held talks on the border in Teva on Saturday.", "2031-05-12"),
            ("The two sides held talks on the border in Teva on Sunday.", "2031-05-12"),
        ],
        "unclear",
        "two events that are alike",
    ),
    # still to come, or done
    (
        [
            "Today the Calderan army handed over Camp Orrin to the Tarvenian forces.",
            "This week the Calderan army will hand over Camp Orrin to the Tarvenian forces.",
        ],
        "unclear",
        "which was written first",
    ),
    (
        [
            ("The Calderan army handed over Camp Orrin to the Tarvenian forces.", "2020-03-20"),
            ("The Calderan army will hand over Camp Orrin to the Tarvenian forces.", "2020-03-16"),
        ],
        "superseded",
        "written at different times",
    ),
]
MUST_NOT = [
    ["The council met on Wednesday, 4 March 2020."],
    [("The council met on Tuesday, March 6.", "2019-01-09")],  # of 2018, when it was a Tuesday
    ["The council met on Tuesday. On 4 March 2020 it met again."],
    [("The bridge was closed and will open on 9 March 2020.", "2020-03-01")],
    [("The deadline of 9 March 2020 was set by the court.", "2020-03-01")],
    [("The bridge collapsed on 2 March 2020.", "2020-03-01")],  # a time zone away
    ["The bridge collapsed on 9 March 2020."],
    # a date without a year that may be that of last year, or lies ahead
    [("The bridge at Teva collapsed on 9 June.", "2020-03-01")],
    [("The bridge at Teva collapsed on 30 March.", "2020-03-01")],
    [("The council announced a vote on 9 March.", "2020-03-01")],
    [("The council agreed to meet on 9 March.", "2020-03-01")],
    [("The bridge at Teva was closed for the 9 March parade.", "2020-03-01")],
    [("The studio chose a 9 March 2021 release date.", "2020-03-01")],
    [("The bridge at Teva collapsed on 30 December.", "2020-01-02")],
    # datelines of the day, of the year before, and of an earlier week
    [("OSTRO, Calderia, May 14 (AP) - A storm tore through the port on May 13.", "2031-05-14")],
    [("OSTRO, Dec. 31 (AP) - A storm tore through the port.", "2031-01-01")],
    [("OSTRO, May 7 (AP) - A storm tore through the port.", "2031-05-14")],
    [("OSTRO, May 27 (AP) - A storm tore through the port.", None)],
    [("OSTRO, May 27 (AP) - A storm tore through the port.", "2031-05")],
    [("In Ostro, May 27 was a holiday.", "2031-05-14")],
    # what a year tells apart is no date of an event
    [
        "The Selva dam in Perito broke after the 2011 Norra film was made.",
        "The Selva dam in Perito broke after the 2012 Norra film was made.",
    ],
    [
        ("Last week an attack on Camp Orrin killed three soldiers.", "2020-03-18"),
        ("The attack on Camp Orrin on March 11 killed three soldiers.", "2020-03-20"),
    ],
    [
        ("Last week an attack on Camp Orrin killed nine soldiers.", "2020-09-28"),
        ("The attack on Camp Orrin on March 11 killed three soldiers.", "2020-03-20"),
    ],
    [
        ("Last week an attack on Camp Orrin killed three soldiers.", None),
        ("The attack on Camp Orrin on March 11 killed three soldiers.", "2020-03-20"),
    ],
    ["The Selva dam in Perito broke on 3 May 2011.", "The Selva dam in Perito broke in May 2011."],
    ["The Selva dam in Perito broke on 3 May 2011.", "The Norra bridge in Tolma fell on 5 May 2011."],
    ["The Selva dam in Perito broke before 2011.", "The Selva dam in Perito broke in 2012."],
    # a day each
    [
        ("A bus with 34 pilgrims overturned near Teva on Monday.", "2031-05-13"),
        ("A bus with 34 pilgrims overturned near Teva on Tuesday.", "2031-05-14"),
    ],
    # the same day, told in two ways
    [
        ("The inquest on Dr Mira Sand began in Teva on Monday.", "2031-05-12"),
        ("The inquest on Dr Mira Sand began in Teva today.", "2031-05-12"),
    ],
    # other figures, other names, the day of speaking, a day that bounds, no date of publication
    [
        ("A bus with 34 pilgrims overturned near Teva on Saturday.", "2031-05-12"),
        ("A bus with 51 pilgrims overturned near Teva on Sunday.", "2031-05-12"),
    ],
    [
        ("A bus with 34 pilgrims overturned near Teva on Saturday.", "2031-05-12"),
        ("A bus with 34 pilgrims overturned near Ostro on Sunday.", "2031-05-12"),
    ],
    [
        ("The inquest on Dr Mira Sand will begin in Teva, the court said on Tuesday.", "2031-05-15"),
        ("The inquest on Dr Mira Sand will begin in Teva, the court said on Thursday.", "2031-05-15"),
    ],
    [
        ("The bridge at Teva near Ostro was closed from Tuesday.", "2031-05-15"),
        ("The bridge at Teva near Ostro was closed from Thursday.", "2031-05-15"),
    ],
    ["The inquest on Dr Mira Sand began in Teva on Tuesday.", "The inquest on Dr Mira Sand began in Teva on Monday."],
    # a week apart
    [
        ("The inquest on Dr Mira Sand began in Teva on Tuesday.", "2031-05-07"),
        ("The inquest on Dr Mira Sand began in Teva on Wednesday.", "2031-05-22"),
    ],
    ["The army left Mali in 2014.", "The choir sang in Peru in 2019."],
    [
        "The Calderan army handed over Camp Orrin to the Tarvenian forces.",
        "The orchestra will open its season in Perito.",
    ],
    [
        "The Calderan army was helped at Camp Orrin by the Tarvenian forces.",
        "The Calderan army will be helped at Camp Orrin by the Tarvenian forces.",
    ],
]


@pytest.mark.parametrize(("texts", "verdict", "rule"), FOUND)
def test_found(texts, verdict, rule):
    drafts = check(corpus(*texts))
    assert [(d.kind, d.verdict) for d in drafts] == [("date", verdict)]
    assert rule in drafts[0].reasons[-1]
    assert drafts[0].message


@pytest.mark.parametrize("texts", MUST_NOT)
def test_must_not(texts):
    assert check(corpus(*texts)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("OSTRO, Calderia, May 27 (AP) - A storm rose.", "May 27"),
        ("NEW OSTRO, Sept. 3, 2031 (Reuters) -- A storm rose.", "Sept. 3, 2031"),
        ("Ostro, 3 May – A storm rose.", "3 May"),
        ("A storm rose in Ostro on May 27 (AP).", None),
        ("A storm rose in Ostro, May 27 - the worst.", None),
        ("OSTRO (AP) - A storm rose on May 27.", None),
        ("OSTRO, May (AP) - A storm rose.", None),
    ],
)
def test_datelines(text, words):
    found = dateline_of(text)
    assert (found and text[found.start : found.end]) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It happened last week.", "last week"),
        ("It happened yesterday.", "yesterday"),
        ("It happened on Thursday.", "on Thursday"),
        ("It happened earlier this month.", "earlier this month"),
    ],
)
def test_relative_dates(text, words):
    found = relative_days(text, "2020-03-20")
    assert found.words == words
    assert found.first <= found.last


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("It happened.", "2020-03-20"),
        ("Last week.", None),
        ("Last week.", "2020-03"),
        ("On Thursday, 5 May.", "2020-03-20"),
    ],
)
def test_no_relative_date(text, published):
    assert relative_days(text, published) is None
