"""Recognition by a server of one's own network (`/v1/audio/transcriptions`), and here when it has nothing.

    recogniser = RecogniserOnServer(ServerRecogniser(server, belief), here, breaker)

The server is asked for a job; when it is late, fails or answers what cannot be used, the recogniser of this
machine does that job, and both are on the record. Its time counts from the job's start, that of the
recogniser here from its own. What the server wrote is believed no more than what Whisper writes here.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from voicesim.audio.frames import Sound
from voicesim.audio.wav_bytes import in_wav
from voicesim.errors import StageFailed, StageRefused
from voicesim.listening.believed import Belief, on_the_call
from voicesim.listening.recogniser import Demand, Hints, Recogniser, Withdrawn
from voicesim.listening.server_words import in_another_language, spelt, transcript_of
from voicesim.messages.message import Message
from voicesim.servers.asking import GivenUp, Server, Wanted
from voicesim.servers.breaker import Breaker
from voicesim.servers.reports import RESTING, Attempt, Report, Reports, attempt_of
from voicesim.text.words import Word
from voicesim.understanding.other_language import in_other_language

UNHURRIED = 60.0
"""Seconds that an answer may take for which nobody waits in a call."""

HOT_WORDS = 200  # characters


class ServerRecogniser:
    """A recogniser behind an address: what it does not do, or not in time, is an error."""

    def __init__(
        self, server: Server, belief: Belief, seconds: float = 1.0, *, hot_words: bool = False
    ) -> None:
        """`seconds`: in which an answer must be there while somebody waits for it. With `hot_words` names and
        terms of the scenario are sent along."""
        self.name = server.name
        self._server, self._belief, self._seconds, self._hot_words = server, belief, seconds, hot_words

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words of `sound`, whose first sample is `start` on the call's clock.

        Raises `StageFailed`, `StageLate`, `StageRefused`, `Withdrawn`.
        """
        return self.asked(sound, start, hints) or ()

    def asked(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...] | None:
        """The same; None for a sound without speech, which is not sent."""
        spoken = self._belief.spoken(sound)
        if not spoken.enough():
            return None
        speech = spoken.track()
        body, kind = form(in_wav(sound), self._fields(hints))
        seconds = UNHURRIED if hints.demand is None else self._seconds
        with _wanted(hints.demand) as wanted:
            answered = self._server.post("recognition", "/audio/transcriptions", body, kind, seconds, wanted)
        found = transcript_of(answered.body, len(sound))
        if in_another_language(found, hints.language) or in_other_language(found.text, hints.language):
            raise StageRefused("recognition", Message("the server answered in another language"))
        kept = [
            word
            for segment in found.segments
            for word in self._belief.words(segment, spelt(segment, speech), speech)
        ]
        return on_the_call(kept, start, len(sound))

    def _fields(self, hints: Hints) -> Sequence[tuple[str, str]]:
        known = ", ".join(hints.hot_words)[:HOT_WORDS] if self._hot_words else ""
        return (
            ("model", self._server.model),
            ("language", hints.language),
            ("response_format", "verbose_json"),
            ("temperature", "0"),
            ("timestamp_granularities[]", "word"),
            ("timestamp_granularities[]", "segment"),
            *((("prompt", known),) if known else ()),
        )


class RecogniserOnServer:
    """A server's recogniser, and the one of this machine that does what the server does not."""

    def __init__(self, server: ServerRecogniser, here: Recogniser | None, breaker: Breaker) -> None:
        """`here` is None where this machine has no recogniser: then what the server does not do fails.

        `breaker` is shared by all calls that ask the same server; this object serves one call.
        """
        self.name = server.name if here is None else f"{server.name}, else {here.name}"
        self._server, self._here, self._breaker, self._reports = server, here, breaker, Reports()

    def reports(self) -> tuple[Report, ...]:
        """What became of the questions since the last time."""
        return self._reports.taken()

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words of `sound`, from the server or from here. Raises `StageFailed` or `Withdrawn`."""
        if not self._breaker.asks():
            resting = StageFailed("recognition", Message(RESTING))
            return self._otherwise(sound, start, hints, resting, "resting")
        try:
            with _elsewhere(hints.demand):
                words = self._server.asked(sound, start, hints)
        except Withdrawn:
            raise
        except StageFailed as failure:
            self._breaker.missing()
            return self._otherwise(sound, start, hints, failure, attempt_of(failure))
        if words is None:
            return ()
        self._breaker.came()
        self._reports.note(Report("recognition", self._server.name, "answered"))
        return words

    def _otherwise(
        self, sound: Sound, start: int, hints: Hints, failure: StageFailed, attempt: Attempt
    ) -> tuple[Word, ...]:
        instead = "" if self._here is None else self._here.name
        self._reports.note(Report("recognition", self._server.name, attempt, str(failure.reason), instead))
        if self._here is None:
            raise failure
        return self._here.transcribe(sound, start, hints)


def form(sound: bytes, fields: Sequence[tuple[str, str]]) -> tuple[bytes, str]:
    """A form with one file (RFC 7578), and its content type."""
    border = secrets.token_hex(16)
    parts = [f'--{border}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in fields]
    head = (
        f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="turn.wav"\r\n'
        "Content-Type: audio/wav\r\n\r\n"
    )
    body = ("".join(parts) + head).encode("utf-8") + sound + f"\r\n--{border}--\r\n".encode()
    return body, f"multipart/form-data; boundary={border}"


@contextmanager
def _wanted(demand: Demand | None) -> Iterator[Wanted]:
    """An answer that is waited for as long as the words are wanted. Raises `Withdrawn`."""
    wanted = Wanted()
    if demand is not None:
        demand.when_withdrawn = wanted.give_up
        if not demand.wanted:
            raise Withdrawn
    try:
        yield wanted
    except GivenUp:
        raise Withdrawn from None
    finally:
        if demand is not None:
            demand.when_withdrawn = lambda: None


@contextmanager
def _elsewhere(demand: Demand | None) -> Iterator[None]:
    """While a server is asked."""
    if demand is not None:
        demand.elsewhere = True
    try:
        yield
    finally:
        if demand is not None:
            demand.elsewhere = False
