"""Passkeys of those who have no desk, beside their passwords (WebAuthn): public keys alone are kept.

A passkey belongs to the room's name, never to an address in numbers: browsers bind it to a name.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

import webauthn
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from voicesim.call.whole_files import refused, write_whole
from voicesim.errors import ConfigurationError, StorageError
from voicesim.messages.message import Message
from voicesim.records.room_seats import PASSKEYS
from voicesim.room.definition import RoomFolder

TRAINER = ""
"""Stands for the trainer where others stand by their pseudonym."""

OFFICER = "officer"
"""Stands for the data protection officer: no pseudonym is written so."""

LASTS = 300.0
"""Seconds in which a question has to be answered."""

MOST_OPEN = 200
"""Questions that may be open at once; the oldest are dropped."""

MOST_EACH = 10
"""Passkeys of one person."""

Purpose: TypeAlias = Literal["come in", "sign", "add"]


class Passkey(BaseModel):
    """What is kept of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    """As the browser names it, base64url."""
    person: str
    """Pseudonym, `TRAINER` or `OFFICER`."""
    key: str
    """The public one, base64url."""
    count: int
    """Signatures it says it has made: it never goes back, unless it never counts."""
    added: datetime


@dataclass(frozen=True, slots=True)
class _Open:
    """A question that waits for its answer."""

    challenge: bytes
    purpose: Purpose
    person: str
    until: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for a browser."""

    ticket: str
    """Comes back with the answer; good for one."""
    options: dict[str, Any]
    """What the browser's own function takes."""


_ALL = TypeAdapter(tuple[Passkey, ...])


class Passkeys:
    """The passkeys of a room. Safe for several threads."""

    def __init__(
        self,
        folder: RoomFolder,
        host: str,
        origin: str,
        title: str,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """`host`: the room's name, to which they belong; `origin`: the address of its pages by that name."""
        self._folder, self._path = folder, folder.path / PASSKEYS
        self.host, self.origin, self._title, self._seconds = host, origin, title, seconds
        self._open: dict[str, _Open] = {}
        self._lock = threading.Lock()

    def of(self, person: str) -> tuple[Passkey, ...]:
        """Those of one person, the oldest first. Raises `StorageError`."""
        return tuple(one for one in self._read() if one.person == person)

    def ask_to_add(self, person: str, called: str) -> Asked:
        """The question to make one for somebody; `called`: what their device shows. Raises `StorageError`."""
        there = self.of(person)
        if len(there) >= MOST_EACH:
            raise ConfigurationError(
                "room.passkeys",
                what=Message("there are {count} passkeys already", count=len(there)),
                where=called,
                mend=Message("take one away first"),
            )
        challenge = secrets.token_bytes(32)
        options = webauthn.generate_registration_options(
            rp_id=self.host,
            rp_name=self._title,
            user_name=called,
            user_id=hashlib.sha256(f"{self.host} {person}".encode()).digest(),
            challenge=challenge,
            exclude_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(one.id)) for one in there],
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
        )
        return self._asked(challenge, "add", person, webauthn.options_to_json(options))

    def add(self, person: str, ticket: str, answer: str, now: datetime) -> bool:
        """Keep the passkey that answers a question; False for an answer that does not hold.

        Raises `StorageError`.
        """
        question = self._answered(ticket, "add")
        if question is None or question.person != person:
            return False
        try:
            made = webauthn.verify_registration_response(
                credential=answer,
                expected_challenge=question.challenge,
                expected_rp_id=self.host,
                expected_origin=self.origin,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            return False
        with self._lock:
            known = self._read()
            id = bytes_to_base64url(made.credential_id)
            if any(one.id == id for one in known):
                return False
            key = bytes_to_base64url(made.credential_public_key)
            self._write((*known, Passkey(id=id, person=person, key=key, count=made.sign_count, added=now)))
        return True

    def remove(self, person: str, id: str) -> None:
        """Take one of somebody's own away; another's stays. Raises `StorageError`."""
        with self._lock:
            self._write(tuple(one for one in self._read() if (one.person, one.id) != (person, id)))

    def ask(self, purpose: Literal["come in", "sign"]) -> Asked:
        """The question who somebody is: any passkey of this room answers it."""
        challenge = secrets.token_bytes(32)
        options = webauthn.generate_authentication_options(
            rp_id=self.host, challenge=challenge, user_verification=UserVerificationRequirement.REQUIRED
        )
        return self._asked(challenge, purpose, "", webauthn.options_to_json(options))

    def who(self, purpose: Literal["come in", "sign"], ticket: str, answer: str) -> str | None:
        """Whose passkey answers: a pseudonym, `TRAINER` or `OFFICER`; None where the answer does not hold.

        Raises `StorageError`.
        """
        question = self._answered(ticket, purpose)
        if question is None:
            return None
        with self._lock:
            known = self._read()
            named = _named(answer)
            used = next((one for one in known if one.id == named), None)
            if used is None:
                return None
            try:
                held = webauthn.verify_authentication_response(
                    credential=answer,
                    expected_challenge=question.challenge,
                    expected_rp_id=self.host,
                    expected_origin=self.origin,
                    credential_public_key=base64url_to_bytes(used.key),
                    credential_current_sign_count=used.count,
                    require_user_verification=True,
                )
            except (WebAuthnException, ValueError, KeyError, TypeError):
                return None
            later = used.model_copy(update={"count": held.new_sign_count})
            self._write(tuple(later if one is used else one for one in known))
            return used.person

    def _asked(self, challenge: bytes, purpose: Purpose, person: str, options: str) -> Asked:
        ticket, now = secrets.token_urlsafe(18), self._seconds()
        with self._lock:
            self._open = {key: one for key, one in self._open.items() if one.until > now}
            while len(self._open) >= MOST_OPEN:
                del self._open[next(iter(self._open))]
            self._open[ticket] = _Open(challenge, purpose, person, now + LASTS)
        return Asked(ticket, json.loads(options))

    def _answered(self, ticket: str, purpose: Purpose) -> _Open | None:
        """The question of a ticket, which is good for nothing more."""
        with self._lock:
            found = self._open.pop(ticket, None)
        return found if found and found.purpose == purpose and found.until > self._seconds() else None

    def _read(self) -> tuple[Passkey, ...]:
        try:
            return _ALL.validate_json(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise refused(self._path, error) from error
        except (ValidationError, UnicodeDecodeError) as error:
            raise StorageError(
                "room.passkeys_damaged",
                what=Message("is damaged"),
                where=str(self._path),
                mend=Message("delete it; everybody comes in by password and adds theirs anew"),
            ) from error

    def _write(self, known: tuple[Passkey, ...]) -> None:
        self._folder.make()
        write_whole(self._path, json.dumps([one.model_dump(mode="json") for one in known], indent=1) + "\n")


def _named(answer: str) -> str:
    """The id in a browser's answer; empty where there is none."""
    try:
        body = json.loads(answer)
    except ValueError:
        return ""
    found = body.get("id") if isinstance(body, dict) else None
    return found if isinstance(found, str) else ""
