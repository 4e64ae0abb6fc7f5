"""Title, source and date: from front matter, from the first lines, or not at all."""

import pytest

from consistency.documents.front_matter import LONGEST, read_front_matter
from consistency.documents.readers.plain_text import read

BODY = "The alliance handed over its second base on Tuesday. Nobody was hurt when the convoy left in the morning.\n"


def matter(rows):
    return read_front_matter(f"---\n{rows}\n---\n{BODY}")


DATES = [
    ("published: 2020-03-20", "2020-03-20"),
    ("date: 2020-03", "2020-03"),
    ("date: 2020", "2020"),
    ("published: 20 March 2020", "2020-03-20"),
    ("published: 20 mars 2020", "2020-03-20"),
    ("published: 2020-03-20T10:15:00+01:00", "2020-03-20"),
    ("published: '03-04-2020'", "2020"),
    ("published: soon", None),
    ("published: 2020-02-31", None),
]


@pytest.mark.parametrize(("row", "iso"), DATES)
def test_dates_of_front_matter(row, iso):
    found = matter(row)
    assert found.published == iso
    assert found.notes or (iso and len(iso) != 4) or row == "date: 2020"


def test_fields():
    found = matter("Title: 'Base: handed over'\noutlet: The Daily\nauthor: [Ann, Bob]\nupdated: 2020-04-01")
    assert (found.title, found.source) == ("Base: handed over", "The Daily")
    assert found.notes == ("Author by the front matter: Ann, Bob.", "Updated 2020-04-01 by the front matter.")


def test_colon_in_a_title_without_quotation_marks():
    found = matter("title: Bases: three are left\nsource: The Daily")
    assert (found.title, found.source) == ("Bases: three are left", "The Daily")
    assert "read one by one" in found.notes[0]


HOSTILE = [
    "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: bomb",
    "title: " + "[" * 3000,
    "title: " + "{a: " * 500,
    "title: !!python/object/apply:os.system [ls]",
    'title: "\\ud800"',
    "? [a, b]\n: c",
    "title:\n  - {name: x}\n  - [[[[[[[[[[1]]]]]]]]]]",
    "title: 1" + "0" * 5000,
    "title: \x07",
    "%YAML 9.9",
    "key: <<\n<<: {title: merged}",
]


@pytest.mark.parametrize("rows", HOSTILE)
def test_hostile_front_matter_costs_nothing(rows):
    found = matter(rows)
    assert found.title.encode("utf-8") is not None
    assert len(found.title) <= 500


NONE = [
    BODY,
    "---\nno end\n" + BODY,
    "---\n\nA rule, and then text. It goes on.\n\n---\n" + BODY,
    " ---\ntitle: x\n---\n" + BODY,
    "---\n" + "Prices rose by a tenth. They fell again.\n" * LONGEST + "---\n" + BODY,
    "---\n" + "a: b\n" * LONGEST + BODY,
    "--- title: x ---\n" + BODY,
]


@pytest.mark.parametrize("text", NONE)
def test_no_front_matter(text):
    assert read_front_matter(text).body_start == 0


LONG_MATTER = ["a: b\n", "- word\n", "tags:\n  - one\n\n", "# c\ntwo words: x\n", "og.title: 'x'\n"]


@pytest.mark.parametrize("rows", LONG_MATTER)
def test_front_matter_that_is_too_long_is_passed_over(rows):
    found = read_front_matter("---\ntitle: x\n" + rows * LONGEST + "---\n" + BODY)
    assert found.body_start == len("---\ntitle: x\n" + rows * LONGEST + "---\n")
    assert found.title == ""
    assert found.notes == ("The front matter is longer than 16,384 characters and was not read.",)


def test_nothing_but_front_matter_without_an_end_is_no_article():
    text = "---\n" + "title: a blast killed 5 people\n" * LONGEST
    assert read_front_matter(text).body_start == len(text)
    assert read_front_matter("---\ntitle: a blast killed 5 people\n").body_start == 0  # short: may be one


def first_lines(text):
    found = read(text.encode())
    return found.title, found.published, found.published_from


FIRST = [
    (f"Alliance leaves base\n\n20-03-2020\n\n{BODY}", ("Alliance leaves base", "2020-03-20", "first lines")),
    (f"28 September 2020\n\nAlliance leaves us\n\n{BODY}", ("Alliance leaves us", "2020-09-28", "first lines")),
    (f"Alliance leaves base\n{BODY}", ("Alliance leaves base", None, "unknown")),
    (f"# Alliance leaves base\n\n{BODY}", ("Alliance leaves base", None, "unknown")),
    (f"Alliance leaves base\n\n03-04-2020\n\n{BODY}", ("Alliance leaves base", "2020", "first lines")),
    (f"War in the north\n\nAlliance hands over base\n\n{BODY}", ("Alliance hands over base", None, "unknown")),
    (f"CAPITAL, Northland – {BODY}", ("", None, "unknown")),
    (f"{BODY}\nOn 20 March 2020 they left.\n", ("", None, "unknown")),
    (f"Updated 22 March 2020\n\nAlliance leaves base\n\nPublished 20 March 2020\n\n{BODY}",
     ("Alliance leaves base", "2020-03-20", "first lines")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIRST)
def test_first_lines(text, expected):
    assert first_lines(text) == expected


def test_doubtful_date_is_said():
    assert any("two days" in note for note in read(f"Alliance leaves\n\n03-04-2020\n\n{BODY}".encode()).notes)


def test_front_matter_leads():
    text = f"---\ntitle: One\npublished: 2020-01-02\n---\nAnother title here\n\n20-03-2020\n\n{BODY}"
    found = read(text.encode())
    assert (found.title, found.published, found.published_from) == ("One", "2020-01-02", "front matter")
    assert found.source == ""


def test_source_line_is_no_outlet():
    assert read(f"Alliance leaves base\n\n{BODY}\n\nSource: The Daily\n".encode()).source == ""
