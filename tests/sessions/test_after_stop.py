"""Whoever stops a practice call is offered a break and a person to talk to, and is asked nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.call.events import SIMULATION_STOPPED
from voicesim.call.manifest import Manifest
from voicesim.messages.catalogue import said
from voicesim.modes import Mode
from voicesim.sessions.after_stop import offered_after
from voicesim.settings.schema import Records, Settings


def ended(folder: Path, reason: str, mode: Mode = "practice") -> CallDirectory:
    """The folder of a call that ended so."""
    call = CallDirectory.create(folder / "call", Manifest("FR03", "fr", mode, 7))
    lines = [{"event": "hung_up", "at": 3200, "by": "trainee", "reason": reason}]
    call.events.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return call


def test_a_stopped_call_offers_a_break_and_the_person_whom_the_settings_name(tmp_path: Path) -> None:
    settings = Settings(records=Records(contact="Anne, poste 4212"))
    offered = offered_after(ended(tmp_path, SIMULATION_STOPPED), settings)
    assert offered is not None
    assert "Faites une pause" in said(offered, "fr")
    assert "Anne, poste 4212" in said(offered, "fr")
    assert "Take a break" in said(offered, "en")


def test_where_nobody_is_named_the_trainer_is(tmp_path: Path) -> None:
    offered = offered_after(ended(tmp_path, SIMULATION_STOPPED), Settings())
    assert offered is not None
    assert "votre formateur est là" in said(offered, "fr")


def test_it_is_neither_a_question_nor_a_diagnosis_and_leaves_no_trace(tmp_path: Path) -> None:
    call = ended(tmp_path, SIMULATION_STOPPED)
    before = {path: path.read_bytes() for path in call.path.iterdir()}
    offered = offered_after(call, Settings())
    assert offered is not None
    assert "?" not in said(offered, "fr") + said(offered, "en")
    assert {path: path.read_bytes() for path in call.path.iterdir()} == before


@pytest.mark.parametrize(("reason", "mode"), [("hung up", "practice"), (SIMULATION_STOPPED, "certification")])
def test_after_any_other_call_nothing_is_said(tmp_path: Path, reason: str, mode: Mode) -> None:
    assert offered_after(ended(tmp_path, reason, mode), Settings()) is None
