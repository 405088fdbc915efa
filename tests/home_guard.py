"""Sees whoever writes into the folders that voicesim has in the home of the person who runs the tests."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import platformdirs

HOME = tuple(
    str(find("voicesim", appauthor=False))
    for find in (platformdirs.user_data_path, platformdirs.user_config_path)
)
"""As they are before any test has an environment of its own."""

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.truncate"}

touched: list[str] = []
"""What was written to since somebody last looked."""


def watch(event: str, arguments: Sequence[Any]) -> None:
    """The audit hook of this process."""
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _note(path)
    elif event in CHANGES:
        for path in arguments[:2]:
            _note(path)


def _note(path: object) -> None:
    if isinstance(path, str | bytes | Path):
        name = os.path.abspath(os.fsdecode(path))
        if name in HOME or name.startswith(tuple(f"{folder}{os.sep}" for folder in HOME)):
            touched.append(name)
