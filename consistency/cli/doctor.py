"""``consistency doctor``: what is installed, which models are found and whole, what is missing."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from consistency import __version__
from consistency.cli import terminal
from consistency.cli.commands import ConfigFile, Debug, app
from consistency.cli.versions import MODEL, PARSER, named, version_of
from consistency.errors import ConsistencyError

NEEDED = ("torch", "sentence-transformers", "spacy", "numpy", "scikit-learn", "pandas")
"""The large libraries without which a report cannot be made or shown; the small ones come with any installation."""
EXTRAS = (
    ("onnx", ("onnx", "onnxruntime"), "--judge onnx, which judges without torch"),
    ("review", ("starlette", "uvicorn"), "a part to come"),
    ("cluster", ("dask",), "a part to come"),
)
"""Optional parts: the extra, what it installs, what it is for."""
_WIDTH = 10


@app.command()
def doctor(config: ConfigFile = None, debug: Debug = False) -> None:
    """Say what is installed, which models are found and whole, and what is missing."""
    lines, sound = diagnosis(config)
    terminal.print_lines(lines)
    if not sound:
        raise typer.Exit(2)


def diagnosis(config: Path | None = None) -> tuple[list[str], bool]:
    """The lines of ``doctor``, and whether a report can be made. Files of models are read and hashed (0.2 s)."""
    checks = [("model", MODEL, _model), ("parser", PARSER, _parser), ("judge", ("", ""), _judge)]
    lines = [_line("version", f"consistency {__version__}, Python {platform.python_version()}, {sys.platform}")]
    lines.append(_line("place", str(Path(__file__).resolve().parent.parent)))
    sound = True
    for what, names, check in checks:
        text, whole = _checked(names, check)
        lines.append(_line(what, text))
        sound = sound and whole
    missing = [name for name in NEEDED if version_of(name) is None]
    libraries = ", ".join(named(name) for name in NEEDED if name not in missing)
    lines.append(_line("libraries", libraries + (f"; missing: pip install {' '.join(missing)}" if missing else "")))
    lines += [_line(extra, _extra(extra, names, use)) for extra, names, use in EXTRAS]
    text, whole = _settings(config)
    lines.append(_line("settings", text))
    return lines, sound and whole and not missing


def _line(what: str, text: str) -> str:
    return f"{what:<{_WIDTH}} {text}"


def _checked(names: tuple[str, str], check: Callable[[], str]) -> tuple[str, bool]:
    """What ``check`` says of a model, or why it cannot be used and the remedy."""
    known = f"{names[0]} ({named(names[1])}), " if names[0] else ""
    try:
        return known + check(), True
    except ConsistencyError as error:
        return str(error), False


def _model() -> str:
    from consistency.encoders import check_packaged, packaged_model

    folder = packaged_model()
    check_packaged(folder)
    return f"whole, in {folder}"


def _parser() -> str:
    from consistency.parsers.files import check_files, packaged_pipeline

    folder = packaged_pipeline()
    check_files(folder)
    return f"whole, in {folder}"


def _judge() -> str:
    from consistency.errors import JudgeError
    from consistency.judges import exported
    from consistency.judges.packaged import model_file
    from consistency.model_files import check_file

    path = model_file()
    check_file(path, exported.MODEL, JudgeError, "install consistency again, or run with --judge none")
    exports = exported.cached_onnx()
    return f"contradiction model, whole, in {path}" + (f"; as ONNX in {exports[0].parent}" if exports else "")


def _extra(extra: str, names: Sequence[str], use: str) -> str:
    missing = [name for name in names if version_of(name) is None]
    if not missing:
        return f"{', '.join(named(name) for name in names)} (optional, for {use})"
    return f"not installed (optional, for {use}); pip install 'claim-consistency[{extra}]'"


def _settings(config: Path | None) -> tuple[str, bool]:
    from consistency.config import find_settings, load_config, settings_in_use

    path = config or find_settings()[0]
    if path is None:
        return "the defaults; no consistency.toml and no pyproject.toml here", True
    try:
        own = settings_in_use(load_config(path))
    except ConsistencyError as error:
        return str(error), False
    return f"{terminal.quoted(str(path))}: " + (", ".join(setting.name for setting in own) or "all as by default"), True
