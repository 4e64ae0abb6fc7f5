"""Lineage in the JSON, at the terminal and on the page: links, origins, copies side by side."""

import json
from importlib import resources

import jsonschema
import pytest

from consistency import encoders
from consistency.api import read_report
from consistency.cli import run as cli
from consistency.config import Config
from consistency.datatypes import Document
from consistency.documents import read_documents
from consistency.pipeline import run
from consistency.reports import render_html, render_json
from tests.support import SHARED, HashingEncoder, needs_shared

STORY = [
    "The ferry Halcyon ran aground on the Marrow sandbank shortly before midnight in thick fog.",
    "Lifeboats from two villages brought all forty passengers to the harbour within three hours.",
    "The captain had reported trouble with the rudder on the previous crossing from the mainland.",
]
CHANGED = [STORY[0], STORY[1].replace("forty", "ninety"), STORY[2]]
OTHER = "Beekeepers in the valley lost half of their colonies over an unusually warm winter."


def result_of(hostile=""):
    texts = {f"a{hostile}.txt": STORY, f"b{hostile}.txt": CHANGED, "c.txt": [OTHER]}
    documents = [
        Document(id=path, path=path, text="\n\n".join(t), content_hash=path, title=hostile) for path, t in texts.items()
    ]
    return run(documents, [], HashingEncoder(), Config())


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, text in (("a", STORY), ("b", CHANGED), ("c", [OTHER])):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(text), encoding="utf-8")
    monkeypatch.setattr(encoders, "load_encoder", lambda *a, **k: HashingEncoder())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_json_lists_the_links_and_can_be_read_back(tmp_path):
    result = result_of()
    path = tmp_path / "r.json"
    path.write_text(render_json(result), encoding="utf-8")
    data = json.loads(path.read_text(encoding="utf-8"))
    schema = json.loads((resources.files("consistency.reports") / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    (link,) = data["lineage"]
    assert {link["a"], link["b"]} == {"a.txt", "b.txt"}
    assert len({d["origin"] for d in data["documents"]}) == 2
    assert read_report(path).lineage == result.lineage


def test_the_page_shows_origins_links_and_the_changed_words():
    html = render_html(result_of())
    assert "3 documents, 2 independent sources" in html
    assert 'class="lin"' in html
    assert "Copies side by side" in html
    assert "<mark>forty</mark>" in html
    assert "<mark>ninety</mark>" in html


CLAUSE = "a route that the line serves with two elderly ferries"
LONG = [STORY[0], STORY[1], f"{STORY[2][:-1]}, {CLAUSE}."]
"""The story with a clause that its copies leave out."""


def cut_result(*strangers):
    texts = {"a.txt": LONG, "b.txt": STORY, "c.txt": STORY} | {f"{k}.txt": [s] for k, s in enumerate(strangers)}
    documents = [Document(id=p, path=p, text="\n\n".join(t), content_hash=p) for p, t in texts.items()]
    return run(documents, [], HashingEncoder(), Config())


def test_a_cut_is_listed_with_its_link_and_no_finding(tmp_path):
    result = cut_result()
    assert not [f for f in result.findings if f.verdict == "drift"]
    edits = [(link, edit) for link in result.lineage for edit in link.edits]
    assert edits
    texts = {d.id: d.text for d in result.documents}
    for link, edit in edits:
        assert (edit.kind, edit.document) == ("content", "a.txt")
        assert texts["a.txt"][edit.span.start : edit.span.end] == edit.words
        assert edit.words == CLAUSE
        other = link.b if link.a == "a.txt" else link.a
        assert texts[other][edit.copy.start : edit.copy.end] == STORY[2]
    path = tmp_path / "r.json"
    path.write_text(render_json(result), encoding="utf-8")
    schema = json.loads((resources.files("consistency.reports") / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), schema)
    assert read_report(path).lineage == result.lineage


def test_a_stranger_changes_no_edit():
    assert cut_result(OTHER).lineage == cut_result().lineage


def test_a_report_from_before_edits_were_listed_is_read(tmp_path):
    data = json.loads(render_json(cut_result()))
    for link in data["lineage"]:
        del link["edits"]
    path = tmp_path / "old.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert all(link.edits == () for link in read_report(path).lineage)


def test_the_page_lists_the_same_cut_once():
    html = render_html(cut_result())
    assert html.count(f"<td>{CLAUSE}</td>") == 1
    assert "What some copies leave out: 1 cut<" in html
    assert "What some copies leave out" not in render_html(result_of())


def test_names_are_shown_as_text():
    assert "<script>alert" not in render_html(result_of("<script>alert(1)</script>"))


def test_a_page_without_copies_has_no_picture():
    documents = [Document(id="c", path="c.txt", text=OTHER, content_hash="c")]
    assert "Who copied whom" not in render_html(run(documents, [], HashingEncoder(), Config()))


def test_the_command_prints_a_table(folder, capsys):
    assert cli(["lineage", "."]) == 0
    out = capsys.readouterr().out
    assert "3 documents, 2 origins" in out
    assert "verbatim" in out or "edited" in out
    assert "changed on the way" in out


def test_the_command_names_what_only_one_copy_has(folder, capsys):
    (folder / "b.txt").write_text("\n\n".join(LONG), encoding="utf-8")
    assert cli(["lineage", "."]) == 0
    out = capsys.readouterr().out
    assert f"only in b.txt: “{CLAUSE}”" in out
    assert "changed on the way" not in out


def test_the_command_prints_json(folder, capsys):
    assert cli(["lineage", ".", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [f["verdict"] for f in data["findings"]] == ["drift"]
    assert len(data["lineage"]) == 1


def test_the_command_fails_without_documents(tmp_path, capsys):
    assert cli(["lineage", str(tmp_path / "nothing")]) == 2


SEED_PAIRS = {
    0: 163, 100: 279, 237: 411, 326: 478, 507: 645, 660: 787, 793: 945, 939: 1248, 1056: 1374, 1235: 1884, 1473: 2815,
    1592: 2943, 1748: 3114, 1899: 3445, 2020: 3244, 2196: 3994, 2393: 4236, 2571: 4436, 2667: 5032, 2786: 5561,
    2847: 5329, 3057: 5937, 3133: 6012, 3289: 6172, 3342: 6229,
}  # fmt: skip
"""Offsets of the sentences of the edited copy and of their counterparts in the rewritten one, paired by hand."""


@needs_shared
@pytest.mark.slow
def test_the_real_seeds_have_three_origins_and_their_drift_is_found():
    config = Config()
    documents, skipped = read_documents([SHARED / "seeds"], config)
    result = run(documents, skipped, encoders.load_encoder(config), config)
    name = {d.id: d.path.rsplit("/", 1)[-1][:3] for d in result.documents}
    groups = {}
    for document, origin in result.origins.items():
        groups.setdefault(origin, set()).add(name[document])
    assert sorted(map(sorted, groups.values())) == [["000", "001"], ["002", "003"], ["004"]]
    (link,) = [x for x in result.lineage if {name[x.a], name[x.b]} == {"002", "003"}]
    assert link.kind == "rewritten"
    turned = name[link.a] == "002"
    pairs = {(p.b.start, p.a.start) if turned else (p.a.start, p.b.start) for p in link.pairs}
    assert len(pairs & set(SEED_PAIRS.items())) >= 24
    claims = {c.id: (name[c.document], c.start) for c in result.claims}
    drift = [f for f in result.findings if f.verdict == "drift"]
    touched = {claims[i] for f in drift for side in f.sides for i in side.claims}
    assert {("003", 1748), ("003", 2786), ("003", 507)} <= touched
    assert len(drift) <= 6
