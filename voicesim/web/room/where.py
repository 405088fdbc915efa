"""Where a room is reached, as it is printed."""

from __future__ import annotations

import io
from dataclasses import dataclass

from voicesim.messages.message import Message
from voicesim.room.addresses import HERE
from voicesim.room.authority import fingerprint
from voicesim.room.opening import Opened


@dataclass(frozen=True, slots=True)
class Where:
    """The addresses of a room that is open."""

    address: str
    """Over TLS, the one that works first: by its name where that is said on the network, else by number."""
    others: tuple[str, ...]
    """By its other numbers."""
    trust: str
    """Of the page that hands out the root, by number: it needs no name yet."""
    fingerprint: str
    """Of the root, SHA-256."""
    named: str
    """By its name: "https://salle.local:8443". To a browser it is there once the network knows the name."""
    unreached: Message | None = None
    """Why no desk can reach it, and what to do: it is there for this machine alone. None where one can."""

    @property
    def qr(self) -> bytes:
        """The page that hands out the root, as a QR code in SVG."""
        return qr_code(self.trust)


def qr_code(text: str) -> bytes:
    """A QR code as an SVG file, black on white on any screen."""
    import segno

    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", scale=6, border=2, light="#fff", dark="#000"
    )
    return drawn.getvalue()


def where_of(opened: Opened, port: int, trust_port: int) -> Where:
    """Where a room is reached that listens on these ports."""
    room, numbers = opened.room, opened.addresses
    named, numbered = f"https://{room.host}:{port}", [f"https://{number}:{port}" for number in numbers]
    unreached = _unreached(opened)
    first, *others = [named, *numbered] if room.announced and not unreached else numbered
    trust = f"http://{numbers[0]}:{trust_port}"
    return Where(first, tuple(others), trust, fingerprint(opened.certified.root), named, unreached)


def _unreached(opened: Opened) -> Message | None:
    if opened.addresses != (HERE,):
        return None
    others = [one for one in opened.found if one != HERE]
    if not others:
        return Message(
            "No network was found on this machine: no desk can reach the room. Connect it to the desks' "
            "network, then open the room again."
        )
    return Message(
        "No desk can reach the room: the addresses of this machine ({found}) are in no private network. "
        "Name one of them to 'voicesim room init --address', then open the room again.",
        found=", ".join(others),
    )
