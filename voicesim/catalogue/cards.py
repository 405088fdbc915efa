"""A card for each person, beside the calls: pseudonym, group, day; the catalogue is made again from them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused, write_whole
from voicesim.catalogue.people import Person

FOLDER = "people"
"""In the store."""


def write_card(store: Path, person: Person) -> None:
    """Write a person's card, over an earlier one. Raises `StorageError`."""
    try:
        private_folder(store / FOLDER)
    except OSError as error:
        raise refused(store / FOLDER, error) from error
    body = {"person": person.pseudonym, "group": person.group, "since": person.since.isoformat()}
    write_whole(card_of(store, person.pseudonym), json.dumps(body, ensure_ascii=False) + "\n")


def card_of(store: Path, pseudonym: str) -> Path:
    """Where a person's card is."""
    return store / FOLDER / f"{pseudonym}.json"


def read_cards(store: Path) -> Iterator[Person]:
    """Every card that can be read; one that somebody has spoiled says nothing."""
    for path in sorted((store / FOLDER).glob("*.json")):
        try:
            body = json.loads(path.read_text(encoding="utf-8"))
            yield Person(path.stem, str(body["group"]), datetime.fromisoformat(body["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            continue


def remove_card(store: Path, pseudonym: str) -> None:
    """Remove a person's card, if there is one. Raises `StorageError`."""
    try:
        card_of(store, pseudonym).unlink(missing_ok=True)
    except OSError as error:
        raise refused(card_of(store, pseudonym), error) from error
