"""Where a room is reached, as it is printed."""

from __future__ import annotations

import io
from dataclasses import dataclass

from voicesim.room.authority import fingerprint
from voicesim.room.opening import Opened


@dataclass(frozen=True, slots=True)
class Where:
    """The addresses of a room that is open."""

    address: str
    """By its name, over TLS: "https://salle.local:8443"."""
    others: tuple[str, ...]
    """By its numbers."""
    trust: str
    """Of the page that hands out the root, by number: it needs no name yet."""
    fingerprint: str
    """Of the root, SHA-256."""

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
    numbers = opened.addresses
    return Where(
        f"https://{opened.room.host}:{port}",
        tuple(f"https://{number}:{port}" for number in numbers),
        f"http://{numbers[0] if numbers else opened.room.host}:{trust_port}",
        fingerprint(opened.certified.root),
    )
