"""Claims to vectors, behind a one-method protocol; the models themselves live in ``encoders``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from consistency.datatypes import Vectors


class Encoder(Protocol):
    """Anything that turns texts into vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text, in order; the same text always gives the same row."""
        ...


def embed(texts: Sequence[str], encoder: Encoder) -> dict[str, Vectors]:
    """A vector for each distinct text, shape (dimension,).

    Texts are encoded shortest first and in alphabetical order, so that neither the order of the input nor
    repetition changes a vector, and a batch holds texts of like length.
    """
    distinct = sorted(set(texts), key=lambda text: (len(text), text))
    if not distinct:
        return {}
    return dict(zip(distinct, encoder.encode(distinct), strict=True))
