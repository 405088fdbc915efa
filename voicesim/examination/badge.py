"""A badge: an Open Badges 3.0 credential that the organisation signs; who verifies it needs no network.

A W3C verifiable credential as a JWT, signed with Ed25519; the issuer is a `did:key`, which *is* the public
key. Who verifies compares it with the one the organisation has published. Nothing of the machine's is in it.
"""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim.errors import EngineMissing, MarkingError, StorageError
from voicesim.examination.outcome import CandidateOutcome, SittingOutcome
from voicesim.examination.papers.paper import Wording, day_of
from voicesim.messages.message import Message
from voicesim.records.organisation import KEY
from voicesim.text.words import Language

if TYPE_CHECKING:
    from openbadgeslib.ob3.credential import Achievement

LONGEST = 100_000
"""Bytes of a badge that is read."""

REGISTER = "https://www.francecompetences.fr/recherche/{kind}/{number}/"
"""The page of a title in France's national register."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What a verified badge says."""

    issuer: str
    """`did:key:...`: the organisation's public key."""
    organisation: str
    certification: str
    holder: str
    """Sitting and number, or the digest of the holder's address."""
    given: datetime
    """When the jury decided."""


def issuer_of(key: bytes) -> str:
    """The organisation's `did:key`: what it publishes for others to compare with. Raises `StorageError`."""
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        PublicFormat,
        load_pem_private_key,
    )
    from openbadgeslib.ob3.did import did_key_from_pem

    try:
        public = load_pem_private_key(key, password=None).public_key()
        return str(did_key_from_pem(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)))
    except (ValueError, TypeError) as error:
        raise StorageError(
            "badge.key",
            what=Message("is not a key"),
            where=KEY,
            mend=Message("put the file back from a copy"),
        ) from error


def badge(
    sitting: SittingOutcome,
    candidate: CandidateOutcome,
    key: bytes,
    now: datetime,
    *,
    address: str = "",
) -> str:
    """The signed credential of a candidate who passed, as one line of text.

    `address`: an e-mail of the holder; only its salted digest is written. Without one the holder is the
    sitting and the number. Raises `MarkingError` when they did not pass, or while the result is not final.
    """
    _final_pass(sitting, candidate, now)
    _library()
    from openbadgeslib.ob3.credential import IdentityObject, Issuer, OpenBadgeCredential
    from openbadgeslib.ob3.signer import OB3Signer

    assert candidate.decision is not None
    if address:
        holder = IdentityObject.create(address, salt=secrets.token_hex(16))
    else:
        holder = IdentityObject(f"{sitting.id} {candidate.number}", "identifier", hashed=False)
    credential = OpenBadgeCredential(
        issuer=Issuer(id=issuer_of(key), name=sitting.organisation),
        recipient_id=None,
        achievement=_achievement(sitting),
        id=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'{sitting.seal} {sitting.id} {candidate.number}')}",
        issuance_date=candidate.decision.at,
        identifiers=[holder],
    )
    return str(OB3Signer(key, algorithm="EdDSA").sign(credential))


def verified(token: str, issuer: str = "") -> Badge:
    """What a badge says, once its signature holds; nothing is asked of any network.

    `issuer`: the `did:key` it must be signed by; empty: the one it names itself, for the caller to compare.
    Raises `MarkingError` when it was changed, is no badge, or is signed by another key.
    """
    _library()
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3.verifier import OB3Verifier

    named = issuer or _named_issuer(token)
    if not named.startswith("did:key:"):
        raise _unverified(Message("its issuer's key is not in it"))
    try:
        verifier = OB3Verifier.for_issuer_did(named, download=_no_network)
    except (LibOpenBadgesException, ValueError) as error:
        raise _unverified(Message("its issuer's key is not in it")) from error
    try:
        found = verifier.verify(token)
    except (LibOpenBadgesException, ValueError) as error:
        begins = _begins(token, verifier.pubkey_pem)
        if begins is not None and begins > datetime.now(UTC):
            raise _not_yet(begins) from error
        raise _unverified(Message("it was changed, or signed by somebody else")) from error
    holder = found.identifiers[0].identity_hash if found.identifiers else found.recipient_id or ""
    assert found.issuance_date is not None
    return Badge(found.issuer.id, found.issuer.name, found.achievement.name, holder, found.issuance_date)


