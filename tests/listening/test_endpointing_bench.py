"""The benchmark counts what it says it counts."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from scripts.bench.endpointing import AUDIO, PATIENCE, as_patient
from scripts.bench.turn_corpus import CONDITIONS, LONGEST, RATE, SHORTEST, Call, Turn, calls
from scripts.bench.turn_points import DEFAULT, SMART, Point, compared, judged
from scripts.bench.turn_policy import ours
from scripts.bench.turns import beside
from voicesim.audio.frames import FRAME, samples
from voicesim.listening.endpointing import EndpointSettings
from voicesim.listening.heard import Heard

TURN = Turn(RATE, 4 * RATE, ((2 * RATE, 3 * RATE),), ("bonjour et", "bonjour et bienvenue"))
CALL = Call("somebody", np.zeros(8 * RATE, dtype=np.int16), (TURN,))


def test_a_turn_ended_in_an_inner_pause_is_a_cut_in() -> None:
    point = judged("any", "clean", [(CALL, [int(2.5 * RATE), int(4.5 * RATE)])])
    assert (point.cut_ins, point.delay, point.unended) == (100.0, 0.5, 0)


def test_a_turn_ended_after_its_last_sound_is_only_late() -> None:
    point = judged("any", "clean", [(CALL, [int(4.75 * RATE)])])
    assert (point.cut_ins, point.delay) == (0.0, 0.75)


def test_a_turn_that_never_ends_is_counted() -> None:
    assert judged("any", "clean", [(CALL, [])]).unended == 1


def heard_by_turns() -> list[Heard]:
    """Speech in the two parts of the turn, silence elsewhere."""
    spoken = {*range(RATE // FRAME, 2 * RATE // FRAME), *range(3 * RATE // FRAME, 4 * RATE // FRAME)}
    return [Heard((n + 1) * FRAME, float(n in spoken)) for n in range(len(CALL.sound) // FRAME)]


def test_words_come_as_late_as_recognition_takes() -> None:
    settings = EndpointSettings(unknown=0.6)
    assert ours(CALL, heard_by_turns(), settings, None)[0] < 3 * RATE
    (end,) = ours(CALL, heard_by_turns(), settings, 0.35)  # "bonjour et" is known in time
    assert end > 4 * RATE


def test_the_turn_models_opinion_is_asked_for_at_each_pause_and_comes_when_it_has_thought() -> None:
    asked: list[int] = []

    def unfinished(start: int, at: int) -> float:
        asked.append(at)
        return 0.0

    settings = EndpointSettings()
    said = replace(TURN, words=("il y a de l'eau", "il y a de l'eau dans la cave"))
    call = replace(CALL, turns=(said,))
    assert ours(call, heard_by_turns(), settings, 0.1)[0] < 3 * RATE
    (end,) = ours(call, heard_by_turns(), settings, 0.1, opinion=unfinished)
    assert [at - samples(settings.eager) for at in asked] == [2 * RATE, 4 * RATE]
    assert end > 5 * RATE


def point(way: str, cut_ins: float, delay: float) -> Point:
    return Point(way, "clean", cut_ins, delay, delay, delay)


def test_comparing_reads_both_ways_of_the_curve() -> None:
    curve = [point("ours, words x0.5", 40.0, 0.4), point(DEFAULT, 10.0, 0.8)]
    (line,) = compared([*curve, point(SMART, 50.0, 0.6)], "clean")
    assert line.cut_ins == 0.5
    assert line.delay == pytest.approx(0.67, abs=0.01)


def test_a_rival_that_our_curve_does_not_reach_is_not_beaten() -> None:
    curve = [point("ours, words x0.5", 40.0, 0.4), point(DEFAULT, 10.0, 0.8)]
    faster, surer = point(SMART, 30.0, 0.2), point(SMART, 5.0, 0.9)
    (line,) = compared([*curve, faster], "clean")
    assert math.isnan(line.cut_ins)
    (line,) = compared([*curve, surer], "clean")
    assert math.isnan(line.delay)
    (figure,) = beside([*curve, surer], "clean")
    assert figure.met is False
    assert figure.value == "2.00x its cut-ins at its delay; never its delay at its cut-ins"


def test_a_slower_point_with_more_cut_ins_is_no_part_of_our_curve() -> None:
    curve = [point(DEFAULT, 10.0, 0.4), point("ours, words x1.5", 20.0, 0.8)]
    (line,) = compared([*curve, point(SMART, 40.0, 0.8)], "clean")
    assert line.cut_ins == 0.25


@pytest.mark.parametrize("patience", PATIENCE)
def test_a_more_or_less_patient_policy_is_one_that_can_be_set(patience: float) -> None:
    settings = as_patient(patience)
    assert settings.patience == patience
    assert settings.eager <= settings.floor


@pytest.mark.speech
def test_the_corpus_is_the_same_each_time_and_its_pauses_are_where_it_says() -> None:
    if not AUDIO.is_dir():
        pytest.skip("real speech is not on this machine")
    first, again = (next(iter(calls(AUDIO, CONDITIONS[0], turns=3))) for _ in range(2))
    assert np.array_equal(first.sound, again.sound)
    assert len(first.turns) == 3
    for turn in first.turns:
        assert len(turn.words) == len(turn.pauses) + 1
        for begin, end in turn.pauses:
            assert SHORTEST <= (end - begin + 1) / RATE <= LONGEST + 0.001
            assert np.abs(first.sound[begin:end]).max() < 200
        edges = [turn.start, *(edge for pause in turn.pauses for edge in pause), turn.end]
        spoken = [first.sound[a:b] for a, b in pairwise(edges)][::2]
        assert all(np.abs(part).max() > 1_000 for part in spoken)
