"""Taking an earlier call up again at one of its turns, the client in exactly the state they were in."""

from __future__ import annotations

from pathlib import Path

from voicesim.call.directory import CallDirectory
from voicesim.call.manifest import Provenance
from voicesim.call.moments import read_moment
from voicesim.call.record import Turn
from voicesim.call.setup import Plan
from voicesim.call.taken_up import taken_up
from voicesim.call.transcript import read_record
from voicesim.client.scenario import load_scenario
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.modes import PRACTICE, rules_of


def folder_of(where: str) -> Path:
    """The folder in "CALL_DIR@TURN"."""
    return Path(where.rpartition("@")[0] or where)


REMINDED = 6
"""Lines of the earlier call that somebody is reminded of."""


def lines_before(where: str) -> tuple[Turn, ...]:
    """The last lines of the earlier call before its turn in "CALL_DIR@TURN". Raises `StorageError`."""
    turns = read_record(CallDirectory.open(folder_of(where))).turns
    number = where.rpartition("@")[2]
    before = turns[: int(number)] if number.isdigit() else ()
    return tuple(turn for turn in before if turn.text and not turn.backchannel)[-REMINDED:]


def plan_from(where: str, notice: str = "") -> Plan:
    """The plan of a practice call from "CALL_DIR@TURN": the number of a trainee turn in the transcript.

    Same scenario, same seed. Raises `StorageError` when the call, the turn or its state is not there.
    """
    number = where.rpartition("@")[2]
    directory = CallDirectory.open(folder_of(where))
    manifest, turns = directory.manifest(), read_record(directory).turns
    if not rules_of(manifest.mode).resumable:
        raise StorageError(
            "call.not_resumed",
            what=Message("is an examination: nobody takes up again a caller whom others are still to meet"),
            where=str(directory.path),
            mend=Message("take up a practice call"),
        )
    chosen = int(number) if number.isdigit() else -1
    if not 0 <= chosen < len(turns) or turns[chosen].speaker != "trainee" or turns[chosen].backchannel:
        yours = [str(n) for n, turn in enumerate(turns) if turn.speaker == "trainee" and not turn.backchannel]
        raise StorageError(
            "call.no_turn",
            what=Message("there is no turn of the trainee with number {value}", value=number or "(none)"),
            where=str(directory.path),
            mend=Message(
                "write {path}@N with N one of {value}",
                path=directory.path,
                value=", ".join(yours) or "none: nobody spoke",
            ),
        )
    moment = read_moment(directory.moments, turns[chosen].start)
    scenario = load_scenario(manifest.scenario)
    noted = Provenance(taken_up=taken_up(directory.path.name, chosen))
    return Plan(scenario, manifest.seed, PRACTICE.mode, notice, resumed=moment.state, provenance=noted)
