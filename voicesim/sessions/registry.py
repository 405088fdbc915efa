"""Whose calls they are: the store, its catalogue and the file of names, together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from voicesim.catalogue import cards, people
from voicesim.catalogue.calls import Purpose
from voicesim.catalogue.database import Database, throw_away
from voicesim.catalogue.names import Names
from voicesim.catalogue.people import Person
from voicesim.catalogue.refusals import BROKEN
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.records.keys import key_at
from voicesim.records.store import Store
from voicesim.settings.schema import Settings

CATALOGUE = "catalogue.db"
NAMES = "people.json"
DESK_KEY = "desk.key"
UNKNOWN = "catalogue.unknown_person"
"""Code of the refusal of somebody nobody knows."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a call is, and what it is held for."""

    person: str
    """Pseudonym."""
    group: str
    """Empty: none."""
    purpose: Purpose
    sitting: str = ""
    """Of an examination, the sitting it is part of; empty: none."""
    station: str = ""
    """And the station."""

    def noted(self) -> dict[str, str]:
        """As it stands in the call's manifest."""
        group = {"group": self.group} if self.group else {}
        part = {"sitting": self.sitting, "station": self.station} if self.sitting else {}
        return {"person": self.person, **group, "purpose": self.purpose, **part}


ROBOT = Owner(people.ROBOT, "", "robot")
RECORDING = Owner(people.RECORDING, "", "recording")


@dataclass(frozen=True, slots=True)
class Registry:
    """Where people and their calls are looked up."""

    store: Store
    database: Database
    names: Names

    @property
    def desk_key(self) -> Path:
        """The secret from which this desk's own person is drawn."""
        return self.store.keys / DESK_KEY

    def desk(self) -> str:
        """Who takes calls at a desk of one's own, and need not say so: a pseudonym. Raises `StorageError`."""
        return people.pseudonym_from(key_at(self.desk_key).sign("desk"))

    def owner(self, asked: str, purpose: Purpose, group: str, now: datetime) -> Owner:
        """The person who is asked for by name or pseudonym; this desk's own when nobody is.

        Known from now on; `group` is for one who has none. Raises `StorageError`.
        """
        pseudonym = self.find(asked) if asked else self.desk()
        known = people.person(self.database, pseudonym)
        if known is None or (group and not known.group):
            known = self._note(pseudonym, group, now)
        return Owner(pseudonym, known.group, purpose)

    def enrol(self, name: str, group: str, now: datetime) -> tuple[Person, bool]:
        """Let a person be known by a name; whoever goes by it already, however written, is that person.

        Gives the person, and whether they are new. Raises `StorageError`.
        """
        wanted = " ".join(name.split())
        if not any(letter.isalpha() for letter in wanted):
            raise StorageError(
                "catalogue.no_name",
                what=Message("is nobody's name"),
                where=wanted or "name",
                mend=Message("write first name and surname"),
            )
        known = self.names.pseudonym_of(wanted)
        if known is None and (other := self.names.resembling(wanted)) is not None:
            raise StorageError(
                "catalogue.another_order",
                what=Message("may be {pseudonym}, whose names stand in another order", pseudonym=other),
                where=wanted,
                mend=Message("write them in that order, or add a word that tells the two apart"),
            )
        if group:
            people.checked_group(group)
        pseudonym = known or people.new_pseudonym()
        if known is None:  # the name first: broken off behind it, the same name finds the same person
            self.names.give(pseudonym, wanted)
        return self._note(pseudonym, group, now), known is None

    def newcomer(self, pseudonym: str, group: str, now: datetime) -> Person:
        """Let somebody be known by a pseudonym alone, which was drawn for them. Raises `StorageError`."""
        return self._note(pseudonym, group, now)

    def find(self, asked: str) -> str:
        """The pseudonym of whoever goes by this pseudonym or name. Raises `StorageError`."""
        if asked in people.NOBODY or people.person(self.database, asked.strip().upper()):
            return asked if asked in people.NOBODY else asked.strip().upper()
        found = self.names.pseudonym_of(asked)
        if found is None:
            raise StorageError(
                UNKNOWN,
                what=Message("is nobody the catalogue knows"),
                where=asked,
                mend=Message(
                    "enrol them with 'voicesim catalogue enrol', or see 'voicesim catalogue people'"
                ),
            )
        return found

    def _note(self, pseudonym: str, group: str, now: datetime) -> Person:
        with self.database.writing() as connection:
            people.enrol(connection, pseudonym, people.checked_group(group) if group else "", now)
        known = people.person(self.database, pseudonym)
        assert known is not None, "it was written just now"
        cards.write_card(self.store.root, known)
        return known


def registry_of(settings: Settings, store: Store, *, anew: bool = False) -> Registry:
    """The registry that the settings name; a catalogue that is new is made from the calls that are there.

    With `anew` a file that is damaged is thrown away first: all it said is in the folders.
    Raises `StorageError` and `ConfigurationError`.
    """
    from voicesim.sessions.cataloguing import rebuild

    database = _opened(settings.catalogue.database or str(store.root / CATALOGUE), anew=anew)
    registry = Registry(store, database, names_of(settings, store))
    if database.made:
        rebuild(registry)
    return registry


def names_of(settings: Settings, store: Store) -> Names:
    """The file of names that the settings name, else the one beside the keys of the store."""
    chosen = settings.catalogue.names
    return Names(Path(chosen).expanduser() if chosen else store.keys.parent / NAMES)


def _opened(address: str, *, anew: bool) -> Database:
    try:
        return Database.open(address)
    except StorageError as error:
        if not anew or error.code != BROKEN:
            raise
        throw_away(address)
        return Database.open(address)
