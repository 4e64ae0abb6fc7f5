"""Events first: how many there are, what each is called, which finding is of which."""

import json
from dataclasses import replace

import pytest

from consistency.config import Config
from consistency.datatypes import Result
from consistency.reports import read_report, render_html, render_json, render_markdown
from consistency.reports.events import find_events, stories_of_findings
from consistency.reports.page import READ_OPEN, make_page
from tests.reports.build import FLOOD, crowd, events, story
from tests.reports.test_html import Page

EVENTS = events()
MILL = "Mill burns down in old town while neighbours wait forty minutes for firefighters"


def test_events_are_named_by_what_where_and_when():
    assert [e.name for e in find_events(EVENTS)] == [
        "Flood at Lenn kills 9 · 1 May 2031",  # its title names the place
        MILL,
    ]
    nameless = tuple(replace(d, title="News in short") for d in EVENTS.documents)
    assert find_events(replace(EVENTS, documents=nameless))[0].name == "News in short · Lenn · 1 May 2031"


def test_what_one_document_tells_of_is_no_event():
    assert find_events(story().result()) == ()
    assert find_events(Result()) == ()
    assert [len(e.documents) for e in find_events(EVENTS)] == [len(FLOOD), 3]


def test_the_page_says_how_many_events_there_are_and_groups_by_them():
    page = make_page(EVENTS, Config())
    assert [(e.number, e.documents, len(e.findings)) for e in page.events] == [(1, len(FLOOD), 1), (2, 3, 1)]
    assert [card.event for card in page.findings] == [1, 2]
    words = Page(render_html(EVENTS)).words
    assert "2 events in 11 documents from" in words
    assert words.index("Flood at Lenn kills 9 · 1 May 2031 7 documents, 1 finding") < words.index(
        "№" if "№" in words else "Keys"
    )


def test_one_event_is_not_named():
    one = replace(EVENTS, stories=dict.fromkeys(EVENTS.stories, "flood"))
    assert make_page(one, Config()).events == ()
    assert "events in" not in Page(render_html(one)).words


def test_findings_of_no_event_stand_behind_the_others():
    last = EVENTS.findings[-1]
    stories = {d: s for d, s in EVENTS.stories.items() if s != "mill"}
    other = {d: "bread" for d, s in EVENTS.stories.items() if s == "mill"}
    result = replace(EVENTS, stories={**stories, **other, next(iter(stories)): "x", list(stories)[1]: "x"})
    page = make_page(result, Config())
    assert [e.number for e in page.events][-1] != 0  # all are in an event: bread, flood
    lost = replace(EVENTS, stories={d: s if s != "mill" else d for d, s in EVENTS.stories.items()} | dict.fromkeys(
        [d for d, s in EVENTS.stories.items() if s == "flood"][:2], "first days"))  # fmt: skip
    page = make_page(lost, Config())
    assert page.events[-1].number == 0
    assert [card.key for card in page.events[-1].findings] == [last.key]


def test_json_has_the_story_of_each_document_and_finding(tmp_path):
    data = json.loads(render_json(EVENTS))
    assert {d["path"]: d["story"] for d in data["documents"]}["mill/1.txt"] == "mill"
    assert [f["story"] for f in data["findings"]] == ["flood", "mill"]
    (tmp_path / "r.json").write_text(render_json(EVENTS), encoding="utf-8")
    assert read_report(tmp_path / "r.json").stories == EVENTS.stories
    for row in (*data["documents"], *data["findings"]):  # a report of an older release has none
        row.pop("story")
    (tmp_path / "old.json").write_text(json.dumps(data), encoding="utf-8")
    assert read_report(tmp_path / "old.json").stories == {}


def test_stories_of_findings_of_unknown_documents_are_empty():
    assert set(stories_of_findings(story().result()).values()) == {""}


@pytest.mark.parametrize("size", [READ_OPEN, READ_OPEN + 1])
def test_a_long_list_of_documents_folds_behind_the_findings(size):
    result = crowd(20, size)
    page = make_page(result, Config())
    assert page.read_folded == (size > READ_OPEN)
    html = render_html(result)
    assert (html.index('id="h-read"') > html.index('id="h-findings"')) == page.read_folded


def test_the_order_of_the_input_changes_no_event():
    turned = replace(EVENTS, documents=EVENTS.documents[::-1], claims=EVENTS.claims[::-1])
    assert find_events(turned) == find_events(EVENTS)
    assert render_html(turned) == render_html(EVENTS)
    assert render_markdown(turned) == render_markdown(EVENTS)


def test_markdown_names_the_events_and_keeps_the_gravest_of_all(monkeypatch):
    lines = render_markdown(EVENTS).splitlines()
    at = [lines.index(f"**{name}**") for name in ("Flood at Lenn kills 9 · 1 May 2031", MILL)]
    headings = [i for i, line in enumerate(lines) if line.startswith("## ")]
    assert at[0] < headings[0] < at[1] < headings[1]
    turned = replace(EVENTS, findings=EVENTS.findings[::-1])
    monkeypatch.setattr("consistency.reports.markdown.FINDINGS", 1)
    cut = render_markdown(turned)
    assert "3 passages that share" in cut
    assert "How many people were killed in Lenn?" not in cut
