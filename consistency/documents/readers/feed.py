"""RSS and Atom feeds that were saved -> a document for each item, by defusedxml: no entities, nothing is fetched."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from consistency.config import Config
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.documents.readers.building import TextBuilder, clean
from consistency.documents.readers.markup import is_markup, text_of_markup
from consistency.sentences.dates import read_date

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b[^>]*(?:>|$)")
ITEMS = ("item", "entry")
BODY = ("encoded", "content", "description", "summary")
"""Where the text of an item stands, the fullest first."""
DATES = ("pubdate", "published", "issued", "date", "updated", "modified")
AUTHORS = ("creator", "author")


def reads(head: bytes, suffix: str) -> bool:
    """Does a file that begins so hold a feed? Its first element says so."""
    if b"\0" in head:  # UTF-16
        head = head.replace(b"\0", b"")
    first = re.search(rb"<(?![?!])[^>]*", head)
    return bool(first and ROOT.match(first[0] + b">"))


def read(data: bytes, name: str, config: Config) -> Sequence[Extracted | Refused]:
    """The items of a feed, in order. Raises Unreadable where it is no XML, or defines entities."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data)
    except DefusedXmlException as error:
        raise Unreadable("a feed that defines entities, which may be a bomb") from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise Unreadable("damaged: no feed that can be read as XML") from error
    channel = next((child for child in root.iter() if _name(child) == "channel"), root)
    source = _value(channel, ("title",))
    items = [element for element in root.iter() if _name(element) in ITEMS]
    if not items:
        raise Unreadable("a feed without items")
    if len(items) > config.max_parts:
        raise Unreadable(f"too many items: {len(items):,}, max_parts is {config.max_parts:,}")
    return tuple(_item(item, source, str(number)) for number, item in enumerate(items, 1))


def _item(item: Element, source: str, part: str) -> Extracted | Refused:
    """One item as a document."""
    title = _value(item, ("title",))
    title = " ".join(text_of_markup(title).split()) if is_markup(title) else title
    body = max((_value(item, (name,), whole=True) for name in BODY), key=len)
    body = text_of_markup(body) if is_markup(body) else body
    if not body.strip() and not title:
        return Refused(part, "an item without text")
    builder = TextBuilder()
    if title and title.casefold() not in body[:300].casefold():
        builder.add(title, "headline")
    for paragraph in body.split("\n\n"):
        builder.add(paragraph)
    published, written = None, _value(item, DATES)
    if written:
        published = _date(written)
    own = _value(next((c for c in item if _name(c) == "source"), item), ("title",)) if _has(item, "source") else ""
    found = {"title": title, "source": own or source, "author": _value(item, AUTHORS), "url": _link(item)}
    return Extracted(
        builder.text,
        "utf-8",
        published=published,
        published_from="feed" if published else "unknown",
        metadata_from=tuple((field, "feed") for field, value in found.items() if value),
        blocks=builder.blocks,
        notes=(f"The feed's date could not be read: {written[:40]!r}.",) if written and not published else (),
        part=part,
        title=found["title"],
        source=found["source"],
        author=found["author"],
        url=found["url"],
    )


def _name(element: Element) -> str:
    """Name of an element without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].casefold()


def _has(item: Element, name: str) -> bool:
    return any(_name(child) == name for child in item)


def _value(parent: Element, names: tuple[str, ...], whole: bool = False) -> str:
    """The text of the first of the named children that has any, in the order of ``names``; on one line but for
    ``whole``."""
    for name in names:
        for child in parent:
            if _name(child) == name and (text := clean("".join(_texts(child))).strip()):
                return text if whole else " ".join(text.split())[:500]
    return ""


def _texts(element: Element) -> Iterator[str]:
    """The words of an element; a name where it holds one beside addresses (Atom's authors)."""
    named = [child for child in element if _name(child) == "name"]
    yield from (named[0] if named else element).itertext()


def _link(item: Element) -> str:
    """The address of the item: the text of a link, or where Atom's points to."""
    for child in item:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return clean((child.text or "").strip() or child.get("href", ""))[:2000]
    return ""


def _date(written: str) -> str | None:
    """ISO date of what RSS (RFC 822) or Atom (RFC 3339) write."""
    try:
        return email.utils.parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        dated = read_date(written)
        return dated.iso if dated else None
