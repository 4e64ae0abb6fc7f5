"""Files -> what their readers find: plain text here, every other format in processes of its own, on all cores.

The order of the answers is that of the files, however long each takes.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial

from consistency.config import FILES, Config
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.documents.fetching import Page, fetch_page
from consistency.documents.isolation import Worker
from consistency.documents.readers import HEAD, read_data, reader_for
from consistency.documents.walk import STANDARD_INPUT, File
from consistency.files import read_standard_input

Found = Sequence[Extracted | Refused]
MOST_WORKERS = 8
"""Processes that read; each may take ``max_memory``."""


def gather(files: Sequence[File], config: Config) -> Iterator[tuple[File, Callable[[], Found]]]:
    """Each file, in order, with a call that gives what was found in it, or raises what reading it raised.

    The call raises Unreadable for a file that cannot be read, MemoryError for one that needs too much, and anything
    else for a bug. No call may be made after the next file is asked for.
    """
    alone = [file for file in files if not _is_plain(file)]
    workers: queue.LifoQueue[Worker] = queue.LifoQueue()
    count = max(1, min(len(alone), os.cpu_count() or 1, MOST_WORKERS))
    for _ in range(count):
        workers.put(Worker(config))
    held = list(workers.queue)

    def read_alone(file: File) -> Found:
        worker = workers.get()
        try:
            if file.address:
                return _of_page(worker, _fetched(file.address, config, pages[id(file)]))
            return worker.read(bytes_of(file, config.max_bytes), name_of(file))
        finally:
            workers.put(worker)

    pool = ThreadPoolExecutor(count)
    pages: dict[int, Future[Page]] = {id(file): Future() for file in alone if file.address}

    def stop() -> None:
        pool.shutdown(wait=False, cancel_futures=True)
        for page in pages.values():
            page.cancel()
        for worker in held:
            worker.close()

    try:
        futures: dict[int, Future[Found]] = {id(file): pool.submit(read_alone, file) for file in alone}
        for file in files:
            future = futures.pop(id(file), None)
            yield file, partial(_read_here, file, config) if future is None else partial(_result, future, stop)
    finally:
        stop()


def _fetched(address: str, config: Config, page: Future[Page]) -> Page:
    """What the address leads to, or raises what fetching it raised; CancelledError where ``page`` is cancelled.

    It is fetched in a thread that Python does not wait for when it ends: nothing ends the wait for a server.
    """

    def fetch() -> None:
        with suppress(InvalidStateError):  # it was cancelled in the meantime
            try:
                page.set_result(fetch_page(address, config))
            except Exception as error:  # raised where it is waited for
                page.set_exception(error)

    threading.Thread(target=fetch, daemon=True).start()
    return page.result()


def _of_page(worker: Worker, page: Page) -> Found:
    """What is on a page that was fetched: where it was found and when is said of each document that does not know."""
    found = worker.read(page.data, page.name)
    note = f"Fetched from {page.url} on {page.retrieved}."
    return [
        one
        if isinstance(one, Refused)
        else replace(
            one,
            url=one.url or page.url,
            metadata_from=one.metadata_from if one.url else (*one.metadata_from, ("url", "the address it came from")),
            retrieved=page.retrieved,
            notes=(*one.notes, note),
        )
        for one in found
    ]


def _result(future: Future[Found], stop: Callable[[], None]) -> Found:
    """What the future gives. Ctrl-C ends all reading at once: Python would wait for the threads when it ends."""
    try:
        return future.result()
    except KeyboardInterrupt:
        stop()
        raise


def bytes_of(file: File, most: int) -> bytes:
    """What is in the file. Raises Unreadable where it cannot be opened, is empty or longer than ``most`` bytes."""
    if file.path.name == FILES[0]:
        raise Unreadable("a file of settings, not a document; not used unless --config names it")
    try:
        if file.path == STANDARD_INPUT:
            data = read_standard_input(most + 1)
            size = len(data)
        else:
            with file.path.open("rb") as stream:
                data = stream.read(most + 1)  # never trusts the size that the folder states
                size = max(len(data), file.path.stat().st_size)
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror or type(error).__name__})") from error
    if size > most:
        more = "more than " if file.path == STANDARD_INPUT else ""
        raise Unreadable(f"too large: {more}{min(size, most) if more else size:,} bytes, max_bytes is {most:,}")
    if not data:
        raise Unreadable("empty file")
    return data


def name_of(file: File) -> str:
    """The name that a reader is chosen by. What standard input holds is plain text, if it is nothing else."""
    return file.path.name


def _is_plain(file: File) -> bool:
    """Is it read here, by a reader that no text can harm? What cannot be opened is, too: it is refused at once."""
    if file.path == STANDARD_INPUT or file.address:
        return False
    try:
        with file.path.open("rb") as stream:
            reader = reader_for(stream.read(HEAD), name_of(file))
    except OSError:
        return True
    return reader is None or not reader.alone


def _read_here(file: File, config: Config) -> Found:
    return list(read_data(bytes_of(file, config.max_bytes), name_of(file), config))
