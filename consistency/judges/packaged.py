"""The contradiction model that ships with the package, run by torch or by onnxruntime."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from consistency.checks.word_marks import Mark, MarkableText, MarkedWord, markable, marks_between
from consistency.datatypes import Vectors
from consistency.encoders import (
    PACKAGE,
    REINSTALL,
    WIDTH_STEP,
    check_packaged,
    packaged_model,
    quietly,
    weights_hash,
)
from consistency.errors import JudgeError
from consistency.judges.exported import MODEL, TO_EXPORT, TRAINED, cached_onnx, onnx_session, require
from consistency.judging import Pair
from consistency.lemmas import lemma_of
from consistency.model_files import check_file
from consistency.quantities import extract_quantities

if TYPE_CHECKING:
    from consistency.judges import Progress

LONGEST = (96, 64)
"""Tokens that are read of A and of B; more are cut. As in training; sentences of news are seldom longer."""
_CLS, _SEP = 101, 102
"""The model's own signs for the start and for the end of a text (``vocab.txt`` of all-MiniLM-L6-v2)."""
_TOKENIZED = (
    (re.compile(r"-LRB-|-LSB-"), "("),
    (re.compile(r"-RRB-|-RSB-"), ")"),
    (re.compile(r"``|''"), '"'),
    (re.compile(r"\s+([,.;:!?%)]|'s\b|n't\b|'re\b|'ve\b|'ll\b|'d\b|'m\b)"), r"\1"),
    (re.compile(r"\(\s+"), "("),
    (re.compile(r"\s+"), " "),
)
"""Public collections of sentences set blanks around every sign; texts are brought to the common form."""

_AGAIN = "install consistency again, or run with --judge none"

Rows = tuple[list[int], list[int], list[int]]
"""Of one pair: token ids, marks, and 0 or 1 for the text that each token belongs to."""


def plain(text: str) -> str:
    """``text`` as people type it, with single blanks."""
    for pattern, by in _TOKENIZED:
        text = pattern.sub(by, text)
    return text.strip()


def model_file() -> Path:
    """The trained part of the model. Raises JudgeError where it is missing."""
    path = Path(str(resources.files("consistency") / "models" / TRAINED))
    if not path.is_file():
        raise JudgeError(f"{path.name} is missing from the package; {_AGAIN}")
    return path


