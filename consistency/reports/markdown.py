"""Result -> Markdown for a pull request or a chat: what was found, the findings, and what could not be read.

Everything that comes from a document is escaped, so that it neither formats, nor links, nor calls anyone's name.
"""

from __future__ import annotations

import re

from consistency.config import Config
from consistency.datatypes import Result
from consistency.reports import words
from consistency.reports.json import shown, without_surrogates
from consistency.reports.page import make_page
from consistency.reports.view import Card, Page

MARK = "<!-- consistency report -->"
"""By this a report is known again, and not read as a document (``documents.own_reports``)."""
FINDINGS = 40
"""Findings that are written out: comments on the usual forges end at 65,536 characters."""
QUOTE = 400
"""Characters of a quotation; a longer one ends in an ellipsis."""
_NUMBERED = "|".join(rf"(?<=^\d{{{digits}}})[.)](?= |$)" for digits in range(1, 10))
"""The point of "123." at the start of a line, which would begin a numbered list: up to nine digits (CommonMark 5.2)."""
_SPECIAL = re.compile(rf"[\\`*_\[\]<>#|~&$]|(?<=www)\.|:(?=//)|^[-+=](?=[-+= ]|$)|{_NUMBERED}")
"""What formats or links wherever it stands, and what does so only at the start of a line."""
_CALLS = re.compile(r"([@#])(?=\w)")
_CONTROLS = re.compile("[\x00-\x1f]")


def render_markdown(result: Result, config: Config | None = None) -> str:
    """The report as Markdown, deterministic, findings in the order of the result."""
    page = make_page(result, config or Config())
    lines = [MARK, "", "# Where the sources differ", ""]
    lines.append(
        f"{words.count(len(page.documents), 'document')} from {words.count(len(page.origins), 'independent source')}: "
        f"{words.count(len(page.findings), 'finding')}, {words.count(len(page.skipped), 'file')} could not be read."
    )
    if page.tally:
        lines += ["", "| verdict | | meaning |", "|---|---:|---|"]
        lines += [f"| {words.VERDICTS[v].name} | {n:,} | {words.VERDICTS[v].meaning} |" for v, n in page.tally]
    named = {event.number: event.name or "Not of one event" for event in page.events}
    shown = gravest(page, result, FINDINGS)
    for card, before in zip(shown, (None, *shown), strict=False):
        if named and (before is None or before.event != card.event):
            lines += ["", f"**{escape(named[card.event])}**"]
        lines += ["", *_finding(card)]
    if len(page.findings) > FINDINGS:
        lines += ["", f"{words.count(len(page.findings) - FINDINGS, 'more finding')} in the full report."]
    if page.skipped:
        lines += ["", "## What could not be read", ""]
        lines += [f"- {escape(path)}: {escape(reason)}" for path, reason in page.skipped]
    if page.notes:
        lines += ["", "## What was left out or had no effect", "", *(f"- {escape(note)}" for note in page.notes)]
    if page.settings:
        lines += ["", "## Settings that are not the usual ones", ""]
        lines += [f"- {escape(setting)} ({escape(source)})" for setting, source in page.settings]
    return without_surrogates("\n".join(lines)) + "\n"


def gravest(page: Page, result: Result, most: int) -> list[Card]:
    """The cards of the first findings of ``result``, at most ``most``, in the order of the page."""
    keys = {finding.key for finding in result.findings[:most]}
    return [card for card in page.findings if card.key in keys][:most]


def escape(text: str) -> str:
    """``text`` on one line, to be read as it is: no markup, no references, no mentions.

    What cannot be seen and drives a terminal or turns the text round is written out, as "\\u202e".
    """
    line = shown(" ".join(_CONTROLS.sub(" ", text).split()))
    return _CALLS.sub("\\1\u200b", _SPECIAL.sub(r"\\\g<0>", line))


def _finding(card: Card) -> list[str]:
    verdict = words.VERDICTS[card.verdict].name
    lines = [f"## {card.number}. {escape(card.question)}", "", f"**{verdict}**, severity {card.severity}. "]
    lines[-1] += escape(card.message if card.message != card.question else "")
    for side in card.sides:
        lines += ["", f"**{side.letter}: {escape(side.label)}**, {side.weight}"]
        for quote in side.quotes:
            text = "".join(piece for piece, _ in quote.pieces)
            said = escape(text if len(text) <= QUOTE else text[: QUOTE - 1] + "…")
            cites = "; ".join(escape(f"{cite.document.name}, {', '.join(cite.details)}") for cite in quote.cites)
            lines += ["", f"> {said}  ", f"> {cites}"]
    if card.pairs:
        lines.append("")
    for group in card.groups[: card.shown]:
        letters = ", ".join(f"{pair.a.letter} and {pair.b.letter}" for pair in group.pairs)
        lines.append(f"- {letters}: {words.VERDICTS[group.verdict].name}. {escape(group.why)}")
    if card.settle:
        lines.append(f"- What would settle it: {escape(card.settle)}")
    lines += ["", f"`consistency explain {re.sub(r'[^A-Za-z0-9_-]', '', card.key)}`"]
    return lines
