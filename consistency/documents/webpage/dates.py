"""When a page was published, and where it says so. Nothing is guessed: "Copyright 2020" is no date, and 1 January only
is one where the page writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from consistency.sentences.dates import read_date

META = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date_published",
    "publishdate", "publish_date", "publish-date", "pubdate", "published", "publication_date", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "dc.date.created", "date", "article.published", "cxenseparse:recs:publishtime", "article_date_original",
    "originalpublicationdate",    "ptime", "displaydate", "datecreated",
)  # fmt: skip
META_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "revised",
)
ISO = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?![\d-])")
ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/._-]|$)|[/-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/._-]|$)"
)
ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(?!\d)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NEAR_TITLE = 12
"""So many ``time`` elements from the top of a page are looked at."""
FAR = re.compile(r"comment|related|sidebar|footer|recirc|teaser|promo|most", re.IGNORECASE)
UPDATED = re.compile(r"updat|modif|edited|correct", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageDate:
    """An ISO date or ``None``, where it was read, and what a reader should know."""

    published: str | None
    source: str
    notes: tuple[str, ...] = ()


def date_of(root: Any, metas: dict[str, str], articles: list[dict[str, Any]], url: str, title: str) -> PageDate:
    """The date of publication, the surest first: JSON-LD, meta elements, the ``time`` of the article, its address.

    ``articles``: the articles among the objects of the JSON-LD, ``metas``: name -> content. A date of change is never
    taken for one of publication; it is told in a note. Raises nothing.
    """
    json_ld = next((iso for a in articles for k in ("datePublished", "dateCreated") if (iso := iso_of(a.get(k)))), None)
    meta = next((iso for name in META if (iso := iso_of(metas.get(name)))), None)
    times = _times(root)
    found = [
        (json_ld, "JSON-LD"), (meta, "meta element"),
        (next((iso for iso, updated in times if not updated), None), "time element"), (_of_address(url), "address"),
    ]  # fmt: skip
    published, source = next(((iso, where) for iso, where in found if iso), (None, "unknown"))
    notes = []
    others = sorted({iso for iso, _ in found[:2] if iso and published and not _one_day(iso, published)})
    if others:
        notes.append(f"The page gives two dates of publication: {published} and {', '.join(others)}.")
    changed = [iso_of(a.get("dateModified")) for a in articles] + [iso_of(metas.get(name)) for name in META_UPDATED]
    changed += [iso for iso, updated in times if updated]
    if (updated := max(filter(None, changed), default=None)) and updated != published:
        notes.append(f"Updated {updated} by the page.")
    return PageDate(published, source, tuple(notes))


def iso_of(value: object) -> str | None:
    """The day that a field of metadata names, or ``None``. The day is that of the time zone it is written in."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str) or len(value) > 100:
        return None
    if found := ISO.match(value):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    dated = read_date(value.strip())
    return dated.iso if dated and dated.iso and len(dated.iso) > 4 else None


def _day(year: int, month: int, day: int) -> str | None:
    from datetime import date

    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _one_day(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _times(root: Any) -> list[tuple[str, bool]]:
    """(day, is it one of change) of the ``time`` elements and marked dates of the article, from the top."""
    found = []
    for element in list(root.iter("time", "abbr", "span", "meta", "div", "p"))[:20_000]:
        prop = element.get("itemprop") or ""
        if element.tag != "time" and prop not in ("datePublished", "dateModified", "dateCreated"):
            continue
        if any(FAR.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in _above(element)):
            continue
        said = "".join(element.itertext()).strip()
        iso = iso_of(element.get("datetime") or element.get("content") or element.get("title")) or iso_of(said)
        if iso:
            names = f"{prop} {element.get('class') or ''} {said}"
            before = element.getparent().text if element.getparent() is not None else ""
            found.append((iso, bool(UPDATED.search(names) or UPDATED.search((before or "")[-40:]))))
        if len(found) >= NEAR_TITLE:
            break
    return found


def _above(element: Any) -> list[Any]:
    """The element and those that hold it, but for the page."""
    return [e for e in (element, *element.iterancestors()) if e.tag not in ("html", "body")]


def _of_address(url: str) -> str | None:
    """The day that an address holds: ".../2024/05/14/..."."""
    if found := ADDRESS.search(url.casefold()):
        if found[4]:
            return _day(int(found[4]), int(found[5]), int(found[6]))
        month = MONTHS.index(found[2]) + 1 if found[2] in MONTHS else int(found[2]) if found[2].isdigit() else 0
        return _day(int(found[1]), month, int(found[3])) if month else None
    if (found := ADDRESS_MONTH.search(url)) and 1 <= int(found[2]) <= 12:
        return f"{found[1]}-{found[2]}"
    return None
