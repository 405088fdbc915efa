"""Where a call of a page is kept and whose it is: one's own practice, or what somebody else has prepared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from voicesim.call.setup import Plan
from voicesim.catalogue.calls import DRILL
from voicesim.sessions.registry import Owner
from voicesim.sessions.store_here import new_call
from voicesim.settings.schema import Settings

MakesFolder: TypeAlias = Callable[[], Path]


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a call is kept."""

    owner: Owner | None
    """Whose it is."""
    place: Callable[[], AbstractContextManager[MakesFolder]]
    """A block in which it is held; what it gives makes the folder, before the first frame."""
    then: str = ""
    """Address of the page that comes after it; empty: what it came to."""


def own_keeping(plan: Plan, settings: Settings) -> Keeping:
    """A call of whoever the settings name, on the shelf of its mode. Raises `StorageError`."""
    purpose = DRILL if plan.moment is not None else None
    new = new_call(plan.mode, settings, None, _nobody, purpose=purpose)
    scenario = plan.scenario

    @contextmanager
    def place() -> Iterator[MakesFolder]:
        with new:
            yield lambda: new.folder(scenario.id, plan.seed, scenario.language)

    return Keeping(new.owner, place)


def _nobody(sentence: str) -> None:
    """What was deleted because it was due is in the journal; a person at a call is not kept waiting."""
