"""What a line needs of a call, and what a call's owner needs of a line."""

from __future__ import annotations

from typing import Protocol

from voicesim.audio.frames import Frame


class Ticking(Protocol):
    """A call as a line sees it."""

    @property
    def over(self) -> bool:
        """True when the line has been closed and nothing more will be heard."""
        ...

    @property
    def client_said(self) -> str:
        """What the client was last heard to say: a robot trainee listens with perfect ears."""
        ...

    @property
    def client_speaking(self) -> bool:
        """True while the client's words are being heard."""
        ...

    @property
    def generation(self) -> int:
        """Number of the answer that is being heard; 0: the client says nothing."""
        ...

    @property
    def cut(self) -> int:
        """Number of the answer that was last stopped before its end; 0: none was."""
        ...

    @property
    def client_saying(self) -> str:
        """What has been heard so far of what the client is saying; empty while they say nothing."""
        ...

    @property
    def announcing(self) -> bool:
        """True while the notice is read out: the telephone does not ring yet."""
        ...

    @property
    def ringing(self) -> bool:
        """True until the trainee picks up."""
        ...

    def tick(self, mic: Frame) -> Frame:
        """20 ms of microphone in, 20 ms of speaker out."""
        ...

    def pick_up(self) -> None:
        """The trainee answers the ringing telephone."""
        ...

    def hang_up(self) -> None:
        """The trainee hangs up."""
        ...

    def hold(self) -> None:
        """The trainee puts the client on hold (music), or takes them back when they already are."""
        ...

    def say(self, text: str) -> None:
        """The trainee types instead of speaking."""
        ...

    def enter(self, field: str, text: str) -> bool:
        """The trainee writes into a field of the claim form; True when that stands in it from now on."""
        ...

    def typing(self) -> None:
        """The trainee types, or reads, or thinks of what to type: no silence grows at this moment."""
        ...

    def was_paused(self, frames: int) -> None:
        """The trainee paused the simulation for so many frames, which are no part of the call."""
        ...

    def lost(self, frames: int) -> None:
        """So many of the microphone's frames never reached the call: they are counted, not hidden."""
        ...

    def not_played(self, frames: int) -> None:
        """So many frames of the notice or the client were not played as they should: counted as well."""
        ...

    def stop_simulation(self) -> None:
        """The trainee stops everything, without a reason."""
        ...


def being_spoken_to(call: Ticking) -> bool:
    """True while the trainee is to hear words, the notice's or the client's: what is lost then is a loss."""
    return call.client_speaking or call.announcing


class Line(Protocol):
    """Where sound comes from and goes to: a headset, a file, a keyboard, a robot."""

    name: str
    """For the manifest and for people."""

    def run(self, call: Ticking) -> None:
        """Tick the call until it is over, or until this line has nothing more to bring (then hang up)."""
        ...
