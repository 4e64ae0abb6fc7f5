"""Pages by their address, over HTTP: only where that was asked for, within limits, and from public addresses alone.

An address may come from anywhere, so what it leads to is decided here and not by whoever wrote it. The name of the host
is looked up once; every address that comes back must be a public one; and the connection goes to an address that was
looked at, not to the name, so that a second answer of the name server changes nothing (DNS rebinding). The same holds
for each redirect. Proxies of the environment are not used, as they would look the name up themselves.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from consistency.config import Config
from consistency.documents.decode import ALIASES, decode_as
from consistency.documents.extracted import Unreadable

if TYPE_CHECKING:
    import httpx

Resolve = Callable[[str, int], Sequence[str]]
"""Name of a host and a port -> its IP addresses as text. Raises OSError where there are none."""

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
"""How an address begins; a path that begins so is none."""
LONGEST = 2_000
"""Characters of an address, the least that servers must take (RFC 9110, section 4.1, names 8,000)."""
STEP = 10.0
"""Seconds that a server may be silent."""
TRIED = 4
"""Addresses of one host that are tried."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
"""How a page may be packed on its way: what is unpacked piece by piece, a thousandfold at most."""
SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt",
    "text/markdown": ".md", "application/rss+xml": ".rss", "application/atom+xml": ".atom", "text/csv": ".csv",
    "application/json": ".json", "application/x-ndjson": ".jsonl", "message/rfc822": ".eml",
}  # fmt: skip
"""Kind of content -> the end of a name that the reader is chosen by, where the first bytes do not say it."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address led to."""

    data: bytes
    url: str
    """Where it was found: the address, or what it was redirected to."""
    name: str
    """A name of a file that its reader is chosen by."""
    retrieved: str
    """ISO date of the day on which it was fetched (UTC)."""


def is_address(path: object) -> bool:
    """Is it an address, and no path? Only a text can be one: a ``Path`` has lost a slash of it."""
    return isinstance(path, str) and bool(ADDRESS.match(path))


def resolve(host: str, port: int) -> list[str]:
    """The addresses of ``host`` by the system's resolver, in its order, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """May a page be fetched from this IP address? Not from one of this machine, of its network, or of no one machine,
    nor from an IPv6 address that holds such an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64)."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    held: list[ipaddress.IPv4Address | ipaddress.IPv6Address | None] = [ip]
    if isinstance(ip, ipaddress.IPv6Address):
        held += [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64 or ip in _COMPATIBLE:
            held.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if ip.is_site_local:
            return False
        if ip.ipv4_mapped is not None or ip in _NAT64:
            held.remove(ip)  # Python calls none of them global; what they hold decides
    return all(one is None or (one.is_global and not one.is_multicast and not one.is_reserved) for one in held)


def fetch_page(
    address: str, config: Config, resolve: Resolve = resolve, transport: httpx.BaseTransport | None = None
) -> Page:
    """The page at ``address``: at most ``max_bytes``, in ``max_seconds``, over ``max_redirects`` redirects.

    ``transport``: what sends the requests; tests have one without a network. Raises Unreadable, and nothing else.
    """
    import httpx

    end = time.monotonic() + config.max_seconds
    try:
        with _client(config, transport) as client:
            return _fetched(client, address, config, resolve, end)
    except httpx.TimeoutException as error:
        raise Unreadable(f"not fetched: no answer in {min(STEP, config.max_seconds):g} seconds") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError, RuntimeError) as error:
        if time.monotonic() >= end:
            raise _too_long(config) from error
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise Unreadable(f"not fetched: {said}") from error


