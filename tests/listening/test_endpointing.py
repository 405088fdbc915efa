from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, Sound, samples, silence
from voicesim.errors import ConfigurationError
from voicesim.listening.cues import Cues
from voicesim.listening.detector import GatedDetector
from voicesim.listening.ears import Ears
from voicesim.listening.endpointing import LAG, Decision, Endpointer, EndpointSettings, Verdict
from voicesim.listening.heard import Heard
from voicesim.listening.pauses import PauseMemory

SPEAKING, SILENT = 0.9, 0.02
Stretch = tuple[float, float, str | None]
"""Seconds, probability, words known at its end."""


def frames(stretches: Iterable[Stretch], first: int = 0) -> Iterator[Heard]:
    at = first
    for duration, probability, words in stretches:
        for _ in range(round(duration * 50)):
            at += FRAME
            yield Heard(at, probability, words)


def decisions(endpointer: Endpointer, heard: Iterable[Heard]) -> list[Decision]:
    found = (endpointer.process(one) for one in heard)
    return [one for one in found if one.verdict is not Verdict.NOTHING]


def waited(cues: Cues, words: str | None, endpointer: Endpointer | None = None) -> float:
    """Seconds of silence after which a two-second turn with these words is over."""
    heard = frames([(2, SPEAKING, None), (3, SILENT, words)])
    found = decisions(endpointer or Endpointer(cues), heard)
    assert found[-1].verdict is Verdict.TURN_ENDED
    return found[-1].silence / 16_000


def test_a_turn_starts_pauses_goes_on_and_ends(french: Cues) -> None:
    heard = frames(
        [(1, SILENT, None), (1, SPEAKING, None), (0.4, SILENT, None), (1, SPEAKING, None), (2, SILENT, "")]
    )
    found = decisions(Endpointer(french), heard)
    assert [one.verdict for one in found] == [
        Verdict.SPEECH_STARTED,
        Verdict.PAUSE_STARTED,
        Verdict.SPEECH_RESUMED,
        Verdict.PAUSE_STARTED,
        Verdict.TURN_ENDED,
    ]
    assert (found[-1].start, found[-1].end) == (samples(1), samples(3.4))
    assert found[2].silence == samples(0.4)


def test_a_click_does_not_begin_a_turn(french: Cues) -> None:
    assert decisions(Endpointer(french), frames([(0.04, SPEAKING, None), (3, SILENT, None)])) == []


def test_a_click_in_a_pause_does_not_prolong_it(french: Cues) -> None:
    quiet = decisions(Endpointer(french), frames([(1, SPEAKING, None), (3, SILENT, "bonjour madame")]))
    clicked = decisions(
        Endpointer(french),
        frames(
            [(1, SPEAKING, None), (0.3, SILENT, None), (0.02, SPEAKING, None), (3, SILENT, "bonjour madame")]
        ),
    )
    assert quiet[-1].silence == clicked[-1].silence


def heard_on(duration: float, then: float) -> Iterator[Heard]:
    """A second of speech, in which the detector goes on hearing speech for `duration` s after its sound."""
    yield from frames([(1, SPEAKING, None)])
    for heard in frames([(duration, SPEAKING, None), (then, SILENT, "bonjour")], first=samples(1)):
        yield replace(heard, audible=False)


def test_speech_ends_with_its_sound_and_not_when_the_detector_forgets_it(french: Cues) -> None:
    prompt = decisions(Endpointer(french), heard_on(0, 2))
    late = decisions(Endpointer(french), heard_on(0.08, 2))
    assert late[-1] == prompt[-1]
    assert late[-1].end == samples(1)


def test_speech_too_soft_to_be_told_from_the_room_is_speech(french: Cues) -> None:
    found = decisions(Endpointer(french), heard_on(1, 2))
    assert [one.verdict for one in found][-2:] == [Verdict.PAUSE_STARTED, Verdict.TURN_ENDED]
    assert found[-1].end == samples(2) - LAG


def test_recognition_that_begins_at_once_begins_at_the_first_frame_without_sound(french: Cues) -> None:
    rash = EndpointSettings(eager=0.02)
    pause = decisions(Endpointer(french, rash), heard_on(0.08, 2))[1]
    assert (pause.verdict, pause.end, pause.silence) == (Verdict.PAUSE_STARTED, samples(1), FRAME)


def test_a_pause_believed_too_soon_is_taken_back_when_soft_speech_goes_on(french: Cues) -> None:
    found = decisions(Endpointer(french, EndpointSettings(eager=0.02)), heard_on(1, 2))
    assert [one.verdict for one in found] == [
        Verdict.SPEECH_STARTED,
        Verdict.PAUSE_STARTED,
        Verdict.SPEECH_RESUMED,
        Verdict.PAUSE_STARTED,
        Verdict.TURN_ENDED,
    ]


