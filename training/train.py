"""Train the contradiction model and write ``consistency/models/contradiction.safetensors``.

usage: python -m training.train [--steps 3737] [--rate 8e-4] [--seed 1] [--checkpoint FILE] [--resume FILE] [--out FILE]

One step is a batch of about 2,048 tokens (some 48 pairs). Two cores make about 1.2 steps a second. The weights that are
written are the running mean of those that were trained. Every 500 steps a checkpoint is saved; ``--resume`` goes on
from one, with a rate that rises and falls anew over the steps that are left.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

from consistency.encoders import packaged_model, weights_hash
from consistency.judges.network import Network
from consistency.model_files import sha256_of
from training.adapters import adapt
from training.rows import SHARES, Row, training_rows

RANK, ALPHA = 32, 64.0
"""Rank of the adapters, and the scale of their product times the rank: twice the rank is the usual choice."""
RATE, HEAD_RATE = 8e-4, 1e-3
"""Highest learning rates: adapters, biases and norms; marks and head."""
TOKENS = 2048
"""Tokens in a batch, padding included."""
POOL = 4000
"""Rows that are sorted by length together, so that a batch holds rows of like length."""
WARM, HOLD, LEAST = 300, 0.3, 0.02
"""Steps in which the rate rises; share of all steps at which it begins to fall; share of it that is left at last."""
SMOOTHING = 0.05
"""Label smoothing: the public labels are noisy."""
MEAN = 0.999
"""Weight of what was in the running mean of the weights, at each step."""
SEED = 1


def batches(rows: list[Row], rng: random.Random) -> Iterator[list[Row]]:
    """One epoch: each row as often as ``SHARES`` says, in batches of like length, in random order."""
    drawn: list[Row] = []
    for row in rows:
        share = SHARES[row.source]
        drawn += [row] * (int(share) + (rng.random() < share - int(share)))
    rng.shuffle(drawn)
    for start in range(0, len(drawn), POOL):
        pool: list[list[Row]] = [[]]
        for row in sorted(drawn[start : start + POOL], key=lambda r: len(r.ids)):
            if pool[-1] and (len(pool[-1]) + 1) * len(row.ids) > TOKENS:
                pool.append([])
            pool[-1].append(row)
        rng.shuffle(pool)
        yield from pool


def tensors(batch: list[Row]) -> tuple[torch.Tensor, ...]:
    """ids, marks, sides and mask of a batch, padded, each of shape (pairs, tokens)."""
    width = max(len(row.ids) for row in batch)
    columns = (
        [r.ids for r in batch],
        [r.marks for r in batch],
        [r.sides for r in batch],
        [[1] * len(r.ids) for r in batch],
    )
    return tuple(torch.tensor([row + [0] * (width - len(row)) for row in column]) for column in columns)


def rate_at(step: int, steps: int) -> float:
    """Share of the highest learning rate after ``step`` of ``steps`` steps of this run: rises, holds, falls."""
    done = step / steps
    return min(1.0, (step + 1) / WARM) * (1.0 if done < HOLD else max(LEAST, (1 - done) / (1 - HOLD)))


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=3737, help="steps in all, those before --resume counted in")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--checkpoint", type=Path, default=Path("contradiction.pt"))
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--out", type=Path, default=Path("consistency/models/contradiction.safetensors"))
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)  # noqa: S311  (not for secrets)
    network = Network(str(packaged_model()), dropout=0.1)
    trained = adapt(network, RANK, ALPHA)
    head = [p for name, p in trained.items() if name.startswith(("head", "marks"))]
    rest = [p for name, p in trained.items() if not name.startswith(("head", "marks"))]
    optimizer = torch.optim.AdamW([{"params": rest}, {"params": head}], lr=options.rate, weight_decay=0.01)
    mean = {name: p.detach().clone() for name, p in trained.items()}
    step = first = 0
    if options.resume:
        saved = torch.load(options.resume)
        step = first = saved["step"]
        optimizer.load_state_dict(saved["optimizer"])
        for name, parameter in trained.items():
            parameter.data.copy_(saved["trained"][name])
            mean[name].copy_(saved["mean"][name])
    rows = training_rows()
    print(f"{len(rows)} rows, {sum(p.numel() for p in trained.values())} parameters")
    network.train()
    started, loss_sum = time.monotonic(), 0.0
    while step < options.steps:
        for batch in batches(rows, rng):
            for group, rate in zip(optimizer.param_groups, (options.rate, HEAD_RATE), strict=True):
                group["lr"] = rate * rate_at(step - first, options.steps - first)
            wanted = torch.tensor([row.label for row in batch])
            loss = nn.functional.cross_entropy(network(*tensors(batch)), wanted, label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(list(trained.values()), 1.0)
            optimizer.step()
            step += 1
            with torch.no_grad():
                for name, parameter in trained.items():
                    mean[name].lerp_(parameter, 1 - min(MEAN, (step + 1) / (step + 10)))
            loss_sum += loss.item()
            if step % 100 == 0:
                print(f"step {step}: loss {loss_sum / 100:.3f}, {time.monotonic() - started:.0f} s", flush=True)
                loss_sum = 0.0
            if step % 500 == 0 or step == options.steps:
                plain = {name: p.detach() for name, p in trained.items()}
                torch.save(
                    {"step": step, "trained": plain, "mean": mean, "optimizer": optimizer.state_dict()},
                    options.checkpoint,
                )
            if step == options.steps:
                break
    write(mean, step, options.out)


def write(mean: dict[str, torch.Tensor], step: int, out: Path) -> None:
    """The artifact: half precision, with what ``consistency.judges`` needs to know in its header."""
    about = {"rank": str(RANK), "alpha": str(ALPHA), "labels": "entail contradict neutral", "steps": str(step)}
    half = {name: value.to(torch.float16).contiguous() for name, value in mean.items()}
    save_file(half, str(out), metadata=about | {"base": weights_hash()})
    print(f"{out}: {out.stat().st_size:,} bytes after {step} steps")
    print(f"for consistency/tables/model_files.toml: {sha256_of(out)}")


if __name__ == "__main__":
    main()
