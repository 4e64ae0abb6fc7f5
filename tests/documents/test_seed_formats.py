"""The five sample articles in other formats: the same questions, sides and verdicts as from plain text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from consistency import pipeline
from consistency.config import Config
from consistency.datatypes import Document
from consistency.documents import read_documents
from tests.documents.files import article_pdf, docx, zipped
from tests.support import HashingEncoder

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
CONFIG = Config(judge="none")
Files = Mapping[str, bytes]


def lines(document: Document) -> list[str]:
    """What stands below the front matter, line by line."""
    return [line for line in document.text[document.body_start :].splitlines() if line.strip()]


def rows(documents: Sequence[Document]) -> list[dict[str, str]]:
    return [
        {"title": d.title, "source": d.source, "published": d.published or "", "text": d.text[d.body_start :]}
        for d in documents
    ]


def pdfs(documents: Sequence[Document]) -> Files:
    return {f"{i}.pdf": article_pdf(lines(d)) for i, d in enumerate(documents)}


def words(documents: Sequence[Document]) -> Files:
    return {f"{i}.docx": docx(lines(d)) for i, d in enumerate(documents)}


def json_lines(documents: Sequence[Document]) -> Files:
    return {"a.jsonl": "\n".join(map(json.dumps, rows(documents))).encode()}


def table(documents: Sequence[Document]) -> Files:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["title", "source", "published", "text"])
    writer.writeheader()
    writer.writerows(rows(documents))
    return {"a.csv": out.getvalue().encode()}


def zip_of_words(documents: Sequence[Document]) -> Files:
    return {"a.zip": zipped(words(documents))}


def answers(documents: Sequence[Document]) -> tuple[object, object]:
    """What a run says of the documents, without what hangs on their identity: keys, and which of several claims that
    say the same gives a side its name."""
    result = pipeline.run(documents, [], HashingEncoder(), CONFIG)
    source = {document.id: document.source for document in documents}
    said = {c.id: (source[c.document], c.quantity and (c.quantity.low, c.quantity.high)) for c in result.claims}
    questions = sorted((s.question, s.verdict, s.origins, len(s.claims)) for s in result.shared_claims)
    found = sorted(
        (f.kind, f.verdict, sorted(sorted(str(said[c]) for c in side.claims) for side in f.sides))
        for f in result.findings
    )
    return questions, found


@pytest.fixture(scope="module")
def seeds() -> list[Document]:
    return read_documents([SEEDS], CONFIG)[0]


@pytest.mark.slow
@pytest.mark.parametrize("make", [pdfs, words, json_lines, table, zip_of_words])
def test_the_same_answers_as_from_plain_text(
    tmp_path: Path, seeds: list[Document], make: Callable[[Sequence[Document]], Files]
) -> None:
    for name, data in make(seeds).items():
        (tmp_path / name).write_bytes(data)
    documents, skipped = read_documents([tmp_path], CONFIG)
    assert skipped == []
    assert len(documents) == len(seeds)
    assert [document.title for document in documents] == [seed.title for seed in seeds]
    known = [  # neither PDF nor Word says who published it, and when
        replace(document, source=seed.source, published=seed.published, published_from=seed.published_from)
        for document, seed in zip(documents, seeds, strict=True)
    ]
    if make in (json_lines, table):
        assert [(d.source, d.published) for d in documents] == [(d.source, d.published) for d in seeds]
    assert answers(known) == answers(seeds)
