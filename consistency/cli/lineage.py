"""``consistency lineage``: who copied whom, how many origins, and what changed on the way."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from consistency.cli import terminal
from consistency.cli.commands import (
    ConfigFile,
    Debug,
    Download,
    FailOn,
    Fetch,
    Model,
    Paths,
    Quiet,
    _encoder,
    _finish,
    _settings,
    app,
)
from consistency.datatypes import Result


class LineageFormat(StrEnum):
    """Forms of ``lineage``."""

    text = "text"
    json = "json"


@app.command()
def lineage(
    paths: Paths,
    format: Annotated[LineageFormat, typer.Option(help="Form on standard output.")] = LineageFormat.text,
    fetch: Fetch = False,
    config: ConfigFile = None,
    model: Model = None,
    allow_download: Download = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show who copied whom, how many origins there are, and what changed on the way."""
    from consistency import api
    from consistency.reports.json import to_dict, to_text

    settings = _settings(config, model, inputs=paths, fetch=fetch)
    with terminal.progress_bar(quiet) as tell:
        result = api.check(paths, settings, _encoder(settings, allow_download, tell), tell, fetch=fetch)
    if format is LineageFormat.json:
        data = to_dict(result)
        drift = [finding for finding in data["findings"] if finding["verdict"] == "drift"]
        kept = {name: data[name] for name in ("version", "documents", "lineage", "skipped", "settings", "notes")}
        print(to_text(kept | {"findings": drift}, indent=1))
    else:
        terminal.print_lines(lineage_lines(result))
    _finish(result, FailOn.never, quiet)


def lineage_lines(result: Result) -> Iterator[str]:
    """Origins with their documents, then the links with what one side leaves out, then what the copies changed."""
    paths = {document.id: document.path for document in result.documents}
    groups: dict[str, list[str]] = {}
    for document in result.documents:
        groups.setdefault(result.origins.get(document.id, document.id), []).append(document.path)
    yield f"{_count(len(paths), 'document')}, {_count(len(groups), 'origin')}"
    for number, own in enumerate(groups.values(), 1):
        yield f"origin {number}  {_count(len(own), 'document')}"
        yield from (f"    {terminal.quoted(path)}" for path in own)
    if result.lineage:
        yield "links"
    for link in result.lineage:
        yield f"    {terminal.quoted(paths[link.a])}  {terminal.quoted(paths[link.b])}"
        yield f"        {link.kind}, {link.coverage:.0%}: {link.reason}"
        if link.older:
            yield f"        older: {terminal.quoted(paths[link.older])} ({link.direction})"
        yield from (f"        only in {terminal.quoted(paths[e.document])}: “{e.words}”" for e in link.edits)
    drift = [finding for finding in result.findings if finding.verdict == "drift"]
    if drift:
        yield "changed on the way"
    yield from (f"    {finding.key}  {finding.message}" for finding in drift)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
