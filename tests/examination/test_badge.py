from __future__ import annotations

import base64
import json
import socket
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.examination.sittings import MORNING, sitting
from voicesim.errors import EngineMissing, MarkingError, StorageError
from voicesim.examination.badge import badge, issuer_of, read_badge, verified
from voicesim.examination.outcome import CandidateOutcome, SittingOutcome
from voicesim.records.organisation import organisation_key

LATER = MORNING + timedelta(days=60)
HELD = sitting(2)


def passed(held: SittingOutcome = HELD) -> CandidateOutcome:
    one = held.candidates[0]
    assert one.decision is not None
    return replace(one, decision=replace(one.decision, passed=True))


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    return organisation_key(tmp_path / "keys" / "organisation.pem")


def payload(token: str) -> dict[str, object]:
    part = token.split(".")[1]
    found: dict[str, object] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found


def test_a_badge_says_what_was_certified_by_whom_and_when(key: bytes) -> None:
    found = verified(badge(HELD, passed(), key, LATER), issuer_of(key))
    assert found.certification == "Chargé de relation clientèle en assurance"
    assert found.organisation == "Institut des Métiers"
    assert found.holder == "S1 1"
    assert found.given == MORNING + timedelta(days=2)
    assert found.issuer == issuer_of(key)


def test_it_is_an_open_badge_of_version_three(key: bytes) -> None:
    told = payload(badge(HELD, passed(), key, LATER))
    assert told["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert "https://www.w3.org/ns/credentials/v2" in told["@context"]  # type: ignore[operator]
    assert any("purl.imsglobal.org/spec/ob/v3p0" in one for one in told["@context"])  # type: ignore[attr-defined]
    subject = told["credentialSubject"]
    assert isinstance(subject, dict)
    (alignment,) = subject["achievement"]["alignment"]
    assert alignment["targetCode"] == "RNCP41351"
    assert alignment["targetUrl"].endswith("/rncp/41351/")


def test_neither_pseudonym_nor_call_nor_mark_nor_proposal_is_in_it(key: bytes) -> None:
    told = json.dumps(payload(badge(HELD, passed(), key, LATER, address="claire@example.org")))
    for words in ("p-001", "claire", "20260601-", "0.13579", '"result"'):
        assert words not in told


def test_it_is_verified_with_the_network_cut(
    key: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "badge.jwt"
    file.write_text(badge(HELD, passed(), key, LATER) + "\n")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert (
        verified(read_badge(file)).certification == verified(read_badge(file), issuer_of(key)).certification
    )


@pytest.mark.parametrize("place", ["head", "payload", "signature"])
def test_a_badge_with_one_letter_changed_is_refused(key: bytes, place: str) -> None:
    parts = badge(HELD, passed(), key, LATER).split(".")
    index = ["head", "payload", "signature"].index(place)
    middle = len(parts[index]) // 2
    letter = "A" if parts[index][middle] != "A" else "B"
    parts[index] = parts[index][:middle] + letter + parts[index][middle + 1 :]
    with pytest.raises(MarkingError):
        verified(".".join(parts), issuer_of(key))


def test_a_badge_that_begins_later_is_said_to_be_not_yet_valid_and_not_to_be_changed(key: bytes) -> None:
    decision = passed().decision
    assert decision is not None
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    one = replace(passed(), decision=replace(decision, at=tomorrow))
    early = badge(HELD, one, key, LATER)
    with pytest.raises(MarkingError, match="not yet valid") as refusal:
        verified(early, issuer_of(key))
    assert f"{tomorrow.astimezone():%Y-%m-%d}" in str(refusal.value)
    head, body, signature = early.split(".")
    with pytest.raises(MarkingError, match="it was changed"):
        verified(f"{head}.{body}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}", issuer_of(key))


def test_a_badge_of_another_organisation_is_refused(key: bytes, tmp_path: Path) -> None:
    other = organisation_key(tmp_path / "other.pem")
    forged = badge(HELD, passed(), other, LATER)
    assert verified(forged).issuer == issuer_of(other)
    with pytest.raises(MarkingError, match="signed by somebody else"):
        verified(forged, issuer_of(key))


def test_a_badge_that_names_another_issuer_than_its_key_is_refused(key: bytes, tmp_path: Path) -> None:
    from openbadgeslib.ob3.signer import OB3Signer

    other = organisation_key(tmp_path / "other.pem")
    told = payload(badge(HELD, passed(), key, LATER))
    with pytest.raises(MarkingError):
        verified(str(OB3Signer(other, algorithm="EdDSA").sign_payload(told)))
    told["iss"] = issuer_of(other)  # the head of the letter, and not the letter
    with pytest.raises(MarkingError):
        verified(str(OB3Signer(other, algorithm="EdDSA").sign_payload(told)))


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "{}", "." * 50_000])
def test_what_is_no_badge_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(MarkingError, match="badge"):
        verified(text)


def test_an_issuer_whose_key_would_have_to_be_fetched_is_refused(key: bytes) -> None:
    from openbadgeslib.ob3.signer import OB3Signer

    told = payload(badge(HELD, passed(), key, LATER)) | {"iss": "did:web:example.org"}
    with pytest.raises(MarkingError, match="key is not in it"):
        verified(str(OB3Signer(key, algorithm="EdDSA").sign_payload(told)))


def test_there_is_no_badge_before_the_result_is_final(key: bytes) -> None:
    one = passed()
    with pytest.raises(MarkingError, match="not final"):
        badge(HELD, one, key, MORNING + timedelta(days=10))
    with pytest.raises(MarkingError, match="not final"):
        badge(HELD, replace(one, contest_until=None, communicated=None), key, LATER)


def test_there_is_no_badge_for_whoever_has_not_passed(key: bytes) -> None:
    decision = passed().decision
    assert decision is not None
    failed = replace(passed(), decision=replace(decision, passed=False))
    for one in (failed, replace(passed(), decision=None)):
        with pytest.raises(MarkingError, match="has not passed"):
            badge(HELD, one, key, LATER)


def test_the_key_is_made_once_and_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "organisation.pem"
    assert organisation_key(path) == organisation_key(path)
    assert path.stat().st_mode & 0o077 == 0
    assert [one.name for one in tmp_path.iterdir()] == ["organisation.pem"]
    with pytest.raises(StorageError, match="is not a key"):
        issuer_of(b"not a key")


def test_a_file_that_cannot_be_a_badge_is_not_read_to_its_end(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        read_badge(tmp_path / "none.jwt")
    (tmp_path / "large").write_bytes(b"a" * 200_000)
    (tmp_path / "image").write_bytes(b"\x89PNG")
    for name in ("large", "image"):
        with pytest.raises(MarkingError, match="no badge"):
            read_badge(tmp_path / name)


def test_whoever_has_no_badge_library_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openbadgeslib.ob3", None)
    with pytest.raises(EngineMissing, match=r"pip install 'voicesim\[examination\]'"):
        verified("a.badge.in-three-parts")


def test_importing_the_room_loads_neither_the_badge_library_nor_typst_nor_duckdb() -> None:
    code = (
        "import sys, voicesim.examination.badge, voicesim.examination.exports;"
        "import voicesim.examination.papers.pdf;"
        "print([m for m in ('openbadgeslib', 'typst', 'duckdb', 'jwt') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
