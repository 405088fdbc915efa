"""A folder that holds something is refused before an engine is loaded, by every command that holds a call."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from voicesim.cli.main import app


@pytest.mark.parametrize(
    "command",
    [["demo"], ["call", "FR03", "--keyboard"], ["replay", "nobody.wav", "--scenario", "FR03"]],
    ids=lambda command: command[0],
)
def test_no_call_is_ever_replaced(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loaded(*_: object, **__: object) -> None:
        pytest.fail("an engine was loaded for a call that cannot be kept")

    for engines in ("models_for", "recogniser_for"):
        monkeypatch.setattr(f"voicesim.sessions.chosen.{engines}", loaded)
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    for person, said in (
        ("en", "already holds a call, and nothing"),
        ("fr", "contient déjà un appel, et rien"),
    ):
        shown = CliRunner(env={"VOICESIM_LANG": person}).invoke(app, [*command, "--out", str(tmp_path)])
        assert shown.exit_code == 1
        assert said in shown.stderr
    assert (tmp_path / "manifest.json").read_text(encoding="utf-8") == "{}"
