"""A process that reads as bad libraries do: the name of a file says how."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator

from consistency.config import Config
from consistency.documents import worker
from consistency.documents.extracted import Extracted, Unreadable

TEXT = "Five people came."


def read(data: bytes, name: str, config: Config) -> Iterator[Extracted]:
    """What ``name`` asks for."""
    print("what a library prints is no answer")
    yield Extracted(TEXT, "utf-8", part="1")
    if "hang" in name:
        while True:
            pass
    if "crash" in name:
        os.abort()
    if "leave" in name:
        sys.stdout.close()
        os._exit(0)
    if "swell" in name:
        held = [bytes(10_000_000) for _ in range(10_000)]
        print(len(held))
    if "slow" in name:
        for part in "23":
            time.sleep(1.7)
            yield Extracted(TEXT, "utf-8", part=part)
    if "bug" in name:
        raise KeyError(name)
    if "no" in name:
        raise Unreadable("not read")
    yield Extracted(TEXT, "utf-8", part="9")


if __name__ == "__main__":
    worker.main(read)
