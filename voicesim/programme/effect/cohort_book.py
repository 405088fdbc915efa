"""The book of a cohort: a signed journal of how it was drawn, and of what each look told. It names nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, TypeAlias

from pydantic import Field, TypeAdapter, ValidationError

from voicesim.programme.effect.plan import Drawn
from voicesim.programme.effect.told import Looked
from voicesim.programme.state import LEEWAY, clock_is_wrong
from voicesim.records.book import SignedBook
from voicesim.records.programme import ProgrammeFolder

Deed: TypeAlias = Drawn | Looked

_ANY: TypeAdapter[Deed] = TypeAdapter(Annotated[Deed, Field(discriminator="do")])


@dataclass(frozen=True, slots=True)
class CohortState:
    """A cohort, as its journal tells it."""

    plan: Drawn
    last: datetime
    """Date of the last line."""
    looks: tuple[Looked, ...] = ()
    """In order."""

    @property
    def latest(self) -> Looked | None:
        """What was told last; None before the first look."""
        return self.looks[-1] if self.looks else None


class CohortBook(SignedBook[Deed, CohortState]):
    """One cohort, open."""

    kind = "programme"

    def __init__(self, folder: ProgrammeFolder) -> None:
        super().__init__(folder.path, folder.journal)
        self.name = folder.id

    def read_deed(self, told: Mapping[str, Any]) -> Deed | None:
        """The deed that a line tells of."""
        try:
            return _ANY.validate_python(dict(told))
        except ValidationError:
            return None

    def written(self, deed: Deed) -> dict[str, Any]:
        """What a line tells of a deed."""
        return deed.model_dump(mode="json")

    def after(self, state: CohortState | None, deed: Deed, at: datetime) -> CohortState:
        """The state once it is done. Raises `StorageError` when the clock cannot be right.

        Raises `ValueError` for a cohort drawn twice or looked at before it was drawn: no face asks for it.
        """
        if state is not None and at < state.last - LEEWAY:
            raise clock_is_wrong(at, state.last)
        if isinstance(deed, Drawn):
            if state is not None:
                raise ValueError("drawn already")
            return CohortState(deed, at)
        if state is None:
            raise ValueError("not drawn yet")
        told = state.latest.waves if state.latest else 0
        if deed.waves <= told:  # two machines looked at once: the first has told it
            return replace(state, last=max(state.last, at))
        return replace(state, last=max(state.last, at), looks=(*state.looks, deed))

    @property
    def state(self) -> CohortState | None:
        """As read last; None before it was drawn."""
        return self._state
