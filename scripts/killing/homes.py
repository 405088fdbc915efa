"""Homes with calls in them, in which the program is killed or its disk fails."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from voicesim.call.directory import CallDirectory
from voicesim.records.store import Store

if TYPE_CHECKING:
    from voicesim.sessions.registry import Registry

Kind: TypeAlias = Literal["empty", "examination", "practice", "person"]

SAID = (
    "Service sinistres, bonjour.",
    "Je comprends votre inquiétude. Avez-vous coupé l'eau ?",
    "Au revoir.",
)
TYPED = "said"
"""File of a home with what is typed in a call."""
PERSON = "Zoé Le Fèvre"
"""Whose calls lie in the home of a person."""
DESK = "desk"
"""Nobody by name: whoever takes calls there without saying so."""


def store_in(home: Path) -> Store:
    """The store of a home of its own, where POSIX systems keep it."""
    return Store(home / ".local/share/voicesim/records", home / ".config/voicesim/keys")


class Homes:
    """Homes to be copied, by what they hold: nothing, an examination, practice calls, calls of a person."""

    def __init__(self, folder: Path, days: Sequence[int] = (400, 40, 0), typed: Sequence[str] = SAID) -> None:
        """`days` ago the practice calls were held: one is wholly due, of one the sound, one is of today.

        `typed` is what a call that is held in an empty home is given, line by line.
        """
        self._folder, self._days, self._lines = folder, days, typed

    def copy(self, kind: Kind, home: Path) -> None:
        """Make a home of this kind."""
        made = self._folder / kind
        if not made.is_dir():
            made.mkdir()
            _MAKING[kind](made, self._days)
            (made / TYPED).write_text("".join(f"{line}\n" for line in self._lines), encoding="utf-8")
        shutil.copytree(made, home)


def held(
    home: Path, mode: Literal["practice", "certification"], when: datetime, person: str = ""
) -> CallDirectory:
    """Hold a call in sample time, filed and entered as of that moment; of that person in the catalogue."""
    from voicesim.call.setup import Plan
    from voicesim.client.scenario import load_scenario
    from voicesim.content.notices import Details, load_notice
    from voicesim.line.keyboard import KeyboardLine
    from voicesim.listening.recogniser import ScriptedRecogniser
    from voicesim.sessions.engines import embedded
    from voicesim.sessions.new_call import NewCall
    from voicesim.sessions.session import hold_call

    scenario, said = load_scenario("FR07"), iter(SAID)
    notice = load_notice("fr", mode, Details("Une maison", "dpo@maison.example"))
    plan = Plan(scenario, 1, mode, notice.spoken)
    registry = registry_in(home) if person else None
    owner = registry.owner("" if person == DESK else person, mode, "", when) if registry else None
    if owner is not None:
        plan = replace(plan, provenance=replace(plan.provenance, owner=owner.noted()))
    with NewCall(store_in(home), mode, lambda: when, registry=registry, owner=owner) as new:
        return hold_call(
            plan,
            embedded(scenario, ScriptedRecogniser()),
            KeyboardLine(lambda: next(said, None), live=False),
            new.folder(scenario.id, 1),
            held=when.isoformat(timespec="seconds"),
        ).directory


def registry_in(home: Path) -> Registry:
    """Whose the calls of a home are, its catalogue made when it is not there."""
    from voicesim.sessions.registry import registry_of
    from voicesim.settings.schema import Settings

    return registry_of(Settings(), store_in(home))


def _empty(home: Path, days: Sequence[int]) -> None:
    """Nobody has been there."""


def _practised(home: Path, days: Sequence[int]) -> None:
    for ago in days:
        held(home, "practice", datetime.now(UTC) - timedelta(days=ago))


def _examined(home: Path, days: Sequence[int]) -> None:
    held(home, "certification", datetime.now(UTC))


def _of_a_person(home: Path, days: Sequence[int]) -> None:
    now = datetime.now(UTC)
    registry_in(home).enrol(PERSON, "promotion 12", now)
    for person in (PERSON, PERSON, DESK):
        held(home, "practice", now, person)


_MAKING: dict[Kind, Callable[[Path, Sequence[int]], None]] = {
    "empty": _empty,
    "examination": _examined,
    "practice": _practised,
    "person": _of_a_person,
}
