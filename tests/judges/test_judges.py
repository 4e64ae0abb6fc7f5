"""The models that judge wording: which is loaded, what a missing one says, and the same bits in any company."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from consistency.config import Config
from consistency.errors import JudgeError
from consistency.judges import load_judge, packaged
from consistency.judges.crossencoder import CrossEncoderJudge, label_order
from consistency.judges.packaged import PackagedJudge, Reader, model_file, plain

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] the dam did not burst held men were arrested a b".split()
PAIRS = [
    ("The dam burst on Monday.", "The dam did not burst on Monday."),
    ("Two men were arrested.", "Police arrested two men."),
    ("The council approved the plan after a long debate that lasted until midnight.", "The plan was rejected."),
    ("", "Nothing."),
]


def judge_with(name: str) -> None:
    """Load the judge and ask it one pair."""
    judge = load_judge(Config(judge=name))
    assert judge is not None
    judge.judge([("a", "b")])


def test_rules_alone_need_no_model() -> None:
    assert load_judge(Config(judge="none")) is None


@pytest.mark.judge
def test_no_name_means_the_packaged_model() -> None:
    judge = load_judge(Config())
    assert judge is not None
    assert judge.name == "packaged"


def test_loading_is_cheap() -> None:
    """Torch comes with the first pair, not before."""
    code = (
        "import sys; from consistency.judges import load_judge; from consistency.config import Config;"
        " load_judge(Config()); print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("name", "said"),
    [("no/such-model", "--allow-download"), ("EMPTY", "config.json")],
)
def test_a_model_that_is_not_there_is_one_line_with_a_remedy(name: str, said: str, tmp_path: Path) -> None:
    location = str(tmp_path) if name == "EMPTY" else name
    with pytest.raises(JudgeError, match=said) as caught:
        judge_with(location)
    assert "\n" not in str(caught.value)


def test_a_model_file_that_is_gone_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged.resources, "files", lambda package: Path("/nowhere"))
    with pytest.raises(JudgeError, match="--judge none"):
        model_file()


def test_the_artifact_is_small() -> None:
    assert model_file().stat().st_size <= 6_000_000


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("The dam -LRB- built 1921 -RRB- held .", "The dam (built 1921) held."),
        ("He said `` no '' .", 'He said " no ".'),
        ("They did n't  go .", "They didn't go."),
        ("A plain sentence, as typed.", "A plain sentence, as typed."),
    ],
)
def test_blanks_around_signs_go(given: str, wanted: str) -> None:
    assert plain(given) == wanted


def test_every_token_has_a_mark_and_a_side() -> None:
    ids, marks, sides = Reader().read(("The dam burst.", "The dam did not burst in 1921."))
    assert len(ids) == len(marks) == len(sides)
    assert sides == sorted(sides)
    assert marks[0] == 0  # the sign before the texts is no word
    assert 7 in marks  # the negation that only one text has


@pytest.mark.slow
@pytest.mark.judge
def test_a_pair_gets_the_same_bits_in_any_company() -> None:
    judge = PackagedJudge(4)
    together = judge.judge(PAIRS)
    assert together.shape == (len(PAIRS), 3)
    assert np.allclose(together.sum(axis=1), 1, atol=1e-5)
    for i, pair in enumerate(PAIRS):
        assert (judge.judge([pair])[0] == together[i]).all()
    assert (judge.judge(PAIRS[::-1])[::-1] == together).all()


@pytest.mark.slow
@pytest.mark.judge
def test_a_negation_is_a_contradiction() -> None:
    entail, contradict, neutral = PackagedJudge(4).judge(PAIRS[:1])[0]
    assert contradict > 0.8 > entail + neutral


@pytest.mark.slow
@pytest.mark.judge
def test_onnx_gives_the_same_and_then_needs_no_torch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("onnx")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    rows = PackagedJudge(4, onnx=True).judge(PAIRS)
    assert np.allclose(rows, PackagedJudge(4).judge(PAIRS), atol=1e-5)
    code = (
        "import json, sys; from consistency.judges import load_judge; from consistency.config import Config;"
        f" rows = load_judge(Config(judge='onnx', batch_size=4)).judge({PAIRS!r});"
        " print(json.dumps([rows.tolist(), 'torch' in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    again, torch_loaded = json.loads(done.stdout)
    assert not torch_loaded
    assert np.allclose(rows, again, atol=1e-6)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder of random weights, small enough for a test, with the labels in an order of its own."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=64, id2label={0: "CONTRADICTION", 1: "ENTAILMENT", 2: "NEUTRAL"},
        label2id={"CONTRADICTION": 0, "ENTAILMENT": 1, "NEUTRAL": 2},
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.mark.slow
def test_any_cross_encoder_judges_with_its_labels_in_our_order(tiny: Path) -> None:
    from sentence_transformers import CrossEncoder

    judge = load_judge(Config(judge=str(tiny)))
    assert isinstance(judge, CrossEncoderJudge)
    rows = judge.judge(PAIRS)
    own = CrossEncoder(str(tiny), device="cpu").predict([list(p) for p in PAIRS], apply_softmax=True)
    assert np.allclose(rows, own[:, [1, 0, 2]], atol=1e-5)
    for i, pair in enumerate(PAIRS):
        assert (judge.judge([pair])[0] == rows[i]).all()


@pytest.mark.parametrize(
    ("names", "order"),
    [
        ({0: "entailment", 1: "neutral", 2: "contradiction"}, (0, 2, 1)),
        ({0: "CONTRADICTION", 1: "NEUTRAL", 2: "ENTAILMENT"}, (2, 0, 1)),
        ({0: "REFUTES", 1: "ENTAILS", 2: "NOT ENOUGH INFO"}, (1, 0, 2)),
    ],
)
def test_labels_are_found_by_name(names: dict[int, str], order: tuple[int, int, int]) -> None:
    assert label_order(names, "m") == order


@pytest.mark.parametrize("names", [{0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, {0: "entailment", 1: "not_entailment"}])
def test_labels_that_say_nothing_are_refused(names: dict[int, str]) -> None:
    with pytest.raises(JudgeError, match="contradiction"):
        label_order(names, "m")


@pytest.mark.slow
def test_a_judge_that_is_not_here_says_so_as_a_model_does() -> None:
    judge = load_judge(Config(judge="no-such/judge"))
    assert judge is not None
    with pytest.raises(JudgeError) as caught:
        judge.judge([("a", "b")])
    assert str(caught.value) == (
        "the judge no-such/judge is not on this machine; give its folder, or add --allow-download to fetch it"
    )
