"""Writes docs/command-line.md from the help of every command, so that the page cannot rot.

`python scripts/write_cli_docs.py --check` exits 1 when the page is not what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "command-line.md"

HEAD = """# The command line

Written by `make docs` from the program's own help; edit the docstrings, not this page.

`--json` prints one JSON object on standard output and nothing else; words for people go to standard
error. Exit status: 0 done, 1 a problem the person can mend (one sentence, no traceback), 2 wrong usage.
"""


def paths(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that name the command and every command under it."""
    yield path
    for name, child in getattr(command, "commands", {}).items():
        yield from paths(child, (*path, name))


def page() -> str:
    """The page as it should be."""
    import typer
    from typer.testing import CliRunner

    from voicesim.cli.main import app

    runner = CliRunner(env={"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"})
    parts = [HEAD]
    for path in paths(typer.main.get_command(app)):
        shown = runner.invoke(app, [*path, "--help"], prog_name="voicesim")
        text = "\n".join(line.rstrip() for line in shown.output.strip().splitlines())
        parts.append(f"## {' '.join(('voicesim', *path))}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def main() -> None:
    wanted = page()
    if "--check" not in sys.argv:
        PAGE.write_text(wanted, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != wanted:
        raise SystemExit("docs/command-line.md is not what the help says: type 'make docs'.")


if __name__ == "__main__":
    main()
