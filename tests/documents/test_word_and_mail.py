"""Word files and saved mail: what is said in them, and what is not the writer's own."""

import io

import pytest

from consistency.config import Config
from consistency.documents.extracted import Unreadable
from consistency.documents.grids import statements
from consistency.documents.readers import docx, mail
from tests.documents.files import docx as make_docx
from tests.documents.files import zipped

TEXT = "The port of Velle lost a tenth of its traffic in spring, its director said."
GRIDS = [
    ([["Candidate", "Votes"], ["Voss", "1,204"]], ["", "Voss: 1,204 votes."]),
    ([["Town", "Killed", "Wounded"], ["Velle", "3", "14"], ["Dunmoor", "–", "2"]],
     ["", "Velle: 3 killed, 14 wounded.", "Dunmoor: 2 wounded."]),
    ([["", "2019", "2020"], ["Deaths", "14", "20"]], ["", "14 deaths in 2019, 20 deaths in 2020."]),
    ([["Party", "Share (%)"], ["Greens", "12.5"]], ["", "Greens: 12.5 % share."]),
    ([["Year", "Number of ships"], ["2019", "4,210"]], ["", "2019: 4,210 ships."]),
    ([["Name", "Office"], ["Ann Voss", "mayor"]], ["Name | Office", "Ann Voss | mayor"]),
    ([["Votes", "Voss", "1,204"]], ["Votes | Voss | 1,204"]),
    ([["Town", "Killed"], ["", ""], ["North", ""], ["Velle", "3"]], ["", "", "North", "Velle: 3 killed."]),
    ([], []),
    ([[]], [""]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), GRIDS)
def test_tables_are_statements(rows, said):
    assert statements(rows) == said


def read_docx(*paragraphs, title=""):
    (found,) = docx.read(make_docx(paragraphs, title), "a.docx", Config())
    return found


def test_word_paragraphs_lists_tables_and_kinds():
    found = read_docx(
        ("Title", "Port loses traffic"), TEXT, ("List Bullet", "the quay"), [["Town", "Ships"], ["Velle", "4,210"]],
        ("Caption", "The quay in spring"), title="A port",
    )  # fmt: skip
    assert found.text.strip().split("\n\n") == [
        "Port loses traffic", TEXT, "• the quay", "Velle: 4,210 ships.", "The quay in spring",
    ]  # fmt: skip
    kinds = [(found.text[b.start : b.end], b.kind, b.place) for b in found.blocks]
    assert kinds == [
        ("Port loses traffic", "headline", ""),
        ("Velle: 4,210 ships.", "body", "table 1, row 2"),
        ("The quay in spring", "caption", ""),
    ]
    assert (found.title, found.metadata_from) == ("A port", (("title", "Word properties"),))


def changed(xml):
    """A Word file whose body is ``xml``."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = parse_xml(f"<w:body {space}>{xml}</w:body>")
    document.element.replace(document.element.body, body)
    out = io.BytesIO()
    document.save(out)
    (found,) = docx.read(out.getvalue(), "a.docx", Config())
    return found.text.strip()


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


CHANGES = [
    (f"<w:p>{run('Some ')}<w:ins>{run('5,000 ')}</w:ins><w:del><w:r><w:delText>4,000 </w:delText></w:r></w:del>"
     f"{run('came.')}</w:p>", "Some 5,000 came."),
    (f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>", "In a control."),
    (f"<w:p>{run('See ')}<w:hyperlink>{run('the report')}</w:hyperlink>{run('.')}</w:p>", "See the report."),
    (f"<w:p>{run('One')}<w:r><w:tab/></w:r>{run('two.')}</w:p>", "One two."),
    (f"<w:p>{run('One')}<w:r><w:br/></w:r>{run('two.')}</w:p>", "One\ntwo."),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "text"), CHANGES)
def test_word_text_as_it_stands_after_all_changes(xml, text):
    assert changed(xml) == text


@pytest.mark.parametrize("data", [zipped({"word/document.xml": b"<no"}), make_docx([TEXT])[:900], b"PK\x03\x04word/"])
def test_damaged_word(data):
    with pytest.raises(Unreadable, match="damaged"):
        docx.read(data, "a.docx", Config())


HEAD = (
    "From: The Daily <news@daily.example>\r\nTo: a@b.example\r\nSubject: =?utf-8?q?Port_=E2=80=93_traffic?=\r\n"
    "Date: Fri, 14 May 2021 23:30:00 +0200\r\n"
)


def read_mail(body, head=HEAD):
    (found,) = mail.read((head + body).encode(), "a.eml", Config())
    return found


def test_mail():
    found = read_mail(f"\r\n{TEXT}\r\n\r\n> earlier words\r\n\r\n-- \r\nThe Daily, 1 Quay Street\r\n")
    assert (found.title, found.source, found.published) == ("Port – traffic", "The Daily", "2021-05-14")
    assert found.published_from == "mail header"
    own = [found.text[b.start : b.end] for b in found.blocks if b.kind == "boilerplate"]
    assert own == ["earlier words", "--\nThe Daily, 1 Quay Street"]
    assert TEXT in found.text


def test_mail_of_several_parts():
    parts = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>{TEXT}</p><script>let no = 1</script>\r\n--x\r\n"
        'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\n%PDF\r\n'
        "--x--\r\n"
    )
    found = read_mail(parts)
    assert TEXT in found.text
    assert "let no" not in found.text
    assert found.notes == ("Attached and not read: a.pdf.",)


def test_mail_without_text():
    with pytest.raises(Unreadable, match="without text"):
        read_mail("\r\n\r\n")


NO_MAIL = [
    b"From the north: nothing new.\n\nText",
    b"Date: soon\n\nText",
    b"Note: a\nTo: b\n\nText",
    b"",
    b"Subject: x",
]


@pytest.mark.parametrize("head", NO_MAIL)
def test_what_is_no_mail(head):
    assert not mail.reads(head, ".txt")


def test_mail_is_known_by_its_head():
    assert mail.reads(HEAD.encode(), ".txt")
