"""A French person reads French: every line of every command that needs neither headset nor weights."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from voicesim.cli.main import app
from voicesim.messages import catalogue

LINES = (
    "scenarios list --lang fr",
    "scenarios show FR03 --secrets",
    "scenarios show FR99",
    "scenarios check {here}/bad.yaml",
    "models list",
    "models verify",
    "models verify nobody",
    "models pull",
    "models add {here}",
    "models import {here}/nothing.zip",
    "config show",
    "config write",
    "config write --preset nobody",
    "records list",
    "records show nobody",
    "records verify",
    "records purge --rehearse",
    "records agreement",
    "records delete nobody --why x",
    "records mark nobody --examiner A",
    "phrases remboursement",
    "phrases zzzz",
    "acts 'Vous n'êtes pas remboursé avant 15 jours, avez-vous des blessés ?'",
    "acts --file {here}/bad.yaml",
    "notice --print",
    "score {here}",
    "analyze {here}/nothing.wav",
    "analyze {here}/bad.yaml",
    "replay {here}/nothing.wav --scenario FR03",
    "demo --out {here}",
    "call FR03 --keyboard --mode certification",
    "call FR03 --from nowhere@2 --keyboard",
    "call FR03",
    "mirror {here}",
)
ENGLISH = re.compile(r"\b(?:the|is|are|not|of|and|with|for|there|this|which|was|has|call|name)\b")
QUOTED = re.compile(r"«[^»]*»|\S*[/_.=]\S*|--\S+|voicesim [a-z ]+")
"""What is to be typed, and names of files and settings, have no language."""


SAID_IN_THE_CALLS_LANGUAGE = {
    "votre écran",
    "fiche à remplir (au clavier, la commande puis ce que vous notez)",
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_answered_in_french(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.yaml").write_text("a: [1", encoding="utf-8")
    unsaid: list[str] = []
    told = Told(catalogue._forms(), unsaid)
    monkeypatch.setattr(catalogue, "_forms", lambda: told)
    environment = {
        "VOICESIM_LANG": "fr",
        "VOICESIM_CONFIG": "",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "VOICESIM_RECORDS_FOLDER": str(tmp_path / "records"),
        "VOICESIM_MODELS": str(tmp_path / "models"),
        "COLUMNS": "80",
    }
    quoted = re.findall(r"'(.*)'$", line)
    words = [*line.partition(" '")[0].format(here=tmp_path).split(), *quoted]
    result = CliRunner(env=environment).invoke(app, words, prog_name="voicesim")
    assert result.exit_code in (0, 1, 2), result.exception
    assert set(unsaid) <= SAID_IN_THE_CALLS_LANGUAGE
    for shown in result.output.splitlines():
        assert not ENGLISH.search(QUOTED.sub("", shown)), shown


class Told(dict[str, str]):
    """The catalogue, which notes what it was asked for in vain."""

    def __init__(self, known: object, unsaid: list[str]) -> None:
        super().__init__(known)  # type: ignore[call-overload]
        self._unsaid = unsaid

    def get(self, form: str, default: object = None) -> object:  # type: ignore[override]
        """The French of a form."""
        if form.strip() and form not in self:
            self._unsaid.append(form)
        return super().get(form, default)
