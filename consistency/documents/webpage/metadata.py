"""What a page says of itself: title, outlet, author, address, language, each with where it says so."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from consistency.documents.extracted import Extracted
from consistency.documents.webpage.dates import date_of

META_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline")
META_SOURCE = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
    "cre",
    "article:publisher",
)
META_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
META_URL = ("og:url", "twitter:url", "dc.identifier")
ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|NewsItem)$")
LONGEST = 500
"""Characters kept of a title, outlet or author."""
MOST_JSON = 1_000_000
"""Characters of one piece of JSON-LD that are read."""
MOST_NODES = 2_000
"""Objects of it that are looked at."""
SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S{1,2000}?)\s*-->|<!--.{0,300}?\burl:\s*(https?://\S{1,2000})", re.DOTALL
)
"""What Internet Explorer, Chromium and single-file savers write above a page."""


def facts_of(root: Any, text: str, encoding: str) -> Extracted:
    """All that a page says of itself; its text is still empty. ``text``: its source, for what browsers write above it.
    Raises nothing."""
    metas = _metas(root)
    articles = list(_articles(root))
    url, url_from = _first(
        (_link(root, "canonical"), "canonical link"),
        (_meta(metas, META_URL), "meta element"),
        (_json(articles, "url", "mainEntityOfPage"), "JSON-LD"),
        (next((a or b for a, b in SAVED_FROM.findall(text[:5000])), ""), "comment of the browser that saved it"),
    )
    if not url.startswith(("http://", "https://")):
        url, url_from = "", ""
    heading = [" ".join("".join(h.itertext()).split()) for h in root.iter("h1")]
    title_element = next((" ".join("".join(t.itertext()).split()) for t in root.iter("title")), "")
    title, title_from = _first(
        (_json(articles, "headline", "name"), "JSON-LD"),
        (_meta(metas, META_TITLE), "meta element"),
        (heading[0] if len(heading) == 1 else "", "heading"),
        (title_element, "title element"),
    )
    source, source_from = _first(
        (_meta(metas, META_SOURCE[:1]), "meta element"),
        (_json(articles, "publisher"), "JSON-LD"),
        (_meta(metas, META_SOURCE[1:]), "meta element"),
        (_host(url), "address"),
    )
    title = _without_outlet(title, source)
    author, author_from = _first(
        (_json(articles, "author", "creator"), "JSON-LD"),
        (_meta(metas, META_AUTHOR), "meta element"),
        (next((_said(e) for e in root.iter("a") if "author" in (e.get("rel") or "").split()), ""), "author link"),
    )
    author = "" if author.startswith("http") else author
    dated = date_of(root, metas, articles, url, title)
    found = (
        ("title", title, title_from), ("source", source, source_from), ("author", author, author_from),
        ("url", url, url_from), ("language", _language(root), "lang attribute"),
    )  # fmt: skip
    return Extracted(
        "",
        encoding,
        title=title,
        source=source,
        author=author,
        url=url[:2000],
        language=_language(root),
        published=dated.published,
        published_from=dated.source,
        metadata_from=tuple((name, where) for name, value, where in found if value),
        notes=dated.notes,
    )


def _metas(root: Any) -> dict[str, str]:
    """Name or property -> content, the first of each; names in lower case."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().casefold(), content)
    return found


def _meta(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


def _link(root: Any, rel: str) -> str:
    return next((e.get("href") or "" for e in root.iter("link") if rel in (e.get("rel") or "").casefold().split()), "")


def _said(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _articles(root: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that are articles, in order, those of the page itself before others."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > MOST_JSON:
            continue
        try:
            loaded = json.loads(script.text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting, seen = [loaded], 0
        while waiting and seen < MOST_NODES:
            node = waiting.pop(0)
            seen += 1
            if isinstance(node, list):
                waiting = [*node, *waiting]
            elif isinstance(node, dict):
                kinds = node.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(k, str) and ARTICLE_TYPES.search(k) for k in kinds):
                    yield node
                for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                    if isinstance(node.get(key), (dict, list)):
                        waiting.append(node[key])


def _json(articles: list[dict[str, Any]], *names: str) -> str:
    """The first of the named fields of the first article that has one, as text: a name where it is an object."""
    for name in names:
        for article in articles:
            if value := _as_text(article.get(name)):
                return value
    return ""


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_as_text(v) for v in value[:10] if not isinstance(v, list))))
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or ""
    return value if isinstance(value, str) else ""


def _first(*found: tuple[str, str]) -> tuple[str, str]:
    """The first that is not empty, as one line of plain text, and where it stands."""
    for value, where in found:
        line = " ".join(re.sub(r"<[^>]{0,200}>", " ", html.unescape(value)).split())[:LONGEST]
        if line:
            return line, where
    return "", ""


def _host(url: str) -> str:
    """The outlet as its address names it: "example.org"."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _without_outlet(title: str, source: str) -> str:
    """ "Bridge closed - The Courier" is the title "Bridge closed"."""
    names = {_key(source), _key(source.rpartition(".")[0])} - {""}
    for sign in (" | ", " - ", " – ", " — ", " :: ", " · "):
        head, found, tail = title.rpartition(sign)
        if found and head.strip() and _key(tail) in names:
            return head.strip()
        head, found, tail = title.partition(sign)
        if found and tail.strip() and _key(head) in names:
            return tail.strip()
    return title


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _language(root: Any) -> str:
    """ISO 639-1 code of ``<html lang>``; empty where it is none."""
    found = re.match(
        r"([A-Za-z]{2})(?:[-_]|$)", root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    )
    return found[1].casefold() if found else ""