def test_a_complete_question_is_answered_sooner_than_an_open_sentence(french: Cues) -> None:
    question = waited(french, "Est-ce que quelqu'un est blessé ?")
    assert (
        question
        < waited(french, "J'ai votre dossier sous les yeux")
        < waited(french, "J'ai votre dossier et")
    )
    assert question <= 0.48


def test_after_parce_que_the_client_waits_longest(french: Cues) -> None:
    assert waited(french, "Je vous demande ça parce que") == pytest.approx(1.6, abs=0.02)


def test_a_dictated_number_is_not_cut(french: Cues) -> None:
    assert waited(french, "Le numéro est le 45 12") > 1.1


def test_words_that_arrive_late_still_shorten_the_wait(french: Cues) -> None:
    heard = frames([(2, SPEAKING, None), (0.5, SILENT, None), (2, SILENT, "Au revoir madame.")])
    last = decisions(Endpointer(french), heard)[-1]
    assert last.silence == samples(0.52)
    assert last.reason == "closing words"


def test_words_of_an_earlier_pause_say_nothing_about_the_next(french: Cues) -> None:
    words = "Est-ce que vous êtes blessée ?"
    heard = frames([(1, SPEAKING, None), (0.3, SILENT, words), (1, SPEAKING, words), (3, SILENT, words)])
    last = decisions(Endpointer(french), heard)[-1]
    assert last.reason == "words not known yet"


def test_a_slow_speaker_is_given_the_time_their_pauses_need(french: Cues) -> None:
    slow, quick = Endpointer(french), Endpointer(french)
    for endpointer, pause in ((slow, 0.65), (quick, 0.2)):
        talk: list[Stretch] = [(0.6, SPEAKING, None), (pause, SILENT, None)] * 12
        decisions(endpointer, frames(talk))
        endpointer.drop_turn()
    sentence = "J'ai votre dossier sous les yeux"
    assert waited(french, sentence, slow) > 0.8
    assert waited(french, sentence, quick) < 0.7


def test_a_turn_cut_too_soon_is_a_lesson(french: Cues) -> None:
    endpointer = Endpointer(french)
    talk: list[Stretch] = [
        (1, SPEAKING, None),
        (1.0, SILENT, "bonjour madame"),
        (1, SPEAKING, None),
        (2, SILENT, None),
    ]
    found = decisions(endpointer, frames(talk))
    assert [one.verdict for one in found].count(Verdict.TURN_ENDED) == 2
    assert endpointer.progress.pauses.heard == (1.0,)


def test_a_backchannel_can_be_dropped_and_the_pauses_stay_known(french: Cues) -> None:
    endpointer = Endpointer(french)
    decisions(endpointer, frames([(1, SPEAKING, None), (0.5, SILENT, None), (0.5, SPEAKING, None)]))
    endpointer.drop_turn()
    assert endpointer.progress.pauses.heard == (0.5,)
    assert decisions(endpointer, frames([(3, SILENT, None)], first=samples(2))) == []


def test_an_impatient_client_waits_less_than_a_patient_one(french: Cues) -> None:
    def wait(patience: float) -> float:
        endpointer = Endpointer(french, EndpointSettings(patience=patience))
        return waited(french, "J'ai votre dossier sous les yeux", endpointer)

    assert wait(0.6) < wait(1.0) < wait(1.5)


def test_a_fixed_wait_is_fixed(french: Cues) -> None:
    for words in (None, "parce que", "Au revoir."):
        endpointer = Endpointer(french, EndpointSettings.fixed(0.2))
        assert waited(french, words, endpointer) == pytest.approx(0.2)


def test_a_doubtful_murmur_does_not_keep_a_turn_open(french: Cues) -> None:
    found = decisions(Endpointer(french), frames([(1, SPEAKING, None), (4, 0.35, "bonjour madame")]))
    assert found[-1].verdict is Verdict.TURN_ENDED


def test_the_state_can_be_taken_up_again(french: Cues) -> None:
    heard = list(frames([(1, SPEAKING, None), (0.4, SILENT, None), (1, SPEAKING, None), (2, SILENT, "oui")]))
    whole = Endpointer(french)
    expected = decisions(whole, heard)
    first = Endpointer(french)
    begun = decisions(first, heard[:65])
    assert begun + decisions(Endpointer(french, progress=replace(first.progress)), heard[65:]) == expected


WORDS = st.sampled_from([None, "", "et", "Est-ce que ça va ?", "bonjour madame", "le 06", "au revoir"])


