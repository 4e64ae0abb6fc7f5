"""Result -> one HTML file that needs nothing else: no network, no script to be read, no environment.

The content security policy forbids everything but the page's own style sheet and script, each named by its hash, so
that nothing which a document, a title or a path holds can run or load.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from consistency.config import Config
from consistency.datatypes import Result
from consistency.reports import words
from consistency.reports.json import without_surrogates
from consistency.reports.lineage_picture import draw_lineage
from consistency.reports.page import make_page

TEMPLATES = Path(__file__).parent / "templates"
LONG = 150
"""From so many findings on, browsers are asked to lay out only what is in sight."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters that no HTML text may hold; a page shows them as U+FFFD."""


def render_html(result: Result, config: Config | None = None) -> str:
    """The page as text, the same bytes for the same result. ``config`` gives the tolerance that pictures show."""
    style, script = _asset("report.css") + _asset("lineage.css"), _asset("report.js")
    page = make_page(result, config or Config())
    html = _template().render(
        page=page,
        lineage=draw_lineage(result, page.documents),
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        policy=_policy(style, script),
        long=len(page.findings) >= LONG,
        verdicts=words.VERDICTS,
        count=words.count,
        shortened=words.shortened,
    )
    return _CONTROLS.sub("�", without_surrogates(html))


def _policy(style: str, script: str) -> str:
    """Nothing may load or run but this style sheet and this script; ``data:`` is for the empty icon."""
    allowed = {"default-src": "'none'", "style-src": _hash(style), "script-src": _hash(script), "img-src": "data:"}
    allowed |= {"base-uri": "'none'", "form-action": "'none'"}
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["brief"] = lambda number: f"{number:.1f}".removesuffix(".0")
    return environment.get_template("report.html.j2")
