"""Pages by their address: within limits, from public addresses alone, never without being asked. No network here."""

from __future__ import annotations

import gzip
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.config import Config, make_config
from consistency.documents import fetching, read_documents
from consistency.documents.extracted import Unreadable
from consistency.documents.fetching import Page, fetch_page, is_address, is_public
from consistency.documents.gather import gather
from consistency.documents.walk import File
from consistency.errors import DocumentError

PUBLIC = "93.184.216.34"
TEXT = "The port of Velle lost a tenth of its traffic in spring, its director said."
PAGE = f"<!DOCTYPE html><html><head><title>Port</title></head><body><article><p>{TEXT}</p></article></body></html>"
HTML = {"content-type": "text/html; charset=utf-8"}
Answer = Callable[[httpx.Request], httpx.Response]


def page(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, headers=HTML, text=PAGE)


def fetched(
    answer: Answer = page,
    address: str = "https://daily.example/news/1",
    hosts: dict[str, list[str]] | None = None,
    config: Config | None = None,
) -> Page:
    """What is fetched where hosts have these addresses, and all others a public one."""

    def resolve(host: str, port: int) -> Sequence[str]:
        found = (hosts or {}).get(host, [PUBLIC])
        if not found:
            raise OSError("no such host")
        return found

    return fetch_page(address, config or Config(), resolve, httpx.MockTransport(answer))


def test_a_page_and_where_it_was_found() -> None:
    found = fetched()
    assert (found.data.decode(), found.url, found.name) == (PAGE, "https://daily.example/news/1", "page.html")
    assert len(found.retrieved) == 10


def test_the_connection_goes_to_the_address_that_was_looked_at() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return page(request)

    fetched(answer, "https://daily.example:8443/a?b=c#d")
    (request,) = seen
    assert (request.url.host, request.url.port, request.url.raw_path) == (PUBLIC, 8443, b"/a?b=c")
    assert request.headers["host"] == "daily.example:8443"
    assert request.extensions["sni_hostname"] == "daily.example"  # whose certificate is asked for


def test_a_name_is_looked_up_once_for_each_request() -> None:
    answers = [[PUBLIC], ["127.0.0.1"]]  # DNS rebinding: the second answer leads home
    asked: list[str] = []
    went: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return answers[len(asked) - 1]

    def answer(request: httpx.Request) -> httpx.Response:
        went.append(request.url.host)
        return page(request)

    fetch_page("http://daily.example/", Config(), resolve, httpx.MockTransport(answer))
    assert (asked, went) == (["daily.example"], [PUBLIC])
    with pytest.raises(Unreadable, match=r"daily\.example is 127\.0\.0\.1, which is no public address"):
        fetch_page("http://daily.example/", Config(), resolve, httpx.MockTransport(answer))
    assert went == [PUBLIC]


NOT_PUBLIC = """127.0.0.1 127.8.9.1 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
192.0.2.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 fec0::1 ff02::1
::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2002:a00:1::
2001:db8::1 daily.example""".split()
ARE_PUBLIC = ["93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", [*NOT_PUBLIC, ""])
def test_nothing_is_fetched_from_inside(address: str) -> None:
    def never(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    assert not is_public(address)
    for hosts in ([address], [PUBLIC, address]):
        with pytest.raises(Unreadable, match="no public address"):
            fetched(never, hosts={"daily.example": hosts})


@pytest.mark.parametrize("address", ARE_PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)
    assert fetched(hosts={"daily.example": [address]}).data


@given(st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="127.0.0.0/8"))
def test_no_spelling_of_a_private_address_is_public(address: object) -> None:
    assert not is_public(str(address))
    assert not is_public(f"::ffff:{address}")


def leads(*targets: str) -> Answer:
    """Answers of which each leads to the next of these addresses, and the last is a page."""
    left = list(targets)

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": left.pop(0), "set-cookie": "a=b"}) if left else page(request)

    return answer


def test_redirects_are_followed_and_looked_at_one_by_one() -> None:
    found = fetched(leads("/b", "http://other.example/c", "//third.example/d"))
    assert found.url == "http://third.example/d"
    with pytest.raises(Unreadable, match=r"home\.example is 192\.168\.0\.1"):
        fetched(leads("/b", "http://home.example/"), hosts={"home.example": ["192.168.0.1"]})
    with pytest.raises(Unreadable, match=r"file: is neither http nor https"):
        fetched(leads("file:///etc/passwd"))
    with pytest.raises(Unreadable, match="more than 5 redirects, see max_redirects"):
        fetched(leads(*"abcdef"))
    with pytest.raises(Unreadable, match="more than 1 redirects"):
        fetched(leads("/b", "/c"), config=make_config({"max_redirects": 1}))


