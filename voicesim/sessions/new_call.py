"""Where a new call goes, and the seal it gets when it is over, however it ended."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from voicesim.call.directory import SCORECARD, CallDirectory
from voicesim.catalogue.calls import CallEntry, enter
from voicesim.errors import Mendable, StorageError
from voicesim.modes import Mode
from voicesim.records.store import Store
from voicesim.records.system_log import log
from voicesim.sessions.cataloguing import ended
from voicesim.sessions.registry import Owner, Registry


@dataclass(slots=True)
class NewCall:
    """A call in the making. Inside its block it gives the folder; behind it the files are entered and sealed.

    A call in a folder of the person's own choice (`out`) lies on no shelf and is not sealed.
    """

    store: Store
    mode: Mode
    clock: Callable[[], datetime]
    out: Path | None = None
    registry: Registry | None = None
    """Where it is noted whose call it is; None: nowhere."""
    owner: Owner | None = None
    _made: Path | None = field(default=None, init=False)

    def folder(self, scenario: str, seed: int, language: str = "") -> Path:
        """A new folder on the shelf, entered in the journal; or `out`. Raises `StorageError`."""
        self._made = self.out or self.store.shelf(self.mode).begin(scenario, seed, self.clock())
        if self.out is None:
            self._note(scenario, language)
            log(self.store, self.clock(), "call began", mode=self.mode, scenario=scenario)
        return self._made

    def _note(self, scenario: str, language: str) -> None:
        """Note whose call begins. Raises `StorageError`."""
        if self.registry is None or self.owner is None or self._made is None:
            return
        begun = CallEntry(
            shelf=self.mode,
            name=self._made.name,
            person=self.owner.person,
            group=self.owner.group,
            purpose=self.owner.purpose,
            scenario=scenario,
            language=language,
            held=self.clock(),
            state="begun",
            sound=False,
        )
        enter(self.registry.database, (begun,))

    def _note_end(self) -> None:
        """Note how it ended; where that cannot be written now, `settle` does so later."""
        if self.registry is not None and self._made is not None and self.out is None:
            with suppress(StorageError):
                enter(self.registry.database, (ended(self.mode, CallDirectory(self._made), self.clock()),))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._made is None:
            return
        self._note_end()
        with (
            suppress(StorageError) if error is not None else nullcontext()
        ):  # what ended the call is the news
            if (self._made / SCORECARD).is_file():
                why = "held" if error is None else "held, and broken off"
                self.store.seal(CallDirectory(self._made), self.clock(), why)
            if self.out is None:
                log(self.store, self.clock(), "call ended", mode=self.mode, how=_how(error))


def _how(error: BaseException | None) -> str:
    """How a call ended, for the system's log: an error by its code."""
    if isinstance(error, Mendable):
        return error.code
    return "in good order" if error is None else type(error).__name__
