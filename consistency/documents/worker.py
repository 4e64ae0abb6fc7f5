"""A process of its own that reads files for ``isolation``: what hangs, crashes or swells ends here and not the run.

Requests come on standard input: a line of JSON (name and length), then the bytes; first of all a line with the
settings. Answers go to standard output, a line of JSON each: a document, one that was refused, or how the file ended.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from typing import Any, BinaryIO

from consistency.config import Config
from consistency.documents.extracted import Extracted, Refused, Unreadable
from consistency.documents.readers import read_data


def main(read: Callable[[bytes, str, Config], Iterable[Extracted | Refused]] = read_data) -> None:
    """Serve until standard input ends. ``read``: what reads; tests have one that misbehaves."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    config = Config(**json.loads(requests.readline()))
    _limit_memory(config.max_memory)
    _send(answers, {"ready": True})
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["length"])
        # should the parent be gone, nobody else ends a reader that hangs
        faulthandler.dump_traceback_later(10 * config.max_seconds, exit=True)
        _answer(partial(read, data, request["name"], config), answers)
        faulthandler.cancel_dump_traceback_later()


def _answer(read: Callable[[], Iterable[Extracted | Refused]], answers: BinaryIO) -> None:
    """Read one file, and say what was found as it is found."""
    try:
        for found in read():
            _send(answers, {"refused" if isinstance(found, Refused) else "found": asdict(found)})
        _send(answers, {"done": True})
    except Unreadable as error:
        _send(answers, {"unreadable": str(error)})
    except MemoryError:
        _send(answers, {"memory": True})
    except Exception as error:  # a bug of ours: the parent decides what it costs
        _send(answers, {"failed": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()})


def _send(answers: BinaryIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message).encode("ascii") + b"\n")
    answers.flush()


def _limit_memory(most: int) -> None:
    """No more than ``most`` bytes of memory of its own, where the system can be told so."""
    try:
        import resource
    except ImportError:
        return
    for kind, limit in ((resource.RLIMIT_DATA, most), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        with suppress(ValueError, OSError):  # not every system bounds every kind
            resource.setrlimit(kind, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


if __name__ == "__main__":
    main()
