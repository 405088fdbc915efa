"""A call as lines of text that scroll: for the keyboard, for pipes and for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.call import events
from voicesim.call.failed import replaced, told
from voicesim.call.record import Turn
from voicesim.cli.call_words import WORDS
from voicesim.text.words import Language, text_of


def said_before(turns: Sequence[Turn], language: Language) -> Iterator[str]:
    """What was said in an earlier call before the turn at which it is taken up again."""
    words = WORDS[language]
    if turns:
        yield words["so_far"]
    for turn in turns:
        yield f"    {_clock(turn.start)} {words['says'].format(words[turn.speaker], turn.text)}"


class CallLines:
    """A sink of the call's events that says each, in the call's language, on one line.

    `echo` says what was understood of the trainee: in practice, when they speak; a typist sees it anyway.
    """

    def __init__(self, language: Language, say: Callable[[str], None], *, echo: bool) -> None:
        self._language, self._say, self._echo = language, say, echo
        self._words = WORDS[language]

    def __call__(self, event: events.Event) -> None:
        """Something has happened."""
        line = self._line(event)
        if line:
            self._say(line)

    def _line(self, event: events.Event) -> str:
        words = self._words
        match event:
            case events.Announced():
                return f"{words['announcing']} {words['quoted'].format(event.text)}"
            case events.Rang():
                return words["ringing"]
            case events.PickedUp():
                return words["picked_up"]
            case events.ClientSaid() if event.words:
                cut = "" if event.complete else f" {words['cut']}"
                said = words["says"].format(words["client"], text_of(event.words))
                return f"{_clock(event.start)} {said}{cut}"
            case events.TurnEnded() | events.Backchannel() if self._echo and event.words:
                return f"{_clock(event.start)} {words['says'].format(words['trainee'], text_of(event.words))}"
            case events.HoldStarted():
                return words["hold"]
            case events.HoldEnded():
                return words["back"]
            case events.StageFailed():
                return told(event, self._language)
            case events.VoiceReplaced():
                return replaced(event, self._language)
            case events.HungUp():
                return words[f"hung_up.{event.by}"]
            case _:
                return ""


def _clock(at: int) -> str:
    minutes, rest = divmod(at // SAMPLE_RATE, 60)
    return f"{minutes:02}:{rest:02}"
