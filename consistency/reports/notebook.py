"""Result -> a small HTML fragment for notebooks: how much was read, what was found, the gravest findings.

No style sheet, no script, no class names: a notebook brings its own look, and may strip ours.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from consistency.config import Config
from consistency.datatypes import Result
from consistency.reports import words
from consistency.reports.json import without_surrogates
from consistency.reports.markdown import gravest
from consistency.reports.page import make_page
from consistency.reports.view import Card

FINDINGS = 20
"""Rows of the table; the rest is counted."""


def render_fragment(result: Result) -> str:
    """One table with the first findings, everything that comes from a document escaped."""
    page = make_page(result, Config())
    read = words.count(len(page.documents), "document"), words.count(len(page.origins), "independent source")
    lead = f"{read[0]} from {read[1]}: {words.count(len(page.findings), 'finding')}."
    if page.skipped:
        lead += f" {words.count(len(page.skipped), 'file')} could not be read."
    parts = [Markup("<p><b>{}</b></p>").format(lead)]
    if page.findings:
        head = Markup("").join(Markup("<th>{}</th>").format(x) for x in ("", "verdict", "question", "answers"))
        rows = Markup("").join(_row(card) for card in gravest(page, result, FINDINGS))
        parts.append(Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, rows))
    if len(page.findings) > FINDINGS:
        parts.append(Markup("<p>{} more.</p>").format(len(page.findings) - FINDINGS))
    return without_surrogates(str(Markup("\n").join(parts)).replace("\0", "\ufffd"))


def _row(card: Card) -> Markup:
    answers = Markup("<br>").join(escape(f"{side.letter}: {side.label}, {side.weight}") for side in card.sides)
    cells = (card.number, words.VERDICTS[card.verdict].name, card.question, answers)
    return Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(cell) for cell in cells))
