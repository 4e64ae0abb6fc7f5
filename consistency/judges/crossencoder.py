"""Any NLI cross-encoder of the ecosystem as a judge, through sentence-transformers."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from consistency.datatypes import Vectors
from consistency.encoders import quietly
from consistency.errors import JudgeError
from consistency.judging import Pair

if TYPE_CHECKING:
    from consistency.judges import Progress

_LABELS = (("entail",), ("contra", "refute"), ("neutral", "not_enough", "not enough"))
"""How models call entail, contradict and neutral: beginnings, in lower case."""
_DECIMALS = 5
"""Of probabilities, as of cosines: what lies behind depends on the company of a pair."""


class CrossEncoderJudge:
    """A sentence-transformers CrossEncoder with three labels, on the processor."""

    def __init__(
        self,
        name: str,
        location: str,
        batch_size: int,
        *,
        allow_download: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """Nothing is loaded yet. Raises JudgeError where a folder holds no model or the library is missing."""
        if util.find_spec("sentence_transformers") is None:
            raise JudgeError("sentence-transformers is not installed; run: pip install sentence-transformers")
        if Path(location).is_dir() and not (Path(location) / "config.json").is_file():
            raise JudgeError(f"{location} holds no cross-encoder; give a folder with a config.json in it")
        self.name = name
        self._location = location
        self._batch_size = batch_size
        self._allow_download = allow_download
        self._progress = progress
        self._model: Any = None
        self._order: tuple[int, int, int] = (0, 1, 2)

    def judge(self, pairs: list[Pair]) -> Vectors:
        """As ``judging.Judge``: shape (pairs, 3). Raises JudgeError where the model cannot be read.

        The library pads a batch to its longest pair, which moves last bits; they are rounded away.
        """
        model = self._load()
        found = np.zeros((len(pairs), 3), dtype=np.float32)
        for start in range(0, len(pairs), self._batch_size):
            batch = [list(pair) for pair in pairs[start : start + self._batch_size]]
            filled = batch + [batch[-1]] * (self._batch_size - len(batch))
            shares = model.predict(
                filled, batch_size=len(filled), apply_softmax=True, show_progress_bar=False, convert_to_numpy=True
            )
            found[start : start + len(batch)] = np.round(np.asarray(shares)[: len(batch), list(self._order)], _DECIMALS)
            if self._progress:
                self._progress("judging wording", start + len(batch), len(pairs))
        return found

    def _load(self) -> Any:
        if self._model is None:
            with quietly(offline=not self._allow_download):
                from sentence_transformers import CrossEncoder

                try:
                    model = CrossEncoder(self._location, device="cpu", local_files_only=not self._allow_download)
                except Exception as error:  # what a strange or damaged model raises is not foreseeable
                    raise JudgeError(self._problem(error)) from error
            self._order = label_order(model.config.id2label, self.name)
            self._model = model
        return self._model

    def _problem(self, error: Exception) -> str:
        """One line that says why the model could not be read and what to do, in the words of ``--model``."""
        if Path(self._location).is_dir():
            why = (str(error).splitlines() or [""])[0]
            return f"the judge in {self._location} cannot be read ({why}); fetch it again, or leave --judge out"
        if self._allow_download:
            return f"the judge {self.name} could not be fetched; check the name and the connection, or give a folder"
        return f"the judge {self.name} is not on this machine; give its folder, or add --allow-download to fetch it"


def label_order(names: Mapping[Any, str], model: str) -> tuple[int, int, int]:
    """Columns of entail, contradict and neutral. Raises JudgeError where the names do not tell."""
    columns = []
    for beginnings in _LABELS:
        fitting = [int(i) for i, name in names.items() if str(name).casefold().startswith(beginnings)]
        if len(fitting) != 1:
            given = ", ".join(str(name) for name in names.values())
            raise JudgeError(f"the judge {model} has the labels {given}; entailment, contradiction, neutral are needed")
        columns.append(fitting[0])
    return columns[0], columns[1], columns[2]
