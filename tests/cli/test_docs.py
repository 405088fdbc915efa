"""The page about the command line is what the program's own help says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_page_about_the_command_line_is_up_to_date() -> None:
    checked = subprocess.run(
        [sys.executable, "scripts/write_cli_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stderr
