"""What a person at a terminal sees: safe names, one-line errors, progress, findings as text."""

from __future__ import annotations

import logging
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from consistency.datatypes import Comparison, Document, Finding, Result, Setting
from consistency.unforeseen import LOG

if TYPE_CHECKING:
    from rich.progress import TaskID

Progress = Callable[[str, int, int], None]


def plain(text: str) -> str:
    """``text`` on one line, with every control, format and unpaired character written as an escape.

    File names and quotes come from strangers: a newline would forge a line, an escape sequence would drive the
    terminal, a direction mark would turn a name round.
    """
    if text.isprintable():
        return text
    return "".join(character if _harmless(character) else _escape(character) for character in text)


def _harmless(character: str) -> bool:
    return character == " " or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def quoted(name: str) -> str:
    """A file name as it is, or in quotation marks where it holds anything that a reader could be misled by."""
    safe = plain(name)
    return safe if safe == name and name.strip() == name and name else f"'{safe}'"


def say(line: str) -> None:
    """One line to standard error."""
    print(plain(line), file=sys.stderr)


def print_lines(lines: Iterable[str]) -> None:
    """Lines to standard output, each made safe."""
    for line in lines:
        print(plain(line))


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress | None]:
    """A callback that draws a bar for each stage on standard error; None unless that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            for name, task in tasks.items():
                if name != stage:
                    bars.update(task, visible=False)
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total, visible=True)

        yield tell


@contextmanager
def traces_shown(wanted: bool) -> Iterator[None]:
    """Standard error gets the trace of all that the run leaves out, if ``wanted``; each line made safe."""
    if not wanted:
        yield
        return

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            for line in self.format(record).splitlines():
                say(line)

    handler, level = Lines(), LOG.level
    LOG.addHandler(handler)
    LOG.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        LOG.setLevel(level)
        LOG.removeHandler(handler)


def summary(result: Result) -> str:
    """One line: how much was read, how much is shared, what was found."""
    counts: dict[str, int] = {}
    for finding in result.findings:
        counts[finding.verdict] = counts.get(finding.verdict, 0) + 1
    verdicts = ", ".join(f"{number} {verdict.replace('_', ' ')}" for verdict, number in sorted(counts.items()))
    found = _count(len(result.findings), "finding") + (f" ({verdicts})" if verdicts else "")
    shared = _count(len(result.shared_claims), "shared claim")
    return f"{_count(len(result.documents), 'document')}, {_count(len(result.claims), 'claim')}, {shared}, {found}"


def reading_summary(result: Result) -> str:
    """One line on what was read, where nothing was held against anything."""
    figures = _count(sum(claim.quantity is not None for claim in result.claims), "figure")
    return f"{_count(len(result.documents), 'document')}, {_count(len(result.claims), 'claim')}, {figures}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def skipped_lines(result: Result) -> list[str]:
    """A line for each input that was not read."""
    return [f"skipped {quoted(skipped.path)}: {plain(skipped.reason)}" for skipped in result.skipped]


def setting_lines(settings: Iterable[Setting]) -> Iterator[str]:
    """A line for each file of settings: "settings of consistency.toml: tolerance = 0.2, vague = "floor"".
    What was typed as an option stands on the screen already."""
    sources: dict[str, list[str]] = {}
    for setting in settings:
        if setting.source.startswith("--"):
            continue
        value = setting.value if len(setting.value) <= _LONGEST_VALUE else setting.value[:_LONGEST_VALUE] + "…"
        sources.setdefault(setting.source, []).append(f"{setting.name} = {value}")
    for source, own in sorted(sources.items()):
        yield f"settings of {quoted(source)}: {', '.join(own)}"


_LONGEST_VALUE = 200
"""Characters of a setting that are shown; a table may fill pages, and stands whole in the JSON report."""


def finding_lines(result: Result) -> Iterator[str]:
    """The findings as text: verdict, what it is about, the sides with who says so, and why it was so judged."""
    claims = {claim.id: claim for claim in result.claims}
    documents = {document.id: document for document in result.documents}
    for finding in result.findings:
        yield f"{finding.verdict.replace('_', ' ')} ({finding.severity}): {finding.message}"
        for side in finding.sides:
            yield f"  {side.label}"
            for claim_id in side.claims:
                claim = claims[claim_id]
                document = documents[claim.document]
                yield f"    {_place(document, claim.start)}: {' '.join(claim.quote.split())}"
        for pair in finding.pairs:
            labels = f"{finding.sides[pair.a].label} / {finding.sides[pair.b].label}"
            yield f"  {labels}: {pair.verdict.replace('_', ' ')}"
            yield from (f"    {reason}" for reason in pair.reasons)
        yield f"  key: {finding.key}"
        yield ""


_SAID = {
    ("contradict", "conflict"): "both cannot be true",
    ("contradict", ""): "most likely both cannot be true",
    ("entail", "agree"): "they say the same, so A makes B true",
    ("entail", ""): "A makes B true",
    ("neutral", "different_scope"): "they speak of different things, places or times",
    ("neutral", "compatible"): "both can be true, and A does not make B true",
    ("neutral", ""): "A leaves open whether B is true",
}
"""Label and verdict of a comparison in plain words; an empty verdict stands for all others."""


def _place(document: Document, at: int) -> str:
    """Where in its file a passage stands: the page or the part of it where its format has such, else the line."""
    block = document.block_at(at)
    parts = [] if block is None else [f"page {block.page}" if block.page else "", block.place]
    if said := ", ".join(part for part in parts if part):
        return f"{quoted(document.path)}, {said}"
    return f"{quoted(document.path)}:{document.text.count(chr(10), 0, at) + 1}"


def comparison_lines(comparison: Comparison, explain: bool = False) -> Iterator[str]:
    """The verdict in plain words and its reason; with ``explain`` then all reasons in order."""
    label, verdict = comparison.label, comparison.verdict
    yield f"{label}: {_SAID.get((label, verdict)) or _SAID[label, '']}"
    if comparison.why:
        yield f"  {comparison.why}"
    if explain:
        yield from (f"    {reason}" for reason in (*comparison.reasons, f"verdict: {verdict.replace('_', ' ')}"))


def claim_table(rows: Sequence[dict[str, Any]], explain: bool = False) -> Iterator[str]:
    """Claims of the JSON report in aligned columns: where, the quantity or a dash, of what, the words.

    With ``explain`` the names of the rules that read the quantity stand before the words.
    """
    cells = [_claim_cells(row, explain) for row in rows]
    widths = [max((len(row[i]) for row in cells), default=0) for i in range(len(cells[0]) - 1 if cells else 0)]
    for row in cells:
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])


def _claim_cells(row: dict[str, Any], explain: bool) -> tuple[str, ...]:
    quantity = row["quantity"]
    figure = "-"
    if quantity:
        ends = dict.fromkeys((quantity["low"], quantity["high"]))
        interval = " to ".join("open" if end is None else f"{end:,.15g}" for end in ends)
        figure = " ".join(x for x in (quantity["modifier"], interval, quantity["unit"], quantity["counted"]) if x)
    about = " ".join(f"{slot}={value}" for slot, value in row["scope"].items() if value)
    where = f"{quoted(row['path'])}:{row['start']}"
    rules = ["; ".join(quantity.get("rules", ())) if quantity else "-"] if explain else []
    return where, *(plain(" ".join(cell.split())) for cell in (figure, about, *rules, row["quote"]))


def gravest(findings: Iterable[Finding], order: tuple[str, ...]) -> int:
    """Position in ``order`` of the gravest verdict; -1 where there is no finding."""
    return max((order.index(finding.verdict) for finding in findings), default=-1)
