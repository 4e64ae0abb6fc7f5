"""The commands and their options. Each imports what it needs when it runs."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from consistency.cli import terminal
from consistency.cli.terminal import say
from consistency.datatypes import VERDICT_ORDER, Result
from consistency.errors import CompareError, ReportError
from consistency.files import MOST_BYTES, read_standard_input, read_text
from consistency.unforeseen import LEFT_OUT

if TYPE_CHECKING:
    from consistency.config import Config
    from consistency.embeddings import Encoder
    from consistency.judging import Judge
    from consistency.parsing import Parser

CLEAN, FOUND, SKIPPED = 0, 1, 3
REPORT_FORMS = "html,json,csv,markdown"
"""The forms of ``consistency.reports``, named here so that ``--help`` need not import them."""

app = typer.Typer(
    name="consistency",
    help="What several sources say about the same thing, held side by side.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class FailOn(StrEnum):
    """The verdicts, from the lightest to the gravest, and one that nothing reaches."""

    agree = "agree"
    compatible = "compatible"
    different_scope = "different_scope"
    superseded = "superseded"
    unclear = "unclear"
    drift = "drift"
    conflict = "conflict"
    never = "never"


class ExtractFormat(StrEnum):
    """Forms of ``extract``."""

    jsonl = "jsonl"
    table = "table"


class TextFormat(StrEnum):
    """Forms of ``check``."""

    text = "text"
    json = "json"
    markdown = "markdown"


class CompareFormat(StrEnum):
    """Forms of ``compare``."""

    text = "text"
    jsonl = "jsonl"


def path_of(text: str | Path) -> Path:
    """A path as it was typed. An empty one (of a variable that is not set) names nothing, and never this folder."""
    if text == "":
        raise typer.BadParameter("an empty path names no file or folder")
    return Path(text)


def input_of(text: str) -> str:
    """A path or address of documents, as it was typed: as a ``Path`` an address would lose a slash."""
    path_of(text)
    return text


Paths = Annotated[
    list[str],
    typer.Argument(parser=input_of, metavar="PATHS", help="Files and folders; - for standard input."),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        parser=path_of,
        metavar="PATH",
        help="Settings; default: consistency.toml or [tool.consistency] in pyproject.toml here.",
    ),
]
ConstraintFile = Annotated[
    Path | None,
    typer.Option(
        "--constraints",
        parser=path_of,
        metavar="FILE",
        help="JSON lines of claims that are, or are not, the same question; they win.",
    ),
]
Model = Annotated[
    str | None, typer.Option("--model", help="Folder or name of a sentence-transformers model; default: the packaged.")
]
JudgeName = Annotated[
    str | None,
    typer.Option(
        "--judge",
        metavar="MODEL",
        help="What judges wording: none for rules alone, onnx, or an NLI cross-encoder; default: the packaged model.",
    ),
]
ParserName = Annotated[
    str | None, typer.Option("--parser", help="Folder or name of an English spaCy pipeline; default: the packaged.")
]
Download = Annotated[
    bool, typer.Option("--allow-download", help="Let --model and --judge fetch a name that is not here yet.")
]
Fetch = Annotated[
    bool, typer.Option("--fetch", help="Fetch addresses (https://…) that stand among the paths; never without.")
]
Keep = Annotated[
    str | None,
    typer.Option(
        "--keep",
        metavar="PASSAGES",
        help="Let these make claims too: any of comments, furniture, bylines, datelines, with commas between them.",
    ),
]
Fail = Annotated[
    FailOn,
    typer.Option(metavar="VERDICT", help=f"Exit with 1 at a finding this grave or graver: {', '.join(FailOn)}."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")]


def _show_version(value: bool) -> None:
    if value:
        from consistency.cli.versions import version_line

        print(version_line())
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Show the versions of this tool, its model and its parser.",
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    pass


@app.command()
def report(
    paths: Paths,
    output: Annotated[
        Path, typer.Option("--output", "-o", parser=path_of, metavar="PATH", help="Folder to write into.")
    ] = Path("reports"),
    format: Annotated[str, typer.Option(metavar="FORMS", help=f"Any of {REPORT_FORMS}.")] = "html,json",
    fail_on: Fail = FailOn.never,
    constraints: ConstraintFile = None,
    keep: Keep = None,
    fetch: Fetch = False,
    config: ConfigFile = None,
    model: Model = None,
    judge: JudgeName = None,
    parser: ParserName = None,
    allow_download: Download = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write the discrepancy report: where documents differ, and why."""
    formats = _formats(format)
    from consistency import api
    from consistency.reports import kept_from_before, prepare_folder, write_reports

    settings = _settings(config, model, constraints, judge, parser, inputs=paths, keep=keep, fetch=fetch)
    prepare_folder(output)
    with terminal.progress_bar(quiet) as tell:
        models = _models(settings, allow_download, tell)
        result = api.check(paths, settings, *models, fetch=fetch)
        written = write_reports(result, output, formats, settings, partial(tell, "writing") if tell else None)
    lines = ["wrote " + ", ".join(terminal.quoted(str(path)) for path in written)]
    if kept := kept_from_before(output, written):
        lines.append("of an earlier run: " + ", ".join(terminal.quoted(str(path)) for path in kept))
    _finish(result, fail_on, quiet, *lines)


