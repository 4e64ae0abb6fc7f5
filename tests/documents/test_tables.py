"""Tables of documents, one a row: which column is which, in every format; feeds; archives of all of them."""

import io
import json

import pytest

from consistency.config import Config, make_config
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.documents.readers import archive, feed, reader_for, warc
from consistency.documents.readers.columns import choose, date_of
from consistency.errors import ConfigError
from tests.documents.files import article_pdf, zipped

TEXT = "The port of Velle lost a tenth of its traffic in spring, its director said."
ROW = {"headline": "Port loses traffic", "body": TEXT, "outlet": "The Daily", "date": "2021-05-14", "url": "u:1"}


def excel(rows):
    import pandas as pd

    out = io.BytesIO()
    pd.DataFrame(rows).to_excel(out, index=False)
    return out.getvalue()


def parquet(rows):
    import pandas as pd

    out = io.BytesIO()
    pd.DataFrame(rows).to_parquet(out)
    return out.getvalue()


def csv_of(rows, delimiter=","):
    lines = [delimiter.join(rows[0]), *(delimiter.join(f'"{value}"' for value in row.values()) for row in rows)]
    return "\r\n".join(lines).encode()


ROWS = [ROW, {**ROW, "body": TEXT + " Again."}]
FORMATS = [
    ("a.csv", csv_of(ROWS)),
    ("b.csv", csv_of(ROWS, ";")),
    ("c.csv", "\ufeff".encode() + csv_of(ROWS)),
    ("d.tsv", csv_of(ROWS, "\t")),
    ("e.json", json.dumps(ROWS).encode()),
    ("f.json", json.dumps({"status": "ok", "articles": ROWS}).encode()),
    ("g.jsonl", "\n".join(map(json.dumps, ROWS)).encode()),
    ("h.xlsx", excel(ROWS)),
    ("i.parquet", parquet(ROWS)),
    ("j", json.dumps(ROWS).encode()),
    ("k", parquet(ROWS)),
]


def read(name, data, config=None):
    reader = reader_for(data, name)
    return list(reader.read(data, name, config or Config()))


@pytest.mark.parametrize(("name", "data"), FORMATS, ids=[name for name, _ in FORMATS])
def test_every_format_gives_the_same_documents(name, data):
    first, second = read(name, data)
    assert first.text == f"Port loses traffic\n\n{TEXT}\n"
    assert (first.title, first.source, first.published) == ("Port loses traffic", "The Daily", "2021-05-14")
    assert (first.published_from, first.url) == ("table column", "u:1")
    assert dict(first.metadata_from)["source"] == "column 'outlet'"
    assert second.text.endswith("Again.\n")
    assert int(second.part) == int(first.part) + 1


HEADS = [
    (["id", "Text"], {"text": "Text", "id": "id"}),
    (["fullText", "publishedAt"], {"text": "fullText", "published": "publishedAt"}),
    (["source.name", "source.id", "content"], {"text": "content", "source": "source.name"}),
    (["title", "description", "content"], {"text": "content", "title": "title"}),
    (["Article_Text", "Pub-Date"], {"text": "Article_Text", "published": "Pub-Date"}),
]


@pytest.mark.parametrize(("heads", "chosen"), HEADS)
def test_columns_are_told_by_their_heads(heads, chosen):
    assert choose(heads, {}) == chosen


def test_the_settings_name_columns():
    config = make_config({"columns": {"text": "Beitrag", "published": "Datum"}})
    (found,) = read("a.csv", f"Datum;Beitrag;Text\n14.05.2021;{TEXT};no".encode(), config)
    assert (found.text, found.published) == (f"{TEXT}\n", "2021-05-14")
    with pytest.raises(Unreadable, match="no column 'Beitrag', which the settings name for text; its columns are 'a'"):
        read("a.csv", b"a\n1", config)
    with pytest.raises(ConfigError, match=r"columns\.body must be one of text"):
        make_config({"columns": {"body": "x"}})


def workbook(rows):
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_every_system(end):
    one, two = read("a.csv", end.join(["title;text", f"A;{TEXT}", f"B;{TEXT}", ""]).encode())
    assert [(one.title, one.part), (two.title, two.part)] == [("A", "1"), ("B", "2")]


