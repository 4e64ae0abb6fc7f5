"""The five sample articles in other formats: the same questions, sides and verdicts as from plain text."""

from __future__ import annotations

import csv
import html
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
from consistency.embeddings import Encoder
from consistency.encoders import load_encoder
from consistency.judges import load_judge
from consistency.judging import Judge
from consistency.parsers import load_parser
from consistency.parsing import Parser
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


def pages(documents: Sequence[Document]) -> Files:
    """Web pages as sites build them: menu, cookie banner and footer around the article."""
    return {f"{i}.html": page(d).encode() for i, d in enumerate(documents)}


def page(document: Document) -> str:
    inside = []
    for line in map(html.escape, lines(document)):
        sign, _, rest = line.partition(" ")
        if html.unescape(line.lstrip("# ")) == document.title:
            inside.append(f"<h1>{line.lstrip('# ')}</h1>")
        elif sign in ("#", "##"):
            inside.append(f"<h{len(sign)}>{rest}</h{len(sign)}>")
        elif sign == "&gt;":
            inside.append(f"<blockquote><p>{rest}</p></blockquote>")
        else:
            inside.append(f"<p>{line}</p>")
    title, source = html.escape(document.title), html.escape(document.source)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} | {source}</title>'
        f'<meta property="og:site_name" content="{source}">'
        f'<meta property="article:published_time" content="{document.published}T08:00:00Z"></head><body>'
        '<div class="cookie-banner"><p>We use cookies, and so do our 812 partners.</p></div>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
        f"<main><article>{''.join(inside)}</article></main>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


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


Models = tuple[Encoder, Judge | None, Parser | None]
SMALL: Models = (HashingEncoder(), None, None)


def answers(documents: Sequence[Document], models: Models = SMALL) -> tuple[object, object]:
    """What a run says of the documents, without what hangs on their identity: keys, and which of several claims that
    say the same gives a side its name."""
    encoder, judge, parser = models
    result = pipeline.run(documents, [], encoder, CONFIG, judge=judge, parser=parser)
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


Maker = Callable[[Sequence[Document]], Files]
MAKERS: tuple[Maker, ...] = (pages, pdfs, words, json_lines, table, zip_of_words)


def read_as(make: Maker, tmp_path: Path, seeds: Sequence[Document]) -> list[Document]:
    """The sample articles, saved as ``make`` makes them and read again."""
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
    if make in (pages, json_lines, table):
        assert [(d.source, d.published) for d in documents] == [(d.source, d.published) for d in seeds]
    return known


@pytest.mark.slow
@pytest.mark.parametrize("make", MAKERS)
def test_the_same_answers_as_from_plain_text(tmp_path: Path, seeds: list[Document], make: Maker) -> None:
    assert answers(read_as(make, tmp_path, seeds)) == answers(seeds)


@pytest.fixture(scope="module")
def packaged() -> Models:
    return load_encoder(CONFIG), load_judge(Config()), load_parser(CONFIG)


@pytest.fixture(scope="module")
def by_packaged(seeds: list[Document], packaged: Models) -> tuple[object, object]:
    return answers(seeds, packaged)


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("make", MAKERS[:-1])  # what is in a zip is read as it is outside
def test_the_same_answers_by_the_packaged_models(
    tmp_path: Path, seeds: list[Document], make: Maker, packaged: Models, by_packaged: tuple[object, object]
) -> None:
    assert answers(read_as(make, tmp_path, seeds), packaged) == by_packaged
