"""Soups of elements: a page is read or refused, its blocks lie in order, and nothing else happens."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from consistency.config import Config
from consistency.datatypes import Document
from consistency.documents.extracted import Unreadable
from consistency.documents.readers import html
from consistency.sentences import split_sentences
from tests.fuzz.box import fuzz
from tests.fuzz.soups import HOSTILE

pytestmark = pytest.mark.fuzz
NAMES = "html body div p span a h1 h2 ul li table tr td th figure figcaption blockquote article section time br".split()
ATTRIBUTES = [
    "",
    " class='comments'",
    " class='related'",
    " class='caption'",
    " hidden",
    " style='display:none'",
    " role='navigation'",
    " datetime='2024-05-14'",
    " href='https://a.example/2024/05/14/x'",
    " lang='fr'",
    " itemprop='datePublished'",
]
HEADS = [
    "<title>A ferry ran aground</title>",
    "<meta property='og:title' content='A ferry ran aground'>",
    "<script type='application/ld+json'>"
    '{"@type":["NewsArticle",3],"headline":[{"name":7}],"datePublished":4}</script>',
    "<link rel=canonical href='http://[bad'>",
    "<meta name=date content='2024-13-45'>",
    "<!-- x --",
    "<![CDATA[ a ]]>",
    "&#0;&nbsp;&bad;",
]
WORDS = [
    "A ferry with 212 passengers ran aground off the point early on Tuesday, the coastguard said.",
    "Read more",
    "Comments",
    "Related stories",
    "12",
    "|",
    "Published 3 June 2022",
    "橋は火曜日から閉鎖。",
]
OPEN = st.tuples(st.sampled_from(NAMES), st.sampled_from(ATTRIBUTES)).map(lambda made: f"<{made[0]}{made[1]}>")
CLOSE = st.sampled_from(NAMES).map(lambda name: f"</{name}>")
SOUP = st.lists(st.one_of(OPEN, CLOSE, st.sampled_from([*WORDS, *HEADS, *HOSTILE])), max_size=60).map("".join)


def test_pages() -> None:
    def examine(page: str) -> None:
        try:
            (found,) = html.read(page.encode("utf-8", "replace"), "a.html", Config())
        except Unreadable as error:
            assert str(error)
            return
        at = 0
        for block in found.blocks:
            assert at <= block.start < block.end <= len(found.text)
            at = block.end
        document = Document("d", "a.html", found.text, "", title=found.title, blocks=found.blocks)
        for sentence in split_sentences(document):
            assert found.text[sentence.start : sentence.end] == sentence.text

    fuzz(SOUP, examine, few=60)
