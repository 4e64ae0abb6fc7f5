"""Tables in Markdown are read as statements, like those of web pages and Word files; all other text stays as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.claims import make_claims
from consistency.config import Config
from consistency.datatypes import Document
from consistency.documents import read_documents
from consistency.documents.readers.markdown_tables import read_tables
from consistency.sentences import split_sentences
from tests.documents.files import docx

VOTES = "| Candidate | Votes | Share (%) |\n|---|--:|:-:|\n| Voss | 1,204 | 54.1 |\n| Sand | 1,021 | 45.9 |\n"
SAID = ["Voss: 1,204 votes, 54.1 % share.", "Sand: 1,021 votes, 45.9 % share."]

TABLES = [
    # what it shows, the file, the statements
    ("between paragraphs", f"The count is over.\n\n{VOTES}\nTurnout rose.\n", SAID),
    ("right below a paragraph", f"The count is over.\n{VOTES}", SAID),
    ("without signs at the ends of rows", VOTES.replace("| ", "", 1).replace("|---|--:|:-:|", "---|--:|:-:"), SAID),
    ("lines of another system", VOTES.replace("\n", "\r\n"), SAID),
    ("bold, links and code", VOTES.replace("Voss", "[Voss](https://a.example)").replace("1,204", "**1,204**"), SAID),
    ("a sign in a cell", VOTES.replace("Voss", r"Voss \| Lund"), ["Voss | Lund: 1,204 votes, 54.1 % share.", SAID[1]]),
    ("a cell that says nothing", VOTES.replace("54.1", "-"), ["Voss: 1,204 votes.", SAID[1]]),
    ("a short row", VOTES.replace(" 54.1 |", ""), ["Voss: 1,204 votes.", SAID[1]]),
    ("a long row", VOTES.replace("54.1 |", "54.1 | 99 |"), SAID),
    ("years as heads", "|Port|2019|2020|\n|-|-|-|\n|Velle|40 ships|51 ships|\n|Orsa|7|8|",
     ["2019: 40 ships, 2020: 51 ships.", "7 Orsa in 2019, 8 Orsa in 2020."]),
    ("without figures", "| Name | Role |\n|---|---|\n| Voss | mayor |\n", ["Name | Role", "Voss | mayor"]),
    ("two", VOTES + "\n" + VOTES.replace("Voss", "Lund"), [*SAID, SAID[0].replace("Voss", "Lund"), SAID[1]]),
]  # fmt: skip

NO_TABLES = [
    ("a rule below a title", "The count\n---\nVoss won.\n"),
    ("signs in running text", "Voss | Sand | Lund\nThey ran for mayor.\n"),
    ("fenced code", f"```\n{VOTES}```\n"),
    ("fenced code that is left open", f"~~~ md\n{VOTES}"),
    ("other cells than heads", VOTES.replace("|--:", "")),
    ("indented code", "\n".join(f"    {line}" for line in VOTES.splitlines())),
    ("hyphens alone", "|---|---|\n"),
]


@pytest.mark.parametrize(("what", "text", "said"), TABLES)
def test_a_table_is_its_statements(what: str, text: str, said: list[str]) -> None:
    found, blocks = read_tables(text)
    assert [found[block.start : block.end] for block in blocks] == said
    paragraphs = [p.strip() for p in found.replace("\r\n", "\n").split("\n\n") if p.strip()]
    assert [p for p in paragraphs if p in said] == said
    assert "--" not in found
    for kept in ("The count is over.", "Turnout rose."):
        assert (kept in found) == (kept in text)


@pytest.mark.parametrize(("what", "text"), NO_TABLES)
def test_what_is_no_table_stays(what: str, text: str) -> None:
    assert read_tables(text) == (text, ())


def test_front_matter_is_no_table() -> None:
    text = "---\ntitle: a | b\n---\nVoss won.\n"
    assert read_tables(text, text.index("Voss")) == (text, ())


def document(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    (found,), skipped = read_documents([path], Config())
    assert skipped == []
    return found


def test_its_figures_are_claims_that_know_their_row(tmp_path: Path) -> None:
    found = document(tmp_path / "count.md", f"# Voss wins\n\nThe count is over.\n\n{VOTES}".encode())
    claims = make_claims(found, split_sentences(found), Config())
    votes = [c for c in claims if c.quantity and c.quantity.counted == "votes"]
    assert [c.quantity.low for c in votes if c.quantity] == [1204, 1021]
    assert found.block_at(votes[1].start).place == "table 1, row 3"
    assert {c.passage for c in votes} == {"body"}


def test_the_same_as_from_word_and_a_web_page(tmp_path: Path) -> None:
    cells = [["Candidate", "Votes"], ["Voss", "1,204"], ["Sand", "1,021"]]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    lead = "The count of the votes in the town of Orsa ended late on Monday night, the council said."
    marks = "\n".join("|".join(row) for row in (cells[0], ["--", "--"], *cells[1:]))
    files = {
        "a.md": f"{lead}\n\n{marks}\n".encode(),
        "a.docx": docx([lead, cells]),
        "a.html": f"<html><body><article><p>{lead}</p><table>{rows}</table></article></body></html>".encode(),
    }
    said = {}
    for name, data in files.items():
        found = document(tmp_path / name, data)
        said[name] = [found.text[b.start : b.end] for b in found.blocks if b.place]
    assert said["a.md"] == said["a.docx"] == said["a.html"] == ["Voss: 1,204 votes.", "Sand: 1,021 votes."]


LINES = st.lists(
    st.sampled_from(
        ["| a | 1 |", "a|b", "|--|--|", "--|:-", "", "| 2 | 3", "```", "~~~~", "Voss won.", "|", "\\|", "---"]
    )
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_offsets_are_exact_and_other_lines_stay(lines: list[str], end: str) -> None:
    text = end.join(lines)
    found, blocks = read_tables(text)
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(found)
        assert found[block.start : block.end].strip() == found[block.start : block.end]
        at = block.end
        above, below = (part.replace(end, "\n") for part in (found[: block.start], found[block.end :]))
        assert not above.strip() or re.search(r"\n\s*\n\Z", above)  # each is a paragraph of its own
        assert not below or below.startswith("\n\n")
    assert found.count("Voss won.") == text.count("Voss won.")
    if not blocks and "--|" not in text:
        assert found == text
