"""Claims to vectors, behind a one-method protocol; the models themselves live in ``encoders``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from consistency.datatypes import Vectors
from consistency.errors import ConsistencyError, EncoderError


class Encoder(Protocol):
    """Anything that turns texts into vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text, in order; the same text always gives the same row."""
        ...


class Remembering:
    """An encoder that asks another for each text once. Where a run is repeated without a document, nothing is new."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """As ``Encoder.encode``."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            try:
                rows = self._encoder.encode(new)
            except Exception as error:
                self._refuse_broken(error)
                raise
            self._known.update(zip(new, rows, strict=True))
            if len(new) == len(texts):
                return rows
        return np.stack([self._known[text] for text in texts])

    def _refuse_broken(self, error: Exception) -> None:
        """Raise EncoderError where the encoder fails with every text: that is no fault of a document."""
        try:
            self._encoder.encode(["It rained."])
        except ConsistencyError:
            raise
        except Exception:
            why = (str(error).splitlines() or [type(error).__name__])[0]
            raise EncoderError(f"the sentence model {self.name} fails ({why}); install it again") from error


def embed(texts: Sequence[str], encoder: Encoder) -> dict[str, Vectors]:
    """A vector for each distinct text, shape (dimension,).

    Texts are encoded shortest first and in alphabetical order, so that neither the order of the input nor
    repetition changes a vector, and a batch holds texts of like length.
    """
    distinct = sorted(set(texts), key=lambda text: (len(text), text))
    if not distinct:
        return {}
    return dict(zip(distinct, encoder.encode(distinct), strict=True))
