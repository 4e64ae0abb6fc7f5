"""Kills runs that write reports, and looks at what they leave: a process of its own, since it forks and kills.

``python -m tests.reports.killing steps FOLDER`` stops the writing of a set at each of its steps in turn, as a power cut
would; ``… moments FOLDER COUNT`` sends SIGKILL to whole ``report`` runs (with the small encoder) at random moments.
Both print what they saw as JSON: how often the old set was left, the new one, links in the middle of the change.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from consistency.reports import FILES
from consistency.reports.write import check_folder, write_set

Set = dict[str, bytes]
TEXT = "---\nsource: {source}\ndate: 2024-05-14\n---\n\nA blast in the harbour of Lorne killed {n} people on Tuesday.\n"
_STEPS = ("os.", "shutil.", "open", "pathlib.")


def shown(folder: Path) -> Set:
    """What the names of the reports show."""
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).exists()}


def left_over(folder: Path) -> list[str]:
    """Whatever lies in the folder and is no plain report."""
    return sorted(p.name for p in folder.iterdir() if p.name not in FILES or p.is_symlink())


def in_child(work: Callable[[], object], before_kill: float | None = None) -> int:
    """Do ``work`` in a child; kill it after so many seconds. Its status as ``os.waitpid`` gives it."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(99)
    if before_kill is not None:
        time.sleep(before_kill)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def stop_at(step: int) -> None:
    """End this process, without a chance to tidy up, where Python is about to do its ``step``-th thing with files."""
    done = 0

    def hook(event: str, _arguments: object) -> None:
        nonlocal done
        if event.startswith(_STEPS):
            done += 1
            if done == step:
                os._exit(7)

    sys.addaudithook(hook)


def steps(folder: Path) -> Counter[str]:
    """Stop at every step, from several old sets: the old set or the new is left, and the next run is clean."""
    seen: Counter[str] = Counter()
    new = {name: b"new " + name.encode() for name in FILES}
    for kept in ((), FILES[:2], FILES):
        old = {name: b"old " + name.encode() for name in kept}
        for step in range(1, 1000):
            here = folder / f"{len(kept)}-{step}"
            here.mkdir()
            for name, content in old.items():
                (here / name).write_bytes(content)
            status = in_child(lambda step=step, here=here: (stop_at(step), write_set(here, new, FILES)))
            now = shown(here)
            assert now in (old, new), (step, now)
            seen["old" if now == old else "new"] += 1
            seen["links"] += any((here / name).is_symlink() for name in FILES)
            in_child(lambda step=step, here=here: (stop_at(step % 7 + 1), check_folder(here, FILES)))
            assert shown(here) == now
            check_folder(here, FILES)
            assert shown(here) == now
            assert left_over(here) == []
            if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
                break
        else:
            raise AssertionError("it never ends")
    return seen


def moments(folder: Path, count: int) -> Counter[str]:
    """Kill ``report`` at ``count`` random moments, half of them while it writes."""
    from consistency import encoders, judges
    from consistency.cli import run
    from tests.support import HashingEncoder

    encoders.load_encoder = lambda *_, **__: HashingEncoder()
    judges.load_judge = lambda *_, **__: None
    for world, figures in (("a", (12, 31)), ("b", (5, 90))):
        for number, figure in enumerate(figures):
            path = folder / world / f"{number}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(TEXT.format(source=f"Post {number}", n=figure), encoding="utf-8")
    out = folder / "out"

    def report(world: str) -> int:
        forms = "html,json,csv,markdown"
        return run(["report", str(folder / world), "-o", str(out), "--format", forms, "--quiet"])

    sets, times = {}, []
    for world in ("a", "b", "a", "b"):
        started = time.monotonic()
        assert report(world) == 0
        times.append(time.monotonic() - started)
        sets[world] = shown(out)
    dice, seen = random.Random(7), Counter[str]()
    for number in range(count):
        world = "ab"[number % 2]
        moment = dice.uniform(0, 1.1 * min(times))
        if number % 2:
            moment = 0.0 if number % 4 == 1 else dice.uniform(0, 0.01)
        _kill_once(lambda world=world: report(world), moment, started_writing=bool(number % 2))
        now = shown(out)
        assert now in sets.values(), (number, {name: len(content) for name, content in now.items()})
        seen[next(world for world, content in sets.items() if content == now)] += 1
        seen["cut short"] += bool(left_over(out))
        assert report(world) == 0
        assert shown(out) == sets[world]
        assert left_over(out) == []
    return seen


def _kill_once(work: Callable[[], object], moment: float, started_writing: bool) -> None:
    """Kill ``work`` ``moment`` seconds after it began, or after it began to write."""
    if not started_writing:
        in_child(work, moment)
        return
    reading, writing = os.pipe()

    def told() -> None:
        def hook(event: str, arguments: tuple[object, ...]) -> None:
            if event == "os.mkdir" and str(arguments[0]).endswith("new"):
                os.write(writing, b"x")

        sys.addaudithook(hook)
        work()

    child = os.fork()
    if child == 0:
        try:
            told()
        finally:
            os._exit(0)
    os.close(writing)
    os.read(reading, 1)
    os.close(reading)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


if __name__ == "__main__":
    result = steps(Path(sys.argv[2])) if sys.argv[1] == "steps" else moments(Path(sys.argv[2]), int(sys.argv[3]))
    print(json.dumps(result))
