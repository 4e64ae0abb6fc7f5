"""The JSON of version 1: its schema, its order, its numbers."""

import json
import math
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import consistency.reports
from consistency.datatypes import Result
from consistency.errors import ReportError
from consistency.reports import read_json, render_json, write_reports
from consistency.reports.json import _safe, to_text
from tests.reports.build import crowd, hostile, story

SCHEMA = json.loads((Path(consistency.reports.__file__).parent / "report.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("result", [Result(), story().result(), crowd(5)], ids=["empty", "story", "crowd"])
def test_reports_follow_the_schema(result):
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render_json(result)))


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "damage",
    [
        lambda r: r.pop("skipped"),
        lambda r: r.update(version=2),
        lambda r: r["findings"][0].update(verdict="wrong"),
        lambda r: r["findings"][0]["pairs"][0].pop("key"),
        lambda r: r["claims"][0].update(start=-1),
        lambda r: r["claims"][0]["quantity"].update(low="5"),
        lambda r: r["documents"][0].update(published="yesterday"),
    ],
)
def test_the_schema_refuses_damage(damage):
    report = json.loads(render_json(story().result()))
    damage(report)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(report)


def test_order_of_input_does_not_change_a_byte():
    result = story().result()
    turned = replace(
        result,
        documents=result.documents[::-1],
        claims=result.claims[::-1],
        shared_claims=result.shared_claims[::-1],
        skipped=result.skipped[::-1],
        origins=dict(reversed(result.origins.items())),
    )
    assert render_json(turned) == render_json(result) == render_json(story().result())


def test_whole_numbers_are_whole_and_open_ends_null():
    quantities = {
        (quantity["modifier"], repr(quantity["low"]), repr(quantity["high"]))
        for claim in json.loads(render_json(story().result()))["claims"]
        if (quantity := claim["quantity"])
    }
    assert ("approximate", "5000", "5000") in quantities
    assert ("at_most", "None", "5200") in quantities
    assert ("more_than", "24", "None") in quantities


def test_offsets_find_the_words():
    result = story().result()
    texts = {document.id: document.text for document in result.documents}
    for claim in json.loads(render_json(result))["claims"]:
        text = texts[claim["document"]]
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        if claim["quantity"]:
            assert text[claim["quantity"]["start"] : claim["quantity"]["end"]] in claim["quote"]


def test_text_is_written_as_it_is_and_ends_with_a_newline():
    written = render_json(hostile())
    assert written.endswith("}\n")
    assert "\\u2019" not in written
    written.encode("utf-8")


def test_a_report_can_be_read_again(tmp_path):
    (path,) = write_reports(story().result(), tmp_path, ["json"])
    assert read_json(path)["findings"][0]["verdict"] == "conflict"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"{", "not a JSON report"),
        (b"\xff\xfe", "not a JSON report"),
        (b"[1]", "not a report of this tool"),
        (b'{"claims": []}', "not a report of this tool"),
        (b'{"version": 7, "findings": []}', "version 7"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path, content, complaint):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(ReportError, match=complaint):
        read_json(path)


def test_a_missing_report_is_refused(tmp_path):
    with pytest.raises(ReportError, match="cannot be read"):
        read_json(tmp_path / "none.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON, st.integers(0, 3))
def test_indented_text_is_that_of_the_standard_library(data: object, indent: int) -> None:
    assert to_text(data, indent) == _safe(json.dumps(data, ensure_ascii=False, indent=indent))


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_json_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_text([value], 1)
