"""Comments of readers in the same paragraphs as the article: kept as what they are, and the article left whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.config import Config
from consistency.documents import read_documents
from consistency.sentences import split_sentences

LEAD = [
    "The council of Bay voted on Wednesday to close two of its nine libraries at the end of the year.",
    "The closures will save 340,000 dollars a year, according to the budget that the council published on Monday.",
    "Seven members voted for the plan and four against it after a debate of more than three hours.",
]
FIRST = "They closed five libraries last year, not two, and nobody in this town said a word about it."
SECOND = "My street alone had 400 signatures against this plan and the council ignored every one of them."
THIRD = "I counted eleven people at that meeting, and nine of them were asleep before it had even begun."


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def kinds(tmp_path: Path, below: str, around: str = "<article>{}</article>", lead: list[str] = LEAD) -> dict[str, str]:
    """Sentence -> kind of its passage, of a page with ``below`` right behind the article's own paragraphs."""
    inside = around.format(f"<h1>Council closes two libraries</h1>{paragraphs(*lead)}{below}")
    (tmp_path / "a.html").write_text(f"<!DOCTYPE html><html><body>{inside}</body></html>", encoding="utf-8")
    (document,), _ = read_documents([tmp_path / "a.html"], Config())
    return {sentence.text: sentence.passage for sentence in split_sentences(document)}


COMMENTS = [
    ("a count above", "<h3>3 comments</h3>" + paragraphs(FIRST, SECOND, THIRD)),
    ("a count behind", "<h2>Comments (3)</h2>" + paragraphs(FIRST, SECOND, THIRD)),
    ("a heading", "<h2>Comments</h2>" + paragraphs(FIRST, SECOND)),
    ("readers' comments", "<h2>Readers' comments</h2>" + paragraphs(FIRST, SECOND)),
    ("names that say", "<p><b>2 responses</b></p>" + paragraphs("Old Salt says:", FIRST, "bookworm says:", SECOND)),
    ("names and words in one", "<p>Comments</p>" + paragraphs(f"Old Salt wrote: {FIRST}", f"Eva wrote: {SECOND}")),
    ("names and times", "<p>Comments</p>" + paragraphs("Old Salt", "2 hours ago", FIRST, "Eva", "3 hours ago", SECOND)),
    ("dates", "<p>Comments:</p>" + paragraphs("Salt, 9 Nov 2023, 10:12", FIRST, "Eva, 9 Nov 2023, 11:40", SECOND)),
    ("buttons", "<p>Leave a comment</p>" + paragraphs("Old Salt", FIRST, "Reply", "Eva", SECOND, "Reply")),
    ("buttons alone", paragraphs("Old Salt", "9 Nov 2023", FIRST, "Reply", "Eva", "9 Nov 2023", SECOND, "Reply",
                                 "Per", "9 Nov 2023", THIRD, "Reply")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "below"), COMMENTS)
@pytest.mark.parametrize("around", ["<article>{}</article>", "<div><div>{}</div></div>"])
def test_readers_speak(tmp_path: Path, what: str, below: str, around: str) -> None:
    found = kinds(tmp_path, below, around)
    assert [found[text] for text in LEAD] == ["body"] * 3
    assert found[FIRST if FIRST in found else f"Old Salt wrote: {FIRST}"] == "reader_comment"
    assert found[SECOND if SECOND in found else f"Eva wrote: {SECOND}"] == "reader_comment"
    marks = ("Old Salt", "Eva", "2 hours ago", "Reply", "Old Salt says:", "3 comments", "Comments")
    assert {found[mark] for mark in marks if mark in found} <= {"boilerplate"}


ARTICLES = [
    ("a button amid the text", '<p><a href="#c">Comments</a></p>' + paragraphs(FIRST, SECOND)),
    ("a heading of a study", "<h2>Discussion</h2>" + paragraphs(FIRST, SECOND)),
    ("an interview", paragraphs("Holm said:", FIRST, "Sand said:", SECOND, "Holm said:", THIRD)),
    ("what others answered", "<h2>Responses</h2>" + paragraphs(FIRST, SECOND)),
    ("one who declined", paragraphs("The mayor declined to comment.", FIRST, SECOND)),
    ("a line above more than stands before it", "<h2>Comments</h2>" + paragraphs(FIRST, SECOND, THIRD, *LEAD, FIRST)),
    ("headings below", "<h2>Comments</h2>" + paragraphs(FIRST) + "<h2>Next steps</h2>" + paragraphs(SECOND)),
    ("updates with times", "<p>Join the conversation</p>" + paragraphs("9:40 am", FIRST, "10:15 am", SECOND)),
    ("one who replied", paragraphs("Reply", FIRST, "Reply", SECOND)),
]


@pytest.mark.parametrize(("what", "below"), ARTICLES)
def test_the_article_goes_on(tmp_path: Path, what: str, below: str) -> None:
    found = kinds(tmp_path, below)
    assert {found[text] for text in (*LEAD, FIRST, SECOND)} == {"body"}


def test_a_button_above_the_text_ends_nothing(tmp_path: Path) -> None:
    found = kinds(tmp_path, paragraphs(FIRST, SECOND), lead=["5 comments", *LEAD])
    assert {found[text] for text in (*LEAD, FIRST, SECOND)} == {"body"}


def test_what_the_page_offers_below_is_none_of_theirs(tmp_path: Path) -> None:
    below = paragraphs("Related articles", "Snow has closed the pass above the town for the third time in this month.")
    found = kinds(tmp_path, f"<h3>2 comments</h3>{paragraphs(FIRST, SECOND)}{below}")
    assert found[SECOND] == "reader_comment"
    assert found["Snow has closed the pass above the town for the third time in this month."] == "boilerplate"