def read_badge(path: Path) -> str:
    """The text of a badge's file. Raises `StorageError`, and `MarkingError` for what cannot be a badge."""
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except OSError as error:
        raise StorageError(
            "badge.unreadable",
            what=Message("cannot be read"),
            where=str(path),
            mend=Message("name the file of a badge"),
        ) from error
    if len(content) > LONGEST or not content.isascii():
        raise _unverified(Message("it is no badge"))
    return content.decode("ascii").strip()


def _final_pass(sitting: SittingOutcome, candidate: CandidateOutcome, now: datetime) -> None:
    who, until = candidate.number, candidate.contest_until
    if candidate.decision is None or not candidate.decision.passed:
        raise MarkingError(
            "badge.not_passed",
            what=Message("candidate {number} has not passed", number=who),
            where=sitting.id,
            mend=Message("a badge is for those who have"),
        )
    if until is None or now <= until:
        day = Message("it was not told yet") if until is None else day_of(until)
        raise MarkingError(
            "badge.contestable",
            what=Message("the result of candidate {number} is not final", number=who),
            where=sitting.id,
            mend=Message(
                "tell them the decision, and wait for the end of the contest period ({day})", day=day
            ),
        )


def _achievement(sitting: SittingOutcome) -> Achievement:
    from openbadgeslib.ob3.credential import Achievement, Alignment

    language: Language = "fr" if sitting.language == "fr" else "en"
    word = Wording(language)
    competences = ", ".join(one.label.in_language(language) for one in sitting.competences)
    kind, number = sitting.register.rstrip("0123456789"), sitting.register.lstrip("RNCPS")
    alignments = [
        Alignment(
            target_name=sitting.certification.in_language(language),
            target_url=REGISTER.format(kind=kind.lower(), number=number),
            target_framework="France compétences",
            target_code=sitting.register,
        )
    ]
    return Achievement(
        id=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, sitting.blueprint)}",
        name=sitting.certification.in_language(language),
        description=word.say(Message("Competences: {competences}.", competences=competences)),
        criteria_narrative=word.say(
            Message(
                "{count} telephone calls with a simulated caller, each marked by two examiners who did not "
                "see each other's marks; a jury decided.",
                count=len(sitting.stations),
            )
        ),
        achievement_type="Certification",
        alignments=alignments if sitting.register else [],
    )


def _named_issuer(token: str) -> str:
    import jwt

    try:
        payload = jwt.decode(token, options={"verify_signature": False})
    except (jwt.exceptions.InvalidTokenError, ValueError, RecursionError) as error:
        raise _unverified(Message("it is no badge")) from error
    return str(payload.get("iss", ""))


def _begins(token: str, public: str | bytes) -> datetime | None:
    """From when a badge is valid, once its signature holds, whatever the date; None when it does not."""
    import jwt

    any_date: jwt.types.Options = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}
    try:
        payload = jwt.decode(token, public, algorithms=["EdDSA"], options=any_date)
        return datetime.fromtimestamp(float(payload["nbf"]), UTC)
    except (jwt.exceptions.InvalidTokenError, KeyError, TypeError, ValueError, OverflowError, OSError):
        return None


def _not_yet(begins: datetime) -> MarkingError:
    return MarkingError(
        "badge.not_yet",
        what=Message("is not yet valid: it begins on {day}", day=day_of(begins)),
        where=Message("badge"),
        mend=Message("set this machine's clock if it is late, or wait for that day"),
    )


def _no_network(address: str, *_: object, **__: object) -> bytes:
    raise ValueError(address)


def _unverified(what: Message) -> MarkingError:
    return MarkingError(
        "badge.unverified",
        what=what,
        where=Message("badge"),
        mend=Message("ask whoever gave it for the original file"),
    )


def _library() -> None:
    try:
        import openbadgeslib.ob3  # noqa: F401
    except ImportError as error:
        raise EngineMissing(
            "badge.library",
            what=Message("signs and verifies badges, and is not installed"),
            where="openbadgeslib",
            mend=Message("install it: pip install 'voicesim[examination]'"),
        ) from error
