"""Who sat where in the last session of a room: a file beside the keys, of which a person who is deleted goes.

The room itself is above this; here is only where that file lies and how somebody is taken out of it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from voicesim.call.whole_files import refused, write_whole

ROOM = "room"
"""Folder beside the keys."""
SESSION = "session.json"
EXAMINERS = "examiners.json"
"""Who may come in to examine: pseudonym -> hash of their password."""

PASSKEYS = "passkeys.json"
"""Passkeys of the trainer and the examiners, with the pseudonym of each."""


def sat_in_the_room(keys: Path, pseudonym: str) -> bool:
    """Had somebody a desk in the last session, or may they come in to examine? Raises `StorageError`."""
    seated = any(seat.get("person") == pseudonym for seat in _seats(_read(session_file(keys))))
    return (
        seated
        or pseudonym in _read(_examiners(keys))
        or len(_without(keys, pseudonym)) < len(_passkeys(keys))
    )


def leave_the_room(keys: Path, pseudonym: str) -> None:
    """Take somebody out: their desk goes to somebody else when the room opens, password and passkeys go.

    Raises `StorageError`.
    """
    examiners = _read(_examiners(keys))
    if examiners.pop(pseudonym, None) is not None:
        write_whole(_examiners(keys), json.dumps(examiners, indent=1) + "\n")
    if len(_without(keys, pseudonym)) < len(_passkeys(keys)):
        write_whole(keys.parent / ROOM / PASSKEYS, json.dumps(_without(keys, pseudonym), indent=1) + "\n")
    body = _read(session_file(keys))
    left = [seat for seat in _seats(body) if seat.get("person") != pseudonym]
    if len(left) < len(_seats(body)):
        write_whole(session_file(keys), json.dumps({**body, "seats": left}, indent=1))


def session_file(keys: Path) -> Path:
    """Where the file lies, or would."""
    return keys.parent / ROOM / SESSION


def _examiners(keys: Path) -> Path:
    return keys.parent / ROOM / EXAMINERS


def _passkeys(keys: Path) -> list[dict[str, Any]]:
    found = _json(keys.parent / ROOM / PASSKEYS)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _without(keys: Path, pseudonym: str) -> list[dict[str, Any]]:
    """The passkeys of all others."""
    return [one for one in _passkeys(keys) if one.get("person") != pseudonym]


def _read(file: Path) -> dict[str, Any]:
    """What a file says; nothing where there is none that can be read: the next session writes over it."""
    body = _json(file)
    return body if isinstance(body, dict) else {}


def _json(file: Path) -> Any:
    """What a file holds; None where there is none that can be read. Raises `StorageError`."""
    try:
        return json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused(file, error) from error
    except ValueError:
        return None


def _seats(body: dict[str, Any]) -> list[dict[str, Any]]:
    seats = body.get("seats")
    return [seat for seat in seats if isinstance(seat, dict)] if isinstance(seats, list) else []
