from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import samples
from voicesim.call.manifest import Manifest
from voicesim.call.record import CallRecord, Turn
from voicesim.scorecard.report.exchange import figures
from voicesim.scorecard.report.opinion import Opinion
from voicesim.scorecard.report.strips import Baseline, Strip, StripName, own_baseline, strips
from voicesim.text.words import Word

Page = Callable[..., str]


def said(start: float, words: int, length: float, *, typed: bool = False) -> Turn:
    step = length / words
    spoken = tuple(
        Word("mot", samples(start + i * step), samples(start + (i + 1) * step)) for i in range(words)
    )
    return Turn("trainee", spoken, samples(start), samples(start + length), typed=typed)


def call(*turns: Turn) -> CallRecord:
    return CallRecord("FR03", "fr", "practice", 1, samples(60), turns, ())


def strip(record: CallRecord, name: StripName, sound: Any = None, **more: Any) -> Strip:
    return next(one for one in strips(record, sound, **more) if one.name == name)


def test_the_rate_of_each_turn_is_its_words_over_its_time() -> None:
    record = call(said(0, 10, 4), said(10, 10, 5), said(20, 10, 6), said(30, 10, 3))
    assert [round(p.value) for p in strip(record, "rate").points] == [150, 120, 100, 200]
    assert strip(record, "rate").highest.at == 30.0


def test_turns_too_short_for_a_rate_are_left_out() -> None:
    record = call(said(0, 3, 4), said(10, 10, 1), *(said(20 + 5 * i, 8, 4) for i in range(4)))
    assert [p.at for p in strip(record, "rate").points] == [20.0, 25.0, 30.0, 35.0]


def test_a_typing_trainee_is_not_measured() -> None:
    record = call(*(said(10 * i, 8, 4, typed=True) for i in range(5)))
    assert all(not one.points for one in strips(record, None))


def test_few_turns_make_no_baseline_and_no_points() -> None:
    record = call(*(said(10 * i, 8, 4) for i in range(3)))
    assert strip(record, "rate").points == ()
    assert strip(record, "rate").baseline is None


def test_a_louder_turn_stands_above_the_others_wherever_the_headset_was() -> None:
    record = call(*(said(10 * i, 8, 4) for i in range(5)))
    rng = np.random.default_rng(2)
    levels = []
    for headset in (0.2, 1.0):
        sound = np.zeros(samples(60), np.int16)
        for number, turn in enumerate(record.turns):
            gain = headset * (4000 if number == 2 else 2000)
            sound[turn.start : turn.end] = rng.normal(0, gain, turn.end - turn.start).clip(-32000, 32000)
        levels.append([p.value for p in strip(record, "level", sound).points])
    for found in levels:
        assert found[2] == pytest.approx(6.0, abs=0.3)
        assert max(abs(value) for value in found[:2] + found[3:]) < 0.5


def test_the_level_of_a_voice_that_a_browser_changed_is_not_measured(page: Page) -> None:
    level, noise = "Niveau, par rapport à votre médiane", "Bruit de fond"
    unchanged, changed = page(), page(voice_changed=True)
    assert level in changed
    assert "le navigateur a modifié votre voix" in changed
    assert "le navigateur a modifié votre voix" not in unchanged
    assert noise in unchanged
    assert noise not in changed


@pytest.mark.parametrize("said", ["true", "browser"])
def test_a_browser_that_did_not_leave_a_voice_as_it_is_changed_it(said: str) -> None:
    def told(**facts: str) -> bool:
        return Manifest("FR03", "fr", "practice", 1, microphone=facts).voice_changed

    assert told(echoCancellation="false", autoGainControl=said, sampleRate="48000")
    assert not told(echoCancellation="false", noiseSuppression="false", autoGainControl="false")
    assert not told(), "a headset line says nothing, and changes nothing"


