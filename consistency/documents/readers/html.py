"""Reader for web pages: as they are delivered, and as browsers save them ("complete" or as one file)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from consistency.config import Config
from consistency.datatypes import TextBlock
from consistency.documents.decode import ALIASES, Decoded, decode, decode_as
from consistency.documents.extracted import Extracted, Unreadable
from consistency.documents.first_lines import read_first_lines

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
OPENING = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
LOOK_AHEAD = 8192
"""Bytes in which a page must say its encoding; the HTML standard says 1,024, saved pages put comments before it."""
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
MOST_TAGS = 100_000
"""A page with more elements is told apart by its own marks alone: trafilatura would take minutes. The largest of 92
saved news pages has 3,200 tags."""
MOST_NULLS = 0.01
"""Share of zero bytes above which a file is no page with stray ones but something else."""


def reads(head: bytes, suffix: str) -> bool:
    """Does it begin as a page, or is it called one and begins with an element?"""
    if OPENING.match(head.replace(b"\0", b"")):
        return True
    return suffix in SUFFIXES and not head.startswith((b"%PDF-", b"PK\x03\x04", b"\x1f\x8b"))


def read(data: bytes, name: str, config: Config) -> Sequence[Extracted]:
    """The article, what stands around it, and what the page says of itself. Raises Unreadable for no text."""
    decoded = _decoded(data)
    text, removed = CONTROLS.subn("", decoded.text)
    root, deep = _tree(text)
    if root is None:
        raise Unreadable("no text in the page")
    from consistency.documents.webpage.metadata import facts_of

    facts = facts_of(root, text, decoded.encoding)
    notes = [*decoded.notes, *facts.notes]
    if removed:
        notes.append(f"{removed:,} control characters were left out.")
    extracted, blocks, end = _extract(root, text, facts.title)
    if not extracted.strip():
        raise Unreadable("nested too deeply" if deep else "no text in the page")
    if deep:
        notes.append("The page is nested too deeply; what stands at the bottom was not read.")
    found = replace(facts, text=extracted, blocks=blocks)
    if found.published is None:
        lines = read_first_lines(extracted[:end], 0)
        found = replace(
            found, published=lines.published, published_from="first lines" if lines.published else "unknown"
        )
        notes += lines.notes
    return (replace(found, notes=tuple(notes)),)


def _decoded(data: bytes) -> Decoded:
    """The text, by its byte order mark, as UTF-8, as the page says it is encoded, or by what its bytes look like."""
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and data.count(0) <= MOST_NULLS * len(data):
        data = data.replace(b"\0", b"")
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        pass
    said = CHARSET.search(data[:LOOK_AHEAD])
    if said and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = said[1].decode("ascii").casefold()
        encoding = ALIASES.get(name, name)
        text = decode_as(data, encoding)
        if text is not None:
            return Decoded(text, encoding, (f"Read as {name}, as the page says.",))
    return decode(data)


def _tree(text: str) -> tuple[Any, bool]:
    """The elements of the page, or ``None``; and was it nested too deeply to be read to the bottom?

    No entity is expanded but those of HTML; nothing is fetched.
    """
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=False, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    return root, any("depth" in entry.message for entry in parser.error_log)


def _extract(root: Any, text: str, title: str) -> tuple[str, tuple[TextBlock, ...], int]:
    """Text and blocks of the page, and where the article ends in the text."""
    from consistency.documents.webpage.article import tell_apart
    from consistency.documents.webpage.blocks import cut
    from consistency.documents.webpage.compose import compose

    blocks = cut(root)
    if not blocks:  # a title alone is no text
        return "", (), 0
    return compose(tell_apart(blocks, _article(text), title), title)


def _article(text: str) -> str:
    """The article as trafilatura finds it; empty where it finds none."""
    if text.count("<") > MOST_TAGS:
        return ""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.extract(text, include_comments=False, include_tables=True, fast=False) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, KeyError, IndexError):
        return ""  # the page's own marks decide
