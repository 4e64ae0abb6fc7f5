"""Thin products beside frozen matrices (LoRA, Hu et al. 2021), put into the network for training and read out of it."""

from __future__ import annotations

import math

import torch
from torch import nn

from consistency.judges.network import Network


class Adapted(nn.Module):
    """A frozen linear layer plus ``alpha / rank`` times the product of two trained thin matrices."""

    def __init__(self, base: nn.Linear, rank: int, alpha: float) -> None:
        super().__init__()
        self.weight, self.bias = base.weight, base.bias
        self.weight.requires_grad_(False)
        self.down = nn.Parameter(torch.randn(rank, base.in_features) / math.sqrt(base.in_features))
        self.up = nn.Parameter(torch.zeros(base.out_features, rank))
        self.scale = alpha / rank

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """As the frozen layer, plus the product."""
        thin = nn.functional.linear(nn.functional.linear(x, self.down), self.up)
        return nn.functional.linear(x, self.weight, self.bias) + thin * self.scale


def adapt(network: Network, rank: int, alpha: float) -> dict[str, nn.Parameter]:
    """Freeze ``network`` but for biases, norms, marks and head; put adapters on every linear layer of the encoder.

    Returns what is to be trained, by name; the names are those that ``consistency.judges.network.merge`` reads.
    """
    for name, parameter in network.bert.named_parameters():
        parameter.requires_grad_(name.endswith("bias") or "LayerNorm" in name)
    for layer in network.bert.encoder.layer:
        own = layer.attention.self
        own.query, own.key, own.value = (Adapted(m, rank, alpha) for m in (own.query, own.key, own.value))
        layer.attention.output.dense = Adapted(layer.attention.output.dense, rank, alpha)
        layer.intermediate.dense = Adapted(layer.intermediate.dense, rank, alpha)
        layer.output.dense = Adapted(layer.output.dense, rank, alpha)
    nn.init.normal_(network.marks.weight, std=0.02)
    return {name: parameter for name, parameter in network.named_parameters() if parameter.requires_grad}
