from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, samples
from voicesim.errors import ConfigurationError
from voicesim.listening.bargein import (
    BACKCHANNEL,
    CLICK,
    LASTING,
    LEAD,
    NO_WORDS,
    Act,
    BargeIn,
    Reaction,
)
from voicesim.listening.bargein_settings import BargeInSettings
from voicesim.listening.cues import Cues
from voicesim.listening.heard import Heard

SPEAKING, SILENT = 0.9, 0.02
HISSING, MURMURING = 0.05, 0.3
"""Something is heard, in which the detector hears no speech yet, or some."""


def reactions(cues: Cues, stretches: Iterable[tuple[float, float, str | None]]) -> list[tuple[int, Reaction]]:
    """What the client does, frame by frame, until the trainee has the floor."""
    barge_in, at, found = BargeIn(cues), 0, []
    for duration, probability, words in stretches:
        for _ in range(round(duration * 50)):
            at += FRAME
            audible = probability >= HISSING
            reaction = barge_in.process(Heard(at, probability, words, audible=audible))
            if reaction.act is not Act.NOTHING:
                found.append((at, reaction))
            if reaction.act is Act.STOP:
                return found
    return found


def acts(found: list[tuple[int, Reaction]]) -> list[Act]:
    return [reaction.act for _, reaction in found]


def test_the_client_ducks_within_80_ms_and_is_silent_within_140(french: Cues) -> None:
    found = reactions(french, [(1, SILENT, None), (2, SPEAKING, None)])
    onset = samples(1)
    assert acts(found)[:2] == [Act.DUCK, Act.HOLD]
    assert found[0][0] - onset <= samples(0.08)
    assert found[1][0] - onset <= samples(0.14)
    assert found[0][1].start == onset


def test_after_a_voiceless_first_sound_the_first_frame_of_speech_silences_the_client(
    french: Cues,
) -> None:
    found = reactions(french, [(1, SILENT, None), (0.1, HISSING, None), (2, SPEAKING, None)])
    assert acts(found) == [Act.HOLD, Act.STOP]
    assert found[0][0] - samples(1.1) == FRAME
    assert found[0][1].start == samples(1.1) - LEAD


def test_after_a_soft_first_sound_some_speech_is_enough(french: Cues) -> None:
    found = reactions(french, [(1, SILENT, None), (0.06, HISSING, None), (0.06, MURMURING, None)])
    assert acts(found) == [Act.HOLD]
    assert found[0][0] - samples(1) <= samples(0.08)


def test_a_client_held_in_doubt_does_not_go_on_while_the_doubt_does(french: Cues) -> None:
    doubt = [(0.02, MURMURING, None), (0.06, HISSING, None)]
    found = reactions(french, [(1, SILENT, None), (0.06, HISSING, None), *doubt, *doubt, (2, SPEAKING, None)])
    assert acts(found) == [Act.HOLD, Act.STOP]


def test_doubt_alone_is_no_turn(french: Cues) -> None:
    found = reactions(french, [(0.06, HISSING, None), (3, MURMURING, None), (1, SILENT, None)])
    assert acts(found) == [Act.HOLD, Act.RESUME]


def test_a_murmur_out_of_silence_is_no_speech(french: Cues) -> None:
    assert reactions(french, [(1, SILENT, None), (0.04, MURMURING, None), (1, SILENT, None)]) == []


def test_a_noise_without_any_speech_in_it_changes_nothing(french: Cues) -> None:
    assert reactions(french, [(1, SILENT, None), (3, HISSING, None), (1, SILENT, None)]) == []


def test_a_client_held_for_a_click_goes_on_as_soon_as_one_ducked_for_it(french: Cues) -> None:
    found = reactions(french, [(0.06, HISSING, None), (0.02, SPEAKING, None), (1, SILENT, None)])
    assert acts(found) == [Act.HOLD, Act.RESUME]
    assert found[-1][1].reason == CLICK
    assert found[-1][0] - found[0][0] <= samples(0.12)


def test_a_cough_does_not_stop_the_client(french: Cues) -> None:
    found = reactions(french, [(0.3, SPEAKING, None), (0.4, SILENT, None), (0.4, SILENT, "")])
    assert acts(found) == [Act.DUCK, Act.HOLD, Act.RESUME]
    assert found[-1][1].reason == NO_WORDS


