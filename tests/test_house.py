"""The script that counts the numbers of the house."""

import importlib.util
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "house.py"


def house():
    spec = importlib.util.spec_from_file_location("house", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_counted(tmp_path):
    package = tmp_path / "hut"
    package.mkdir()
    (package / "__init__.py").write_text("from hut.a import one\n")
    (package / "a.py").write_text(
        "import re\nfrom hut import b\n"
        "WORDS = 'a b c d e'.split()\nSOME = ('v', 'w', 'x', 'y', 'z')\nFEW = ('a', 'b')\n"
        "P = re.compile('x')\none = P.search('x')\n"
    )
    (package / "b.py").write_text("def long():\n" + "    pass\n" * 41 + "\n\ndef late():\n    from hut.a import one\n")
    (package / "c.py").write_text("from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from hut import c\n")
    assert house().counts(package) == {
        "lines of Python": 1 + 7 + 46 + 4,
        "files over 300 lines": 0,
        "functions over 40 lines": 1,
        "regular expressions in code": 1,
        "word lists in code": 2,
        "import rings": 1,
    }
