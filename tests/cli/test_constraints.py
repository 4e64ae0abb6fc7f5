"""Decisions from a file: what is read, what is refused, and that they win from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consistency.api import check, check_new
from consistency.config import Config
from consistency.constraints import read_constraints
from consistency.datatypes import Constraints, Result
from consistency.errors import ConstraintError
from consistency.shared_claims.identity import claim_key
from tests.cli.conftest import Command
from tests.support import HashingEncoder

A, B, C = "0" * 15 + "a", "0" * 15 + "b", "0" * 15 + "c"


def line(a: str, b: str, relation: str, **more: str) -> str:
    return json.dumps({"a": a, "b": b, "relation": relation, **more})


def test_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    rows = [line(B, A, "same", by="ada"), "", line(A, C, "different"), line(A, B, "same")]
    path.write_text("\ufeff" + "\r\n".join(rows), encoding="utf-8")
    assert read_constraints(path) == Constraints(frozenset({(A, B)}), frozenset({(A, C)}))


REFUSED = [
    (["{"], "line 1: not a JSON object with a, b and relation"),
    (["", "[]"], "line 2: not a JSON object"),
    (["[" * 100_000], "line 1: not a JSON object"),
    ([json.dumps({"a": A, "relation": "same"})], "line 1: not a JSON object"),
    ([line(A, B, "alike")], 'line 1: relation must be "same" or "different"'),
    ([line(A, B, "same"), line("port", B, "same")], "line 2: a must be the key of a claim"),
    ([line(A, B.upper() + "0", "same")], "line 1: b must be the key of a claim"),
    ([line(A, A, "different")], "line 1: a and b are one key"),
    (
        [line(A, B, "same"), line(B, A, "different")],
        f"line 2: {A} and {B} are different, but line 1 makes them the same",
    ),
    ([line(A, C, "different"), line(A, B, "same"), line(B, C, "same")], "line 1: .* but lines 2, 3 make them the same"),
]


@pytest.mark.parametrize(("rows", "message"), REFUSED)
def test_what_is_refused_names_the_line(tmp_path: Path, rows: list[str], message: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(ConstraintError, match=message) as caught:
        read_constraints(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def test_many_decisions_are_read(tmp_path: Path) -> None:
    """A chain with as many that must be apart from it: each key is visited once, not once a decision."""
    count = 20_000
    keys = [f"{at:016x}" for at in range(2 * count)]
    same = [line(keys[at], keys[at + 1], "same") for at in range(count - 1)]
    apart = [line(keys[at], keys[at + count], "different") for at in range(count)]
    path = tmp_path / "decisions.jsonl"
    path.write_text("\n".join([*same, *apart]), encoding="utf-8")
    found = read_constraints(path)
    assert (len(found.same), len(found.different)) == (count - 1, count)
    path.write_text("\n".join([*same, line(keys[0], keys[count - 1], "different")]), encoding="utf-8")
    with pytest.raises(ConstraintError, match=f"line {count}: .* make them the same"):
        read_constraints(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConstraintError, match=r"nowhere\.jsonl cannot be read \(No such file"):
        read_constraints(tmp_path / "nowhere.jsonl")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(ConstraintError, match="it is not UTF-8"):
        read_constraints(tmp_path / "bytes")


def keys_of(result: Result) -> dict[str, str]:
    """File name -> key of its claim with a figure."""
    names = {d.id: Path(d.path).name for d in result.documents}
    return {names[c.document]: claim_key(c) for c in result.claims if c.quantity is not None}


def together(result: Result, one: str, other: str) -> bool:
    """Does some shared claim hold the figures of both files?"""
    keys, claims = keys_of(result), {c.id: claim_key(c) for c in result.claims}
    return any({keys[one], keys[other]} <= {claims[i] for i in s.claims} for s in result.shared_claims)


def test_different_wins_over_the_score(world: Path) -> None:
    before = check(["known", "new"], encoder=HashingEncoder())
    assert together(before, "a.txt", "c.txt")
    keys = keys_of(before)
    apart = Constraints(different=frozenset({(keys["c.txt"], keys["a.txt"])}))
    after = check(["known", "new"], encoder=HashingEncoder(), constraints=apart)
    assert not together(after, "a.txt", "c.txt")
    assert not after.notes


def test_same_wins_over_the_gates(world: Path) -> None:
    (world / "new" / "d.txt").write_text("Ferries carried 4,100 cars in August.\n", encoding="utf-8")
    before = check(["known", "new"], encoder=HashingEncoder())
    assert not together(before, "d.txt", "c.txt")
    keys = keys_of(before)
    (world / "f.jsonl").write_text(line(keys["d.txt"], keys["c.txt"], "same"), encoding="utf-8")
    for after in (
        check(["known", "new"], encoder=HashingEncoder(), constraints="f.jsonl"),
        check(["known", "new"], Config(constraints="f.jsonl"), encoder=HashingEncoder()),
        check_new(["new"], ["known"], encoder=HashingEncoder(), constraints=Path("f.jsonl")),
    ):
        assert together(after, "d.txt", "c.txt")


def test_a_record_that_contradicts_itself_is_refused(world: Path) -> None:
    both = Constraints(frozenset({(A, B)}), frozenset({(B, A)}))
    with pytest.raises(ConstraintError, match="others make them the same"):
        check("known", encoder=HashingEncoder(), constraints=both)


def test_on_the_command_line(consistency: Command, world: Path) -> None:
    rows = [json.loads(row) for row in consistency("extract", "known/a.txt", "new").out.splitlines()]
    one, other = sorted(row["key"] for row in rows if row["quantity"])
    (world / "f.jsonl").write_text(line(one, other, "different") + "\n" + line(A, other, "same"), encoding="utf-8")
    plain = consistency("check", "new", "--against", "known/a.txt")
    assert plain.code == 1
    ran = consistency("check", "new", "--against", "known/a.txt", "known/same.txt", "--constraints", "f.jsonl")
    assert f"a constraint names {A}, which is the key of no claim in these documents" in ran.err
    assert (
        "12 people / 31 people"
        not in consistency("check", "new", "--against", "known/a.txt", "--constraints", "f.jsonl").out
    )
    assert consistency("report", "known", "new", "--constraints", "f.jsonl").code == 0


@pytest.mark.parametrize("command", [("report", "known"), ("check", "new", "--against", "known")])
def test_a_bad_file_is_one_line_on_the_command_line(
    consistency: Command, world: Path, command: tuple[str, ...]
) -> None:
    (world / "f.jsonl").write_text("\n{}\n", encoding="utf-8")
    for name, message in (
        ("f.jsonl", "constraints f.jsonl, line 2: not a JSON"),
        ("no.jsonl", "cannot be read (No such"),
    ):
        ran = consistency(*command, "--constraints", name)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert message in ran.err