@pytest.mark.parametrize("words", ["Oui.", "D'accord.", "Mm", "Ah oui, je vois", "OK"])
def test_a_backchannel_does_not_stop_the_client(french: Cues, words: str) -> None:
    found = reactions(french, [(0.5, SPEAKING, None), (0.3, SILENT, None), (1, SILENT, words)])
    assert acts(found) == [Act.DUCK, Act.HOLD, Act.RESUME]
    assert found[-1][1].reason == BACKCHANNEL


def test_words_take_the_floor_at_once(french: Cues) -> None:
    found = reactions(french, [(0.4, SPEAKING, None), (0.3, SPEAKING, "Attendez")])
    assert acts(found) == [Act.DUCK, Act.HOLD, Act.STOP]
    assert found[-1][0] == samples(0.42)


def test_a_short_stop_is_understood_after_it_was_said(french: Cues) -> None:
    found = reactions(french, [(0.3, SPEAKING, None), (0.4, SILENT, None), (1, SILENT, "Stop !")])
    assert acts(found)[-1] is Act.STOP


def test_speech_that_lasts_takes_the_floor_without_words(french: Cues) -> None:
    found = reactions(french, [(2, SPEAKING, None)])
    assert acts(found) == [Act.DUCK, Act.HOLD, Act.STOP]
    assert found[-1][1].reason == LASTING
    assert found[-1][0] == samples(BargeInSettings().lasting)


def test_d_accord_mais_takes_the_floor(french: Cues) -> None:
    found = reactions(french, [(0.4, SPEAKING, "d'accord"), (0.3, SPEAKING, "d'accord mais")])
    assert acts(found)[-1] is Act.STOP


def test_a_click_only_ducks(french: Cues) -> None:
    found = reactions(french, [(0.04, SPEAKING, None), (1, SILENT, None)])
    assert acts(found) == [Act.DUCK, Act.RESUME]
    assert found[-1][0] - found[0][0] <= samples(0.12)


def test_a_short_sound_without_a_recogniser_is_no_turn(french: Cues) -> None:
    found = reactions(french, [(0.4, SPEAKING, None), (1, SILENT, None)])
    assert acts(found)[-1] is Act.RESUME


def test_a_slow_recogniser_still_recognises_a_long_backchannel(french: Cues) -> None:
    found = reactions(french, [(0.8, SPEAKING, None), (0.9, SILENT, None), (1, SILENT, "Oui, d'accord.")])
    assert acts(found)[-1] is Act.RESUME


def test_longer_speech_without_a_recogniser_is_a_turn(french: Cues) -> None:
    found = reactions(french, [(0.7, SPEAKING, None), (2, SILENT, None)])
    assert acts(found)[-1] is Act.STOP


def test_a_second_interruption_is_judged_anew(french: Cues) -> None:
    cough = [(0.3, SPEAKING, None), (0.3, SILENT, ""), (1.0, SILENT, None)]
    assert acts(reactions(french, [*cough, *cough])) == [Act.DUCK, Act.HOLD, Act.RESUME] * 2


WORDS = st.sampled_from([None, "", "oui", "attendez", "d'accord"])
FRAMES = st.tuples(st.floats(0, 1), WORDS, st.booleans())


@given(st.lists(FRAMES, max_size=150))
def test_whatever_is_begun_is_settled_exactly_once(
    french: Cues, track: list[tuple[float, str | None, bool]]
) -> None:
    barge_in, before = BargeIn(french), Act.NOTHING
    follows = {
        Act.NOTHING: {Act.DUCK, Act.HOLD},
        Act.DUCK: {Act.HOLD, Act.RESUME},
        Act.HOLD: {Act.RESUME, Act.STOP},
    }
    for n, (probability, words, audible) in enumerate([*track, *[(0.0, None, False)] * 100]):
        act = barge_in.process(Heard((n + 1) * FRAME, probability, words, audible=audible)).act
        if act is not Act.NOTHING:
            assert act in follows[before]
            before = Act.NOTHING if act in (Act.RESUME, Act.STOP) else act
        assert barge_in.pending == (before is not Act.NOTHING)
    assert before is Act.NOTHING


def test_settings_out_of_order_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="duck <= hold <= lasting"):
        BargeInSettings(duck=0.3)