@contextmanager
def _client(config: Config, transport: httpx.BaseTransport | None) -> Iterator[httpx.Client]:
    """A client that keeps nothing from one request to the next, and ends what it does when the time is over."""
    import httpx

    # a connection is never used twice: two hosts may have one address, and the certificate was that of the first
    limits = httpx.Limits(max_keepalive_connections=0)
    headers = {"User-Agent": "consistency", "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
    client = httpx.Client(
        transport=transport or httpx.HTTPTransport(trust_env=False, limits=limits),
        trust_env=False,
        follow_redirects=False,
        timeout=min(STEP, config.max_seconds),
        headers=headers,
    )
    end = threading.Timer(config.max_seconds, client.close)  # for a server that sends a letter now and then
    end.daemon = True
    end.start()
    try:
        yield client
    finally:
        end.cancel()
        client.close()


def _too_long(config: Config) -> Unreadable:
    return Unreadable(f"not fetched: took longer than {config.max_seconds:,} seconds, as max_seconds says")


def _fetched(client: httpx.Client, address: str, config: Config, resolve: Resolve, end: float) -> Page:
    """The page, redirects followed; ``end``: when the time is over. Raises Unreadable, and what httpx raises."""
    url = _url(address)
    for _ in range(config.max_redirects + 1):
        response = _answer(client, url, resolve, end)
        try:
            client.cookies.clear()
            if response.status_code in REDIRECTS and "location" in response.headers:
                url = _url(str(url.join(response.headers["location"])))
                continue
            if response.status_code != 200:
                raise Unreadable(f"not fetched: the server answered {response.status_code} {response.reason_phrase}")
            return _page(response, url, config, end)
        finally:
            response.close()
    raise Unreadable(f"not fetched: more than {config.max_redirects} redirects, see max_redirects")


def _url(address: str) -> httpx.URL:
    """The address taken apart. Raises Unreadable for what is no address of a page."""
    import httpx

    if len(address) > LONGEST:
        raise Unreadable(f"not fetched: an address of more than {LONGEST:,} characters")
    url = httpx.URL(address)
    if url.scheme not in ("http", "https"):
        raise Unreadable(f"not fetched: {url.scheme}: is neither http nor https")
    if not 0 <= (url.port or 80) <= 65_535:
        raise Unreadable(f"not fetched: there is no port {url.port}")
    if not url.host:
        raise Unreadable("not fetched: an address without a host")
    if url.userinfo:
        raise Unreadable("not fetched: an address with a name or password in it")
    return url.copy_with(fragment=None)


def _answer(client: httpx.Client, url: httpx.URL, resolve: Resolve, end: float) -> httpx.Response:
    """The head of the answer of the host of ``url``, from the first of its addresses that can be connected to.

    Raises Unreadable where one of its addresses is no public one.
    """
    import httpx

    host = url.raw_host.decode("ascii")
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = list(resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise Unreadable(f"not fetched: there is no host {host}") from error
    for ip in found:
        if not is_public(ip):
            raise Unreadable(f"not fetched: {host} is {ip}, which is no public address")
    refused: httpx.ConnectError | httpx.ConnectTimeout | None = None
    for ip in found[:TRIED]:
        request = client.build_request(
            "GET", url.copy_with(host=ip), headers={"Host": url.netloc.decode("ascii"), "Connection": "close"},
            extensions={"sni_hostname": host, "trace": _in_time(end)},
        )  # fmt: skip
        try:
            return client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            refused = error
    raise refused or Unreadable(f"not fetched: there is no host {host}")


def _in_time(end: float) -> Callable[[str, Mapping[str, object]], None]:
    """What httpx calls at each step of a request. A connection that was still being made when the client was closed is
    not closed with it: here it ends."""

    def step(name: str, about: Mapping[str, object]) -> None:
        if name.endswith("receive_response_headers.started") and time.monotonic() >= end:
            raise TimeoutError

    return step


def _page(response: httpx.Response, url: httpx.URL, config: Config, end: float) -> Page:
    """The bytes of the answer. Raises Unreadable where they are too many, or take too long."""
    packed = response.headers.get("content-encoding", "").strip().casefold()
    if packed not in PACKED:
        raise Unreadable(f"not fetched: packed in a way that was not asked for ({packed[:40]})")
    if packed == "x-gzip":  # another name of gzip (RFC 9110, section 8.4.1.3), which httpx does not know
        response.headers["content-encoding"] = "gzip"
    parts, size = [], 0
    for part in response.iter_bytes():
        size += len(part)
        parts.append(part)
        if size > config.max_bytes:
            raise Unreadable(f"too large: more than {config.max_bytes:,} bytes, see max_bytes")
        if time.monotonic() > end:
            raise _too_long(config)
    data = b"".join(parts)
    if not data:
        raise Unreadable("empty file")
    kind, _, further = response.headers.get("content-type", "").partition(";")
    kind = kind.strip().casefold()
    suffix = SUFFIXES.get(kind) or PurePosixPath(url.path).suffix[:10]
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", further, re.I)
    if charset and (kind.startswith("text/") or suffix == ".html"):
        data = _as_utf_8(data, charset[1])
    return Page(data, str(url), f"page{suffix or '.html'}", datetime.now(UTC).date().isoformat())


def _as_utf_8(data: bytes, charset: str) -> bytes:
    """A text in the encoding that the server names, which outranks what the page says (HTML standard, 13.2.3.2)."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        name = charset.casefold()
        text = decode_as(data, ALIASES.get(name, name))
        return data if text is None else text.encode("utf-8", "replace")
    return data
