"""The command line. Everything heavy is imported by the command that needs it, so that ``--help`` is there at once.

Exit codes: 0 clean; 1 findings at or above ``--fail-on``; 2 could not run; 3 ran, but some input could not be read.
Where 1 and 3 both hold it is 1: the skipped inputs are listed either way. 130 after Ctrl-C, 141 where the reader of
standard output went away.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn

import typer

from consistency.cli import doctor as _doctor  # noqa: F401  registers its command
from consistency.cli import lineage as _lineage  # noqa: F401
from consistency.cli.commands import CLEAN, app
from consistency.cli.terminal import quoted, say, traces_shown
from consistency.errors import ConfigError, ConsistencyError

FAILED, INTERRUPTED, CLOSED = 2, 130, 141

# Click's base of all usage errors: typer brings its own copy of click and exports only the leaf.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code. Expected failures become one line each on standard error."""
    error: BaseException
    try:
        with traces_shown("--debug" in arguments):
            code = int(app(_spread_against(arguments), prog_name="consistency", standalone_mode=False) or CLEAN)
        sys.stdout.flush()
        if code == INTERRUPTED:
            say("consistency: interrupted")
        return code
    except UsageError as usage:
        error, lines = usage, [_usage_line(usage)]
    except ConfigError as config:
        error, lines = config, [f"configuration: {problem}" for problem in config.problems]
    except ConsistencyError as expected:
        error, lines = expected, [str(expected)]
    except (typer.Abort, KeyboardInterrupt):
        say("consistency: interrupted")
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # typer turns the first into the second
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python complains once more when it closes the stream
        return CLOSED
    except OSError as os_error:
        name = f" {quoted(str(os_error.filename))}" if os_error.filename else ""
        error, lines = os_error, [f"cannot read or write{name} ({os_error.strerror})"]
    except Exception as bug:
        hint = "" if "--debug" in arguments else "; --debug shows where"
        error, lines = bug, [f"this is a bug: {type(bug).__name__}: {str(bug)[:200]}{hint}"]
    for line in lines:
        say(f"consistency: {line}")
    if "--debug" in arguments:
        traceback.print_exception(error)
    return FAILED


def _usage_line(error: Exception) -> str:
    """A usage error as one line that names the help to read."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "consistency"
    return f"{error.format_message().rstrip('.')}; see {command} --help"  # type: ignore[attr-defined]


def _spread_against(arguments: Sequence[str]) -> list[str]:
    """``check NEW --against A B`` as ``check NEW --against A --against B``.

    A shell turns ``--against known/*.txt`` into many words; without this all but the first would count as new. Only
    where NEW stands before ``--against``; after it the first word alone is known.
    """
    words = list(arguments)
    if not words or words[0] != "check" or "--against" not in words or "--" in words:
        return words
    at = words.index("--against")
    takes_value = ("--fail-on", "--format", "--config", "--constraints", "--judge", "--model", "--parser")
    if not any(not w.startswith("-") and before not in takes_value for before, w in pairwise(words[:at])):
        return words
    spread, known = words[:at], False
    for before, word in pairwise(["", *words[at:]]):
        if word.startswith("-"):
            known = word == "--against"
        elif known and before != "--against":
            spread.append("--against")
        spread.append(word)
    return spread


def _open_closed() -> None:
    """Give each standard stream that the caller closed (``2>&-``) an end that holds and keeps nothing: ``print`` would
    take standard output for a closed standard error."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end


def main() -> NoReturn:
    """Entry point of the console script."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not sys.warnoptions and "--debug" not in sys.argv:
        warnings.simplefilter("ignore")
    sys.exit(run(sys.argv[1:]))