@given(st.lists(st.floats(1, 60), min_size=4, max_size=40))
def test_every_point_and_the_baseline_stay_inside_the_strip(lengths: list[float]) -> None:
    turns = [said(2.0 * i, 6, length) for i, length in enumerate(lengths)]
    for one in strips(call(*turns), None):
        for point in one.points:
            assert 0 <= point.top <= 100
            assert 0 <= point.left <= 100
        if one.points:
            assert 0 <= one.band_top <= one.line <= one.band_top + one.band_height + 0.1 <= 100.1


def test_differences_nobody_hears_look_small() -> None:
    record = call(*(said(10 * i, 10, 4 + i / 100) for i in range(5)))
    tops = [p.top for p in strip(record, "rate").points]
    assert max(tops) - min(tops) < 5


def test_a_baseline_from_earlier_calls_takes_the_place_of_the_calls_own() -> None:
    record = call(*(said(10 * i, 10, 4) for i in range(5)))
    usual = Baseline(170.0, 12.0, of_this_call=False)
    assert strip(record, "rate", baselines={"rate": usual}).baseline == usual
    assert own_baseline([1, 2, 3, 4, 100]).median == 3


def test_what_is_counted_can_be_heard(record: CallRecord) -> None:
    found = {figure.name: figure for figure in figures(record)}
    assert (found["cuts"].value, found["cuts"].at) == (1, (34.4,))
    assert (found["acknowledgements"].value, found["acknowledgements"].at) == (1, (8.6,))
    assert (found["holds"].value, found["holds"].at) == (1, (50.0,))
    assert found["hold_time"].value == 21.0
    assert 40 < found["talk_share"].value < 60


def test_a_lone_listener_has_no_share_of_the_talk() -> None:
    assert [figure.name for figure in figures(call())] == [
        "cuts",
        "cuts_by_client",
        "acknowledgements",
        "holds",
    ]


def test_every_number_of_the_delivery_has_its_unit(page: Page) -> None:
    text = re.sub(r"<[^>]+>", " ", page())
    section = " ".join(text[text.index("Débit, pauses et partage") : text.index("Ce qui n’a pas pu")].split())
    assert re.search(r"Médiane de l’appel : \d+ mots/min", section)
    assert re.search(r"Variation de niveau -?[\d,]+ dB", section)
    for row in re.findall(
        r"(?:Débit|Pauses|Variation|Son|Bruit)[^%]*%", section[section.index("Sur tout l’appel") :]
    ):
        assert re.search(r"non mesuré|mots/min|syllabes/s|demi-tons|dB|%|0,2 à 1 s|plus de 1 s", row)


def test_ones_own_marks_stand_beside_the_proposed_ones(page: Page) -> None:
    text = page(opinion=Opinion(self_assessment={"business": 70.0, "emotional": 80.0}))
    assert "vous\u00a0: 70" in text
    assert 'style="left:80.0%"' in text
    assert "Le trait clair est la note que vous vous étiez donnée" in text
    assert "Le trait clair" not in page()


def test_contested_lines_are_struck_and_both_scores_are_shown(page: Page) -> None:
    text = page(opinion=Opinion(contested=frozenset({7}), score_without=64.5))
    assert re.findall(r'class="line trainee contested" id="(line-\d+)"', text) == ["line-7"]
    assert "Sans ce qui est contesté\u00a0: 64,5" in text
    assert "58,5" in text


AFFECT = (
    r"stress|anxi|nerveu|énerv|calme|serein|assuran|hésitant|chaleur|froid|agressi|tendu|colère|triste|joie|"
    r"enthousias|ennuy|confian|peur|sympath|sourian|dynamique|monotone|warm|cold|nervous|confident|bored|angry|"
    r"hesitant|cheerful|enthusias|tense|relaxed|monoton"
)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_word_of_feeling_is_said_of_how_the_trainee_spoke(
    page: Page, record: CallRecord, language: str
) -> None:
    from dataclasses import replace

    text = re.sub(r"<[^>]+>", " ", page(record=replace(record, language=language)))
    first, last = (
        ("Débit, pauses et", "Ce qui n’a pas pu") if language == "fr" else ("Rate, pauses", "What could not")
    )
    section = text[text.index(first) : text.index(last)]
    assert len(section) > 500
    assert re.findall(AFFECT, section, flags=re.I) == []
