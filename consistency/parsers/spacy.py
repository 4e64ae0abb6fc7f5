"""spaCy's English pipelines as a ``parsing.Parser``. spaCy is imported when the first text is parsed.

The same text gives the same parse whatever the batch, the order and the number of processes: each text is read for
itself, and a pipeline keeps nothing of what it has read before that would change what it says.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.config import Config, word_set
from consistency.errors import ParserError
from consistency.parsers.files import REINSTALL, check_files
from consistency.parsing import Entity, Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from consistency.parsers import Progress

BATCH = 64
"""Texts that the pipeline reads at a time. 64 sentences of news take 50 MB, 1,000 take 550 MB and no less time."""
CHUNK = 512
"""Texts that a process is given at a time."""
WORTH_A_PROCESS = 1500
"""A further process reads a pipeline of its own, which takes as long as it parses some 500 sentences."""
LONGEST = 10_000
"""A longer text is no sentence and gets a parse without tokens. Characters; the longest of ECB+'s has 1,100."""
UNREAD = ("senter", "sentencizer", "textcat", "textcat_multilabel", "entity_linker", "spancat")
"""Components of pipelines whose work nobody here reads."""


class SpacyParser:
    """A spaCy pipeline on the processor, in several processes where there is enough to parse."""

    def __init__(
        self,
        name: str,
        location: Path | str,
        config: Config,
        *,
        packaged: bool = False,
        alone: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """``packaged``: the files in ``location`` must be the published ones. ``alone``: see ``load_parser``.

        Nothing is loaded yet.
        """
        self.name = name
        self._reader = Reader(location, UNREAD if config.named_entities else (*UNREAD, "ner"), packaged)
        self._workers = config.parser_workers
        self._alone = alone
        self._unchecked = packaged
        self._progress = progress

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse for each text, in order. Raises ParserError where the pipeline cannot be read or is no parser."""
        if not texts:
            return []
        if self._unchecked:
            check_files(Path(self._reader.location))
            self._unchecked = False
        chunks = [texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK)]
        parses: list[Parse] = []
        for found in self._parsed(chunks, self._processes(len(texts))):
            parses += found
            if self._progress:
                self._progress("parsing sentences", len(parses), len(texts))
        return parses

    def _processes(self, texts: int) -> int:
        """How many processes are worth their start."""
        return max(1, min(self._workers, _cores(), texts // WORTH_A_PROCESS))

    def _parsed(self, chunks: Sequence[Sequence[str]], processes: int) -> Iterator[list[Parse]]:
        """The parses of each chunk, in order."""
        if processes == 1:
            return (parse_here(self._reader, chunk, self._alone) for chunk in chunks)
        from joblib import Parallel, delayed

        # Fresh processes, not forks: torch may be loaded here, with threads that a fork would leave hanging.
        pool = Parallel(n_jobs=processes, backend="loky", return_as="generator", max_nbytes=None)
        parsed: Iterator[list[Parse]] = pool(delayed(parse_here)(self._reader, chunk, True) for chunk in chunks)
        return parsed


@dataclass(frozen=True)
class Reader:
    """Which pipeline is read, and how much of it."""

    location: Path | str
    exclude: tuple[str, ...]
    packaged: bool = False


def parse_here(reader: Reader, texts: Sequence[str], alone: bool = False) -> list[Parse]:
    """Parse in this process, with a pipeline that is read on the first call."""
    pipeline = _pipeline(reader, alone)
    docs = pipeline.pipe((_tokens(pipeline, text) for text in texts), batch_size=BATCH)
    return [_as_parse(text, doc) for text, doc in zip(texts, docs, strict=True)]


@lru_cache(maxsize=2)
def _pipeline(reader: Reader, alone: bool) -> Language:
    """The pipeline in a folder, or of a name that is installed.

    Raises ParserError where it cannot be read, is not English, or tells no parts of speech and no dependencies.
    """
    with _without_torch() if alone and reader.packaged else nullcontext(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import spacy
            from spacy.symbols import ORTH

            pipeline = spacy.load(reader.location, exclude=reader.exclude)
            doc = pipeline("The bridge was closed.")
        except Exception as error:  # what a strange or damaged pipeline raises is not foreseeable
            raise ParserError(_remedy(reader, error)) from error
    missing = [what for what in ("TAG", "POS", "LEMMA", "DEP") if not doc.has_annotation(what)]
    if pipeline.lang != "en" or missing:
        why = f"it tells no {' and no '.join(missing)}" if missing else f"its language is {pipeline.lang}"
        raise ParserError(_remedy(reader, ValueError(why)))
    for title in sorted(word_set("abbreviations", "before_name")):  # whose stop would be taken for that of a sentence
        pipeline.tokenizer.add_special_case(f"{title.title()}.", [{ORTH: f"{title.title()}."}])
    return pipeline


@contextmanager
def _without_torch() -> Iterator[None]:
    """No torch for what is imported inside, unless it is imported already.

    spaCy imports torch wherever it is installed and does not need it for the packaged pipeline: 0.8 s instead of 2.4 s.
    """
    if "torch" in sys.modules or "spacy" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]  # Python's own way to say that a module is not there
    try:
        yield
    finally:
        del sys.modules["torch"]


def _tokens(pipeline: Language, text: str) -> Doc:
    """``text`` cut into tokens, white space left out: the pipeline takes what is between words for a word."""
    from spacy.tokens import Doc

    shown = text.encode("utf-8", "replace").decode("utf-8") if len(text) <= LONGEST else ""
    doc = pipeline.tokenizer(shown)
    words = [token for token in doc if not token.is_space]
    if len(words) == len(doc):
        return doc
    spaces = [bool(token.whitespace_) or shown[token.idx + len(token) :][:1].isspace() for token in words]
    bare = Doc(pipeline.vocab, words=[token.text for token in words], spaces=spaces)
    bare.user_data["starts"] = tuple(token.idx for token in words)
    return bare


def _as_parse(text: str, doc: Doc) -> Parse:
    """What ``doc`` says, as our own record. Few different labels are met: each is kept once."""
    starts = doc.user_data.get("starts") or tuple(token.idx for token in doc)
    return Parse(
        text,
        starts,
        tuple(start + len(token) for start, token in zip(starts, doc, strict=True)),
        tuple(sys.intern(token.lemma_) for token in doc),
        tuple(sys.intern(token.pos_) for token in doc),
        tuple(sys.intern(token.tag_) for token in doc),
        tuple(sys.intern(str(token.morph)) for token in doc),
        tuple(token.head.i for token in doc),
        tuple(sys.intern(token.dep_) for token in doc),
        tuple(Entity(entity.start, entity.end, entity.label_) for entity in doc.ents),
    )


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _remedy(reader: Reader, error: Exception) -> str:
    """One line that says why the pipeline could not be read and what to do."""
    why = (str(error).splitlines() or [""])[0].rstrip(". ")
    if reader.packaged:
        return f"the packaged parser cannot be used ({why}); {REINSTALL}"
    return f"the parser {reader.location} cannot be used ({why}); give an English spaCy pipeline or leave --parser out"
