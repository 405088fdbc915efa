"""The room's name on the local network, by mDNS (RFC 6762): off unless the room was set up with it."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

SERVICE = "_https._tcp.local."


@contextmanager
def announced(name: str, host: str, addresses: Sequence[str], port: int) -> Iterator[None]:
    """Answer whoever asks the local network for `host`, as long as the block lasts.

    Only names that end in ".local" can be announced. The library is loaded here: no other command can talk.
    """
    from zeroconf import ServiceInfo, Zeroconf

    service = ServiceInfo(
        SERVICE,
        f"{name.replace('.', ' ')[:60]}.{SERVICE}",
        port=port,
        server=f"{host}.",
        addresses=[socket.inet_aton(one) for one in addresses],
    )
    speaker = Zeroconf(interfaces=list(addresses))
    try:
        speaker.register_service(service)
        yield
    finally:
        speaker.unregister_all_services()
        speaker.close()