def test_no_cookie_goes_on() -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("cookie", ""))
        return leads("/b")(request) if len(seen) == 1 else page(request)

    fetched(answer)
    assert seen == ["", ""]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://daily.example/a", "ftp: is neither http nor https"),
        ("file:///etc/passwd", "file: is neither http nor https"),
        ("https://", "without a host"),
        ("https://a:b@daily.example/", "a name or password in it"),
        ("https://daily.example:99999/", "there is no port 99999"),
        ("https://daily.example/\n", "not fetched: "),
        ("https://[::1", "not fetched: "),
        ("https://" + "a" * 3000, "an address of more than 2,000 characters"),
        ("https://nowhere.example/", "there is no host nowhere.example"),
        ("https://" + "a" * 80 + ".example/", "not fetched: "),
    ],
)
def test_addresses_that_are_none(address: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as raised:
        fetched(address=address, hosts={"nowhere.example": [], "a" * 80 + ".example": []})
    assert "\n" not in str(raised.value)


def failing(error: type[httpx.TransportError]) -> Answer:
    def answer(request: httpx.Request) -> httpx.Response:
        raise error("it\nfailed", request=request)

    return answer


ANSWERS = [
    (lambda r: httpx.Response(404), "the server answered 404 Not Found"),
    (lambda r: httpx.Response(304), "the server answered 304"),
    (lambda r: httpx.Response(200, content=b""), "empty file"),
    (lambda r: httpx.Response(200, content=b"a" * 2_000), "more than 1,000 bytes, see max_bytes"),
    (lambda r: httpx.Response(200, headers={"content-encoding": "gzip"}, content=gzip.compress(b"a" * 900_000)),
     "more than 1,000 bytes"),
    (lambda r: httpx.Response(200, headers={"content-encoding": "gzip"}, content=b"no"), "not fetched: "),
    (lambda r: httpx.Response(200, headers={"content-encoding": "zstd"}, content=b""), "not asked for .zstd."),
    (failing(httpx.ReadTimeout), "no answer in 10 seconds"),
    (failing(httpx.ConnectError), "not fetched: it failed"),
    (failing(httpx.RemoteProtocolError), "not fetched: it failed"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "reason"), ANSWERS)
def test_what_cannot_be_fetched_says_why(answer: Answer, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        fetched(answer, config=make_config({"max_bytes": 1_000}))


def test_the_next_address_of_a_host_is_tried() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return page(request) if request.url.host == PUBLIC else failing(httpx.ConnectError)(request)

    assert fetched(answer, hosts={"daily.example": ["2606:4700::1111", PUBLIC]}).data


def test_the_next_address_is_tried_where_one_is_silent() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return page(request) if request.url.host == PUBLIC else failing(httpx.ConnectTimeout)(request)

    assert fetched(answer, hosts={"daily.example": ["2606:4700::1111", PUBLIC]}).data
    with pytest.raises(Unreadable, match="no answer in 10 seconds"):
        fetched(answer, hosts={"daily.example": ["2606:4700::1111"]})


@pytest.mark.parametrize("packed", ["gzip", "GZIP", "x-gzip"])
def test_a_packed_page_is_unpacked(packed: str) -> None:
    data = gzip.compress(PAGE.encode())
    assert (
        fetched(lambda r: httpx.Response(200, headers={"content-encoding": packed}, content=iter([data]))).data.decode()
        == PAGE
    )


@pytest.mark.parametrize("connecting", [0.0, 1.2])
def test_headers_that_never_end_are_left(connecting: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over a socket of this machine; also where the time is over before there is a connection that could be closed."""
    connect = socket.create_connection
    ended = threading.Event()

    def slowly(*given: Any, **named: Any) -> socket.socket:
        time.sleep(connecting)
        return connect(*given, **named)

    def drip(listening: socket.socket) -> None:
        with suppress(OSError), listening.accept()[0] as caller:
            caller.sendall(b"HTTP/1.1 200 OK\r\nA: ")
            while True:
                caller.sendall(b"a")
                time.sleep(0.05)
        ended.set()

    monkeypatch.setattr(socket, "create_connection", slowly)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=drip, args=[listening], daemon=True).start()
        monkeypatch.setattr(fetching, "is_public", lambda ip: True)
        address = f"http://daily.example:{listening.getsockname()[1]}/"
        with pytest.raises(Unreadable, match="took longer than 1 seconds, as max_seconds says"):
            fetch_page(address, make_config({"max_seconds": 1}), lambda host, port: ["127.0.0.1"])
        assert ended.wait(30)


def test_a_server_that_never_ends_is_left() -> None:
    over = threading.Event()

    def drip() -> object:
        while not over.wait(0.05):
            yield b"a"

    with pytest.raises(Unreadable, match="took longer than 1 seconds, as max_seconds says"):
        fetched(lambda r: httpx.Response(200, content=drip()), config=make_config({"max_seconds": 1}))
    over.set()


def test_nobody_waits_for_a_server_when_reading_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, over = threading.Event(), threading.Event()

    def fetch(address: str, config: Config) -> Page:
        asked.set()
        over.wait()
        raise Unreadable("not fetched: over")

    monkeypatch.setattr(sys.modules["consistency.documents.gather"], "fetch_page", fetch)
    before = set(threading.enumerate())
    reading = gather([File(Path("a"), "https://daily.example/", (), "https://daily.example/")], Config())
    next(reading)
    assert asked.wait(30)
    reading.close()  # type: ignore[attr-defined]
    waited_for = [thread for thread in set(threading.enumerate()) - before if not thread.daemon]
    for thread in waited_for:
        thread.join(30)
    assert not any(thread.is_alive() for thread in waited_for)
    over.set()


def test_the_server_says_how_a_page_is_encoded() -> None:
    text = PAGE.replace("Velle", "Вельск")
    headers = {"content-type": "text/html; charset=windows-1251"}
    found = fetched(lambda r: httpx.Response(200, headers=headers, content=text.encode("cp1251")))
    assert found.data.decode() == text


def test_latin_1_of_a_server_is_what_browsers_take_it_for() -> None:
    text = PAGE.replace("Velle", "\u201cVelle\u201d")
    headers = {"content-type": "text/html; charset=ISO-8859-1"}
    assert fetched(lambda r: httpx.Response(200, headers=headers, content=text.encode("cp1252"))).data.decode() == text


KINDS = [
    ("text/html", "/a", "page.html"), ("application/pdf", "/a", "page.pdf"), ("text/plain", "/a.html", "page.txt"),
    ("", "/a.csv", "page.csv"), ("application/octet-stream", "/a.docx", "page.docx"), ("", "/a", "page.html"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "path", "name"), KINDS)
def test_the_kind_of_content_names_the_reader(kind: str, path: str, name: str) -> None:
    answer = httpx.Response(200, headers={"content-type": kind} if kind else {}, content=b"a")
    assert fetched(lambda r: answer, f"https://daily.example{path}").name == name


def test_what_is_an_address() -> None:
    assert is_address("https://daily.example/")
    assert is_address("FTP://a")
    assert not any(map(is_address, ["a/b.txt", "a:b", "://", "-", "", Path("https://a.example")]))


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return page(request) if request.url.path == "/news/1" else httpx.Response(404)

    def fetch(address: str, config: Config) -> Page:
        return fetched(answer, address, config=config)

    monkeypatch.setattr(sys.modules["consistency.documents.gather"], "fetch_page", fetch)


@pytest.mark.slow
@pytest.mark.usefixtures("web")
def test_documents_from_files_and_from_addresses(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    addresses = ["https://daily.example/news/1", "https://daily.example/news/2"]
    documents, skipped = read_documents([*addresses, tmp_path, addresses[0]], Config(), fetch=True)
    assert [d.path for d in documents] == [str(tmp_path / "a.txt"), addresses[0]]
    read = documents[1]
    assert TEXT in read.text
    assert (read.url, read.source, dict(read.metadata_from)["url"]) == (
        addresses[0],
        "daily.example",
        "the address it came from",
    )
    assert read.retrieved is not None
    assert documents[0].retrieved is None
    assert any(note.startswith(f"Fetched from {addresses[0]} on 20") for note in read.notes)
    assert [(s.path, s.reason) for s in skipped] == [(addresses[1], "not fetched: the server answered 404 Not Found")]


@pytest.mark.parametrize("address", ["https://daily.example/news/1", "file:///etc/passwd", "gopher://a"])
def test_nothing_is_fetched_without_being_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *a, **k: pytest.fail("a name was looked up"))
    with pytest.raises(DocumentError, match=f"{address}: URLs are not read without --fetch; save the page"):
        read_documents([address], Config())
