"""Result -> rows, one for each answer to each question, in the manner of data sets of conflict events.

The columns ``best``, ``low``, ``high``, ``source_original`` and ``date_precision`` carry the names and the meaning
that the UCDP Georeferenced Event Dataset codebook gives ``best``, ``low``, ``high``, ``source_original`` and
``date_prec``, so that the rows can stand beside such data.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from consistency.datatypes import Claim, Finding, Result, SharedClaim, Side
from consistency.errors import ReportError
from consistency.reports.json import plain_number, shown, without_surrogates
from consistency.shared_claims.identity import claim_key

Cell = str | int | float | None
COLUMNS = (
    "question", "verdict", "kind", "severity", "side", "answer", "best", "low", "high", "unit", "counted", "place",
    "period", "documents", "origins", "sources", "source_original", "event_date", "as_of", "published",
    "date_precision", "quote", "paths", "key", "shared_claim", "claim_keys",
)  # fmt: skip
"""``low`` and ``high`` span what all claims of the side allow, empty where an end is open; ``best`` is the figure that
they give, empty where they give none or several. ``date_precision`` is the shortest that a claim's event date has:
day, month, year, year unknown or empty. ``claim_keys``: those that a constraint names claims by."""
_CONTROLS = re.compile("[\x00-\x1f\x7f]")
_RUNS = re.compile(r"""(?:^|;[\s"']*)(?=[=+\-@＝＋－＠])""")
"""Where a spreadsheet would run what follows: at the start of a cell (OWASP, "CSV Injection", with the full-width forms
of the signs; blanks at its start, tabs and line ends are gone before), and behind a semicolon, which begins a cell
where the decimal comma is in use."""


def to_rows(result: Result) -> list[dict[str, Cell]]:
    """A row for each side of each finding, then one for each shared claim without a finding; as plain values."""
    shared = {claim.id: claim for claim in result.shared_claims}
    maker = _Rows(result)
    rows = []
    for finding in result.findings:
        question = shared.get(finding.shared_claim or "")
        rows += [maker.row(side, index, finding, question) for index, side in enumerate(finding.sides)]
    found = {finding.shared_claim for finding in result.findings}
    for claim in sorted(result.shared_claims, key=lambda claim: (claim.question, claim.id)):
        if claim.id not in found:
            rows.append(maker.row(Side("", claim.claims, claim.origins), 0, None, claim))
    return rows


def render_csv(result: Result) -> str:
    """The rows as CSV (RFC 4180) with a header. Opens with a byte order mark, so that spreadsheets read it as UTF-8.

    Text cells that a spreadsheet would run as a formula begin with an apostrophe instead, and what would drive a
    terminal or turn the text round is written out, as "\\u202e".
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in to_rows(result):
        writer.writerow({name: _harmless(value) if isinstance(value, str) else value for name, value in row.items()})
    return "\ufeff" + without_surrogates(out.getvalue())


def to_frame(result: Result) -> Any:
    """The rows as a pandas frame with the columns ``COLUMNS``."""
    import pandas  # half a second, and only here

    # What no file can hold (half a character, of a name that is no UTF-8) no Arrow column can hold either.
    rows = [
        {name: without_surrogates(value) if isinstance(value, str) else value for name, value in row.items()}
        for row in to_rows(result)
    ]
    return pandas.DataFrame(rows, columns=list(COLUMNS))


def write_excel(result: Result, path: Path) -> None:
    """The frame as a workbook with one sheet. Cells that would run as a formula begin with an apostrophe.

    Raises ReportError where ``path`` cannot be written.
    """
    frame = to_frame(result)
    cells = [[_printable(_harmless(x)) if isinstance(x, str) else x for x in row] for row in frame.values.tolist()]
    try:
        type(frame)(cells, columns=frame.columns).to_excel(path, sheet_name="discrepancies", index=False)
    except OSError as error:
        raise ReportError(f"{path} cannot be written ({error.strerror})") from error


def _printable(text: str) -> str:
    """No control characters, which a workbook cannot hold; and no more than fits a cell (32,767 characters)."""
    return without_surrogates("".join(c if c.isprintable() else " " for c in text))[:32_000]


def _harmless(text: str) -> str:
    line = shown(" ".join(_CONTROLS.sub(" ", text).split()))
    return _RUNS.sub(r"\g<0>'", line)


class _Rows:
    def __init__(self, result: Result) -> None:
        self.claims = {claim.id: claim for claim in result.claims}
        self.documents = {document.id: document for document in result.documents}

    def row(self, side: Side, index: int, finding: Finding | None, shared: SharedClaim | None) -> dict[str, Cell]:
        claims = [self.claims[claim] for claim in side.claims if claim in self.claims]
        claims.sort(key=lambda claim: (self._path(claim), claim.start, claim.id))
        first = claims[0] if claims else None
        low, best, high = bounds(claims)
        return {
            "question": shared.question if shared else finding.message if finding else "",
            "verdict": finding.verdict if finding else shared.verdict if shared else "",
            "kind": finding.kind if finding else "",
            "severity": finding.severity if finding else "",
            "side": index + 1,
            "answer": side.label,
            "best": plain_number(best),
            "low": plain_number(low),
            "high": plain_number(high),
            "unit": first.quantity.unit if first and first.quantity else "",
            "counted": _joined(claim.quantity.counted for claim in claims if claim.quantity),
            "place": _joined(claim.scope.place for claim in claims),
            "period": _joined(claim.scope.period for claim in claims),
            "documents": len({claim.document for claim in claims}),
            "origins": side.origins,
            "sources": _joined(self._source(claim) for claim in claims),
            "source_original": _joined(claim.attribution.speaker or "" for claim in claims),
            "event_date": _joined(claim.clocks.event or "" for claim in claims),
            "as_of": _joined(claim.clocks.as_of or "" for claim in claims),
            "published": _joined(claim.clocks.published or "" for claim in claims),
            "date_precision": precision([claim.clocks.event for claim in claims if claim.clocks.event]),
            "quote": " ".join(first.quote.split()) if first else "",
            "paths": _joined(self._path(claim) for claim in claims),
            "key": finding.key if finding else "",
            "shared_claim": shared.id if shared else "",
            "claim_keys": _joined(claim_key(claim) for claim in claims),
        }

    def _path(self, claim: Claim) -> str:
        return self.documents[claim.document].path if claim.document in self.documents else ""

    def _source(self, claim: Claim) -> str:
        document = self.documents.get(claim.document)
        return (document.source or document.path) if document else ""


def bounds(claims: Sequence[Claim]) -> tuple[float | None, float | None, float | None]:
    """(low, best, high) of the claims together, in the unit of the first; None where an end is open or there is no one
    figure."""
    all_of_them = [claim.quantity for claim in claims if claim.quantity]
    if not all_of_them:
        return None, None, None
    first = all_of_them[0]
    quantities = [quantity.told_in(first) for quantity in all_of_them if quantity.interval.meets(first.interval)]
    lows, highs = [quantity.low for quantity in quantities], [quantity.high for quantity in quantities]
    figures = {quantity.low for quantity in quantities if quantity.low == quantity.high}
    low = None if None in lows else min(value for value in lows if value is not None)
    high = None if None in highs else max(value for value in highs if value is not None)
    return low, figures.pop() if len(figures) == 1 else None, high


def precision(dates: Sequence[str]) -> str:
    """How precise the least precise of some ISO dates is: day, month, year, year unknown, or empty for none."""
    if not dates:
        return ""
    if any(day.startswith("-") for day in dates):
        return "year unknown"
    return ("year", "month", "day")[min(2, min(day.count("-") for day in dates))]


def _joined(parts: Iterable[str]) -> str:
    """The different parts, in order, with semicolons between them."""
    return "; ".join(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
