"""What stands over a finding about copies or dates, and which of its words are marked."""

from dataclasses import replace

import pytest

from consistency.config import Config
from consistency.datatypes import Claim, CopyLink, PairVerdict, SharedClaim, Side
from consistency.reports import render_html
from consistency.reports.headlines import change_of, headline, named_words
from consistency.reports.page import AGREED, make_page
from consistency.reports.passages import marked_words
from consistency.reports.plain import why
from tests.reports.build import story

DRIFT = next(f for f in story().result().findings if f.verdict == "drift")


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (("“5.9-magnitude”", "“6.1-magnitude”"), "“5.9-magnitude” or “6.1-magnitude”?"),
        (("without “a charge”", "“a charge”"), "“a charge” stands in one copy only"),
        (("“a charge”", "without “a charge”"), "“a charge” stands in one copy only"),
        (("“At that time”", "“at that time”"), "What “At that time” refers to was changed"),
        (("first", "second"), "What is said was changed. So it was."),
    ],
)
def test_headlines_of_copies(labels, said):
    sides = tuple(Side(label, (), 1) for label in labels)
    message = "Copies of one text: What is said was changed. So it was."
    assert headline(replace(DRIFT, sides=sides, message=message)) == said


@pytest.mark.parametrize(
    ("labels", "older", "said"),
    [
        (("“5.9”", "“6.1”"), 0, "“5.9” became “6.1”"),
        (("“5.9”", "“6.1”"), 1, "“6.1” became “5.9”"),
        (("without “a charge”", "“a charge”"), 0, "“a charge” was added"),
        (("without “a charge”", "“a charge”"), 1, "“a charge” was left out"),
    ],
)
def test_a_change_is_told_from_what_was_there_to_what_is_there_now(labels, older, said):
    sides = tuple(Side(label, (), 1) for label in labels)
    assert headline(replace(DRIFT, sides=sides), older) == said


def test_the_page_knows_which_copy_is_the_older_from_the_links():
    result = story().result()
    sides = [next(c.document for c in result.claims if c.id == side.claims[0]) for side in DRIFT.sides]
    changed = "Copies of one text: what is said was changed. So it was."
    labels = "“leave”", "“flee”"
    told = tuple(replace(side, label=label) for side, label in zip(DRIFT.sides, labels, strict=True))
    finding = replace(DRIFT, message=changed, sides=told)
    result = replace(result, findings=(finding,))
    card = make_page(result, Config()).findings[0]
    assert card.question == "“leave” or “flee”?"
    assert card.message == "Which copy is the older is not known."
    link = CopyLink(*sides, "edited", 0.9, "shares 90% of its words", older=sides[1])
    card = make_page(replace(result, lineage=(link,)), Config()).findings[0]
    assert card.question == "“flee” became “leave”"
    assert card.message == "“flee” → “leave”."


def test_other_findings_say_their_message():
    assert headline(replace(DRIFT, verdict="conflict", message="When?  Now.")) == "When? Now."


def test_kind_of_change():
    assert change_of("Copies of one text: a number was changed. “5” was “6”.") == "A number was changed."
    assert change_of("The governor signed, or did not.") == "The governor signed, or did not."


@pytest.mark.parametrize(
    ("label", "found"),
    [("“last week” in a text", ["last week"]), ("“a long …”; “b”", ["a long", "b"]), ("plain", []), ("“…”", [])],
)
def test_named_words(label, found):
    assert list(named_words(label)) == found


def test_words_are_marked_where_they_stand():
    pieces = marked_words("Very Last\nweek it was (so).", ["last week", "(so)", "absent", "last"])
    assert [text for text, mark in pieces if mark] == ["Last\nweek", "(so)"]
    assert "".join(text for text, _ in pieces) == "Very Last\nweek it was (so)."
    assert marked_words("", ["x"]) == ()


def test_changes_between_copies_are_told_without_their_kind():
    reasons = ("both are copies of one text", "number: “5” was “6”: no number fits", "when? he said: never")
    pair = PairVerdict(0, 1, "drift", "k", reasons)
    assert why(pair, [], [], ("A", "B"), "number") == "“5” was “6”: no number fits; when? he said: never."


def test_a_number_line_is_for_figures_only():
    result = story().result()
    about_dates = tuple(replace(finding, kind="date") for finding in result.findings)
    assert not any(
        card.line or card.dates for card in make_page(replace(result, findings=about_dates), Config()).findings
    )


def test_pairs_that_stand_alike_are_told_once():
    for card in make_page(story().result(), Config()).findings:
        assert sorted(map(id, card.pairs)) == sorted(id(pair) for group in card.groups for pair in group.pairs)
        assert len({(group.verdict, group.why) for group in card.groups}) == len(card.groups)


def test_thousands_of_shared_claims_stay_light():
    result = story().result()
    first = next(claim for claim in result.claims if claim.quantity is None)
    second = next(c for c in result.claims if c.document != first.document)
    many: list[Claim] = []
    shared: list[SharedClaim] = []
    for number in range(3000):
        pair = replace(first, id=f"x{number}"), replace(second, id=f"y{number}", quantity=None)
        many += pair
        shared.append(SharedClaim(f"s{number:04}", f"They met {number}.", tuple(c.id for c in pair), 2, "compatible"))
    crowded = replace(result, claims=(*result.claims, *many), shared_claims=(*result.shared_claims, *shared))
    page = make_page(crowded, Config())
    assert len(page.alike) == AGREED
    assert page.unlisted == 3000 + len(make_page(result, Config()).alike) - AGREED
    html = render_html(crowded)
    assert f"{page.unlisted:,} more in the JSON report" in html
    assert len(html) < len(render_html(result)) + AGREED * 2500