@app.command()
def check(
    new: Annotated[
        list[str], typer.Argument(parser=input_of, metavar="NEW", help="New files and folders; - for standard input.")
    ],
    against: Annotated[
        list[str],
        typer.Option("--against", parser=input_of, metavar="PATHS", help="What is known: files and folders."),
    ],
    fail_on: Fail = FailOn.drift,
    format: Annotated[TextFormat, typer.Option(help="Form of the report on standard output.")] = TextFormat.text,
    constraints: ConstraintFile = None,
    keep: Keep = None,
    fetch: Fetch = False,
    config: ConfigFile = None,
    model: Model = None,
    judge: JudgeName = None,
    parser: ParserName = None,
    allow_download: Download = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Hold new documents against known ones."""
    from consistency import api
    from consistency.reports import render_json, render_markdown

    settings = _settings(config, model, constraints, judge, parser, inputs=[*new, *against], keep=keep, fetch=fetch)
    with terminal.progress_bar(quiet) as tell:
        models = _models(settings, allow_download, tell)
        result = api.check_new(new, against, settings, *models, fetch=fetch)
    if format is TextFormat.json:
        sys.stdout.write(render_json(result))
    elif format is TextFormat.markdown:
        sys.stdout.write(render_markdown(result, settings))
    else:
        terminal.print_lines(terminal.finding_lines(result))
    _finish(result, fail_on, quiet)


@app.command()
def extract(
    paths: Paths,
    format: Annotated[ExtractFormat, typer.Option(help="JSON lines, or a table for people.")] = ExtractFormat.jsonl,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add the rules and the words that each was read by.")
    ] = False,
    parser: ParserName = None,
    keep: Keep = None,
    fetch: Fetch = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show the claims and quantities of documents, one a line."""
    from consistency import api
    from consistency.reports.json import to_dict, to_text

    settings = _settings(config, None, parser=parser, inputs=paths, keep=keep, fetch=fetch)
    result = api.extract(paths, settings, _parser(settings, None), fetch=fetch)
    data = to_dict(result)
    names = {document["id"]: document["path"] for document in data["documents"]}
    rows = [{"path": names[claim["document"]], **claim} for claim in data["claims"]]
    if format is ExtractFormat.table:
        terminal.print_lines(terminal.claim_table(rows, explain))
    else:
        for row in rows:
            print(to_text(row if explain else _without_reasons(row)))
    _finish(result, FailOn.never, quiet, summary=terminal.reading_summary(result))


@app.command()
def compare(
    a: Annotated[str | None, typer.Argument(metavar="A", help="A text.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="Another: does A make B true?")] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            parser=path_of,
            metavar="PATH",
            help="JSON lines with premise and hypothesis (id is kept); - for standard input.",
        ),
    ] = None,
    format: Annotated[
        CompareFormat | None, typer.Option(help="Default: text for two texts, jsonl for --pairs.", show_default=False)
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add all reasons, in order, to the one that decided.")
    ] = False,
    config: ConfigFile = None,
    judge: JudgeName = None,
    allow_download: Download = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Hold two texts against each other, or pairs of them."""
    from consistency import api
    from consistency.reports.json import to_text

    rows, bad = _rows(a, b, pairs)
    texts = [(row["premise"], row["hypothesis"]) for row in rows]
    settings = _settings(config, None, judge=judge)
    with terminal.progress_bar(quiet) as tell:
        found = api.compare_pairs(texts, settings, _judge(settings, allow_download, tell))
    as_text = format is CompareFormat.text or (format is None and pairs is None)
    for row, comparison in zip(rows, found, strict=True):
        if as_text:
            terminal.print_lines(terminal.comparison_lines(comparison, explain))
            continue
        known = {"id": row["id"]} if "id" in row else {}
        said: dict[str, Any] = {"label": comparison.label, "verdict": comparison.verdict, "why": comparison.why}
        said["reasons"] = list(comparison.reasons)
        print(to_text(known | said))
    skipped = [(number, comparison.skipped) for number, comparison in enumerate(found, 1) if comparison.skipped]
    for number, why in skipped:
        say(f"skipped pair {number}: {why}")
    for line in bad:
        say(f"skipped {line}")
    if skipped or bad:
        raise typer.Exit(SKIPPED)


@app.command()
def explain(
    key: Annotated[str, typer.Argument(metavar="KEY", help="Key of a finding or of a pair, or its beginning.")],
    paths: Annotated[
        list[str] | None, typer.Argument(parser=input_of, metavar="PATHS", help="Run on these first.")
    ] = None,
    report: Annotated[
        Path, typer.Option(parser=path_of, metavar="PATH", help="A saved JSON report; not read where paths are given.")
    ] = Path("reports/discrepancies.json"),
    fetch: Fetch = False,
    config: ConfigFile = None,
    model: Model = None,
    judge: JudgeName = None,
    parser: ParserName = None,
    allow_download: Download = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show why a finding, or one pair of its sides, was so judged."""
    from consistency import api
    from consistency.findings import explain as explain_key

    if paths:
        settings = _settings(config, model, judge=judge, parser=parser, inputs=paths, fetch=fetch)
        with terminal.progress_bar(quiet) as tell:
            models = _models(settings, allow_download, tell)
            result = api.check(paths, settings, *models, fetch=fetch)
    elif report.exists():
        result = api.read_report(report)
    else:
        raise ReportError(f"{report} is not there; run consistency report first, or name the documents after the key")
    terminal.print_lines(explain_key(result, key))


def _settings(
    config: Path | None,
    model: str | None,
    constraints: Path | None = None,
    judge: str | None = None,
    parser: str | None = None,
    inputs: Sequence[str] = (),
    keep: str | None = None,
    fetch: bool = False,
) -> Config:
    """The settings of the run: the file's, with what the command line names laid over. Standard error is told of each
    of a file that differs from the default, and of a file that lies among the ``inputs`` and is not read.

    Raises DocumentError for an address among the inputs where nothing is to be fetched: before any work is done."""
    from consistency.config import Config, find_settings, load_config, make_config, settings_in_use
    from consistency.documents.walk import addresses_of, refuse_addresses

    pages, files = addresses_of(inputs)
    if not fetch:
        refuse_addresses(pages)
    if config is None:
        config, unused = find_settings(inputs=list(map(Path, files)))
        if unused:
            say(unused)
    path = None if constraints is None else str(constraints)
    given = {"model": model, "judge": judge, "parser": parser, "constraints": path, "keep": keep}
    settings = load_config(config) if config else Config()
    for name, value in given.items():
        if value is not None:
            settings = make_config({name: value}, settings, f"--{name}")
    for line in terminal.setting_lines(settings_in_use(settings)):
        say(line)
    return settings


def _formats(text: str) -> list[str]:
    """The forms named in ``text``. Raises ReportError before any work is done where one is unknown."""
    known = REPORT_FORMS.split(",")
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names or not set(names) <= set(known):
        raise ReportError(f"--format {text!r}: give one or more of {', '.join(known)}, separated by commas")
    return names


def _models(
    settings: Config, allow_download: bool, tell: terminal.Progress | None
) -> tuple[Encoder, terminal.Progress | None, None, Judge | None, Parser]:
    """What ``api.check`` takes after the settings, in its order; the settings name the constraints."""
    return (
        _encoder(settings, allow_download, tell),
        tell,
        None,
        _judge(settings, allow_download, tell),
        _parser(settings, tell),
    )


def _encoder(settings: Config, allow_download: bool, tell: terminal.Progress | None) -> Encoder:
    from consistency.encoders import load_encoder

    return load_encoder(settings, allow_download=allow_download, progress=tell)


def _judge(settings: Config, allow_download: bool, tell: terminal.Progress | None) -> Judge | None:
    from consistency.judges import load_judge

    return load_judge(settings, allow_download=allow_download, progress=tell)


def _parser(settings: Config, tell: terminal.Progress | None) -> Parser:
    from consistency.parsers import load_parser

    return load_parser(settings, alone=True, progress=tell)


def _rows(a: str | None, b: str | None, pairs: Path | None) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows that ``compare`` was given, and a line for each that is no pair, with its number.

    Raises CompareError where there is nothing to compare.
    """
    if pairs is None:
        if a is None or b is None:
            raise CompareError("compare needs two texts, or --pairs FILE")
        return [{"premise": a, "hypothesis": b}], []
    if a is not None:
        raise CompareError("compare takes two texts or --pairs FILE, not both")
    try:
        # both are UTF-8, whatever the locale is
        text = read_standard_input(MOST_BYTES).decode("utf-8") if str(pairs) == "-" else read_text(pairs)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise CompareError(f"{terminal.quoted(str(pairs))} cannot be read ({why})") from error
    rows, bad = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):  # too deeply nested to be read
            row = None
        if not isinstance(row, dict) or not all(isinstance(row.get(k), str) for k in ("premise", "hypothesis")):
            bad.append(f"{terminal.quoted(str(pairs))}, line {number}: not a JSON object with premise and hypothesis")
        else:
            rows.append(row)
    if bad and not rows:
        raise CompareError(bad[0])
    return rows, bad


def _without_reasons(row: dict[str, Any]) -> dict[str, Any]:
    quantity = row["quantity"] and {k: v for k, v in row["quantity"].items() if k != "rules"}
    return {k: v for k, v in row.items() if k != "evidence"} | {"quantity": quantity}


def _finish(result: Result, fail_on: FailOn, quiet: bool, *lines: str, summary: str = "") -> NoReturn:
    """Say what was read and what was not, and end with the exit code that this means.

    ``summary``: in the place of how much was found, for a command that holds nothing against anything.
    """
    for line in terminal.skipped_lines(result):
        say(line)
    for line in result.notes:
        say(line)
    if not quiet:
        for line in (summary or terminal.summary(result), *lines):
            say(line)
    if fail_on is not FailOn.never:
        grave = terminal.gravest(result.findings, VERDICT_ORDER)
        if grave >= VERDICT_ORDER.index(fail_on.value):
            raise typer.Exit(FOUND)
    incomplete = result.skipped or any(note.startswith(LEFT_OUT) for note in result.notes)
    raise typer.Exit(SKIPPED if incomplete else CLEAN)
