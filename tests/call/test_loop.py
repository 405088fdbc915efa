"""The loop: who speaks when, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
import pytest

from voicesim.audio.frames import FRAME, samples, silence
from voicesim.call import events
from voicesim.client.protocol import ScriptedClient
from voicesim.client.state import Decision, Line, NotYet
from voicesim.text.words import text_of
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import NEUTRAL, Colour, Speech

LINES = ScriptedClient(("Réponse numéro 0, et voilà tout ce que je peux vous dire.",)).lines
"""What the staged client says first."""


def test_the_client_answers_when_the_trainee_has_finished(stage: Any) -> None:
    call = stage()
    call.trainee.says("Service sinistres, bonjour, je vous écoute ?", at=1.0)
    call.run(6.0)
    turn, answer = call.one(events.TurnEnded), call.all(events.ClientStarted)[0]
    assert text_of(turn.words) == "Service sinistres, bonjour, je vous écoute ?"
    assert turn.start == pytest.approx(samples(1.0), abs=2 * FRAME)
    assert answer.at > turn.end
    assert answer.latency.gap == answer.at - turn.end


def test_the_parts_of_a_latency_sum_to_the_gap_heard_on_the_recording(stage: Any) -> None:
    call = stage()
    call.trainee.says("Que s'est-il passé ?", at=0.5)
    call.run(4.0)
    started = call.one(events.ClientStarted)
    first_sound = next(i for i, frame in enumerate(call.speaker) if np.any(frame)) * FRAME
    assert abs(first_sound + FRAME - started.at) <= 2 * FRAME


def test_a_draft_made_in_a_pause_is_dropped_when_the_trainee_goes_on(stage: Any) -> None:
    call = stage()
    call.trainee.says("Je regarde votre dossier et", at=0.5)
    call.trainee.says("je vous réponds tout de suite.", at=2.5)
    call.run(8.0)
    assert len(call.all(events.DraftDropped)) >= 1
    turn = call.one(events.TurnEnded)
    assert text_of(turn.words) == "Je regarde votre dossier et je vous réponds tout de suite."


def test_a_backchannel_does_not_stop_the_client(stage: Any) -> None:
    call = stage()
    call.trainee.says("Racontez-moi ?", at=0.5)
    call.run(2.6)
    assert call.call.client_speaking
    call.trainee.says("d'accord", at=call.second + 0.1, pace=0.35)
    call.run(call.second + 6)
    assert text_of(call.one(events.Backchannel).words) == "d'accord"
    assert call.one(events.ClientSaid).complete
    assert not call.all(events.Yielded)


def test_a_cough_does_not_stop_the_client(stage: Any) -> None:
    call = stage()
    call.trainee.says("Racontez-moi ?", at=0.5)
    call.run(2.6)
    call.trainee.coughs(at=call.second + 0.1)
    call.run(call.second + 6)
    assert call.one(events.ClientSaid).complete
    assert not call.all(events.Backchannel)


def test_a_barge_in_stops_the_client_and_history_keeps_what_was_heard(stage: Any) -> None:
    call = stage()
    call.trainee.says("Racontez-moi ?", at=0.5)
    call.run(2.6)
    call.trainee.says("Attendez, excusez-moi, je vous coupe un instant.", at=call.second + 0.1)
    call.run(call.second + 8)
    said = call.all(events.ClientSaid)[0]
    history = call.call.loop.caller.state.history
    assert not said.complete
    assert 0 < len(said.words) < len(LINES[0].split())
    assert call.all(events.TurnEnded)[1].interrupted
    assert text_of(said.words) in [line.text for line in history if line.speaker == "client"]


def test_nothing_of_the_client_is_heard_after_hanging_up(stage: Any) -> None:
    call = stage(client=ScriptedClient(("Au revoir.",)))
    call.trainee.says("Au revoir madame.", at=0.5)
    call.run_out()
    hung_up = call.one(events.HungUp)
    assert hung_up.by == "client"
    assert max(e.at for e in call.all(events.ClientSaid)) <= hung_up.at
    closed = call.one(events.Closed)
    assert call.log[-1] is closed
    assert closed.captured == closed.processed + closed.dropped == len(call.mic) == len(call.speaker)


def test_words_said_while_hanging_up_are_in_the_transcript(stage: Any) -> None:
    call = stage()
    call.trainee.says("Au revoir madame, bonne journée.", at=0.5)
    call.run(2.05)
    call.call.hang_up()
    call.run_out()
    assert text_of(call.one(events.TurnEnded).words) == "Au revoir madame, bonne journée."


def test_a_typed_line_is_answered(stage: Any) -> None:
    call = stage()
    call.run(0.5)
    call.call.say("Bonjour, que s'est-il passé ?")
    call.run(3.0)
    turn = call.one(events.TurnEnded)
    assert turn.typed
    assert call.one(events.ClientStarted).latency is None


def test_no_silence_grows_while_somebody_types(stage: Any) -> None:
    call = stage()
    asked: list[object] = []
    face = call.call.loop.caller.face
    call.call.loop.caller.face = lambda stimulus, now, **more: (
        asked.append(stimulus),
        face(stimulus, now, **more),
    )
    for second in range(1, 120):
        call.call.typing()
        call.run(second / 4)
    assert not asked
    call.run(call.second + 6)
    assert asked


def test_what_was_typed_and_not_read_is_in_the_transcript(stage: Any) -> None:
    call = stage()
    call.trainee.says("Racontez-moi ?", at=0.5)
    call.run(2.6)
    assert call.call.client_speaking
    call.call.say("Merci, au revoir.")
    call.call.hang_up()
    call.run_out()
    assert text_of(call.all(events.TurnEnded)[-1].words) == "Merci, au revoir."


def test_what_is_typed_after_somebody_has_hung_up_is_counted_and_said_to_nobody(stage: Any) -> None:
    call = stage()
    call.run(0.5)
    call.call.hang_up()
    call.run(0.1 + call.second)
    call.call.say("Vous êtes encore là ?")
    call.run_out()
    assert not call.all(events.TurnEnded)
    assert call.one(events.Dropped).queue == "typed lines"


def test_the_telephone_rings_until_it_is_answered(stage: Any) -> None:
    call = stage(ringing=True)
    call.run(3.0)
    assert call.call.ringing
    assert np.any(np.concatenate(call.speaker))
    call.call.pick_up()
    assert not call.call.ringing


def test_a_caller_who_is_not_answered_gives_up(stage: Any) -> None:
    call = stage(ringing=True)
    call.run_out()
    assert call.one(events.HungUp).reason == "no answer"


def test_a_frame_of_the_wrong_length_is_refused(stage: Any) -> None:
    call = stage()
    with pytest.raises(ValueError, match="320"):
        call.call.tick(silence(100))


def test_a_hold_is_logged_with_its_duration_and_hears_nothing(stage: Any) -> None:
    call = stage()
    call.run(0.5)
    call.call.hold()
    call.trainee.says("Dis donc, tu sais où est le dossier ?", at=1.0)
    call.run(6.5)
    call.call.hold()
    call.run(8.0)
    assert call.one(events.HoldEnded).duration == pytest.approx(samples(6.0), abs=FRAME)
    assert not call.all(events.TurnEnded)


class Transferring(ScriptedClient):
    """A client whose second line is said by a colleague."""

    def word(self, decision: Decision) -> Iterator[Line | NotYet]:
        for line in super().word(decision):
            assert isinstance(line, Line)
            yield replace(line, speaker="colleague") if line.id == "1" else line


def test_a_colleague_speaks_with_a_voice_of_their_own(stage: Any) -> None:
    call = stage(
        client=Transferring(
            ("Je vous passe ma femme, attendez.", "Service expertise, bonjour.", "Au revoir.")
        )
    )
    thinking = call.call.loop.caller._thinking
    thinking.engines = replace(thinking.engines, colleague=Named("colleague"), voice=Named("caller"))
    call.trainee.says("Pouvez-vous me dire ce qui est arrivé ?", at=0.5)
    call.trainee.says("Je vous transfère à l'expertise, ne quittez pas.", at=9.0)
    call.run(18.0)
    assert Named.spoken == [
        ("caller", "Je vous passe ma femme, attendez."),
        ("colleague", "Service expertise, bonjour."),
    ]


class Named(ToneVoice):
    """A voice that notes what it says."""

    spoken: ClassVar[list[tuple[str, str]]] = []

    def __init__(self, name: str) -> None:
        super().__init__()
        self.who = name

    def synthesize(self, text: str, colour: Colour = NEUTRAL) -> Iterator[Speech]:
        self.spoken.append((self.who, text))
        yield from super().synthesize(text, colour)


def test_who_cut_the_client_and_hung_up_is_noted_as_having_interrupted(stage: Any) -> None:
    call = stage()
    call.trainee.says("Racontez-moi ?", at=0.5)
    call.run(2.6)
    call.trainee.says("Non, écoutez, là je n'ai pas le temps, je raccroche maintenant.", at=call.second + 0.6)
    call.run(call.second + 3.2)
    assert call.all(events.Yielded)
    call.call.hang_up()
    call.run_out()
    assert call.all(events.TurnEnded)[-1].interrupted
