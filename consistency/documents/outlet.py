"""Who publishes a document, where its front matter or its format does not say: settings, address, then the text.

In the order in which they are believed: what the document states; the table ``outlets`` of the settings; the site of
its address; a copyright line; an outlet's own policy for comments, where people of the text "told" that outlet
something; a "Source:" line. Where two lines of one sort name different outlets, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from consistency.config import Config, packaged_table
from consistency.documents.extracted import Extracted

_FIRST, _LAST = 12, 40
"""Lines at the top and at the end of a text in which an outlet names itself."""
_LONGEST_LINE = 400
_LONGEST_NAME = 60
_WORD = r"[A-Z0-9][\w&.’'+-]*"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?:[ ,]{{1,2}}(?:{_WORD}|of|and|the|&|for|de|la))*)"
_SOURCE_LINE = re.compile(
    rf"^\W*(?:Source|Publication|Outlet|Published by|Originally published (?:by|in|on))\s*[:：]\s*{_NAME}\W*$"
)
_YEARS = r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*)?"
_COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|\bCopyright\b)[\s©]*(?:\([cC]\)\s*)?(?:Copyright\s*)?{_YEARS}(?:by\s+)?{_NAME}"
)
_RULES = r"(?:policy|policies|guidelines|rules|standards)"
_POLICY = (
    re.compile(rf"{_NAME}(?:[’']s?)? (?:comment|commenting|community|moderation) {_RULES}\b"),
    re.compile(
        rf"{_NAME} (?:welcomes|encourages|invites|moderates|does not allow|reserves the right)\b.{{0,80}}\bcomment"
    ),
    re.compile(rf"\b[Cc]omment(?:s|ing)?\b.{{0,60}}\b(?:{_RULES}|views|opinions|those) (?:of|on|at|by) {_NAME}"),
)
_TOLD = re.compile(rf"\b(?:told|tells|interview with|speaking to|spoke to|statement to)\s+{_NAME}")
_TAIL = re.compile(
    r"(?<=[a-z])\.\s.*$|[\s,.]+(?:All\b|Ltd\b|Limited\b|Inc\b|LLC\b|[Pp][Ll][Cc]\b|GmbH\b|Co\b|(?:19|20)\d\d\b).*$",
    re.DOTALL,
)
"""What follows a name in such a line: the form of the company, a year, the rights reserved."""
_PHOTO = re.compile(r"\b(?:photo|photograph|image|picture|getty|handout|file|pic|video|map|graphic)\b", re.IGNORECASE)
_SITE = re.compile(r"^(?:www\d?|m|amp|mobile)\.")


def with_outlet(extracted: Extracted, path: str, config: Config) -> Extracted:
    """``extracted`` with its source and where that was read, as far as anything tells it. ``path``: of the document."""
    if extracted.source.strip() and _read_from(extracted) != "address":
        named = config.outlets.get(extracted.source.strip())
        return replace(extracted, source=named) if named else extracted
    body = extracted.text[extracted.body_start :]
    readers: tuple[tuple[str, Callable[[], str]], ...] = (
        ("settings", lambda: _by_settings(path.removesuffix(f"#{extracted.part}"), config)),
        ("address", lambda: extracted.source.strip() or site_of(extracted.url)),
        ("copyright line", lambda: _by_copyright(body)),
        ("comment policy", lambda: _by_policy(body)),
        ("source line", lambda: _by_source_line(body)),
    )
    for where, read in readers:
        if name := read():
            known = [pair for pair in extracted.metadata_from if pair[0] != "source"]
            return replace(extracted, source=config.outlets.get(name, name), metadata_from=(*known, ("source", where)))
    return extracted


def _read_from(extracted: Extracted) -> str:
    return dict(extracted.metadata_from).get("source", "")


def site_of(url: str) -> str:
    """The outlet as an address names it ("example.org"); empty for what is no address of a page."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
    return _SITE.sub("", host) if "." in host else ""


def _by_settings(path: str, config: Config) -> str:
    """The outlet of the longest row that is the file, one of its folders or a pattern for it."""
    whole = path.replace("\\", "/")
    parts = whole.split("/")
    for key in sorted(config.outlets, key=lambda key: (-len(key), key)):
        wanted = key.strip("/")
        folders = {"/".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}
        stem = parts[-1].rpartition(".")[0]
        if wanted in folders or wanted == stem or fnmatchcase(whole, key) or fnmatchcase(parts[-1], key):
            return config.outlets[key]
    return ""


def _by_copyright(body: str) -> str:
    lines = [line for line in _edges(body) if not _PHOTO.search(line)]
    return _the_one(_names(_COPYRIGHT, lines))


def _by_source_line(body: str) -> str:
    return _the_one(_names(_SOURCE_LINE, list(_edges(body))))


def _by_policy(body: str) -> str:
    """An outlet whose policy for comments stands here and that somebody in the text told something: both name it."""
    told = {_key(name[:end]) for name in _names(_TOLD, [body]) for end in _word_ends(name)}
    lines = list(_edges(body))
    named = [name for pattern in _POLICY for name in _names(pattern, lines)]
    return _the_one([name for name in named if _key(name) in told])


def _edges(body: str) -> Iterator[str]:
    """The first and the last lines that are short enough to be furniture."""
    lines = [" ".join(line.split()) for line in body.splitlines() if line.strip()]
    kept = lines if len(lines) <= _FIRST + _LAST else [*lines[:_FIRST], *lines[-_LAST:]]
    return (line for line in kept if len(line) <= _LONGEST_LINE)


def _names(pattern: re.Pattern[str], texts: Sequence[str]) -> list[str]:
    found = [
        re.sub(r"[’']s?$", "", _TAIL.sub("", m["name"]).strip(" .,")) for text in texts for m in pattern.finditer(text)
    ]
    nobody = packaged_table("outlets")["nobody"]["words"]
    return [
        name for name in found if 2 <= len(name) <= _LONGEST_NAME and _key(name) not in nobody and not name.isdigit()
    ]


def _word_ends(name: str) -> list[int]:
    return [m.end() for m in re.finditer(r"\S+", name)]


def _the_one(names: Sequence[str]) -> str:
    """The name, where all are one."""
    return names[0] if names and len({_key(name) for name in names}) == 1 else ""


def _key(name: str) -> str:
    return " ".join(re.findall(r"[\w&]+", name.casefold())).removeprefix("the ")
