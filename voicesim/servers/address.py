"""Whether an address is one of this machine, or of one's own network. The one place that tells."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from socket import IPPROTO_TCP, SOCK_STREAM, getaddrinfo, inet_aton
from urllib.parse import urlsplit

from voicesim.errors import ConfigurationError
from voicesim.messages.message import Message

OWN = tuple(
    ip_network(block)
    for block in (
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  # RFC 1918
        "169.254.0.0/16", "fe80::/10",  # of one cable: RFC 3927, RFC 4291
        "fc00::/7",  # RFC 4193
    )
)  # fmt: skip
"""Networks that no router of the internet knows a way to."""


def is_here(url: str) -> bool:
    """Is the address one of this machine: "localhost", 127.0.0.1, ::1, however it is written?"""
    host = (urlsplit(url).hostname or "").removesuffix(".")
    if host in ("localhost", "ip6-localhost", "ip6-loopback") or host.endswith(".localhost"):
        return True
    try:
        address = _unmapped(host)
    except ValueError:
        return _is_short_for_here(host)
    return address.is_loopback or address.is_unspecified


def is_own(address: str) -> bool:
    """Is an address in numbers one of this machine or of a private network? False for what is none."""
    try:
        known = _unmapped(address)
    except ValueError:
        return False
    return known.is_loopback or known.is_unspecified or any(known in network for network in OWN)


def reached(url: str) -> Iterator[tuple[str, int]]:
    """The addresses in numbers, and the port, that a URL stands for. Raises `OSError` when it has none."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    for _, _, _, _, where in getaddrinfo(parts.hostname, port, type=SOCK_STREAM, proto=IPPROTO_TCP):
        yield str(where[0]), port


def refuse_outside(url: str, setting: str, *, allowed: bool) -> None:
    """Raises `ConfigurationError` for a server outside one's own network, unless such are `allowed`.

    A name counts by what it stands for here; one that stands for nothing is a server that cannot be reached,
    and no more. `setting` is where the address was written: "ears.endpoint".
    """
    if allowed or is_here(url):
        return
    try:
        strangers = sorted({address for address, _ in reached(url) if not is_own(address)})
    except (OSError, UnicodeError):
        return
    if strangers:
        raise ConfigurationError(
            "servers.outside",
            what=Message(
                "{host} is outside of your own network ({address}): what is said in a call would go there",
                host=urlsplit(url).hostname or "",
                address=strangers[0],
            ),
            where=setting,
            mend=Message("name a server of your own, or allow it with models.outside = true"),
        )


def _unmapped(address: str) -> IPv4Address | IPv6Address:
    known = ip_address(address.partition("%")[0])
    return getattr(known, "ipv4_mapped", None) or known


def _is_short_for_here(host: str) -> bool:
    """127.1, 0x7f000001 and 2130706433 are 127.0.0.1 to every system that connects to them."""
    try:
        return inet_aton(host)[0] in (127, 0) if host[:1].isdigit() else False
    except (OSError, UnicodeError):
        return False
