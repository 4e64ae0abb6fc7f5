"""The whole run, with the small encoder, on whatever files hold: it ends, offsets are true, every form is written."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import strategies as st

import consistency.reports
from consistency import pipeline
from consistency.config import Config
from consistency.documents import read_documents
from consistency.errors import DocumentError
from consistency.findings import explain
from consistency.reports import read_report, render_csv, render_html, render_json, render_markdown
from consistency.reports.table import COLUMNS
from tests.fuzz.box import fuzz
from tests.fuzz.soups import FIGURES, NUMBERS, TEXTS, frames, sentences, soups
from tests.support import HashingEncoder

pytestmark = pytest.mark.fuzz
SCHEMA = json.loads((Path(consistency.reports.__file__).parent / "report.schema.json").read_text(encoding="utf-8"))
HEAD = "---\ntitle: {title}\nsource: {source}\ndate: {date}\n---\n"
DATES = ["2024-05-14", "2024-05-15", "2024-05", "2021-06-00", "14 May 2024", "never", ""]


@st.composite
def corpora(draw: st.DrawFn) -> list[str]:
    """Two to five texts, of which some are copies of others with a little changed, as news is."""
    texts = [draw(st.one_of(frames(), sentences(), TEXTS))]
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.one_of(st.sampled_from(texts), frames(), sentences()))
        change = draw(st.sampled_from(["none", "figures", "figures", "words"]))
        if change == "figures":  # another report of the same thing
            other = draw(st.lists(st.sampled_from([*FIGURES, *NUMBERS]), min_size=1, max_size=3))
            text = re.sub(r"\d[\d,.]*", lambda match, other=other: other[len(match[0]) % len(other)], text)
        elif change == "words":
            at = draw(st.integers(0, len(text)))
            text = text[:at] + draw(soups(most=3)) + text[at + draw(st.integers(0, 10)) :]
        texts.append(text)
    heads = st.builds(
        HEAD.format,
        title=soups(most=5).map(json.dumps),
        source=st.sampled_from(["A", "B", "C"]),
        date=st.sampled_from(DATES),
    )
    return [draw(heads) + text if draw(st.booleans()) else text for text in texts]


def test_the_whole_run(tmp_path: Path) -> None:
    config, schema = Config(judge="none"), jsonschema.Draft202012Validator(SCHEMA)

    def examine(texts: list[str]) -> None:
        for old in tmp_path.iterdir():
            old.unlink()
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.txt").write_bytes(text.encode("utf-8", "replace"))
        try:
            documents, skipped = read_documents([tmp_path], config)
        except DocumentError:
            return
        result = pipeline.run(documents, skipped, HashingEncoder(), config)
        by_id = {document.id: document for document in documents}
        for claim in result.claims:
            assert by_id[claim.document].text[claim.start : claim.end] == claim.quote
        _check_forms(result, config, schema, tmp_path / "report.json")
        turned = pipeline.run(documents[::-1], skipped, HashingEncoder(), config)
        assert render_json(turned) == render_json(result)

    fuzz(corpora(), examine, few=10)


def _check_forms(result: Any, config: Config, schema: Any, path: Path) -> None:
    """Every form is made; JSON follows its schema and is read back as it was."""
    written = render_json(result)
    schema.validate(json.loads(written))
    path.write_text(written, encoding="utf-8")
    again = read_report(path)
    path.unlink()
    assert render_json(again) == written
    for finding in result.findings:
        assert explain(again, finding.key) == explain(result, finding.key)
    assert "<script>alert" not in render_html(result, config)
    render_markdown(result, config)
    assert all(len(row) == len(COLUMNS) for row in csv.reader(io.StringIO(render_csv(result))))
