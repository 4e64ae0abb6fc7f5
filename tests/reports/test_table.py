"""Rows, CSV, frames and Markdown: complete, and harmless whatever a document holds."""

import csv
import io
from dataclasses import replace

import pytest

from consistency.datatypes import Result
from consistency.reports import render_csv, render_markdown, to_frame, to_rows
from consistency.reports.markdown import MARK, escape
from consistency.reports.table import COLUMNS, precision
from consistency.shared_claims.identity import claim_key
from tests.reports.build import crowd, hostile, story


def rows(result: Result) -> list[dict[str, str]]:
    text = render_csv(result)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_row_for_each_side_and_each_agreement():
    found = rows(story().result())
    assert len(found) == 2 + 2 + 2 + 2 + 3 + 2
    assert tuple(found[0]) == COLUMNS
    about, limit, all_of_them = (row for row in found if row["question"] == "How many troops are on Veldra?")
    assert (about["low"], about["best"], about["high"]) == ("5000", "5000", "5000")
    assert (limit["low"], limit["best"], limit["high"]) == ("", "", "5200")
    assert (about["documents"], about["origins"]) == ("2", "1")
    assert all_of_them["sources"] == "The Herald"
    toll = next(row for row in found if row["answer"] == "18")
    assert toll["source_original"] == "the coast guard"
    assert (toll["event_date"], toll["date_precision"]) == ("2031-03-17", "day")
    agreed = next(row for row in found if row["question"].startswith("How many rocket attacks"))
    assert (agreed["low"], agreed["best"], agreed["high"], agreed["key"]) == ("24", "", "", "")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", '=HYPERLINK("x")'])
def test_no_cell_is_a_formula(start):
    result = story().result()
    documents = tuple(replace(document, source=start) for document in result.documents)
    for row in rows(replace(result, documents=documents)):
        assert row["sources"].startswith("'")
        for cell in row.values():
            assert not cell.startswith(("=", "+", "@", "\t", "\r", "＝"))


def test_hostile_text_stays_one_cell():
    found = rows(hostile())
    assert {len(row) for row in found} == {len(COLUMNS)}
    assert not any("\n" in cell or "\0" in cell for row in found for cell in row.values())


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\x85", "\u202e", "\u2066", "\u200f", "\u2028"])
def test_no_cell_drives_a_terminal_or_turns_the_text_round(sign):
    built = story()
    claims = tuple(replace(c, quote=f"{sign}31m{c.quote}") for c in built.result().claims)
    text = render_csv(replace(built.result(), claims=claims))
    assert "31m" in text
    assert sign not in text


def test_frames_hold_the_rows():
    import pandas

    frame = to_frame(story().result())
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(to_rows(story().result()))
    assert list(to_frame(Result()).columns) == list(COLUMNS)


SPLIT = [
    ("Post; =1+1", "Post; '=1+1"),
    ("Post;+1;-2", "Post;'+1;'-2"),
    ('Post;"=1+1"', 'Post;"\'=1+1"'),
    ("Post; ＠SUM(A1)", "Post; '＠SUM(A1)"),
    ("a - b; c = d", "a - b; c = d"),
    ("5; 6", "5; 6"),
]


@pytest.mark.parametrize(("source", "cell"), SPLIT)
def test_no_cell_is_a_formula_where_semicolons_part_them(source, cell):
    result = story().result()
    documents = tuple(replace(document, source=source) for document in result.documents)
    rows = list(csv.DictReader(io.StringIO(render_csv(replace(result, documents=documents)).lstrip("\ufeff"))))
    assert rows[0]["sources"] == cell


@pytest.mark.parametrize(
    ("dates", "named"),
    [
        ([], ""),
        (["2031-03-17"], "day"),
        (["2031-03-17", "2031"], "year"),
        (["2031-03"], "month"),
        (["2031-03-17", "--01-08"], "year unknown"),
    ],
)
def test_precision(dates, named):
    assert precision(dates) == named


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("5,200 troops.", "5,200 troops."),
        ("<b>x</b>", "\\<b\\>x\\</b\\>"),
        ("[x](y)", "\\[x\\](y)"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("1. first", "1\\. first"),
        ("- item", "\\- item"),
        ("a - b", "a - b"),
        ("@someone and #12", "@\u200bsomeone and \\#\u200b12"),
        ("see https://x.example", "see https\\://x.example"),
        ("see www.x.example", "see www\\.x.example"),
        ("line\n\n# heading", "line \\# heading"),
        ("a | b", "a \\| b"),
        ("\u202eleft\u202c", "\\\\u202eleft\\\\u202c"),
        ("\x1b[2J \x9b2J \u200fright", "\\[2J \\\\u009b2J \\\\u200fright"),
        ("---", "\\---"),
        ("- - -", "\\- - -"),
        ("===", "\\==="),
        ("-5 degrees", "-5 degrees"),
        ("123. street", "123\\. street"),
        ("123) street", "123\\) street"),
        ("123.", "123\\."),
        ("123.5 million", "123.5 million"),
        ("1234567890. no list", "1234567890. no list"),
    ],
)
def test_markdown_is_escaped(text, escaped):
    assert escape(text) == escaped


def test_markdown_says_the_same_as_the_page():
    text = render_markdown(story().result())
    assert text.startswith(f"{MARK}\n\n# Where the sources differ\n")
    assert "## 5. How many troops are on Veldra?" in text
    assert "**B: up to 5,200**, 1 independent source (2 documents go back to one original)" in text
    assert "C counts something else" not in text  # the finding brings its own message
    assert text == render_markdown(story().result())


def test_markdown_fits_a_comment():
    assert len(render_markdown(crowd(3000, 40))) < 65_536
    assert "2,960 more findings in the full report." in render_markdown(crowd(3000, 40))


def test_markdown_of_hostile_text_opens_no_tag():
    text = render_markdown(hostile())
    assert "<" not in text.removeprefix(MARK).replace("\\<", "")


def test_the_keys_of_the_claims_are_those_that_constraints_take() -> None:
    result = story().result()
    keys = {claim.id: claim_key(claim) for claim in result.claims}
    for row, side in zip(to_rows(result), (side for f in result.findings for side in f.sides), strict=False):
        assert set(str(row["claim_keys"]).split("; ")) == {keys[claim] for claim in side.claims}
