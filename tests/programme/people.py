"""Invented practice: what calls showed, one a line of a test."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from voicesim.cli.main import app
from voicesim.programme.shown import Shown

STEPS = (0.0, 0.4, 0.65, 0.85)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def at_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store, the settings and the home of whoever uses the program lie in a folder of the test's own."""
    for name, value in {
        "VOICESIM_RECORDS_FOLDER": str(folder / "store"),
        "XDG_CONFIG_HOME": str(folder),
        "HOME": str(folder),
        "VOICESIM_LANG": "en",
    }.items():
        monkeypatch.setenv(name, value)


def answered(*arguments: str, typed: str = "") -> dict[str, Any]:
    """What a command says in JSON to somebody who reads French and types this."""
    ran = CliRunner().invoke(app, [*arguments, "--lang", "fr", "--json"], input=typed)
    assert ran.exit_code == 0, ran.stderr
    body = json.loads(ran.stdout)
    assert isinstance(body, dict)
    return body


def day(number: float) -> datetime:
    return MONDAY + timedelta(days=number)


def showed(
    when: float, scenario: str = "FR03", *, critical: bool = False, drill: bool = False, **shares: float
) -> Shown:
    """A call on the day of that number that showed these skills."""
    name = f"{scenario}-{when}"
    return Shown(name, scenario, day(when), shares, STEPS, critical=critical, drill=drill)
