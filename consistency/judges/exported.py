"""The contradiction model as an ONNX file in the user's cache: made once, checked each time, made anew if damaged."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from importlib import util
from pathlib import Path
from typing import Any

from consistency.config import packaged_table
from consistency.encoders import WIDTH_STEP, quietly, weights_hash
from consistency.errors import JudgeError
from consistency.model_files import TABLE, sha256_of

MODEL, TRAINED = "contradiction", "contradiction.safetensors"
"""The model in the table of files, and the file of its trained part."""
TO_EXPORT = ("torch", "transformers", "onnx")
"""Libraries that are needed once, to write the ONNX file."""
_HASH = 32
"""Signs of a SHA-256 that stand in the name of a cached file: of the two parts that it was made from (half as many),
and of its own content."""


def require(*libraries: str) -> None:
    """Raises JudgeError naming those that are not installed."""
    missing = [library for library in libraries if util.find_spec(library) is None]
    if missing:
        raise JudgeError(f"the judge needs {' and '.join(missing)}; run: pip install {' '.join(missing)}")


def cache_folder() -> Path:
    """Where the model is kept once it was exported: in the user's cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "consistency"


def _made_from() -> str:
    """How names of exports of this model begin: by the published hashes of both its parts."""
    parts = str(packaged_table(TABLE)[MODEL][TRAINED]) + weights_hash()
    return f"contradiction-{hashlib.sha256(parts.encode()).hexdigest()[: _HASH // 2]}-"


def cached_onnx() -> list[Path]:
    """The exports of this model in the cache, by name; whether they are sound is found out when one is read."""
    return sorted(cache_folder().glob(f"{_made_from()}*.onnx"))


def _sound_onnx() -> Path | None:
    """A cached export whose content is what its name says; those that were damaged are thrown away."""
    for path in cached_onnx():
        try:
            if sha256_of(path).startswith(path.stem.rpartition("-")[2]):
                return path
            path.unlink()
        except OSError as error:
            raise JudgeError(
                f"{path} is damaged or cannot be read ({error.strerror}); remove it, or leave onnx out"
            ) from error
    return None


def export_onnx(load: Callable[[], Any]) -> Path:
    """Write the network as ONNX (fp32) into the cache and say where: its name holds the hash of its content.

    ``load`` gives the network. Needs torch and onnx. Raises JudgeError where the model or the file cannot be made.
    """
    require(*TO_EXPORT)
    network, folder = load(), cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_made_from(), suffix=".part", dir=folder)
        os.close(handle)
    except OSError as error:
        raise _unwritable(folder, error) from error
    part = Path(name)
    try:
        _write_onnx(network, part)
        path = folder / f"{_made_from()}{sha256_of(part)[:_HASH]}.onnx"
        part.replace(path)
    except OSError as error:
        raise _unwritable(part, error) from error
    except Exception as error:  # what the exporter raises (on a full disk, say) is not foreseeable
        why = (str(error).splitlines() or [""])[0]
        raise JudgeError(f"the judge cannot be written as ONNX ({why}); leave onnx out") from error
    finally:
        part.unlink(missing_ok=True)
    return path


def _unwritable(path: Path, error: OSError) -> JudgeError:
    return JudgeError(f"{path} cannot be written ({error.strerror}); set XDG_CACHE_HOME or leave onnx out")


def _write_onnx(network: Any, path: Path) -> None:
    import torch

    names = ["ids", "marks", "sides", "mask"]
    with quietly(offline=True):
        torch.onnx.export(
            network,
            (torch.ones((2, WIDTH_STEP), dtype=torch.long),) * 4,
            str(path),
            input_names=names,
            output_names=["logits"],
            dynamic_axes={name: {0: "pairs", 1: "tokens"} for name in names},
            dynamo=False,
        )


def onnx_session(load: Callable[[], Any]) -> Any:
    """A function from four arrays to logits, run by onnxruntime; the file is made on first use, and anew where it was
    damaged."""
    path = _sound_onnx() or export_onnx(load)
    import onnxruntime

    try:
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as error:  # another version of the library may not read what was exported
        why = (str(error).splitlines() or [""])[0]
        raise JudgeError(f"{path} cannot be read ({why}); remove it, or leave onnx out") from error
    names = [item.name for item in session.get_inputs()]

    def run(*arrays: Any) -> Any:
        return session.run(None, dict(zip(names, arrays, strict=True)))[0]

    return run
