"""A result in a notebook and as a frame or a workbook, without the library being imported for it."""

import re
import subprocess
import sys

import pytest

from consistency.datatypes import Result
from consistency.reports import write_excel
from consistency.reports.table import COLUMNS
from tests.reports.build import crowd, hostile, story


def test_the_fragment_tells_what_was_found():
    html = story().result()._repr_html_()
    assert "5 documents from 3 independent sources" in html
    assert "How many troops are on Veldra?" in html
    assert "A: about 5,000" in html
    assert html.count("<tr>") == 1 + len(story().result().findings)


def test_the_fragment_of_many_is_short_and_counts_the_rest():
    html = crowd(300, 10)._repr_html_()
    assert "280 more." in html
    assert len(html) < 20_000


def test_hostile_text_is_text():
    html = hostile()._repr_html_()
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "b", "table", "thead", "tbody", "tr", "th", "td", "br"}
    html.encode()


def test_an_empty_result_shows_itself():
    assert Result()._repr_html_() == "<p><b>0 documents from 0 independent sources: 0 findings.</b></p>"


def test_records_import_neither_reports_nor_pandas():
    code = "import sys, consistency.datatypes; print({'pandas', 'jinja2', 'consistency.reports'} & sys.modules.keys())"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"


@pytest.mark.slow
def test_a_frame_has_a_row_for_each_answer():
    frame = story().result().to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert {"How many troops are on Veldra?"} <= set(frame["question"])


@pytest.mark.slow
def test_a_workbook_holds_no_formula(tmp_path):
    import openpyxl

    write_excel(hostile(), tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert not any(cell.data_type == "f" for row in sheet for cell in row)
