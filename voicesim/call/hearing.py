"""The trainee's side of the loop: what is heard of them, and the turn under way."""

from __future__ import annotations

from dataclasses import replace

from voicesim.audio.frames import SAMPLE_RATE, Frame, Sound
from voicesim.call.answering import TurnSound
from voicesim.call.turn_opinion import TurnOpinion
from voicesim.listening.bargein import BargeIn, Reaction
from voicesim.listening.ears import Ears
from voicesim.listening.endpointing import Decision, Endpointer, Verdict
from voicesim.listening.heard import Heard
from voicesim.listening.turn_model import LATEST
from voicesim.text.words import Word, text_of

SETTLED = 20 * SAMPLE_RATE
"""From this length on, what was understood of a turn at a pause is not listened to again."""


class Hearing:
    """Listens frame by frame; knows since when the trainee has been speaking, and what was understood."""

    def __init__(
        self,
        ears: Ears,
        endpointer: Endpointer,
        bargein: BargeIn,
        ahead: int = 0,
        opinion: TurnOpinion | None = None,
    ) -> None:
        """`ahead` samples of new speech are worth listening to before its end; 0: only pauses are.

        `opinion` is a turn model's on each pause; None: words and pauses decide.
        """
        self.ears, self.endpointer, self.bargein = ears, endpointer, bargein
        self._ahead, self._opinion = ahead, opinion
        self.speaking = False
        """True between an onset and the pause after it."""
        self.began: int | None = None
        """Onset of the turn that has not been answered yet; None when there is none."""
        self.left_out = 0
        """Samples of over-long turns that could not be kept for recognition."""
        self._settled: tuple[Word, ...] = ()
        self._unsettled_from = 0
        self._words: tuple[Word, ...] | None = None
        self._heard = Heard(0, 0.0)
        self._end = 0
        self._listened_to = 0

    def listen(self, mic: Frame, *, attentive: bool) -> Heard:
        """One frame; `attentive` is False while the client is on hold and hears nothing."""
        heard = self.ears.hear(mic, None if self._words is None else text_of(self._words))
        if self._opinion is not None and (finished := self._opinion.collect(heard.at)) is not None:
            heard = replace(heard, finished=finished)
        self._heard = heard if attentive else Heard(heard.at, 0.0, audible=False)
        return self._heard

    def over_client(self) -> Reaction:
        """Should the client give way?"""
        return self.bargein.process(self._heard)

    def turn(self) -> Decision:
        """Has the trainee begun, paused, gone on or finished?"""
        decision = self.endpointer.process(self._heard)
        match decision.verdict:
            case Verdict.SPEECH_STARTED | Verdict.SPEECH_RESUMED:
                self._go_on(decision)
            case Verdict.PAUSE_STARTED:
                self.speaking, self._end = False, decision.end
                if self._opinion is not None:
                    self._opinion.ask(self._latest(decision), self.ears.at)
        return decision

    def worth_listening(self, takes: int) -> bool:
        """Has enough been said since the last time to listen to it before the turn is over?

        Enough is also twice what listening `takes`: a slow recogniser must not be at work when the turn ends.
        Where a pause may have begun, whoever listens had better wait for it.
        """
        enough = max(self._ahead, 2 * takes)
        sounding = self.endpointer.progress.end == self.ears.at
        return self._ahead > 0 and sounding and self.speaking and self.ears.at - self._listened_to >= enough

    def sound(self, interrupted: bool) -> TurnSound:
        """What must be recognised of the turn so far."""
        sound, first = self.ears.sound(self._unsettled_from, self.ears.at)
        self.left_out += max(0, first - self._unsettled_from)
        began = self._unsettled_from if self.began is None else self.began
        end = self.ears.at if self.speaking else self._end
        self._listened_to = self.ears.at
        return TurnSound(sound, first, began, end, self._settled, interrupted)

    @property
    def words(self) -> tuple[Word, ...]:
        """What has been understood of the turn so far; empty while nothing is known."""
        return self._words if self._words is not None else self._settled

    def understood(self, words: tuple[Word, ...]) -> None:
        """These are the words of the turn, up to the pause that is running; of no use when none is."""
        if not self.speaking:
            self._words = words

    def forget(self) -> None:
        """The turn has been answered, or was none."""
        self.began, self.speaking = None, False
        self._words, self._settled = None, ()
        self.endpointer.drop_turn()
        self.bargein.reset()

    def _latest(self, decision: Decision) -> Sound:
        """What a turn model listens to: the turn, its latest seconds if it is long."""
        return self.ears.sound(max(decision.start, self.ears.at - LATEST), self.ears.at)[0]

    def _go_on(self, decision: Decision) -> None:
        if self.began is None:
            self.began = self._unsettled_from = self._listened_to = decision.start
        elif self._words is not None and self._end - self._unsettled_from >= SETTLED:
            self._settled, self._unsettled_from = self._words, self._end
        self.speaking, self._words = True, None
