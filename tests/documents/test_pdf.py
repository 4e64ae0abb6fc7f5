"""PDF: the order in which it is read, words that a line end parted, what repeats on pages, what cannot be read."""

import pytest

from consistency.config import Config, make_config
from consistency.documents.extracted import Unreadable
from consistency.documents.readers import pdf
from consistency.documents.readers.pdf_words import join_lines, knows_words_of
from tests.documents.files import article_pdf, assemble, column
from tests.documents.files import pdf as make_pdf

LEFT = (
    "The port of Velle lost a tenth of its traffic in spring. Ships from the south now land at Dunmoor, where the "
    "berths are deeper and the customs office is open at night. The pilots want to be paid for the longer way."
)
RIGHT = (
    "In the north the picture is another one. Three new lines call at the old quay each week, and the cranes work in "
    "two shifts. The town council expects a further growth, its mayor said on Monday to a group of reporters."
)


def read(data, config=None):
    (found,) = pdf.read(data, "a.pdf", config or Config())
    return found


def paragraphs(data):
    return read(data).text.strip().split("\n\n")


def test_columns_are_read_one_after_the_other_whatever_the_order_in_the_file():
    rows = [*column(LEFT, 50, 120, 40), *column(RIGHT, 310, 120, 40)]
    rows.sort(key=lambda row: (row[1], row[0]))  # a program that writes line by line over both columns
    rows.insert(0, (50, 80, 18, "Two ports, two springs in numbers"))
    assert paragraphs(make_pdf([rows])) == ["Two ports, two springs in numbers", LEFT, RIGHT]


def test_a_line_over_both_columns_parts_what_is_above_from_what_is_below():
    rows = [
        *column(LEFT, 50, 80, 40),
        *column(RIGHT, 310, 80, 40),
        (50, 220, 14, "What the autumn will bring to both ports"),
        *column(RIGHT, 50, 260, 40),
        *column(LEFT, 310, 260, 40),
    ]
    assert paragraphs(make_pdf([rows])) == [LEFT, RIGHT, "What the autumn will bring to both ports", RIGHT, LEFT]


def test_rows_of_short_cells_are_a_table():
    cells = [("Candidate", "Votes"), ("Voss", "1,204"), ("Ibarra", "998"), ("Olsen", "545")]
    rows = [(x, 100 + 14 * i, 10, row[j]) for i, row in enumerate(cells) for j, x in enumerate((50, 320))]
    found = read(make_pdf([[*rows, *column(LEFT, 50, 220, 80)]]))
    assert found.text.strip().split("\n\n") == ["Voss: 1,204 votes.", "Ibarra: 998 votes.", "Olsen: 545 votes.", LEFT]
    assert [(block.page, block.place) for block in found.blocks][:2] == [(1, "table 1, row 2"), (1, "table 1, row 3")]


def test_headers_footers_and_page_numbers_are_left_out_and_said():
    pages = [
        [
            (50, 40, 8, f"Harbour office of Velle    Report {2020 + i}"),
            *column(LEFT if i % 2 else RIGHT, 50, 120, 80),
            (280, 810, 8, f"Page {i} of 4"),
        ]
        for i in range(1, 5)
    ]
    found = read(make_pdf(pages))
    assert "Harbour office" not in found.text
    assert "Page" not in found.text
    assert found.text.count(LEFT) == 2
    assert any("harbour office of velle" in note for note in found.notes)
    assert [block.page for block in found.blocks] == [1, 2, 3, 4]


def test_what_is_said_on_one_page_only_is_no_header():
    pages = [[(50, 40, 10, "A first line that is said once"), *column(LEFT, 50, 120, 80)], column(RIGHT, 50, 120, 80)]
    assert "A first line that is said once" in read(make_pdf(pages)).text


def test_a_paragraph_goes_on_over_the_page_and_blocks_know_their_pages():
    words = LEFT.split()
    first, second = " ".join(words[:14]), " ".join(words[14:])
    found = read(make_pdf([column(first, 50, 700, 80), [*column(second, 50, 80, 80), *column(RIGHT, 50, 160, 80)]]))
    assert found.text.strip().split("\n\n") == [LEFT, RIGHT]
    assert [(block.page, found.text[block.start : block.end]) for block in found.blocks] == [(1, LEFT), (2, RIGHT)]


JOINED = [
    (["the govern-", "ment fell"], "the government fell"),
    (["a self-", "employed pilot"], "a self-employed pilot"),
    (["twenty-", "four ships"], "twenty-four ships"),
    (["an F-", "16 landed"], "an F-16 landed"),
    (["in 2019-", "2021 it was"], "in 2019-2021 it was"),
    (["the gov\xad", "ernment fell"], "the government fell"),
    (["he said -", "and left"], "he said - and left"),
    (["the north", "and the south"], "the north and the south"),
    (["a long-", "term deal, the long-term plan"], "a long-term deal, the long-term plan"),
    (["Kal-", "dera and Kaldera"], "Kaldera and Kaldera"),
]


@pytest.mark.parametrize(("lines", "text"), JOINED)
def test_words_parted_at_the_end_of_a_line(lines, text):
    assert join_lines(lines, knows_words_of(lines)) == text


def test_title_author_and_date():
    found = read(article_pdf(["Port loses a tenth of its traffic", "14 May 2021", LEFT], {"Author": "Ann Voss"}))
    assert (found.title, found.author, found.published) == (
        "Port loses a tenth of its traffic",
        "Ann Voss",
        "2021-05-14",
    )
    assert found.published_from == "first lines"
    named = read(article_pdf([LEFT], {"Title": "A port and its traffic", "CreationDate": "D:20210602101500Z"}))
    assert (named.title, named.published) == ("A port and its traffic", None)
    assert any("2021-06-02" in note for note in named.notes)
    assert read(article_pdf([LEFT], {"Title": "Microsoft Word - port.docx"})).title == ""


SCAN = assemble(
    ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
     "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"]
)  # fmt: skip
LOOP = assemble(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 /Parent 2 0 R >>"])
BROKEN = [
    (SCAN, "no text layer"),
    (b"%PDF-1.7\nnothing of it", "damaged"),
    (article_pdf([LEFT])[:300], "damaged"),
    (LOOP, "damaged|no text layer"),
]


@pytest.mark.parametrize(("data", "reason"), BROKEN)
def test_unreadable(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read(data)


def test_too_many_pages():
    with pytest.raises(Unreadable, match="3 pages, max_pages is 2"):
        read(make_pdf([column(LEFT, 50, 80, 80)] * 3), make_config({"max_pages": 2}))


def test_letters_without_a_space_are_joined_in_the_time_of_any_others():
    lines = ["a" * 5_000] * 200
    assert join_lines([*lines, "for-", "mer"], knows_words_of([])) == " ".join([*lines, "former"])
