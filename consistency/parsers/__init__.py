"""The parsers behind ``parsing.Parser``: the packaged English pipeline, or any other of spaCy's that the user has."""

from __future__ import annotations

from collections.abc import Callable
from importlib import util
from pathlib import Path

from consistency.config import Config
from consistency.errors import ParserError
from consistency.parsing import Parser

Progress = Callable[[str, int, int], None]
"""Told the name of the stage, how much is done and how much there is."""


def load_parser(config: Config, *, alone: bool = False, progress: Progress | None = None) -> Parser:
    """The parser that ``config.parser`` names, or the packaged one.

    ``alone``: nobody else in this process uses spaCy, so that it may be imported without torch, which is quicker.
    Cheap: what is missing is found out here; spaCy is imported and the pipeline read when the first text comes.
    Raises ParserError with the remedy.
    """
    if util.find_spec("spacy") is None:
        raise ParserError("spacy is not installed and nothing can be parsed without it; run: pip install 'spacy<3.9'")
    from consistency.parsers.files import packaged_pipeline
    from consistency.parsers.spacy import SpacyParser

    if not config.parser:
        return SpacyParser("packaged", packaged_pipeline(), config, packaged=True, alone=alone, progress=progress)
    folder = Path(config.parser).expanduser()
    if folder.is_dir() and not (folder / "config.cfg").is_file():
        raise ParserError(f"{folder} holds no spaCy pipeline; give a folder with a config.cfg in it")
    if not folder.is_dir() and not (config.parser.isidentifier() and util.find_spec(config.parser)):
        raise ParserError(f"the parser {config.parser} is not on this machine; give its folder, or install it with pip")
    return SpacyParser(config.parser, folder if folder.is_dir() else config.parser, config, progress=progress)


__all__ = ["Parser", "load_parser"]
