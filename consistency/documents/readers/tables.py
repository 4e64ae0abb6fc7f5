"""Tables of documents, one a row: CSV, JSON and JSON lines by the standard library, Excel and Parquet by pandas."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from consistency.config import Config
from consistency.documents.decode import Decoded, decode
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.documents.readers.columns import choose, documents_of, rows_in
from consistency.documents.readers.zips import names_in, open_zip

if TYPE_CHECKING:
    import pandas as pd

Rows = Sequence[Extracted | Refused]
DELIMITERS = (",", ";", "\t", "|")
PARQUET = b"PAR1"
WIDE = "a row of more cells than the table has heads; quotation marks may be missing"
MOST_ROWS = 1_000_000
"""Rows of a CSV file that are looked at, to say how many there are."""
SAMPLE = 20_000
"""Characters that the delimiter of a table is looked for in."""


def reads_csv(head: bytes, suffix: str) -> bool:
    """Only the name says that a text is a table."""
    return suffix in (".csv", ".tsv")


def reads_json(head: bytes, suffix: str) -> bool:
    """JSON by its name, or a text that begins with an object whose first key stands in quotation marks."""
    if suffix in (".json", ".jsonl", ".ndjson", ".jsonlines"):
        return True
    return bool(re.match(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"[^"\n]{1,80}"\s*:', head)) and suffix not in (
        ".txt",
        ".md",
    )


def reads_parquet(head: bytes, suffix: str) -> bool:
    """Parquet begins with its mark."""
    return head.startswith(PARQUET)


def reads_excel(head: bytes, suffix: str) -> bool:
    """A zip that holds a workbook."""
    return bool(names_in(head)) and (suffix in (".xlsx", ".xlsm") or b"xl/" in head)


def read_csv(data: bytes, name: str, config: Config) -> Rows:
    """The rows of a CSV or TSV file, numbered from 1 below the heads. A row with more cells than heads is refused.

    Its cells are told apart by the standard library: pandas takes the first column for an index, or drops cells, where
    a row has one too many.
    """
    decoded = decode(data)
    text = decoded.text.lstrip("\ufeff")
    csv.field_size_limit(max(csv.field_size_limit(), config.max_bytes))
    try:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, config)), MOST_ROWS))
    except csv.Error as error:
        raise Unreadable(f"damaged: no table that can be read as CSV ({error})") from error
    heads, *below = [[cell.strip() for cell in rows[0]], *rows[1:]] if rows else [[]]
    if len(below) > config.max_parts:
        raise Unreadable(f"too many rows: {len(below):,}, max_parts is {config.max_parts:,}")
    wide = {number for number, row in enumerate(below, 1) if any(cell.strip() for cell in row[len(heads) :])}
    named = _apart(heads)
    found = _some(documents_of([dict(zip_longest(named, row[: len(named)], fillvalue="")) for row in below], config))
    return [Refused(one.part, WIDE) if int(one.part) in wide else one for one in _from_bytes(found, decoded)]


def _from_bytes(found: Rows, decoded: Decoded) -> Rows:
    """The documents with how their file was decoded."""
    return [
        replace(one, notes=(*decoded.notes, *one.notes), encoding=decoded.encoding)
        if isinstance(one, Extracted)
        else one
        for one in found
    ]


def _delimiter(text: str, config: Config) -> str:
    """What parts the first line into the most heads that are known; else into the most heads."""

    def parted(delimiter: str) -> tuple[int, int]:
        heads = next(csv.reader([first], delimiter=delimiter), [])
        try:
            return len(choose(heads, config.columns)), len(heads)
        except Unreadable:
            return 0, len(heads)

    first = re.split(r"[\r\n]", text[:SAMPLE], maxsplit=1)[0]
    return max(DELIMITERS, key=parted)


def read_json(data: bytes, name: str, config: Config) -> Rows:
    """The objects of a JSON file, or of JSON lines; a line that is none is refused with its number."""
    decoded = decode(data)
    text = decoded.text.lstrip("\ufeff")
    try:
        rows = list(rows_in(json.loads(text)))
    except RecursionError as error:
        if "\n" not in text.strip():
            raise Unreadable("nested too deeply") from error
        return _from_bytes(_json_lines(text, config), decoded)
    except ValueError:
        return _from_bytes(_json_lines(text, config), decoded)
    if not rows:
        raise Unreadable("JSON without objects: nothing in it is a document")
    return _from_bytes(documents_of(rows, config), decoded)


def _json_lines(text: str, config: Config) -> Rows:
    """One object a line."""
    rows: list[Mapping[str, Any]] = []
    numbers: list[int] = []
    refused: list[Refused] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        row, reason = None, "a line that is no JSON object"
        try:
            row = json.loads(line)
        except RecursionError:
            reason = "nested too deeply"
        except ValueError:
            pass
        if isinstance(row, dict):
            rows.append(row)
            numbers.append(number)
        else:
            refused.append(Refused(str(number), reason))
    if not rows:
        deep = any(one.reason == "nested too deeply" for one in refused)
        raise Unreadable("nested too deeply" if deep else "damaged: neither JSON nor JSON lines")
    if len(rows) + len(refused) > config.max_parts:
        raise Unreadable(f"too many lines: {len(rows) + len(refused):,}, max_parts is {config.max_parts:,}")
    return [*_renumbered(documents_of(rows, config), numbers), *refused]


def _renumbered(found: Rows, numbers: Sequence[int]) -> Rows:
    """The documents with the numbers of their lines."""
    return [replace(one, part=str(numbers[int(one.part) - 1])) for one in found]


def read_parquet(data: bytes, name: str, config: Config) -> Rows:
    """The rows of a Parquet file."""
    import pandas as pd

    try:
        import pyarrow.parquet as parquet

        about = parquet.ParquetFile(io.BytesIO(data)).metadata
        size = sum(about.row_group(i).total_byte_size for i in range(about.num_row_groups))
    except MemoryError:
        raise
    except Exception as error:  # pyarrow's errors have no common base either
        raise Unreadable("damaged: no Parquet file that can be opened") from error
    if about.num_rows > config.max_parts:
        raise Unreadable(f"too many rows: {about.num_rows:,}, max_parts is {config.max_parts:,}")
    if size > config.max_unpacked:
        raise Unreadable(f"too large: unpacks to {size:,} bytes, max_unpacked is {config.max_unpacked:,}")
    try:
        frame = pd.read_parquet(io.BytesIO(data), engine="pyarrow")
    except MemoryError:
        raise
    except Exception as error:
        raise Unreadable("damaged: its rows cannot be read") from error
    return _documents(frame, config)


def read_excel(data: bytes, name: str, config: Config) -> Rows:
    """The rows of each sheet of a workbook that has a column of texts."""
    open_zip(data, config)
    import pandas as pd

    try:
        sheets = pd.read_excel(
            io.BytesIO(data), sheet_name=None, dtype=str, na_filter=False, engine="openpyxl", nrows=config.max_parts + 1
        )
    except MemoryError:
        raise
    except Exception as error:
        raise Unreadable("damaged: no Excel file that can be opened") from error
    found: list[Extracted | Refused] = []
    reason = "an Excel file without rows"
    for title, frame in sheets.items():
        try:
            rows = _documents(frame, config, first=2)
        except Unreadable as error:
            reason = str(error)
            continue
        place = "" if len(sheets) == 1 else f"{' '.join(str(title).split())}/"
        found += [replace(row, part=f"{place}{row.part}") for row in rows]
    if not found:
        raise Unreadable(reason)
    return found


def _documents(frame: pd.DataFrame, config: Config, first: int = 1) -> Rows:
    """The rows of a frame as documents. Raises Unreadable for a frame that holds none."""
    if frame.empty:
        return _some([])
    frame.columns = _apart([str(column) for column in frame.columns])
    cells = frame.astype(object)
    return _some(documents_of(cells.where(frame.notna(), None).to_dict("records"), config, first))


def _apart(heads: Sequence[str]) -> list[str]:
    """The heads, each that was there before with its number behind it."""
    seen: set[str] = set()
    apart = []
    for at, head in enumerate(heads, 1):
        apart.append(f"{head} ({at})" if head in seen else head)
        seen.add(head)
    return apart


def _some(found: Rows) -> Rows:
    if not found:
        raise Unreadable("a table without rows")
    return found
