"""How fast files are read: 1,000 mixed ones, by kind, in one process that reads and in one for each core.

    python benchmarks/reading.py [--files 1000] [--workers 1,2]

The files are made from the articles of ``growth.py``, as many of each kind, in every format that is read: PDFs of two
columns and a running head, web pages with menus, a sidebar and comments, Word files with a table, mails, and tables and
archives of ten articles each. What is timed is ``read_documents`` alone, the start of its processes included: wall
clock, which is what a user waits for, and processor seconds of this process and of those that read.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.growth import article  # noqa: E402 - found by the line above
from tests.documents.files import column, docx, pdf, zipped  # noqa: E402

ROWS = 10
"""Articles in a table or archive."""


def paragraphs(number: int) -> list[str]:
    """An article of some 600 words in paragraphs: a saved page has about as many."""
    lines = [line for more in range(5) for line in article(number * 5 + more)[0]]
    return [" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3)]


def title(number: int) -> str:
    """The headline of an article."""
    return f"Dam breaks above the town, part {number}"


def text(number: int) -> bytes:
    """An article in Markdown."""
    head = f"---\ntitle: {title(number)}\ndate: 2023-05-03\n---\n"
    return (head + "\n\n".join(paragraphs(number))).encode()


def page(number: int) -> bytes:
    """A web page: the article amid a menu, other stories and comments."""
    menu = "".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(40))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(number))
    side = "".join(
        f'<div class="related"><a href="/s{i}">Another story of the day, number {i}</a></div>' for i in range(20)
    )
    said = "".join(
        f'<div class="comment"><b>Reader {i}</b><p>I have never believed it, not once in {i + 3} years.</p></div>'
        for i in range(10)
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title(number)}</title>'
        '<meta property="article:published_time" content="2023-05-03T10:00:00Z"></head>'
        f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{title(number)}</h1>{body}</article></main>"
        f'<aside>{side}</aside><section class="comments">{said}</section><footer>All rights reserved</footer>'
        "</body></html>"
    ).encode()


def report(number: int) -> bytes:
    """A PDF of two columns with a running head."""
    pages, parts = [], paragraphs(number)
    for at in range(0, len(parts), 10):
        rows = [(50.0, 40.0, 8.0, "The Aldor Post"), (500.0, 810.0, 8.0, str(at // 10 + 1))]
        for x, side in ((50, parts[at : at + 5]), (310, parts[at + 5 : at + 10])):
            y = 72.0
            for paragraph in side:
                rows += column(paragraph, x, y, 45, 8, 10)
                y = rows[-1][1] + 18
        pages.append(rows)
    return pdf(pages, {"Title": title(number)})


def word(number: int) -> bytes:
    """A Word file with a table."""
    table = [["Town", "Homes"], ["Aldor", "412"], ["Pell", "77"]]
    return docx([("Title", title(number)), *paragraphs(number), table], title(number))


def mail(number: int) -> bytes:
    """A mail in plain text."""
    head = f"From: Aldor Post <a@post.example>\nTo: desk\nSubject: {title(number)}\n"
    head += "Date: Wed, 03 May 2023 10:00:00 +0000\n"
    return (
        head + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + "\n\n".join(paragraphs(number))
    ).encode()


def rows(number: int) -> list[dict[str, str]]:
    """Ten articles as rows of a table."""
    return [
        {"title": title(at), "text": "\n\n".join(paragraphs(at)), "published": "2023-05-03", "source": "Aldor Post"}
        for at in range(number * ROWS, (number + 1) * ROWS)
    ]


def feed(number: int) -> bytes:
    """A feed of ten articles."""
    items = "".join(
        f"<item><title>{row['title']}</title><description>{row['text']}</description></item>" for row in rows(number)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Aldor Post</title>{items}</channel></rss>'.encode()


def json_lines(number: int) -> bytes:
    """A file of ten articles."""
    return "\n".join(map(json.dumps, rows(number))).encode()


def framed(method: str) -> Callable[[int], bytes]:
    """A maker of a table by pandas' ``to_…``."""

    def make(number: int) -> bytes:
        import pandas as pd

        out: io.BytesIO = io.BytesIO()
        getattr(pd.DataFrame(rows(number)), method)(out, index=False)
        return out.getvalue()

    return make


def archive(number: int) -> bytes:
    """A zip of ten web pages."""
    return zipped({f"{at}.html": page(at) for at in range(number * ROWS, (number + 1) * ROWS)})


KINDS: dict[str, Callable[[int], bytes]] = {
    "md": text, "html": page, "pdf": report, "docx": word, "eml": mail, "rss": feed, "csv": framed("to_csv"),
    "jsonl": json_lines, "xlsx": framed("to_excel"), "parquet": framed("to_parquet"), "zip": archive,
}  # fmt: skip


def seconds(folder: Path, workers: int) -> tuple[int, float, float]:
    """Documents that were read, seconds by the clock, and processor seconds of all processes."""
    from consistency.config import Config
    from consistency.documents import read_documents

    sys.modules["consistency.documents.gather"].MOST_WORKERS = workers  # type: ignore[attr-defined]
    before, began = spent(), time.perf_counter()
    documents, skipped = read_documents([folder], Config())
    if skipped:
        raise SystemExit(f"skipped {skipped[0]}")
    return len(documents), time.perf_counter() - began, spent() - before


def spent() -> float:
    """Processor seconds of this process and of those that it ended."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def table(folder: Path, names: Sequence[str], workers: Sequence[int]) -> None:
    """A row for each kind, and one for all files together."""
    heads = [f"{count} reading: s | processor s | documents a second" for count in workers]
    print("| kind | files | documents | " + " | ".join(heads) + " |")
    print("|---|---:|---:|" + "---:|---:|---:|" * len(workers))
    for name in (*names, ""):
        place = folder / name
        files = sum(1 for file in place.rglob("*") if file.is_file())
        cells = []
        for count in workers:
            documents, clock, used = seconds(place, count)
            cells.append(f"{clock:.1f} | {used:.1f} | {documents / clock:,.0f}")
        print(f"| {name or 'all'} | {files:,} | {documents:,} | " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Make the files, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--workers", default=f"1,{os.cpu_count() or 1}", help="processes that read, as 1,2")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        names = list(KINDS)
        for at in range(given.files):
            name = names[at % len(names)]
            (folder / name).mkdir(exist_ok=True)
            (folder / name / f"{at:05}.{name}").write_bytes(KINDS[name](at // len(names)))
        table(folder, names, [int(count) for count in given.workers.split(",")])


if __name__ == "__main__":
    main()
