"""A reader that hangs, crashes or swells costs its file and nothing else; the answers keep the order of files."""

import pytest

from consistency.config import Config, make_config
from consistency.documents import isolation, read_documents
from consistency.documents.extracted import Unreadable
from consistency.documents.isolation import ReaderError, Worker
from tests.documents.bad_worker import TEXT
from tests.documents.files import article_pdf

CONFIG = make_config({"max_seconds": 3, "max_memory": 300_000_000})


@pytest.fixture
def worker(monkeypatch):
    monkeypatch.setattr(isolation, "MODULE", "tests.documents.bad_worker")
    one = Worker(CONFIG)
    yield one
    one.end()


def parts(worker, name):
    return [found.part for found in worker.read(b"%PDF-", name)]


BAD = [
    ("hang", Unreadable, "took longer than 3 seconds"),
    ("crash", Unreadable, "crashed"),
    ("leave", Unreadable, "crashed"),
    ("swell", MemoryError, ""),
    ("bug", ReaderError, "KeyError: 'bug'"),
    ("no", Unreadable, "not read"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "error", "message"), BAD)
def test_a_bad_reader_costs_its_file_and_the_next_is_read(worker, name, error, message):
    assert parts(worker, "good") == ["1", "9"]
    with pytest.raises(error) as raised:
        worker.read(b"%PDF-", name)
    assert message in str(raised.value)
    assert parts(worker, "good") == ["1", "9"]


@pytest.mark.slow
def test_the_time_is_that_of_one_document(worker):
    assert parts(worker, "slow") == ["1", "2", "3", "9"]


@pytest.mark.slow
@pytest.mark.guarded
def test_a_run_over_good_and_bad(tmp_path, monkeypatch):
    monkeypatch.setattr(isolation, "MODULE", "tests.documents.bad_worker")
    names = ["a-good.pdf", "b-hang.pdf", "c-good.pdf", "d-crash.pdf", "e-bug.pdf", "f-swell.pdf", "g-good.pdf"]
    for name in names:
        (tmp_path / name).write_bytes(b"%PDF-")
    (tmp_path / "h.txt").write_text(TEXT)
    documents, skipped = read_documents([tmp_path], CONFIG)
    read = [document.path.removeprefix(f"{tmp_path}/") for document in documents]
    assert read == [
        "a-good.pdf#1",
        "a-good.pdf#9",
        "c-good.pdf#1",
        "c-good.pdf#9",
        "g-good.pdf#1",
        "g-good.pdf#9",
        "h.txt",
    ]
    assert [s.path.removeprefix(f"{tmp_path}/")[0] for s in skipped] == ["b", "d", "e", "f"]
    reasons = [s.reason for s in skipped]
    assert "max_seconds" in reasons[0]
    assert "crashed" in reasons[1]
    assert "this is a bug (ReaderError: KeyError: 'e-bug.pdf')" in reasons[2]
    assert "max_memory" in reasons[3]


@pytest.mark.slow
def test_many_files_are_the_same_as_one_by_one(tmp_path):
    for number in range(12):
        (tmp_path / f"{number:02}.pdf").write_bytes(
            article_pdf([f"{number + 3} ships came to Velle on Monday morning."])
        )
    together, _ = read_documents([tmp_path], Config())
    alone = [read_documents([path], Config())[0][0] for path in sorted(tmp_path.iterdir())]
    assert together == alone


def started(monkeypatch):
    """The processes that are begun from here on."""
    found, begin = [], isolation.subprocess.Popen

    def remembered(*arguments, **named):
        found.append(begin(*arguments, **named))
        return found[-1]

    monkeypatch.setattr(isolation.subprocess, "Popen", remembered)
    return found


def test_plain_text_starts_no_process(tmp_path, monkeypatch):
    processes = started(monkeypatch)
    for name in ("a.txt", "b.md", "c.xyz"):
        (tmp_path / name).write_text("| a | b |\n|---|---|\n| 4 | 5 |\n")
    documents, _ = read_documents([tmp_path], CONFIG)
    assert (len(documents), processes) == (2, [])


@pytest.mark.slow
def test_no_process_is_left(tmp_path, monkeypatch):
    processes = started(monkeypatch)
    for number in range(5):
        (tmp_path / f"{number}.pdf").write_bytes(
            article_pdf([f"{number} ships came to Velle."]) if number % 2 else b"%PDF-"
        )
    documents, skipped = read_documents([tmp_path], CONFIG)
    assert (len(documents), len(skipped)) == (2, 3)
    assert processes
    assert all(process.poll() is not None for process in processes)


@pytest.mark.slow
def test_no_process_is_left_where_the_run_is_stopped(tmp_path, monkeypatch):
    processes = started(monkeypatch)
    for number in range(4):
        (tmp_path / f"{number}.pdf").write_bytes(article_pdf([f"{number} ships came to Velle."]))
    monkeypatch.setattr("consistency.documents.with_outlet", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        read_documents([tmp_path], CONFIG)
    assert processes
    for process in processes:  # one may just be starting
        assert process.wait(timeout=30) is not None


@pytest.mark.slow
def test_two_thousand_files_that_cannot_be_read_are_a_line_each(tmp_path):
    kinds = {
        ".pdf": b"%PDF-1.4 no",
        ".docx": b"PK\3\4word/ no",
        ".xyz": b"no",
        ".html": b"<html></html>",
        ".txt": b"\0",
    }
    for number in range(400):
        for suffix, data in kinds.items():
            (tmp_path / f"{number}{suffix}").write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT)
    documents, skipped = read_documents([tmp_path], CONFIG)
    assert (len(documents), len(skipped)) == (1, 2_000)
    assert all("\n" not in one.reason for one in skipped)
