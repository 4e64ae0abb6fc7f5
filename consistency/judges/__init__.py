"""The models that judge wording, behind ``judging.Judge``: the packaged one, any NLI cross-encoder, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from consistency.config import Config
from consistency.judging import Judge

NONE, ONNX = "none", "onnx"
"""Names that ``Config.judge`` may hold beside a model's: rules alone; the packaged model run by onnxruntime."""

Progress = Callable[[str, int, int], None]
"""Told the name of the stage, how much is done and how much there is."""


def load_judge(config: Config, *, allow_download: bool = False, progress: Progress | None = None) -> Judge | None:
    """The judge that ``config.judge`` names, the packaged one where it names none, or ``None`` for "none".

    Cheap: nothing is loaded before the first pair is judged. Raises JudgeError with the remedy where a model, a
    library or a file is missing.
    """
    if config.judge == NONE:
        return None
    if config.judge in ("", ONNX):
        from consistency.judges.packaged import PackagedJudge

        return PackagedJudge(config.batch_size, onnx=config.judge == ONNX, progress=progress)
    from consistency.judges.crossencoder import CrossEncoderJudge

    path = Path(config.judge).expanduser()
    location = str(path) if path.is_dir() else config.judge
    return CrossEncoderJudge(
        config.judge, location, config.batch_size, allow_download=allow_download, progress=progress
    )


__all__ = ["NONE", "ONNX", "Judge", "load_judge"]
