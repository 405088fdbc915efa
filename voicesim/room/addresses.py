"""The addresses of this machine on its networks, as its own network cards say them: nothing is sent."""

from __future__ import annotations

import ipaddress

HERE = "127.0.0.1"


def addresses_here() -> tuple[str, ...]:
    """The IPv4 addresses that this machine has, in order, each once, the loopback left out."""
    import ifaddr

    found = [ip.ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if isinstance(ip.ip, str)]
    return tuple(dict.fromkeys(one for one in found if not ipaddress.ip_address(one).is_loopback))
