"""Article text of saved web pages (scrapinghub's article-extraction-benchmark): the public scorer's figures.

usage: python benchmarks/extraction.py [--against]

What is scored is what the rules take for the body of the article: body, quotes and sub-headings, rows of tables as the
statements that are read. Titles, standfirsts and captions are passages of their own. ``--against`` also scores
trafilatura alone.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from consistency.config import Config
from consistency.datatypes import Document
from consistency.documents.readers import html
from consistency.sentences import outline

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = SHARED / "data" / "article_extraction"


def body_of(page: bytes) -> str:
    """The body of the article as the rules see it, a line each passage."""
    (found,) = html.read(page, "page.html", Config())
    document = Document("d", "page.html", found.text, "", blocks=found.blocks)
    lines = []
    for passage in outline(document.text, 0, document):
        block = document.block_at(passage.start)
        heading = passage.kind == "headline" and (block is None or block.kind is None)
        if passage.kind in ("body", "quote") or heading:
            lines.append(document.text[passage.start : passage.end])
    return "\n".join(lines)


def trafilatura_alone(page: bytes) -> str:
    """What trafilatura takes for the article, with its defaults."""
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def scores(read: Callable[[bytes], str] = body_of) -> dict[str, float]:
    """4-gram precision, recall and F1 over all pages, in percent."""
    articles = DATA / "articles.dev.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        with predicted.open("w", encoding="utf-8") as out:
            for line in articles.read_text(encoding="utf-8").splitlines():
                name = json.loads(line)["id"]
                page = gzip.decompress((DATA / "html" / f"{name}.html.gz").read_bytes())
                out.write(json.dumps({"id": name, "text": read(page)}) + "\n")
        scorer = SHARED / "tools" / "score_extraction.py"
        command = [sys.executable, str(scorer), str(articles), str(predicted)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(ran.stdout)
    return {
        "precision": round(100 * found["P"], 1),
        "recall": round(100 * found["R"], 1),
        "f1": round(100 * found["F1"], 1),
    }


if __name__ == "__main__":
    print("ours", scores())
    if "--against" in sys.argv:
        print("trafilatura alone", scores(trafilatura_alone))
