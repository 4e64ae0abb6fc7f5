"""What a text denies, and by which words; what is said, asked or only thought is none."""

import pytest

from consistency.checks.clauses import read
from consistency.checks.denials import denials_of
from consistency.checks.statements import Statement
from consistency.datatypes import Claim, Scope
from tests.support import parsed

DENIED = [
    # sentence, cue, what it denies, kind
    ("Officials had no further details.", "no", "details", "all"),
    ("No further details were reported.", "No", "details", "all"),
    ("No new toll was given.", "No", "given", "all"),
    ("The firm did not have a permit.", "not", "permit", "plain"),
    ("The bridge was not in use.", "not", "use", "plain"),
    ("The driver was found not guilty.", "not", "guilty", "plain"),
    ("The tower was built without a new permit.", "without", "permit", "without"),
    ("The minister denied the charge.", "denied", "charge", "saying"),
    ("The group denies that it fired on the town.", "denies", "fired", "saying"),
    ("The firm lacks a licence.", "lacks", "licence", "without"),
    ("It is not true that the army fired.", "not", "fired", "sentence"),
    ("The crew failed to close the valve.", "failed to", "close", "lexical"),
    ("Police have not yet named the driver.", "not", "named", "plain"),
]


def found_in(text, parse):
    claim = Claim("", "d", 0, len(text), text, "body", Scope(), text)
    words = read(Statement(claim, parse))
    return [
        (" ".join(w.text for w in words.words[d.first : d.last]), words.words[d.target].text, d.kind, d.moment)
        for d in denials_of(words)
    ]


@pytest.mark.parametrize(("text", "cue", "target", "kind"), DENIED)
def test_what_is_denied(text, cue, target, kind):
    assert [row[:3] for row in found_in(text, parsed(text))] == [(cue, target, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The army fired on the town.",
        "Is the bridge not open?",
        "If the bridge is not open, lorries must turn.",
        "The minister did not know why the bridge fell.",
        "There is no doubt that the bridge fell.",
        "The club cannot win without its captain.",
        "The minister did not deny that the bridge fell.",
        "The driver was denied bail.",
        "The authorities denied them a permit.",
        "Not all of the guards were freed.",
    ],
)
def test_what_denies_nothing(text):
    assert found_in(text, parsed(text)) == []


def test_a_denial_of_one_moment_is_told():
    text = "The bridge is no longer open."
    assert found_in(text, parsed(text)) == [("no longer", "open", "plain", True)]


def test_without_a_parse_nothing_is_known_to_be_denied():
    assert found_in("The bridge is not open.", None) == []