NO_TABLE = [
    ("a.csv", b"a,b\n1,2", "no column of texts; its columns are 'a', 'b'; name it in the settings: columns.text"),
    ("a.csv", b"\n", "it has no columns"),
    ("a.csv", b"text\n", r"no column|without rows"),
    ("a.json", b'{"a": 1}', "no column of texts"),
    ("a.json", b"[1, 2]", "JSON without objects"),
    ("a.json", b"{", "neither JSON nor JSON lines"),
    ("a.json", b"[" * 200_000, "nested too deeply"),
    ("a.jsonl", b'{"a":' * 200_000 + b"\n", "nested too deeply"),
    ("a.xlsx", workbook([["title", "text"]]), "a table without rows"),
    ("a.parquet", b"PAR1 no", "damaged"),
    ("a.xlsx", zipped({"xl/workbook.xml": b"no"}), "damaged"),
]


@pytest.mark.parametrize(("name", "data", "reason"), NO_TABLE)
def test_what_is_no_table_of_documents(name, data, reason):
    with pytest.raises(Unreadable, match=reason):
        read(name, data)


def test_a_line_that_is_nested_too_deeply_costs_no_other():
    deep = '{"text": "a", "tags": ' + "[" * 100_000 + "]" * 100_000 + "}"
    one, two, bad = read("a.jsonl", f'{{"text": "{TEXT}"}}\n{deep}\n{{"text": "{TEXT}"}}\n'.encode())
    assert [one.text, two.text, two.part] == [f"{TEXT}\n", f"{TEXT}\n", "3"]
    assert bad == Refused("2", "nested too deeply")


def test_bad_rows_cost_nothing_but_themselves():
    good, bad, wide = read("a.csv", f'id,text\n1,"{TEXT}"\n2,\n,\n3,a,b\n'.encode())
    assert isinstance(good, Extracted)
    assert bad == Refused("2", "a row without text in its column 'text'")
    assert wide == Refused("4", "a row of more cells than the table has heads; quotation marks may be missing")
    assert read("a.csv", f"text,id\n{TEXT},1\n".encode()) == [
        Refused("1", "a row of more cells than the table has heads; quotation marks may be missing")
    ]
    (trailing,) = read("a.csv", f'text,id\n"{TEXT}",1,\n'.encode())
    assert isinstance(trailing, Extracted)
    found = read("a.jsonl", f'{{"text": "{TEXT}"}}\nno\n\n{{"text": "{TEXT}"}}\n'.encode())
    assert [(type(one), one.part) for one in found] == [(Extracted, "1"), (Extracted, "4"), (Refused, "2")]


def test_of_two_columns_of_one_head_the_first_counts():
    (found,) = read("a.csv", f'text,date,text\n"{TEXT}",2021-05-14,no\n'.encode())
    assert found.text == f"{TEXT}\n"


def test_too_many_rows():
    with pytest.raises(Unreadable, match="max_parts is 2"):
        read("a.csv", b"text\nx\ny\nz\n", make_config({"max_parts": 2}))


DATES = [
    ("2021-05-14T23:10:00Z", "2021-05-14"),
    ("2021-05-14 00:00:00", "2021-05-14"),
    ("14 May 2021", "2021-05-14"),
    ("1620990000", "2021-05-14"),
    ("1620990000000", "2021-05-14"),
    ("2021", "2021"),
    ("soon", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "iso"), DATES)
def test_dates_of_cells(written, iso):
    assert date_of(written) == iso


