"""Readers in processes of their own, as many as there are cores: one that hangs is stopped, one that crashes replaced.

What a file holds decides what its reader does: a library may loop, crash or ask for all the memory there is. In a
process of its own that costs one document. The processes start when the first file needs one and end with the read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from consistency.config import Config
from consistency.datatypes import TextBlock
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.errors import DocumentError

MODULE = "consistency.documents.worker"
"""What the processes run; tests have one that misbehaves."""
PACKAGE = Path(__file__).resolve().parents[2]
"""The folder that the package is imported from."""


LAST = frozenset({"done", "unreadable", "memory", "failed"})
"""Answers that no other follows."""


class ReaderError(Exception):
    """A reader failed in a way that nobody foresaw. The message names the error; ``trace`` is where it arose."""

    def __init__(self, message: str, trace: str) -> None:
        super().__init__(message)
        self.trace = trace


class Worker:
    """One process that reads one file after another. Not for several threads at once."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._closed = False

    def read(self, data: bytes, name: str) -> list[Extracted | Refused]:
        """The documents in ``data``, as ``readers.read_data`` gives them.

        Raises Unreadable, also where no document came for ``max_seconds`` or the process died; MemoryError where the
        file needs more than ``max_memory``; ReaderError for a bug.
        """
        found: list[Extracted | Refused] = []
        for message in self._answers(self._running(), data, name):
            if "found" in message:
                found.append(_extracted(message["found"]))
            elif "refused" in message:
                found.append(Refused(**message["refused"]))
            elif "unreadable" in message:
                raise Unreadable(message["unreadable"])
            elif "memory" in message:
                self.end()  # what it holds on to would be missing for the next file
                raise MemoryError
            elif "failed" in message:
                raise ReaderError(message["failed"], message["trace"])
        return found

    def _running(self) -> subprocess.Popen[bytes]:
        """The process; a new one where there is none. Raises Unreadable where the worker was closed in the meantime."""
        process = self._process
        if process is None or process.poll() is not None:
            process = _start(self._config)
            with self._lock:
                self._process = process
            if self._closed:
                self.end()
                raise Unreadable("not read: the run was stopped")
        return process

    def _answers(self, process: subprocess.Popen[bytes], data: bytes, name: str) -> Iterator[dict[str, Any]]:
        """The answers to one request until it is done. Raises Unreadable where they stop coming."""
        stopped = threading.Event()

        def stop() -> None:
            stopped.set()
            process.kill()

        requests, answers = _pipes(process)
        timer = _timer(self._config, stop)
        try:
            requests.write(json.dumps({"name": name, "length": len(data)}).encode("ascii") + b"\n" + data)
            requests.flush()
            while line := answers.readline():
                timer.cancel()
                message = json.loads(line)
                yield message
                if LAST.intersection(message):
                    return
                timer = _timer(self._config, stop)
        except (BrokenPipeError, ConnectionResetError, json.JSONDecodeError):
            pass  # it died: said below
        finally:
            timer.cancel()
        self.end()
        if stopped.is_set():
            raise Unreadable(f"took longer than {self._config.max_seconds:,} seconds, as max_seconds says")
        raise Unreadable("damaged: the reader of its format crashed")

    def end(self) -> None:
        """End the process; the next file gets a new one. May be called by several threads."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in _pipes(process):
                with suppress(OSError):  # bytes that nobody will read
                    pipe.close()

    def close(self) -> None:
        """End the process, also one that another thread is starting; there is no next file."""
        self._closed = True
        self.end()


def _timer(config: Config, stop: Any) -> threading.Timer:
    timer = threading.Timer(config.max_seconds, stop)
    timer.daemon = True
    timer.start()
    return timer


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    """Where requests go and answers come from."""
    assert process.stdin is not None  # noqa: S101 - both were asked for
    assert process.stdout is not None  # noqa: S101
    return process.stdin, process.stdout


def _start(config: Config) -> subprocess.Popen[bytes]:
    """A process that has its settings and is ready.

    It imports from where this one does, and never from the working directory.
    """
    folders = dict.fromkeys([*(folder for folder in sys.path if folder), str(PACKAGE)])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folders), "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-P", "-m", MODULE]
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
    except OSError as error:
        raise DocumentError(f"cannot start a process that reads documents ({error.strerror})") from error
    requests, answers = _pipes(process)
    with suppress(BrokenPipeError):
        requests.write(json.dumps({**asdict(config), "sources": {}}).encode("ascii") + b"\n")
        requests.flush()
    if not answers.readline():  # what the start takes is no time of a document
        process.kill()
        process.wait()
        raise DocumentError(
            "the process that reads documents does not start; try python -m consistency.documents.worker"
        )
    return process


def _extracted(fields: dict[str, Any]) -> Extracted:
    """The record that ``asdict`` and JSON made these fields of."""
    blocks = tuple(TextBlock(**block) for block in fields.pop("blocks"))
    return Extracted(**{name: _frozen(value) for name, value in fields.items()}, blocks=blocks)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value
