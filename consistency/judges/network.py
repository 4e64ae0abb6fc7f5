"""The contradiction model as a torch module: all-MiniLM-L6-v2 that also reads the marks of ``checks.word_marks``.

Imports torch, so this module itself is only imported when the first pair is judged.
"""

from __future__ import annotations

import torch
from torch import nn
from transformers import BertModel

from consistency.checks.word_marks import Mark

MARKS = 16
"""Rows of the table of marks for each of the two texts (15 are in use)."""
HIDDEN = 256
"""Width of the head's only hidden layer."""
DIFFERENT = tuple(
    int(mark)
    for mark in Mark
    if mark
    in (Mark.OTHER, Mark.NAME, Mark.NEAR, Mark.OPPOSITE, Mark.NEGATION, Mark.OVER, Mark.UNDER, Mark.MEETS, Mark.NUMBER)
)
"""Marks of words that tell the two texts apart; their means are features of their own."""


class Network(nn.Module):  # type: ignore[misc]  # torch is not read by mypy
    """The encoder, a vector for each mark of each text, and a head over five means.

    The means: the first token, the words of each text, and the words of each text that the other has not.
    """

    def __init__(self, folder: str, dropout: float = 0.0) -> None:
        """``folder``: the packaged model; its own pooling layer is not used."""
        super().__init__()
        self.bert = BertModel.from_pretrained(
            folder, add_pooling_layer=False, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0
        )
        width = self.bert.config.hidden_size
        self.marks = nn.Embedding(2 * MARKS, width)
        self.head = nn.Sequential(nn.Linear(5 * width, HIDDEN), nn.GELU(), nn.Dropout(dropout), nn.Linear(HIDDEN, 3))
        self.register_buffer("different", torch.zeros(MARKS, dtype=torch.bool), persistent=False)
        self.different[list(DIFFERENT)] = True

    def forward(self, ids: torch.Tensor, marks: torch.Tensor, sides: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits of entail, contradict and neutral, shape (pairs, 3).

        All four are whole numbers of shape (pairs, tokens): token ids, marks (0: no word), 0 or 1 for the text a token
        belongs to, and 1 for tokens against 0 for padding.
        """
        given = self.bert.embeddings.word_embeddings(ids) + self.marks(marks + MARKS * sides)
        out = self.bert(inputs_embeds=given, attention_mask=mask).last_hidden_state
        differ = self.different[marks]
        real = (mask == 1) & (marks > 0)
        means = [_mean(out, real & (sides == side)) for side in (0, 1)]
        means += [_mean(out, real & (sides == side) & differ) for side in (0, 1)]
        logits: torch.Tensor = self.head(torch.cat([out[:, 0], *means], dim=1))
        return logits


def _mean(out: torch.Tensor, keep: torch.Tensor) -> torch.Tensor:
    weight = keep.to(out.dtype).unsqueeze(-1)
    return (out * weight).sum(1) / weight.sum(1).clamp(min=1.0)


def merge(network: Network, tensors: dict[str, torch.Tensor], scale: float) -> None:
    """Lay the trained ``tensors`` over the packaged weights: thin products are added, everything else replaced.

    A product is a pair NAME.down (rank, in) and NAME.up (out, rank) for the matrix NAME.weight (LoRA, Hu et al. 2021).
    Raises KeyError where a name is unknown.
    """
    state = network.state_dict()
    with torch.no_grad():
        for name, value in tensors.items():
            if name.endswith(".down"):
                stem = name.removesuffix(".down")
                state[f"{stem}.weight"] += scale * (tensors[f"{stem}.up"].float() @ value.float())
            elif not name.endswith(".up"):
                state[name].copy_(value.float())
