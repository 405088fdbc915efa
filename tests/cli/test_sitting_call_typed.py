"""A candidate types a call of their sitting: notice, rubric, call, and afterwards nothing of the machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal
from test_slow_typist import MAIN, SAID, slowly

from voicesim.records.store import Store

pytestmark = pytest.mark.waits(15)

BLUEPRINT = "cqp_relation_clientele"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The settings of a desk that examines."""
    return {
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "VOICESIM_RECORDS_FOLDER": str(tmp_path / "records"),
        "VOICESIM_RECORDS_ORGANISATION": "Une maison",
        "VOICESIM_RECORDS_DPO": "dpo@maison.example",
        "VOICESIM_LANG": "fr",
    }


def sitting(home: dict[str, str], *words: str) -> Any:
    """One command of the sitting, in a process of its own; gives what `--json` says."""
    done = subprocess.run(
        [sys.executable, "-c", "from voicesim.cli.main import run; run()", "sitting", *words, "--json"],
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_candidate_types_a_call_and_sees_only_that_it_is_complete(
    home: dict[str, str], tmp_path: Path
) -> None:
    sitting(home, "new", BLUEPRINT, "--name", "mars")
    sitting(home, "candidates", "mars", "Zoé Le Fèvre")
    sitting(home, "open", "mars", "--typed", "--all-fit", "--seed", "5")
    terminal = Terminal(
        *("-c", MAIN, "sitting", "call", "mars", "--candidate", "1", "--keyboard", "--read", "--plain"),
        **home,
    )
    terminal.wait_for("Appuyez sur Entrée si vous l'avez lu")
    terminal.type("\r")
    terminal.wait_for("Le téléphone sonne")
    before = terminal.shown
    assert "minutes" in before  # how long they have
    assert "Accueil" in before  # the rubric, before the call
    slowly(terminal, SAID[0] + "\r")
    terminal.wait_for("Client :")
    slowly(terminal, "Je note. Quelqu'un est-il blessé chez vous ?\r")
    terminal.wait_for("Client :", times=2)
    terminal.type("/hangup\r")
    terminal.wait_for("l'appel est enregistré et complet")
    assert terminal.end() == 0
    after = terminal.shown[len(before) :]
    for word in ("/ 100", "Erreur critique", "La prochaine fois", "propose"):
        assert word not in after, word
    (row, *others) = sitting(home, "status", "mars")["rows"]
    assert (row["candidate"], row["step"]) == (1, "to_mark")
    assert {one["step"] for one in others} == {"to_take"}
    (call,) = Store(tmp_path / "records", tmp_path).shelf("certification").calls()
    assert call.manifest().complete
    assert call.manifest().owner["sitting"] == "mars"
    assert call.manifest().notice["accepted"]
