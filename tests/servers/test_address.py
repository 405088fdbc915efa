"""Which servers a call may ask: this machine, one's own network, and others only where one said so."""

from __future__ import annotations

import pytest

from voicesim.errors import ConfigurationError
from voicesim.servers import address


@pytest.mark.parametrize(
    ("number", "own"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("172.16.0.1", True),
        ("172.31.255.255", True),
        ("192.168.1.20", True),
        ("169.254.7.7", True),
        ("::1", True),
        ("fd12:3456::1", True),
        ("fe80::1%eth0", True),
        ("::ffff:10.0.0.1", True),
        ("172.32.0.1", False),
        ("11.0.0.1", False),
        ("100.64.0.1", False),
        ("8.8.8.8", False),
        ("2001:4860:4860::8888", False),
        ("::ffff:8.8.8.8", False),
        ("models.example", False),
    ],
)
def test_which_addresses_are_of_ones_own_network(number: str, own: bool) -> None:
    assert address.is_own(number) is own


def test_a_server_outside_is_refused_in_one_sentence_unless_it_is_allowed() -> None:
    with pytest.raises(
        ConfigurationError, match=r"ears\.endpoint: 8\.8\.8\.8 is outside of your own network"
    ):
        address.refuse_outside("http://8.8.8.8/v1", "ears.endpoint", allowed=False)
    address.refuse_outside("http://8.8.8.8/v1", "ears.endpoint", allowed=True)
    address.refuse_outside("http://10.0.0.5:8000/v1", "ears.endpoint", allowed=False)


def test_a_name_counts_by_what_it_stands_for(monkeypatch: pytest.MonkeyPatch) -> None:
    stands_for = {"inside.example": "10.0.0.5", "outside.example": "93.184.216.34"}
    monkeypatch.setattr(
        address,
        "getaddrinfo",
        lambda host, port, **_: [(2, 1, 6, "", (stands_for[host], port))],
    )
    address.refuse_outside("https://inside.example/v1", "voice.endpoint", allowed=False)
    with pytest.raises(ConfigurationError, match=r"93\.184\.216\.34"):
        address.refuse_outside("https://outside.example/v1", "voice.endpoint", allowed=False)


def test_a_name_that_stands_for_nothing_is_only_a_server_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(*_: object, **__: object) -> list[object]:
        raise OSError("no such name")

    monkeypatch.setattr(address, "getaddrinfo", unknown)
    address.refuse_outside("http://nowhere.example/v1", "ears.endpoint", allowed=False)