def test_markup_in_a_cell_is_no_text():
    (found,) = read("a.json", json.dumps({"text": f"<p>One.</p><p>{TEXT}<br/></p>"}).encode())
    assert found.text == f"One.\n\n{TEXT}\n"
    (plain,) = read("a.json", json.dumps({"text": "Less < more, he said, and 3 > 2."}).encode())
    assert plain.text == "Less < more, he said, and 3 > 2.\n"


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Daily</title>
<item><title>Port loses traffic</title><link>https://daily.example/1</link><dc:creator>Ann</dc:creator>
<pubDate>Fri, 14 May 2021 10:00:00 +0000</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>{TEXT}</p><p>More.</p>]]></content:encoded></item>
<item><guid>2</guid></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title><entry><title>Port loses traffic</title>
<link rel="self" href="no"/><link href="https://daily.example/1"/><author><name>Ann</name><uri>no</uri></author>
<published>2021-05-14T10:00:00Z</published><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;
&lt;p&gt;More.&lt;/p&gt;</content>
</entry></feed>"""


@pytest.mark.parametrize("text", [RSS, ATOM])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_feeds(text, encoding):
    data = text.encode(encoding)
    assert feed.reads(data, ".xml")
    found = feed.read(data, "a.xml", Config())[0]
    assert found.text == f"Port loses traffic\n\n{TEXT}\n\nMore.\n"
    assert (found.title, found.source, found.author) == ("Port loses traffic", "The Daily", "Ann")
    assert (found.published, found.published_from, found.url) == ("2021-05-14", "feed", "https://daily.example/1")


def test_an_item_without_text_is_refused():
    assert feed.read(RSS.encode(), "a.xml", Config())[1] == Refused("2", "an item without text")


BOMB = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
NO_FEED = [(BOMB, "entities"), ("<rss><channel>", "damaged"), ("<rss><channel></channel></rss>", "without items")]


@pytest.mark.parametrize(("text", "reason"), NO_FEED)
def test_what_is_no_feed(text, reason):
    with pytest.raises(Unreadable, match=reason):
        feed.read(text.encode(), "a.xml", Config())


def test_what_is_not_taken_for_a_feed():
    assert not feed.reads(b"<html><body><rss></rss>", ".html")
    assert not feed.reads(b"<?xml version='1.0'?><!-- rss --><article/>", ".xml")


def test_zip():
    inner = zipped({"deep.txt": TEXT.encode()})
    files = {
        "b/a.txt": TEXT.encode(), "a.csv": b"text\none two three\n", "in.zip": inner, "c.pdf": article_pdf([TEXT]),
        "d.bin": b"\0\1\2", ".hidden.txt": b"x", "__MACOSX/a.txt": b"x", "e.txt": b"",
    }  # fmt: skip
    found = list(archive.read(zipped(files), "z.zip", Config()))
    assert [one.part for one in found if isinstance(one, Extracted)] == [
        "a.csv#1", "b/a.txt", "c.pdf", "in.zip#deep.txt",
    ]  # fmt: skip
    assert [one.part for one in found if isinstance(one, Refused)] == ["d.bin", "e.txt"]


def nested(depth):
    data = zipped({"a.txt": TEXT.encode()})
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


def test_archives_in_archives_are_read_so_deep_and_no_deeper():
    assert isinstance(*archive.read(nested(2), "z.zip", Config()), Extracted)
    (refused,) = archive.read(nested(3), "z.zip", Config())
    assert "max_nesting" in refused.reason


def test_what_archives_may_unpack_to():
    with pytest.raises(Unreadable, match="times its size, max_ratio"):
        list(archive.read(zipped({"a.txt": b"a" * 5_000_000}), "z.zip", Config()))
    with pytest.raises(Unreadable, match="max_unpacked is 1,000"):
        list(archive.read(zipped({"a.txt": b"ab" * 5_000}), "z.zip", make_config({"max_unpacked": 1000})))
    with pytest.raises(Unreadable, match="max_parts is 2"):
        list(archive.read(zipped({f"{i}.txt": b"a" for i in range(3)}), "z.zip", make_config({"max_parts": 2})))


def test_a_link_in_an_archive_is_not_followed():
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        entry = zipfile.ZipInfo("link.txt")
        entry.external_attr = 0o120777 << 16
        opened.writestr(entry, "/etc/passwd")
    assert list(archive.read(out.getvalue(), "z.zip", Config())) == [Refused("link.txt", "symbolic link, not followed")]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # of the writer's own spool
def test_web_archive(packed):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for number, (status, kind, body) in enumerate(
        [("200 OK", "text/plain", TEXT), ("404 Not Found", "text/plain", "no"), ("200 OK", "image/png", "no")]
    ):
        http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        url = f"https://daily.example/{number}"
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body.encode()),
                http_headers=http,
                warc_headers_dict={"WARC-Date": "2021-05-15T10:00:00Z"},
            )
        )
    data = out.getvalue()
    assert warc.reads(data[:4096], ".gz")
    (found,) = warc.read(data, "a.warc", Config())
    assert found.retrieved == "2021-05-15"
    assert (found.text, found.url, found.part) == (TEXT, "https://daily.example/0", "1")
    with pytest.raises(Unreadable, match=r"without pages|damaged"):
        list(warc.read(b"WARC/1.0\r\nno", "a.warc", Config()))


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl"])
def test_how_a_table_was_decoded_is_told(name):
    row = json.dumps({"text": f"Café. {TEXT}"}, ensure_ascii=False)
    written = {"a.csv": f'text\n"Café. {TEXT}"\n', "a.json": f"[{row}]", "a.jsonl": f"{row}\n{row}\n"}[name]
    found = read(name, written.encode("cp1252"))
    assert {one.encoding for one in found} == {"cp1252"}
    assert all(any("windows-1252" in note for note in one.notes) for one in found)
