"""YAML between two lines of hyphens at the top of a file: title, source, date.

Hostile front matter costs nothing: it is short or not read, holds no aliases (no bombs), nests a few levels, and every
scalar stays text (no constructors run at all).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from consistency.sentences.dates import read_date

OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.M)
PLAIN_ROW = re.compile(r"^([A-Za-z_][\w -]{0,30}):[ \t]*(.*)$", re.M)
_ADDRESS = re.compile(r"https?://[^\s/\"'<>\\`]+\.[^\s\"'<>\\`]{2,}", re.IGNORECASE)
LONGEST = 16_384
"""Characters of front matter that are read; a longer one is passed over."""
MATTER_ROW = re.compile(r"[ \t]*(?:[\w.-]+(?: [\w.-]+){0,4}[ \t]*:(?:\s|$)|- |#|[\]\[{}]|$)|[ \t]{2,}\S")
"""What a line of front matter looks like: a field, a row of a list, a comment, what is indented below them, nothing."""
DEEPEST = 8
"""Levels of nesting; a publishing system's front matter has two or three."""
FIELD_LENGTH = 500
"""Characters that are kept of a title or source."""
TITLE = ("title", "headline")
SOURCE = ("source", "outlet", "publisher", "publication", "site", "site_name", "site name")
DATE = (
    "published",
    "date",
    "date_published",
    "datepublished",
    "publish_date",
    "pubdate",
    "published_at",
    "publication_date",
)
AUTHOR = ("author", "authors", "byline")
URL = ("url", "link", "canonical", "canonical_url", "permalink", "original", "source_url")
UPDATED = ("updated", "modified", "lastmod", "last_updated", "date_modified")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says; ``body_start`` is 0 where there is none."""

    body_start: int = 0
    title: str = ""
    source: str = ""
    published: str | None = None
    notes: tuple[str, ...] = ()
    url: str = ""
    """Where it was published; empty for what is no address of a page."""


class _Refused(yaml.YAMLError):
    """Front matter that is no plain list of fields."""


class _TextLoader(yaml.BaseLoader):
    """Scalars stay text; aliases and deep nesting are refused before anything is built."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """One node; counts how deep it stands."""
        if self.check_event(yaml.AliasEvent):
            raise _Refused("aliases are not allowed")
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Refused("nested too deeply")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of ``text``, if it opens with one. Raises nothing."""
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end(), opening.end() + LONGEST) if opening else None
    if opening is None:
        return FrontMatter()
    if closing is None:
        return _passed_over(text, opening.end())
    inside = text[opening.end() : closing.start()]
    notes: list[str] = []
    fields = _yaml_fields(inside)
    if isinstance(fields, str):
        rows = {key.casefold(): value.strip().strip("\"'") for key, value in PLAIN_ROW.findall(inside)}
        if not rows:
            return FrontMatter()
        notes.append(f"The front matter is no plain YAML ({fields}); its lines were read one by one.")
        fields = rows
    elif not fields:
        return FrontMatter() if inside.strip() else FrontMatter(body_start=closing.end())
    return _from_fields(fields, closing.end(), notes)


def _passed_over(text: str, start: int) -> FrontMatter:
    """Front matter that is too long to be read, with a note; none where the first lines are those of an article, which
    may begin with a rule and hold another."""
    lines = text[start : start + LONGEST].splitlines()[:-1]  # the last may be cut
    if len(text) < start + LONGEST or not all(map(MATTER_ROW.match, lines)):
        return FrontMatter()
    closing = CLOSING.search(text, start + LONGEST)
    if closing is None and not all(map(MATTER_ROW.match, text[start:].splitlines())):
        return FrontMatter()
    note = f"The front matter is longer than {LONGEST:,} characters and was not read."
    return FrontMatter(body_start=closing.end() if closing else len(text), notes=(note,))


def _yaml_fields(inside: str) -> dict[str, Any] | str:
    """Fields by lower-case name; empty where it is YAML but no fields; else what is wrong with it."""
    try:
        loaded = _TextLoader(inside).get_single_data()
    except _Refused as error:
        return str(error)
    except yaml.YAMLError as error:
        return str(getattr(error, "problem", None) or "not valid")
    except (ValueError, RecursionError):
        return "not valid"
    if not isinstance(loaded, dict):
        return {}
    return {str(key).strip().casefold(): value for key, value in loaded.items()}


def _from_fields(fields: dict[str, Any], body_start: int, notes: list[str]) -> FrontMatter:
    """The fields that are known, cleaned."""
    published = None
    if written := _first(fields, DATE):
        dated = read_date(written)
        published = dated.iso if dated else _foreign_date(written)
        if published is None:
            notes.append(f"The front matter's date could not be read: {written[:40]!r}.")
        elif dated and dated.problem:
            notes.append(f"Front matter: {dated.problem}.")
    if author := _first(fields, AUTHOR):
        notes.append(f"Author by the front matter: {author}.")
    if (updated := _first(fields, UPDATED)) and (dated := read_date(updated)) and dated.iso:
        notes.append(f"Updated {dated.iso} by the front matter.")
    title, source, url = (_first(fields, names) for names in (TITLE, SOURCE, URL))
    if _is_address(source):  # "source: https://…" says where, and by that whose it is
        source, url = "", url or source
    return FrontMatter(body_start, title, source, published, tuple(notes), url if _is_address(url) else "")


def _is_address(text: str) -> bool:
    """Is this the address of a page, and nothing that a link could do harm with?"""
    return bool(_ADDRESS.fullmatch(text))


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str:
    """The first of the named fields that is there, as one line of text."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, dict):
            value = value.get("name", value.get("title", ""))
        if isinstance(value, list):
            value = ", ".join(str(v) for v in value if isinstance(v, str))
        if isinstance(value, str) and value.strip():
            line = " ".join(value.split())[:FIELD_LENGTH]
            return line.encode("utf-8", "replace").decode("utf-8")  # "\\ud800" in YAML is half a character
    return ""


def _foreign_date(written: str) -> str | None:
    """A date in words of another language ("20 mars 2020"): only where day, month and year all stand there."""
    if len(written) > 60 or not re.search(r"\b(?:19|20)\d\d\b", written):
        return None
    import dateparser  # 0.2 s, and hardly ever needed

    try:
        found = dateparser.parse(written, settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY"})
    except (ValueError, OverflowError, RecursionError):
        return None
    return found.date().isoformat() if found and re.search(r"[^\W\d_]{3}", written) else None
