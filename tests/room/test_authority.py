"""The room's certificates: what they vouch for, how long, and when they are made anew."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509 import verification

from voicesim.errors import ConfigurationError
from voicesim.room import authority
from voicesim.room.certificates import certified, new_root
from voicesim.room.definition import Room, RoomFolder, read_room, write_room

NOW = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
ROOM = Room(name="Salle 2", host="salle.local", password="x")
ADDRESSES = ("192.168.1.20", "10.0.0.7")


@pytest.fixture
def folder(tmp_path: Path) -> RoomFolder:
    folder = RoomFolder(tmp_path / "room")
    write_room(folder, ROOM)
    new_root(folder, ROOM, NOW)
    return folder


def verified(root: authority.Pair, leaf: authority.Pair, name: x509.GeneralName, now: datetime) -> bool:
    """Does a desk that trusts the root believe that the server is `name`?"""
    policy = verification.PolicyBuilder().store(verification.Store([root.read])).time(now)
    subject: x509.DNSName | x509.IPAddress
    match name:
        case x509.DNSName() | x509.IPAddress():
            subject = name
        case _:
            raise TypeError(name)
    try:
        policy.build_server_verifier(subject).verify(leaf.read, [])
    except verification.VerificationError:
        return False
    return True


def test_a_desk_that_trusts_the_root_believes_the_server_by_name_and_by_number(folder: RoomFolder) -> None:
    shown = certified(folder, ROOM, ADDRESSES, NOW)
    assert verified(shown.root, shown.server, x509.DNSName("salle.local"), NOW)
    for number in ADDRESSES:
        assert verified(shown.root, shown.server, x509.IPAddress(ipaddress.ip_address(number)), NOW)


def test_the_root_can_vouch_for_no_bank_and_for_no_address_of_the_internet(folder: RoomFolder) -> None:
    root = folder.kept("root")
    assert root is not None
    bank = authority.make_leaf(root, "bank.example", ["93.184.216.34"], NOW)
    assert not verified(root, bank, x509.DNSName("bank.example"), NOW)
    assert not verified(root, bank, x509.IPAddress(ipaddress.ip_address("93.184.216.34")), NOW)


def test_the_servers_certificate_lasts_397_days_at_most(folder: RoomFolder) -> None:
    leaf = certified(folder, ROOM, ADDRESSES, NOW).server.read
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc <= timedelta(days=397)


def test_keys_are_for_their_owner_alone(folder: RoomFolder) -> None:
    certified(folder, ROOM, ADDRESSES, NOW)
    for name in ("root", "server"):
        assert folder.files(name)[1].stat().st_mode & 0o777 == 0o600
    assert folder.path.stat().st_mode & 0o777 == 0o700


def test_a_good_certificate_is_kept_and_a_stale_one_made_anew_from_the_same_root(folder: RoomFolder) -> None:
    first = certified(folder, ROOM, ADDRESSES, NOW)
    assert not first.renewed, "there was none before"
    again = certified(folder, ROOM, ADDRESSES, NOW + timedelta(days=300))
    assert again.server == first.server
    late = NOW + timedelta(days=380)
    renewed = certified(folder, ROOM, ADDRESSES, late)
    assert renewed.renewed
    assert renewed.root == first.root
    assert verified(first.root, renewed.server, x509.DNSName("salle.local"), late + timedelta(days=300))


def test_a_server_that_moved_to_another_network_gets_a_certificate_for_it(folder: RoomFolder) -> None:
    certified(folder, ROOM, ADDRESSES, NOW)
    moved = certified(folder, ROOM, ("172.16.4.4",), NOW)
    assert moved.renewed
    assert verified(moved.root, moved.server, x509.IPAddress(ipaddress.ip_address("172.16.4.4")), NOW)


def test_a_certificate_of_another_root_is_stale(folder: RoomFolder) -> None:
    shown = certified(folder, ROOM, ADDRESSES, NOW)
    other = authority.make_root("Salle 3", "salle.local", (), NOW)
    assert authority.is_stale(shown.server, other, "salle.local", ADDRESSES, NOW)
    nonsense = authority.Pair(b"nonsense", b"nonsense")
    assert authority.is_stale(nonsense, shown.root, "salle.local", ADDRESSES, NOW)


def test_a_room_set_up_again_keeps_the_root_that_desks_trust(folder: RoomFolder) -> None:
    before = folder.kept("root")
    assert new_root(folder, ROOM.model_copy(update={"desks": 20}), NOW) == before
    assert new_root(folder, ROOM.model_copy(update={"host": "autre.local"}), NOW) != before


def test_a_closed_network_with_other_addresses_gets_a_root_for_just_those(
    folder: RoomFolder,
) -> None:
    odd = "192.0.2.2"
    believed = certified(folder, ROOM, (*ADDRESSES, odd), NOW).addresses
    assert believed == ADDRESSES
    room = ROOM.model_copy(update={"addresses": (odd,)})
    root = new_root(folder, room, NOW)
    shown = certified(folder, room, (odd,), NOW)
    assert verified(root, shown.server, x509.IPAddress(ipaddress.ip_address(odd)), NOW)
    assert not authority.vouches_for(root, "192.0.2.3")


def test_a_room_whose_root_is_over_does_not_open(folder: RoomFolder) -> None:
    with pytest.raises(ConfigurationError, match="room init"):
        certified(folder, ROOM, ADDRESSES, NOW + timedelta(days=3640))


def test_no_room_has_been_set_up_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="room init"):
        read_room(RoomFolder(tmp_path))
