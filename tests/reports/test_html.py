"""The page as text: one file, nothing to load, nothing to run but its own, everything escaped, every link answered."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from consistency.config import Config
from consistency.datatypes import ClashingWords, Result, Setting, Skipped
from consistency.reports import page as page_room
from consistency.reports import render_html
from consistency.shared_claims.identity import claim_key
from tests.reports.build import HOSTILE, crowd, events, hostile, story

VOID = {"meta", "link", "img", "br", "input", "hr"}
OURS = {
    "html", "head", "meta", "title", "link", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "p", "section",
    "div", "table", "thead", "tbody", "tr", "th", "td", "span", "ol", "ul", "li", "dl", "dt", "dd", "b", "q", "main",
    "article", "code", "figure", "figcaption", "blockquote", "mark", "details", "summary", "pre", "script",
    "svg", "g", "line", "text", "tspan", "rect", "circle", "path", "defs", "marker",
}  # fmt: skip


class Page(HTMLParser):
    """What a page is made of. Complains about a tag that is closed in the wrong order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.content: dict[str, str] = {}
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            self.content[self.open[-1]] = self.content.get(self.open[-1], "") + data
        else:
            self.text.append(data)

    def all(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


RESULTS = {
    "empty": Result(),
    "story": story().result(),
    "hostile": hostile(),
    "crowd": crowd(200, 30),
    "events": events(),
}


@pytest.fixture(scope="module", params=RESULTS)
def page(request):
    return Page(render_html(RESULTS[request.param]))


def test_only_our_own_elements_and_no_inline_handlers_or_styles(page):
    assert {tag for tag, _ in page.tags} <= OURS
    attributes = {name for _, found in page.tags for name in found}
    assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcset", "action")]
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert [tag for tag, _ in page.tags].count("style") == 1


def test_nothing_is_loaded_and_every_link_is_answered(page):
    assert page.all("src") == []
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    for target in page.all("href"):
        assert target == "data:," or (target[:1] == "#" and target[1:] in ids)
    assert "url(" not in page.content["style"]
    assert "@import" not in page.content["style"]


def test_labels_point_at_something(page):
    ids = set(page.all("id"))
    assert set(page.all("aria-labelledby")) <= ids


def test_the_policy_names_exactly_our_style_and_script(page):
    policy = next(found["content"] for _, found in page.tags if found.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for name in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.content[name].encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert rules["default-src"] == "'none'"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data:"


def test_hostile_text_is_shown_as_text():
    page = Page(render_html(RESULTS["hostile"]))
    shown = HOSTILE.replace("\x00", "�").replace("\udce9", "�")
    assert page.words.count(" ".join(shown.split())) >= 12


def test_marks_of_direction_turn_only_the_words_that_hold_them():
    """A name in a line of ours is set apart, and so are the words behind it."""
    style = Page(render_html(RESULTS["hostile"])).content["style"]
    isolated = {name for rule in re.findall(r"([^{}]+)\{unicode-bidi:isolate\}", style) for name in rule.split(",")}
    assert {"a", "b", "q", ".note", ".v", "figcaption", ".f h3"} <= {name.strip() for name in isolated}


@pytest.mark.parametrize("name", RESULTS)
def test_order_of_input_does_not_change_a_byte(name):
    result = RESULTS[name]
    turned = replace(
        result,
        documents=result.documents[::-1],
        claims=result.claims[::-1],
        shared_claims=result.shared_claims[::-1],
        skipped=result.skipped[::-1],
        origins=dict(reversed(result.origins.items())),
    )
    assert render_html(turned) == render_html(result)


def test_what_the_page_says():
    words = Page(render_html(RESULTS["story"])).words
    for said in (
        "5 documents from 3 independent sources, published 17 March 2031 to 29 March 2031 (1 undated).",
        "They differ on 4 questions, are possibly at odds on 1 and agree on 2. 2 files could not be read.",
        "How many troops are on Veldra?",
        "2 documents, 1 independent source",
        "“about 5,000” is approximate and “up to 5,200” is an upper limit",
        "These 2 go back to one original and count as one independent source.",
        "What would settle it: knowing",
        "encrypted; open it with its password and save it without",
        "attributed to the coast guard (“said”) · event of 17 March 2031",
    ):
        assert " ".join(said.split()) in words, said
    for unsaid in ("cosine", "5000", "different_scope", "superseded", "None", "is right"):
        assert unsaid not in words.replace("does not say who is right", ""), unsaid


def test_every_finding_has_its_permanent_anchor():
    result = RESULTS["story"]
    ids = Page(render_html(result)).all("id")
    assert [f"f-{finding.key}" in ids for finding in result.findings] == [True] * 5


def test_figures_are_marked_in_quotes_and_texts():
    html = render_html(RESULTS["story"])
    assert html.count("<mark>roughly 5,000</mark>") == 3  # once in the card, for both texts, and in each text
    assert html.count("<mark>Some 7,500</mark>") == 2


def test_an_unusual_tolerance_is_drawn():
    bands = [
        re.findall(r'<rect x="([\d.]+)%" width="([\d.]+)%"', render_html(RESULTS["story"], config))
        for config in (Config(), Config(tolerances={"personnel": 0.01}))
    ]
    assert bands[0] != bands[1]


def test_references_that_lead_nowhere_are_left_out():
    result = RESULTS["story"]
    for broken in (
        replace(result, claims=result.claims[:3]),
        replace(result, documents=result.documents[:2]),
        replace(result, shared_claims=()),
        replace(result, origins={}),
    ):
        Page(render_html(broken))


def test_a_finding_inside_one_document():
    result = RESULTS["story"]
    lone = replace(
        result.findings[0],
        shared_claim=None,
        message="Parts above their whole.",
        pairs=(),
        sides=result.findings[0].sides[:1],
    )
    assert "Parts above their whole." in Page(render_html(replace(result, findings=(lone,)))).words


def test_settings_and_notes_are_said():
    result = replace(
        RESULTS["story"], settings=(Setting("tolerance", "0.3", "own.toml"),), notes=("Two were left out.",)
    )
    page = Page(render_html(result))
    assert "1 setting is not the usual." in page.words
    assert "tolerance = 0.3own.toml" in page.words
    assert "1 note on this run." in page.words
    assert "Two were left out." in page.words
    usual = Page(render_html(RESULTS["story"])).words
    assert "usual" not in usual
    assert "left out" not in usual


@pytest.mark.guarded
def test_a_finding_that_cannot_be_drawn_is_left_out(monkeypatch):
    first = RESULTS["story"].findings[0]
    draw = page_room._Builder._finding

    def fails(self, finding, index):
        if finding is first:
            raise ZeroDivisionError
        return draw(self, finding, index)

    monkeypatch.setattr(page_room._Builder, "_finding", fails)
    words = Page(render_html(RESULTS["story"])).words
    assert f"left out: the card of finding {first.key} (this is a bug (ZeroDivisionError)" in words


def test_nothing_found_is_said():
    words = Page(render_html(Result(skipped=(Skipped("a.txt", "empty"),)))).words
    assert "No two sources were found to differ" in words
    assert "1 file could not be read" in words


def test_long_pages_are_laid_out_as_they_are_seen():
    assert '<body class="long">' in render_html(RESULTS["crowd"])
    assert '<body class="long">' not in render_html(RESULTS["story"])


def test_each_finding_lists_its_key_and_those_of_its_claims() -> None:
    """What ``explain`` and a line of constraints take can be copied from the page."""
    result = story().result()
    html = render_html(result)
    keys = {claim.id: claim_key(claim) for claim in result.claims}
    for finding in result.findings:
        assert f"<code>{finding.key}</code>" in html
        assert all(f"<code>{keys[claim]}</code>" in html for side in finding.sides for claim in side.claims[:8])


def test_the_original_is_linked_where_its_address_is_known():
    result = story().result()
    first, second, *rest = result.documents
    first = replace(first, url="https://news.example.org/a?b=1&c=2")
    second = replace(second, url="javascript:alert(1)")
    html = render_html(replace(result, documents=(first, second, *rest)))
    assert 'href="https://news.example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">The original</a>' in html
    assert html.count("The original</a>") == 1
    assert "javascript:" not in html


def test_an_outlet_that_was_found_in_the_text_says_so():
    result = story().result()
    first = replace(result.documents[0], metadata_from=(("source", "copyright line"),))
    html = render_html(replace(result, documents=(first, *result.documents[1:])))
    assert html.count("Outlet by the copyright line in the text.") == 1


def test_only_what_was_established_is_an_agreement():
    """Statements that nobody compared, unclear figures, and claims that a finding sets against each other are none."""
    result = story().result()
    page = page_room.make_page(result, Config())
    assert (len(page.agreed), page.alike, page.totals) == (2, (), (2, 0))
    shared = next(s for s in result.shared_claims if s.question == page.agreed[0].question)
    others = tuple(s for s in result.shared_claims if s.id != shared.id)
    copies = replace(result, shared_claims=(*others, replace(shared, origins=1)))
    assert page_room.make_page(copies, Config()).totals == (1, 1)
    unclear = replace(result, shared_claims=(*others, replace(shared, verdict="unclear")))
    assert page_room.make_page(unclear, Config()).totals == (1, 1)
    first, *rest = result.findings
    one, other = (replace(side, claims=(*side.claims, c)) for side, c in zip(first.sides, shared.claims, strict=False))
    against = replace(first, sides=(one, other, *first.sides[2:]))
    page = page_room.make_page(replace(result, findings=(against, *rest)), Config())
    assert page.totals == (1, 1)


def test_a_figure_that_words_clash_over_is_no_agreement():
    """A finding about the sentence holds another claim than the figure; the words that clash tell."""
    result = story().result()
    shared = next(s for s in result.shared_claims if s.question == "How many camps will be handed over?")
    figures = [c for c in result.claims if c.id in shared.claims]
    told = [replace(c, id=f"said {c.id}", quantity=None) for c in figures]
    first = next(f for f in result.findings if f.kind == "negation")

    def totals(shift):
        words = tuple(
            ClashingWords(t.id, c.quantity.start + shift, c.quantity.end + shift)
            for t, c in zip(told, figures, strict=True)
        )
        sides = tuple(replace(side, claims=(c.id,)) for side, c in zip(first.sides, told, strict=True))
        against = replace(first, sides=sides, pairs=(replace(first.pairs[0], words=words),))
        made = replace(result, claims=(*result.claims, *told), findings=(against,))
        return page_room.make_page(made, Config()).agreed

    assert shared.question not in [card.question for card in totals(0)]
    assert shared.question in [card.question for card in totals(10)]


def test_an_agreement_says_how_it_is_known():
    words = Page(render_html(RESULTS["story"])).words
    assert "All give the same figure, 3." in words
    assert "All of these figures can be true at once: “at least 25” is a lower limit" in words


def test_what_several_tell_is_said_to_be_no_agreement():
    result = story().result()
    assert "What the sources agree on" in Page(render_html(result)).words
    unclear = tuple(replace(s, verdict="unclear") for s in result.shared_claims)
    words = Page(render_html(replace(result, shared_claims=unclear))).words
    assert "What the sources agree on" not in words
    assert "2 more matters are told by several." in words
    assert "that no difference is shown does not say that they agree" in words
