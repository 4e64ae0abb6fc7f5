"""Rows of a table -> documents, one a row: which column holds what."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from consistency.config import Config, packaged_table
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.documents.readers.building import TextBuilder, clean
from consistency.documents.readers.markup import is_markup, text_of_markup
from consistency.sentences.dates import read_date

FIELDS = ("text", "title", "source", "author", "url", "published", "id")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
"""Seconds or milliseconds since 1970 of a day after 2001, as exports of social networks write them."""
SHOWN = 12
"""Columns that a message names."""
DEEPEST = 3
"""Fields in fields of JSON that are looked into for a column."""


def documents_of(rows: Sequence[Mapping[str, Any]], config: Config, first: int = 1) -> list[Extracted | Refused]:
    """A document for each row that holds a text; ``first`` is the number of the first row.

    A row without text is refused, an empty row passed over. Raises Unreadable where no column holds a text, and where
    the settings name a column that is not there.
    """
    if len(rows) > config.max_parts:
        raise Unreadable(f"too many rows: {len(rows):,}, max_parts is {config.max_parts:,}")
    flat = [_flat(row) for row in rows]
    columns = list(dict.fromkeys(column for row in flat for column in row))
    chosen = choose(columns, config.columns)
    found: list[Extracted | Refused] = []
    taken: set[str] = set()
    for number, row in enumerate(flat, first):
        values = {field: _text_of(row.get(column)) for field, column in chosen.items()}
        if not any(values.values()):
            continue
        part = str(number)
        if not values.get("text", "").strip():
            found.append(Refused(part, f"a row without text in its column {chosen['text']!r}"))
            continue
        found.append(_document(values, part, chosen))
        taken.add(part)
    return found


def choose(columns: Sequence[str], named: Mapping[str, str]) -> dict[str, str]:
    """Which column holds which field: as the settings name it, else by its head. Raises Unreadable for no text."""
    by_name = {_plain(column): column for column in reversed(columns)}
    chosen: dict[str, str] = {}
    for field in FIELDS:
        if field in named:
            column = by_name.get(_plain(named[field]))
            if column is None:
                raise Unreadable(f"no column {named[field]!r}, which the settings name for {field}; {_has(columns)}")
        else:
            names = packaged_table("columns")[field]
            column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None and column not in chosen.values():
            chosen[field] = column
    if "text" not in chosen:
        raise Unreadable(f"no column of texts; {_has(columns)}; name it in the settings: columns.text")
    return chosen


def _has(columns: Sequence[str]) -> str:
    shown = ", ".join(repr(clean(column)[:40]) for column in columns[:SHOWN])
    return f"its columns are {shown}{' …' if len(columns) > SHOWN else ''}" if columns else "it has no columns"


def _plain(column: str) -> str:
    """The head of a column as heads are compared."""
    apart = re.sub(r"[_\-]+|(?<=[a-z])(?=[A-Z])", " ", column)  # "published_at", "publishedAt"
    return " ".join(apart.casefold().split())


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row whose fields of fields are fields: ``{"source": {"name": x}}`` has "source.name"."""
    flat: dict[str, Any] = {}

    def add(fields: Mapping[str, Any], prefix: str, depth: int) -> None:
        for key, value in fields.items():
            if isinstance(value, Mapping) and depth < DEEPEST:
                add(value, f"{prefix}{key}.", depth + 1)
            else:
                flat[f"{prefix}{key}"] = value

    add(row, "", 1)
    return flat


def _text_of(value: Any) -> str:
    """A cell as text; empty for nothing. Paragraphs of a list stand on their own."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, str):
        return clean(value)
    if hasattr(value, "tolist"):  # numpy's, of a column of lists
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return "\n\n".join(_text_of(v) for v in value if isinstance(v, (str, int, float)))
    if isinstance(value, Mapping):
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    return clean(json.dumps(value) if isinstance(value, bool) else str(value))


def _document(values: Mapping[str, str], part: str, chosen: Mapping[str, str]) -> Extracted:
    """One row as a document."""
    text = values["text"]
    text = text_of_markup(text) if is_markup(text) else text
    said = {field: " ".join(values.get(field, "").split())[:500] for field in FIELDS if field != "text"}
    builder = TextBuilder()
    if said["title"] and said["title"].casefold() not in " ".join(text[:1000].split()).casefold():
        builder.add(said["title"], "headline")
    builder.add(text)
    published = date_of(said["published"])
    notes = [f"Row {part} is {said['id']!r} in its column {chosen['id']!r}."] if said["id"] not in ("", part) else []
    if said["published"] and not published:
        notes.append(f"The date of its row could not be read: {said['published'][:40]!r}.")
    known = {field: said[field] for field in ("title", "source", "author", "url")}
    return Extracted(
        builder.text,
        "utf-8",
        published=published,
        published_from="table column" if published else "unknown",
        metadata_from=tuple((field, f"column {chosen[field]!r}") for field, value in known.items() if value),
        blocks=builder.blocks,
        notes=tuple(notes),
        part=part,
        title=known["title"],
        source=known["source"],
        author=known["author"],
        url=known["url"],
    )


def date_of(written: str) -> str | None:
    """ISO date of a cell: as dates are written, or as seconds since 1970; as precise as it is."""
    if EPOCH.fullmatch(written):
        seconds = float(written[:10])
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    if match := re.match(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d", written):
        written = match[1]
    dated = read_date(written) if written else None
    return dated.iso if dated else None


def rows_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """The rows of a JSON value: a list of objects, an object that holds one such list, or one object."""
    if isinstance(value, list):
        yield from (row for row in value if isinstance(row, Mapping))
    elif isinstance(value, Mapping):
        lists = [v for v in value.values() if isinstance(v, list) and v and all(isinstance(r, Mapping) for r in v)]
        try:
            choose(list(_flat(value)), {})
        except Unreadable:
            if len(lists) == 1:
                yield from lists[0]
                return
        yield value