FRAMES = st.tuples(st.floats(0, 1), WORDS, st.booleans())
EAGER = st.sampled_from([0.02, 0.06, 0.12])


def of(track: list[tuple[float, str | None, bool]]) -> list[Heard]:
    return [
        Heard((n + 1) * FRAME, probability, words, audible=audible)
        for n, (probability, words, audible) in enumerate(track)
    ]


@given(st.lists(FRAMES, max_size=120), EAGER)
def test_every_turn_ends(french: Cues, track: list[tuple[float, str | None, bool]], eager: float) -> None:
    endpointer = Endpointer(french, EndpointSettings(eager=eager))
    heard = of(track)
    after = frames([(3, 0.0, None)], first=len(heard) * FRAME)
    found = decisions(endpointer, [*heard, *after])
    started = [one for one in found if one.verdict is Verdict.SPEECH_STARTED]
    ended = [one for one in found if one.verdict is Verdict.TURN_ENDED]
    assert len(started) == len(ended)
    assert not endpointer.progress.in_turn
    settings = endpointer.settings
    for begin, end in zip(started, ended, strict=True):
        assert begin.start == end.start < end.end
        assert end.silence >= samples(settings.floor)
        assert end.reason


@given(st.lists(FRAMES, max_size=200), EAGER)
def test_verdicts_come_in_an_order_that_makes_sense(
    french: Cues, track: list[tuple[float, str | None, bool]], eager: float
) -> None:
    follows = {
        None: {Verdict.SPEECH_STARTED},
        Verdict.SPEECH_STARTED: {Verdict.PAUSE_STARTED},
        Verdict.PAUSE_STARTED: {Verdict.SPEECH_RESUMED, Verdict.TURN_ENDED},
        Verdict.SPEECH_RESUMED: {Verdict.PAUSE_STARTED},
        Verdict.TURN_ENDED: {Verdict.SPEECH_STARTED},
    }
    before = None
    for one in decisions(Endpointer(french, EndpointSettings(eager=eager)), of(track)):
        assert one.verdict in follows[before]
        before = one.verdict


@given(st.lists(st.floats(0, 5), max_size=60), st.floats(0.01, 1))
def test_the_quantile_stays_among_the_pauses(pauses: list[float], share: float) -> None:
    memory = PauseMemory()
    for pause in pauses:
        memory = memory.learn(pause)
    known = (*memory.prior, *memory.heard)
    assert min(known) <= memory.quantile(share) <= max(known)
    assert len(memory.heard) <= 32


@pytest.mark.parametrize(
    "wrong", [{"floor": 2.0}, {"ceiling": 9.0}, {"speech": 0.2}, {"share": 0.0}, {"floor": 0.01}]
)
def test_settings_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ConfigurationError, match="keep"):
        EndpointSettings(**wrong)


JFK = (
    "And so my fellow Americans",
    "ask not",
    "what your country can do for you",
    "ask what you can do for your country",
)
JFK_ENDS = (2.3, 4.5, 7.8, 11.0)  # s


def jfk_words(end: int) -> str:
    """What a recogniser understands of the turn when its speech so far ends at `end`."""
    parts = sum(end > samples(second) for second in JFK_ENDS) + 1
    return " ".join(JFK[:parts])


def listened(sound: Sound, endpointer: Endpointer, recognition: float | None) -> list[Decision]:
    """Decisions over real sound; words come `recognition` seconds into each pause, or never."""
    ears, words, due, found = Ears(GatedDetector()), None, None, []
    for first in range(0, len(sound) - FRAME + 1, FRAME):
        at = first + FRAME
        if due is not None and at >= due:
            words, due = jfk_words(found[-1].end), None
        decision = endpointer.process(ears.hear(sound[first:at], words))
        if decision.verdict is Verdict.NOTHING:
            continue
        found.append(decision)
        words = None
        if decision.verdict is Verdict.PAUSE_STARTED and recognition is not None:
            due = at + samples(recognition)
    return found


@pytest.mark.speech
@pytest.mark.parametrize("recognition", [None, 0.0, 0.35, 0.5])
def test_the_inner_pauses_of_a_real_speaker_end_no_turn(
    jfk: Sound, english: Cues, recognition: float | None
) -> None:
    import numpy as np

    found = listened(np.concatenate([jfk, silence(32_000)]), Endpointer(english), recognition)
    ends = [one for one in found if one.verdict is Verdict.TURN_ENDED]
    assert len(ends) == 1
    assert ends[0].end == pytest.approx(samples(10.4), abs=samples(0.1))
    pauses = [one.silence / 16_000 for one in found if one.verdict is Verdict.SPEECH_RESUMED]
    assert len(pauses) >= 4
    assert max(pauses) > 1.0  # the test is worth something
