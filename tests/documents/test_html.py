"""Web pages in the manner of news sites: text, date, and the kind of every passage that matters."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.claims import make_claims
from consistency.config import Config, make_config
from consistency.datatypes import Document
from consistency.documents import read_documents
from consistency.errors import ConfigError
from consistency.sentences import split_sentences

PAGES = Path(__file__).parent / "pages"

FACTS = [
    # page, title, source, author, published, published_from, language
    ("cookie_banner", "Ferry runs aground off Tarn Point", "The Lorne Courier", "Ines Holm", "2024-05-14",
     "meta element", "en"),
    ("live_blog", "Quake in Orsa: latest updates", "Harbour Radio", "", "2024-03-01", "JSON-LD", "en"),
    ("comments", "Council closes two libraries", "Bay Post", "", "2023-11-08", "meta element", "en"),
    ("related_list", "Strike at the mill ends", "Mill Town News", "", "2024-02-20", "meta element", "en"),
    ("div_soup", "Dam is safe, say engineers", "Valley Voice", "", "2022-06-03", "first lines", "en"),
    ("amp", "Storm cuts power to 40,000 homes", "The Islander", "Per Lund, Eva Sand", "2021-01-01", "JSON-LD", "en"),
    ("missing_date", "Museum finds lost map", "Old Town Gazette", "", None, "unknown", "en"),
    ("copyright_2020", "Bakers raise the price of bread", "Three Valleys Media", "", None, "unknown", "en"),
    ("two_dates", "Court frees pilot", "Coast News", "", "2022-09-05", "meta element", "en"),
    ("rtl", "إغلاق الجسر", "صوت الميناء", "", "2024-04-02", "meta element", "ar"),
    ("table", "Voss wins in Orsa", "", "", "2023-06-12", "meta element", "en"),
]  # fmt: skip

KINDS = [
    # page, words of a sentence, kind of its passage
    ("cookie_banner", "Ferry runs aground off Tarn Point", "headline"),
    ("cookie_banner", "812 partners", "boilerplate"),
    ("cookie_banner", "212 passengers", "body"),
    ("cookie_banner", "The ferry Alba on the rocks", "caption"),
    ("cookie_banner", "Eleven people were taken", "body"),
    ("cookie_banner", "The sea was calm", "quote"),
    ("cookie_banner", "By Ines Holm", "byline"),
    ("cookie_banner", "All rights reserved", "boilerplate"),
    ("live_blog", "number of dead at 34", "body"),
    ("live_blog", "Bridge is closed", "headline"),
    ("live_blog", "12 people were found dead", "body"),
    ("live_blog", "never miss a story", "boilerplate"),
    ("comments", "close two of its nine libraries", "body"),
    ("comments", "comments are moderated", "boilerplate"),
    ("comments", "They closed five libraries", "reader_comment"),
    ("comments", "400 signatures", "reader_comment"),
    ("related_list", "ended on Tuesday after 19 days", "body"),
    ("related_list", "six per cent", "boilerplate"),
    ("related_list", "Some 800 workers", "body"),
    ("related_list", "settled for seven", "body"),
    ("related_list", "lost 12 million in the last year", "boilerplate"),
    ("related_list", "sixty lorries waited", "boilerplate"),
    ("related_list", "Snow has closed the pass", "boilerplate"),
    ("div_soup", "a team of five engineers", "body"),
    ("div_soup", "The team found 14 cracks", "body"),
    ("div_soup", "Copyright 2020", "boilerplate"),
    ("amp", "first night of the year", "body"),
    ("amp", "brought back power to most of them by the afternoon", "body"),
    ("amp", "We have 160 people", "quote"),
    ("amp", "Winds of 140 kilometres", "body"),
    ("missing_date", "The map shows 23 houses", "body"),
    ("copyright_2020", "Flour costs a third more", "body"),
    ("copyright_2020", "Copyright 2020", "boilerplate"),
    ("two_dates", "Judges found no proof", "headline"),
    ("two_dates", "none of the 14 witnesses", "body"),
    ("two_dates", "Reporting by Ines Holm", "byline"),
    ("two_dates", "A history of the ferry", "boilerplate"),
    ("rtl", "14 شقا", "body"),
    ("rtl", "الرئيسية", "boilerplate"),
    ("table", "Voss: 1,204 votes, 54.1 % share.", "body"),
    ("table", "Turnout was higher", "body"),
]


def page(name: str) -> Document:
    (document,), skipped = read_documents([PAGES / f"{name}.html"], Config())
    assert skipped == []
    return document


@pytest.mark.parametrize(("name", "title", "source", "author", "published", "origin", "language"), FACTS)
def test_what_a_page_says_of_itself(
    name: str, title: str, source: str, author: str, published: str | None, origin: str, language: str
) -> None:
    found = page(name)
    assert (found.title, found.source, found.author, found.language) == (title, source, author, language)
    assert (found.published, found.published_from) == (published, origin)


@pytest.mark.parametrize(("name", "words", "kind"), KINDS)
def test_kinds_of_passages(name: str, words: str, kind: str) -> None:
    found = [s for s in split_sentences(page(name)) if words in s.text]
    assert [s.passage for s in found] == [kind], [(s.passage, s.text) for s in split_sentences(page(name))]


@pytest.mark.parametrize("name", [row[0] for row in FACTS])
def test_offsets_are_those_of_the_extracted_text(name: str) -> None:
    document = page(name)
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text)
        assert document.text[block.start : block.end].strip() == document.text[block.start : block.end]
        at = block.end
    for sentence in split_sentences(document):
        assert document.text[sentence.start : sentence.end] == sentence.text


def test_no_code_and_no_control_is_text() -> None:
    text = page("cookie_banner").text
    assert "script" not in text
    assert "Accept all" not in text


def test_each_update_of_a_live_blog_has_its_own_time() -> None:
    document = page("live_blog")
    times = {document.text[b.start : b.end][:20]: b.published for b in document.blocks if b.published}
    assert times["The search for survi"] == "2024-03-02"
    assert times["A quake of magnitude"] == "2024-03-01"
    assert "Updated 2024-03-02 by the page." in document.notes


def test_where_each_fact_was_read() -> None:
    found = dict(page("cookie_banner").metadata_from)
    assert found == {
        "title": "meta element", "source": "meta element", "author": "meta element",
        "url": "canonical link", "language": "words of the text",
    }  # fmt: skip
    assert page("cookie_banner").url == "https://www.lornecourier.example/2024/05/14/ferry-runs-aground"
    assert page("table").block_at(page("table").text.index("1,204")).place == "table 1, row 2"


def test_claims_of_an_update_have_its_date() -> None:
    document = page("live_blog")
    claims = make_claims(document, split_sentences(document), Config())
    published = {c.quote[:20]: c.clocks.published for c in claims if c.quantity}
    assert published["The search for survi"] == "2024-03-02"
    assert published["A quake of magnitude"] == "2024-03-01"


def test_left_out_passages_can_be_brought_back() -> None:
    document = page("comments")
    sentences = split_sentences(document)
    assert not [c for c in make_claims(document, sentences, Config()) if "400 signatures" in c.quote]
    kept = make_claims(document, sentences, make_config({"keep": "comments"}))
    assert [c.passage for c in kept if "400 signatures" in c.quote and c.quantity] == ["reader_comment"]
    with pytest.raises(ConfigError, match="comments, furniture, bylines, datelines"):
        make_config({"keep": "jokes"})
