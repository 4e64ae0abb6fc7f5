"""Which kind of passage each line is, and what must never be taken for page furniture."""

import pytest

from consistency.datatypes import CLAIM_PASSAGES, Document
from consistency.sentences import split_sentences

LEAD = (
    "The alliance handed over its second base on Tuesday and said that the rest of its soldiers would follow before "
    "the end of the summer. Officers on both sides signed the papers in a ceremony at the gate, a spokesman said, "
    "and the flags were changed at noon."
)
MORE = "The soldiers will be moved to the capital, where the alliance keeps its headquarters for now, he said."


def kinds(text):
    document = Document("d", "d.txt", text, "")
    return [(s.passage, s.text) for s in split_sentences(document)]


def kind_of(line, before=LEAD, after=MORE):
    text = "\n\n".join(part for part in (before, line, after) if part)
    return {k for k, t in kinds(text) if t in line}


BODY_LINES = [
    ("headline", "Spate of attacks"),
    ("headline", "‘We will make them leave’"),
    ("headline", "## What comes next"),
    ("dateline", "Monday, 28 September, 2020"),
    ("dateline", "Last updated 20 March 2020 at 10:15 GMT"),
    ("byline", "By Jane Doe and John Roe, Daily News"),
    ("byline", "Jane Doe @janedoe"),
    ("caption", "Soldiers at the gate. File photo: John Roe / Agency"),
    ("caption", "Map showing the bases in the north"),
    ("caption", "A handout picture released by the army on March 17, 2020, shows officers at the gate"),
    ("caption", "In this photo taken on Monday, soldiers stand at the gate."),
    ("boilerplate", "Advertisement"),
    ("boilerplate", "Read more: Why the alliance leaves"),
    ("boilerplate", "Share this article"),
    ("boilerplate", "Sign up for our newsletter and never miss a story."),
    ("boilerplate", "Media playback is unsupported on your device"),
    ("boilerplate", "Your email address will not be published."),
    ("boilerplate", "© 2020 Daily News"),
    ("boilerplate", "Source: The Daily News"),
    ("boilerplate", "Daily News / Wire Press 2020."),
    ("boilerplate", "https://example.org/2020/03/base"),
    ("boilerplate", "• What is next for the north?"),
    ("boilerplate", "16 Jones 2194 1 0 10 17"),
    ("boilerplate", "A+ A-"),
    ("body", MORE),
    ("body", "Nobody was hurt."),
    ("body", "He promised to leave a comment on the new law to the courts, and to share it with his party."),
    ("body", "The latest attack killed 3 soldiers."),
    ("body", "Comments by the minister that the bases are safe were rejected by the opposition on the same day."),
    ("quote", "“We leave because our work here is done and the army can do the rest,” the general said."),
    ("body", "The general said that the work was “done” and that the army could do the rest."),
    ("body", "CAPITAL, Northern Region – The alliance left three of its eight bases on Tuesday."),
]


@pytest.mark.parametrize(("kind", "line"), BODY_LINES)
def test_line_between_prose(kind, line):
    assert kind in kind_of(line)


@pytest.mark.parametrize("label", ["Picture caption", "Image caption", "Media caption", "Impression caption"])
def test_label_makes_the_next_line_a_caption(label):
    found = kinds(f"{LEAD}\n\n{label}\n\nA rocket hit the camp and killed two people\n\n{MORE}")
    assert ("boilerplate", label) in found
    assert ("caption", "A rocket hit the camp and killed two people") in found


def test_glued_caption_label():
    found = kinds(f"{LEAD}\n\nMedia captionInside a base hit by missiles\n\n{MORE}")
    assert ("caption", "Inside a base hit by missiles") in found


def test_credit_makes_no_claim():
    caption = "Soldiers leave the base on January 1, 2020. File photo: J. Roe / Army"
    found = {text: kind for kind, text in kinds(f"{caption}\n{LEAD}")}
    assert found["Soldiers leave the base on January 1, 2020."] == "caption"
    assert found["File photo: J. Roe / Army"] not in CLAIM_PASSAGES


def test_head_of_an_article():
    found = kinds(f"War in the north\n\nAlliance hands over second base\n\n20-03-2020\n\nJane Doe @janedoe\n\n{LEAD}")
    assert [kind for kind, _ in found[:4]] == ["headline", "headline", "dateline", "byline"]


@pytest.mark.parametrize("marker", ["Comments", "12 Comments", "Leave a Reply", "Related Articles", "The Latest"])
def test_nothing_below_the_end_makes_claims(marker):
    after = (
        "Census in the north in 2024. Photo: Office\n\nHoliday extended\n\nThe office extended the holiday by 3 days."
    )
    found = kinds(f"{LEAD}\n\n{MORE}\n\n{marker}\n\n{after}")
    below = found[[t for _, t in found].index(marker) :]
    assert all(kind not in CLAIM_PASSAGES for kind, _ in below)


def test_reader_comments():
    found = kinds(
        f"{LEAD}\n\n0 0 votes\nArticle Rating\nInline Feedbacks\nView all comments\n23-03-20 08:48\n\n"
        "Get out of there, all 9,000 of you.\n\n23-03-20 09:07\n\nWhy do they stay?"
    )
    assert ("reader_comment", "Get out of there, all 9,000 of you.") in found
    assert ("reader_comment", "Why do they stay?") in found


def test_comment_under_a_bare_time_stamp():
    found = kinds(f"{LEAD}\n\n{MORE}\n\n23 March 2020, 08:48\n\nThere were 900 of them.")
    assert found[-1] == ("reader_comment", "There were 900 of them.")


@pytest.mark.parametrize("marker", ["Comments", "Related Articles", "Most read"])
def test_a_label_above_the_article_closes_nothing(marker):
    found = kinds(f"{marker}\n\nAlliance hands over base\n\n{LEAD}\n\n{MORE}")
    assert ("body", MORE) in found


def test_a_box_of_links_in_the_middle_closes_nothing():
    found = kinds(f"{LEAD}\n\nRelated Articles\n\n{LEAD}\n\n{MORE}")
    assert ("body", MORE) in found


def test_one_sentence_a_line():
    text = "Alliance leaves base\nThe army took over on Monday.\nIt was 5 p.m. Friday when they left.\nNobody was hurt."
    document = Document("d", "d.txt", text, "")
    assert [s.block for s in split_sentences(document)] == [0, 1, 2, 3]


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The alliance handed over its second base on Tuesday and said that\n"
        "the rest of its soldiers would follow before the end of the year\n"
        "at the latest.\n\n"
        "Nobody was hurt when the convoy left through the northern gate in\n"
        "the morning.\n"
    )
    assert [s.block for s in split_sentences(Document("d", "d.txt", text, ""))] == [0, 1]


def test_markdown_signs_are_no_part_of_a_sentence():
    found = kinds("# Alliance leaves\n\n> We go, he said to all of us.\n\n- three bases are empty\n- five are not\n")
    assert [t for _, t in found] == [
        "Alliance leaves",
        "We go, he said to all of us.",
        "three bases are empty",
        "five are not",
    ]
    assert found[0][0] == "headline"
    assert found[-1][0] == "body"
