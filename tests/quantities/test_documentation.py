"""docs/quantities.md is executed: every row of the grammar says what the reader says."""

from pathlib import Path

import pytest

from consistency.quantities import extract_quantities

PAGE = (Path(__file__).parents[2] / "docs" / "quantities.md").read_text(encoding="utf-8")


def table_rows(columns: int) -> list[list[str]]:
    rows = [line.strip().strip("|").split("|") for line in PAGE.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in row] for row in rows if len(row) == columns]
    return [row for row in cells if row[0] != "text" and not row[0].startswith("--")]


def number(value: float | None) -> str:
    return "open" if value is None else f"{value:,.10g}"


GRAMMAR: dict[str, list[list[str]]] = {}
for cells in table_rows(8):
    GRAMMAR.setdefault(cells[0], []).append(cells[1:])


@pytest.mark.parametrize("text", GRAMMAR)
def test_grammar_row(text: str) -> None:
    found = [
        [
            text[q.start : q.end],
            number(q.low),
            number(q.high),
            q.modifier,
            f"{q.kind}, {q.change}" if q.change else q.kind,
            f"{q.unit} per {q.per}".strip() if q.per else q.unit,
            q.counted or (f"({q.head})" if q.head else ""),
        ]
        for q in extract_quantities(text)
    ]
    assert found == GRAMMAR[text]


@pytest.mark.parametrize("text", [row[0] for row in table_rows(2)])
def test_not_a_quantity(text: str) -> None:
    assert extract_quantities(text) == []


def test_the_page_has_its_tables() -> None:
    assert len(GRAMMAR) > 120
    assert len(table_rows(2)) > 20


def test_the_example_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    code = PAGE.split("```python\n")[1].split("```")[0]
    exec(compile(code, "docs/quantities.md", "exec"), {})
    assert capsys.readouterr().out.strip() in PAGE