class Reader:
    """Pairs of texts to the whole numbers that the network reads. Keeps what it has read of each text."""

    def __init__(self) -> None:
        """Raises JudgeError where the vocabulary is not the published one."""
        from tokenizers import Tokenizer

        vocabulary = packaged_model() / "tokenizer.json"
        check_file(vocabulary, PACKAGE, JudgeError, REINSTALL)
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.tokens = lru_cache(maxsize=20_000)(self._tokens)
        self.words = lru_cache(maxsize=20_000)(self._words)

    def _tokens(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return encoding.ids, encoding.offsets

    def _words(self, text: str) -> MarkableText:
        return markable(text, extract_quantities(text, ordinals=True), lemma_of)

    def read(self, pair: Pair) -> Rows:
        """One pair. Texts are brought to the common form first."""
        a, b = (plain(text) for text in pair)
        marks_a, marks_b = marks_between(self.words(a), self.words(b))
        ids_a, own_a = self._side(a, marks_a, LONGEST[0])
        ids_b, own_b = self._side(b, marks_b, LONGEST[1])
        return (
            [_CLS, *ids_a, _SEP, *ids_b, _SEP],
            [0, *own_a, 0, *own_b, 0],
            [0] * (len(ids_a) + 2) + [1] * (len(ids_b) + 1),
        )

    def _side(self, text: str, words: Sequence[MarkedWord], longest: int) -> tuple[list[int], list[int]]:
        """Token ids of one text and the mark of the word that each token is a piece of.

        What the tokenizer reads and no word covers (a sign that is no letter) tells nothing apart.
        """
        ids, offsets = self.tokens(text)
        marks, at = [], 0
        for start, end in offsets[:longest]:
            while at < len(words) - 1 and words[at].end <= start:
                at += 1
            marks.append(int(words[at].mark if words and words[at].start < end else Mark.SAME))
        return ids[:longest], marks


class PackagedJudge:
    """The packaged model on the processor. The same pair gives the same bits whatever it is judged with."""

    name = "packaged"

    def __init__(self, batch_size: int, *, onnx: bool = False, progress: Progress | None = None) -> None:
        """Nothing is loaded yet, but JudgeError is raised where a library or the model's file is missing."""
        if onnx:
            require("onnxruntime", *(() if cached_onnx() else TO_EXPORT))
        else:
            require("torch", "transformers")
        model_file()
        self._batch_size = batch_size
        self._onnx = onnx
        self._progress = progress

    @cached_property
    def _reader(self) -> Reader:
        return Reader()

    @cached_property
    def _network(self) -> Any:
        """A function from four arrays to logits."""
        if self._onnx:
            return onnx_session(load_network)
        network = load_network()

        def run(*arrays: Any) -> Any:
            import torch

            with torch.inference_mode():
                return network(*(torch.from_numpy(array) for array in arrays)).numpy()

        return run

    def judge(self, pairs: list[Pair]) -> Vectors:
        """As ``judging.Judge``: shape (pairs, 3). Texts longer than ``LONGEST`` are cut."""
        rows = [self._reader.read(pair) for pair in pairs]
        widths = [-(-len(row[0]) // WIDTH_STEP) * WIDTH_STEP for row in rows]
        found = np.zeros((len(rows), 3), dtype=np.float32)
        done = 0
        for width, same in groupby(sorted(range(len(rows)), key=lambda i: widths[i]), key=lambda i: widths[i]):
            members = list(same)
            for start in range(0, len(members), self._batch_size):
                batch = members[start : start + self._batch_size]
                filled = batch + [batch[-1]] * (self._batch_size - len(batch))
                logits = self._network(*_arrays([rows[i] for i in filled], width))
                found[batch] = _softmax(logits)[: len(batch)]
                done += len(batch)
                if self._progress:
                    self._progress("judging wording", done, len(pairs))
        if not np.isfinite(found).all():
            raise JudgeError(f"the packaged judge gives shares that are no numbers; {_AGAIN}")
        return found


def _arrays(rows: Sequence[Rows], width: int) -> tuple[np.ndarray[Any, Any], ...]:
    """ids, marks, sides and mask, each of shape (rows, width), padded with 0."""
    arrays = [np.zeros((len(rows), width), dtype=np.int64) for _ in range(4)]
    for i, row in enumerate(rows):
        for array, values in zip(arrays, (*row, [1] * len(row[0])), strict=True):
            array[i, : len(values)] = values
    return tuple(arrays)


def _softmax(logits: Vectors) -> Vectors:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    share: Vectors = raised / raised.sum(axis=1, keepdims=True)
    return share


def load_network() -> Any:
    """The packaged sentence model with the trained part merged in, ready to judge. Imports torch.

    Raises JudgeError where the trained part cannot be read or was made for other weights.
    """
    folder = packaged_model()
    check_packaged(folder)
    check_file(model_file(), MODEL, JudgeError, _AGAIN)
    with quietly(offline=True):
        from safetensors import safe_open

        from consistency.judges.network import Network, merge

        try:
            network = Network(str(folder))
            with safe_open(str(model_file()), framework="pt") as file:
                meta = file.metadata() or {}
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (not a mapping)
            if meta.get("base") != weights_hash() or meta.get("labels") != "entail contradict neutral":
                raise ValueError("it was made for other weights")
            merge(network, tensors, float(meta["alpha"]) / float(meta["rank"]))
        except Exception as error:  # what a damaged file raises is not foreseeable
            why = (str(error).splitlines() or [""])[0]
            raise JudgeError(f"the packaged judge cannot be read ({why}); {_AGAIN}") from error
    return network.eval()
