"""Whether the rules of the figures reader are those that its version was recorded with.

Documents are read again when `READER` is raised, or when the words of the lexicon change, which are part
of what each reading is known by. Rules are code: changed under the same name they would leave every
workspace with readings of two kinds under one version. After a change of rules:

1. raise `READER` in ``src/uncounted/figures/reading.py``;
2. ``python -m tests.figures.reader_version`` records it with the digest of the rules.

A change that alters no reading, such as a new name for a function, is recorded under the same version
with ``--reads-the-same``.
"""

from __future__ import annotations

import ast
import hashlib
import io
import json
import sys
import tokenize
from pathlib import Path

from uncounted.figures import READER

RECORD = Path(__file__).with_name("reader_version.json")
_SOURCE = Path(__file__).parents[2] / "src" / "uncounted"
# what shows, checks and compares readings makes none
_NO_RULES = (
    "checks",
    "export.py",
    "run.py",
    "series",
    "view",
)


def digest() -> str:
    """Digest the code that makes a reading; comments and docstrings aside."""
    rules = [path for path in (_SOURCE / "figures").rglob("*.py") if not _is_left_out(path)]
    language = [*(_SOURCE / "language").rglob("*.py"), *(_SOURCE / "language").rglob("*.toml")]
    found = hashlib.sha256()
    for path in sorted((*rules, *language)):
        text = path.read_text("utf-8")
        code = _code(text) if path.suffix == ".py" else text
        found.update(f"{path.relative_to(_SOURCE).as_posix()}\n{code}\n".encode())
    return found.hexdigest()


def recorded() -> dict[str, str] | None:
    """Give the version and the digest that were recorded last, None before the first time."""
    if not RECORD.exists():
        return None
    found: dict[str, str] = json.loads(RECORD.read_text("utf-8"))
    return found


def record(*, reads_the_same: bool) -> str:
    """Record the present version with the present rules, and say what was done."""
    known, now = recorded(), {"reader": READER, "rules": digest()}
    if known == now:
        return f"{READER} is recorded already"
    if known and known["reader"] == READER and not reads_the_same:
        return f"the rules changed under {READER}: raise READER in src/uncounted/figures/reading.py first"
    RECORD.write_text(json.dumps(now, indent=2) + "\n", "utf-8")
    return f"{READER} recorded"


def _is_left_out(path: Path) -> bool:
    return path.relative_to(_SOURCE / "figures").parts[0] in _NO_RULES


def _code(text: str) -> str:
    """Give the lines of code: the same on every version of Python, so neither its tree nor its tokens."""
    lines = text.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    for node in ast.walk(ast.parse(text)):
        is_words = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_words and isinstance(node.value.value, str):
            lines[node.lineno - 1 : node.end_lineno] = [""] * ((node.end_lineno or 0) - node.lineno + 1)
    return "\n".join(stripped for line in lines if (stripped := line.rstrip()))


if __name__ == "__main__":
    sys.stdout.write(record(reads_the_same="--reads-the-same" in sys.argv[1:]) + "\n")
