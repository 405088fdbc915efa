"""Whether an address is one of this machine."""

from __future__ import annotations

from ipaddress import ip_address
from socket import inet_aton
from urllib.parse import urlsplit


def is_here(url: str) -> bool:
    """Is the address one of this machine: "localhost", 127.0.0.1, ::1, however it is written?"""
    host = (urlsplit(url).hostname or "").removesuffix(".")
    if host in ("localhost", "ip6-localhost", "ip6-loopback") or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return _is_short_for_here(host)
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or address.is_unspecified


def _is_short_for_here(host: str) -> bool:
    """127.1, 0x7f000001 and 2130706433 are 127.0.0.1 to every system that connects to them."""
    try:
        return inet_aton(host)[0] in (127, 0) if host[:1].isdigit() else False
    except (OSError, UnicodeError):
        return False
