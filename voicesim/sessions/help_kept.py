"""What help was shown and used in a call, kept beside it: `help.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from voicesim.call.directory import CallDirectory
from voicesim.call.whole_files import write_whole
from voicesim.sessions.live_help import Help

HELP = "help.json"


def keep_help(directory: CallDirectory, help: Help) -> None:
    """Write it, and take its fingerprint. Raises `StorageError`."""
    write_whole(directory.path / HELP, json.dumps(help.record(), indent=2) + "\n")
    directory.fingerprint((HELP,))


def help_in(directory: CallDirectory) -> Mapping[str, Any] | None:
    """What `keep_help` wrote; None for a call without help."""
    try:
        body = json.loads((directory.path / HELP).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return body if isinstance(body, dict) and body.get("levels") else None
