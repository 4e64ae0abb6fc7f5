"""The Python interface: wires files and models to the pipeline. The command line calls nothing else.

``paths`` are files and folders; a folder is read through, "-" is standard input. With ``fetch=True`` an address
(``https://…``) is fetched, see ``consistency.documents.fetching``. Every function takes settings as a
``Config`` (default: the packaged ones; ``consistency.config.load_config`` reads a file) and an ``encoder`` (default:
the one that the settings name, see ``consistency.encoders.load_encoder``). Those that judge wording take a ``judge``
(default: what the settings name, see ``consistency.judges.load_judge``), those that may parse a ``parser`` (default:
what the settings name, see ``consistency.parsers.load_parser``).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from consistency import pipeline, reports
from consistency.config import Config, settings_in_use
from consistency.constraints import read_constraints, refuse_contradictions
from consistency.datatypes import VERDICT_ORDER, Comparison, Constraints, Finding, Result
from consistency.documents import read_documents
from consistency.documents.fetching import is_address
from consistency.errors import DocumentError

if TYPE_CHECKING:
    from consistency.embeddings import Encoder
    from consistency.judging import Judge
    from consistency.parsing import Parser

PathLike = str | Path
Progress = Callable[[str, int, int], None]
"""Told the name of a stage, how much of it is done and how much there is."""


def check(
    paths: PathLike | Iterable[PathLike],
    config: Config | None = None,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
    constraints: Constraints | PathLike | None = None,
    judge: Judge | None = None,
    parser: Parser | None = None,
    *,
    fetch: bool = False,
) -> Result:
    """Everything that the documents in ``paths`` say about the same thing, and where they differ.

    ``constraints``: what a reviewer decided, as a record or as a file of JSON lines (``consistency.constraints``);
    default: the file that ``Config.constraints`` names. Constraints on claims that no document makes are in
    ``Result.notes``, inputs that cannot be read in ``Result.skipped``. Raises DocumentError for a path that is not
    there or a folder without documents, ConstraintError for constraints that are no such file or contradict each
    other, EncoderError and ParserError for a model that is missing or not the published one.
    """
    config = config or Config()
    decided = _constraints(constraints, config)
    documents, skipped = read_documents(_paths(paths), config, fetch)
    models = encoder or _encoder(config), config, progress, decided, judge or _judge(config), parser or _parser(config)
    return replace(pipeline.run(documents, skipped, *models), settings=settings_in_use(config))


def check_new(
    new: PathLike | Iterable[PathLike],
    against: PathLike | Iterable[PathLike],
    config: Config | None = None,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
    constraints: Constraints | PathLike | None = None,
    judge: Judge | None = None,
    parser: Parser | None = None,
    *,
    fetch: bool = False,
) -> Result:
    """As ``check`` over both, with only the findings, and of those only the pairs, that touch a ``new`` document.

    A file that is in both counts as new. Errors as for ``check``.
    """
    new_paths = _paths(new)
    result = check([*new_paths, *_paths(against)], config, encoder, progress, constraints, judge, parser, fetch=fetch)
    roots = [Path(_as_text(path.resolve())) for path in new_paths if isinstance(path, Path)]
    pages = tuple(path for path in new_paths if isinstance(path, str))
    ids = {d.id for d in result.documents if _is_page(d.path, pages) or _under(Path(d.path), roots)}
    claims = {claim.id for claim in result.claims if claim.document in ids}
    touching = (_only_touching(finding, claims) for finding in result.findings)
    return replace(result, findings=tuple(finding for finding in touching if finding is not None))


def extract(
    paths: PathLike | Iterable[PathLike],
    config: Config | None = None,
    parser: Parser | None = None,
    *,
    fetch: bool = False,
) -> Result:
    """The claims of the documents, without holding them against each other; no model but the parser is needed.

    ``shared_claims`` and ``findings`` stay empty. Raises DocumentError and ParserError as ``check`` does.
    """
    config = config or Config()
    documents, skipped = read_documents(_paths(paths), config, fetch)
    result = pipeline.read_only(documents, skipped, config, parser or _parser(config))
    return replace(result, settings=settings_in_use(config))


def compare(a: str, b: str, config: Config | None = None, judge: Judge | None = None) -> Comparison:
    """Two texts held against each other; the label answers: does ``a`` make ``b`` true?

    Rules and the contradiction model decide together; with ``Config(judge="none")`` the rules alone, without a model.
    """
    return compare_pairs([(a, b)], config, judge)[0]


def compare_pairs(
    pairs: Sequence[tuple[str, str]], config: Config | None = None, judge: Judge | None = None
) -> list[Comparison]:
    """One comparison for each pair of texts, in order. Unpaired surrogates, which no file can hold, become "?".

    Raises JudgeError where the model that the settings name is missing or damaged.
    """
    config = config or Config()
    sound = [(_sound(a), _sound(b)) for a, b in pairs]
    return pipeline.compare_texts(sound, config, judge or _judge(config))


def read_report(path: PathLike) -> Result:
    """The result that a JSON report was written from; its documents come without their text.

    Raises ReportError where the file is missing, no report, or of another version.
    """
    return reports.read_report(Path(path))


def _encoder(config: Config) -> Encoder:
    from consistency.encoders import load_encoder  # numpy is not needed to find out that a path is missing

    return load_encoder(config)


def _judge(config: Config) -> Judge | None:
    from consistency.judges import load_judge

    return load_judge(config)


def _parser(config: Config) -> Parser:
    from consistency.parsers import load_parser

    return load_parser(config)


def _constraints(given: Constraints | PathLike | None, config: Config) -> Constraints:
    """What was given, or else what the settings name."""
    if isinstance(given, Constraints):
        refuse_contradictions(given)
        return given
    path = config.constraints if given is None else given
    return Constraints() if path == "" else read_constraints(Path(path))


def _sound(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _paths(paths: PathLike | Iterable[PathLike]) -> list[PathLike]:
    """What was given: paths, and addresses as text. Raises DocumentError for an empty one."""
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    if "" in given:  # Path("") would be the working directory
        raise DocumentError("an empty path names no file or folder")
    return [path if is_address(path) and not Path(path).exists() else Path(path) for path in given]


def _is_page(path: str, addresses: Sequence[str]) -> bool:
    """Is ``path`` one of these addresses, or a part of what it led to?"""
    return any(path == address or path.startswith(f"{address}#") for address in addresses)


def _as_text(path: Path) -> str:
    """A path as documents carry it: bytes that are no UTF-8 written as ``\\xff``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _under(path: Path, roots: Sequence[Path]) -> bool:
    """Is ``path`` one of ``roots``, inside one of them, or a part of one ("#" and its name, see ``Document.path``)?"""
    path = path.resolve()
    return any(path == root or root in path.parents or str(path).startswith(f"{root}#") for root in roots)


def _only_touching(finding: Finding, claims: set[str]) -> Finding | None:
    """``finding`` with the pairs of which a side holds one of ``claims`` and the gravest of their verdicts, or None.

    A finding inside one document has no pairs; it stays where its claims are among ``claims``.
    """
    touched = {i for i, side in enumerate(finding.sides) if claims.intersection(side.claims)}
    if not finding.pairs:
        return finding if touched else None
    pairs = tuple(pair for pair in finding.pairs if pair.a in touched or pair.b in touched)
    if not pairs:
        return None
    verdict = max((pair.verdict for pair in pairs), key=VERDICT_ORDER.index)
    message = finding.message
    if verdict != finding.verdict:
        message += f" With the new documents: {verdict.replace('_', ' ')}."
    return replace(finding, pairs=pairs, verdict=verdict, message=message)
