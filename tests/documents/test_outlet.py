"""Who publishes a document: what is believed before what, what a line of the text tells, and what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.config import Config, make_config
from consistency.datatypes import Document, short_name
from consistency.documents import read_documents
from consistency.documents.outlet import site_of
from consistency.errors import ConfigError

STORY = "Bridge closed in Lorne\n\nThe bridge in Lorne was closed on Monday, the mayor told the Harbour Post.\n\n{}\n"


def read(folder: Path, text: str, name: str = "a.txt", config: Config | None = None) -> Document:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (document,), _ = read_documents([path], config or Config())
    return document


TOLD = [
    ("© 2024 Harbour Post", "Harbour Post", "copyright line"),
    ("Copyright 2019-2024 Harbour Post Ltd. All rights reserved.", "Harbour Post", "copyright line"),
    (
        "Copyright 2020 Harbour Post. First published on the coast. All rights reserved.",
        "Harbour Post",
        "copyright line",
    ),
    ("Copyright © Harbour Post 2024", "Harbour Post", "copyright line"),
    ("(c) The Islander. All Rights Reserved", "The Islander", "copyright line"),
    ("Source: The Islander", "The Islander", "source line"),
    ("Originally published by Lorne Radio", "", ""),
    ("Originally published by: Lorne Radio", "Lorne Radio", "source line"),
    ("Harbour Post comment policy: be kind.", "Harbour Post", "comment policy"),
    ("The Harbour Post's community guidelines apply to what readers write.", "The Harbour Post", "comment policy"),
    ("The Harbour Post welcomes readers who write comments that are polite.", "The Harbour Post", "comment policy"),
    ("Comments are subject to the rules of the Harbour Post", "the Harbour Post", "comment policy"),
    # an outlet's policy, and nobody who told it anything
    ("The Islander comment policy: be kind.", "", ""),
    # no outlets
    ("Facebook comment policy applies.", "", ""),
    ("Photo: © Lorne Agency", "", ""),
    ("© 2024", "", ""),
    ("All rights reserved.", "", ""),
    ("Source of the river: the Vell hills", "", ""),
    ("The mayor holds the copyright to the song, he said.", "", ""),
    # two of one sort name two
    ("© 2024 Harbour Post\n\n© 2023 The Islander", "", ""),
]


@pytest.mark.parametrize(("line", "source", "where"), TOLD)
def test_a_line_that_plainly_says(line: str, source: str, where: str, tmp_path: Path) -> None:
    document = read(tmp_path, STORY.format(line))
    assert (document.source, dict(document.metadata_from).get("source", "")) == (source, where)
    assert document.states_outlet is False


def test_what_is_stated_is_believed_before_all_else(tmp_path: Path) -> None:
    text = "---\n{}---\n\n" + STORY.format("© 2024 The Islander")
    stated = "source: Vell Times\n", "url: https://www.news.example.org/a?b=1\n"
    config = make_config({"outlets": {"wire": "Lorne Wire"}})
    assert read(tmp_path, text.format("".join(stated)), "wire/a.txt", config).source == "Vell Times"
    assert read(tmp_path, text.format(stated[1]), "wire/a.txt", config).source == "Lorne Wire"
    addressed = read(tmp_path, text.format(stated[1]), "b.txt", config)
    assert (addressed.source, addressed.url) == ("news.example.org", "https://www.news.example.org/a?b=1")
    assert addressed.states_outlet
    assert read(tmp_path, text.format("title: x\n"), "c.txt", config).source == "The Islander"


SETTINGS = [
    ({"wire": "Lorne Wire"}, "wire/a.txt", "Lorne Wire"),
    ({"deep/wire": "Lorne Wire"}, "deep/wire/a.txt", "Lorne Wire"),
    ({"deep": "Deep", "deep/wire": "Lorne Wire"}, "deep/wire/a.txt", "Lorne Wire"),
    ({"a.txt": "Lorne Wire"}, "x/a.txt", "Lorne Wire"),
    ({"a": "Lorne Wire"}, "x/a.txt", "Lorne Wire"),
    ({"*/post_*.txt": "Harbour Post"}, "x/post_7.txt", "Harbour Post"),
    ({"post_*": "Harbour Post"}, "x/post_7.txt", "Harbour Post"),
    ({"wir": "Lorne Wire"}, "wire/a.txt", ""),
    ({"ire/a": "Lorne Wire"}, "wire/a.txt", ""),
]


@pytest.mark.parametrize(("outlets", "name", "source"), SETTINGS)
def test_the_settings_map_files_and_folders(
    outlets: dict[str, str], name: str, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = make_config({"outlets": outlets})
    Path(name).parent.mkdir(parents=True)
    Path(name).write_text("The bridge was closed on Monday.\n", encoding="utf-8")
    (document,), _ = read_documents([Path(name)], config)
    assert document.source == source


def test_the_settings_give_an_outlet_its_name(tmp_path: Path) -> None:
    config = make_config({"outlets": {"news.example.org": "Example News", "HP": "Harbour Post"}})
    text = "---\n{}\n---\n\nThe bridge was closed.\n"
    assert read(tmp_path, text.format("url: https://news.example.org/a"), config=config).source == "Example News"
    assert read(tmp_path, text.format("source: HP"), config=config).source == "Harbour Post"


def test_an_outlet_without_a_name_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"outlets\.wire must be the name of an outlet"):
        make_config({"outlets": {"wire": ["x"]}})


ADDRESSES = [
    ("https://www.example.org/a", "https://www.example.org/a"),
    ("http://example.org/a?b=c#d", "http://example.org/a?b=c#d"),
    ("javascript:alert(1)", ""),
    ("https://example.org/a b", ""),
    ('https://example.org/"onclick=x', ""),
    ("ftp://example.org/a", ""),
    ("example.org/a", ""),
]


@pytest.mark.parametrize(("written", "url"), ADDRESSES)
def test_only_an_address_of_a_page_is_one(written: str, url: str, tmp_path: Path) -> None:
    text = f"---\nurl: '{written}'\n---\n\nThe bridge was closed.\n"
    assert read(tmp_path, text).url == url


def test_a_source_that_is_an_address_says_where_and_whose(tmp_path: Path) -> None:
    document = read(tmp_path, "---\nsource: https://news.example.org/a\n---\n\nThe bridge was closed.\n")
    assert (document.source, document.url) == ("news.example.org", "https://news.example.org/a")


SHORT = [
    ("x/bridge.txt", "bridge"),
    ("bridge", "bridge"),
    (".txt", ".txt"),
    ("x/table.csv#3", "table#3"),
    ("x\\y\\bridge.md", "bridge"),
    ("x/2024-05-14_a-very-long-name-of-a-file-that-goes-on.txt", "2024-05-14_a-ver…le-that-goes-on"),
    ("1.2-notes", "1.2-notes"),
]


@pytest.mark.parametrize(("path", "name"), SHORT)
def test_a_file_name_is_shortened(path: str, name: str) -> None:
    assert short_name(path) == name


@given(st.text(max_size=200))
def test_names_are_short_and_sites_raise_nothing(text: str) -> None:
    assert len(short_name(text)) <= max(32, 0 if text.strip("/") else len(text))
    assert " " not in site_of(text)
