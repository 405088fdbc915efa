"""Clauses spoken ahead are those that would be spoken, sample for sample; they are bounded and checked."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.errors import StageFailed
from voicesim.voice import kokoro_model
from voicesim.voice.ahead import Made, SpeaksAhead, Stock, Stop, in_a_call
from voicesim.voice.ahead_folder import Folder, leave_room
from voicesim.voice.colours import colour_of, spoken_colour_of
from voicesim.voice.kokoro import KokoroVoice, Timbre
from voicesim.voice.speech import Colour, Speech

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))
from scripts.miniatures import kokoro_voice  # noqa: E402

LINE = "Ben écoutez, il y a de l'eau partout."
MOOD = st.floats(0, 10)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> kokoro_model.Kokoro:
    return kokoro_model.load(kokoro_voice.build(tmp_path_factory.mktemp("kokoro")), threads=1)


@pytest.fixture
def network(loaded: kokoro_model.Kokoro) -> kokoro_model.Kokoro:
    """A network for which nothing was spoken ahead."""
    return replace(loaded, stock=Stock())


def same(one: Speech, other: Speech) -> bool:
    return np.array_equal(one.sound, other.sound) and one.words == other.words


def first(voice: KokoroVoice, colour: Colour) -> Speech:
    return next(voice.synthesize(LINE, colour))


def made(seconds: float = 0.1) -> Made:
    return Made(np.ones(int(seconds * 24_000), dtype=np.int16), np.ones(3, dtype=np.float32), 100.0)


def test_a_clause_spoken_ahead_is_sample_for_sample_the_one_spoken_at_once(
    network: kokoro_model.Kokoro,
) -> None:
    colour = Colour(rate=1.05, pitch=1.0, variation=1.1, level=2.0, rest=1.4)
    at_once = first(KokoroVoice(network, "fr"), colour)
    voice = KokoroVoice(network, "fr")
    assert isinstance(voice, SpeaksAhead)
    assert voice.speak_ahead(LINE, replace(colour, level=-3.0, rest=0.8), Stop())
    found = network.stock.found
    assert same(first(voice, colour), at_once)
    assert network.stock.found == found + 1


def test_another_voice_or_another_colour_is_another_sound(network: kokoro_model.Kokoro) -> None:
    KokoroVoice(network, "fr").speak_ahead(LINE, Colour(), Stop())
    woman = KokoroVoice(network, "fr", Timbre({"jf_nezumi": 1.0}))
    found = network.stock.found
    first(woman, Colour())
    first(KokoroVoice(network, "fr"), Colour(pitch=1.0))
    assert network.stock.found == found


def test_what_a_call_says_is_not_kept(network: kokoro_model.Kokoro) -> None:
    list(KokoroVoice(network, "fr").synthesize("Madame Tarrin, vous avez dit vétusté ?"))
    assert network.stock.size == 0


def test_who_is_stopped_keeps_nothing_and_says_so(network: kokoro_model.Kokoro) -> None:
    stop = Stop()
    stop.ask()
    voice = KokoroVoice(network, "fr")
    assert not voice.speak_ahead(LINE, Colour(), stop)
    assert network.stock.size == 0


def test_a_run_under_way_is_ended_by_the_one_who_asks(network: kokoro_model.Kokoro) -> None:
    """The session is told to end in the midst of its run, and what it raises then is no failure."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    stop, other = Stop(), Stop()
    asks = stop

    class Midway:
        def run(self, outputs: None, feed: Any, options: Any = None) -> Any:
            if options is None:
                return network.session.run(outputs, feed)
            asks.ask()
            raise state.Fail(f"terminated: {options.terminate}")

    voice = KokoroVoice(replace(network, session=Midway()), "fr")
    assert not voice.speak_ahead(LINE, Colour(), stop)
    with pytest.raises(StageFailed, match="terminated: False"):
        voice.speak_ahead(LINE, Colour(), other)


def test_nobody_speaks_ahead_while_two_calls_are_held(network: kokoro_model.Kokoro) -> None:
    voice = KokoroVoice(network, "fr")
    with in_a_call(voice):
        with in_a_call(KokoroVoice(network, "fr")):
            assert not voice.speak_ahead(LINE, Colour(), Stop())
        assert voice.speak_ahead(LINE, Colour(), Stop())


def test_the_stock_is_bounded_and_what_was_wanted_longest_ago_goes() -> None:
    stock = Stock(most=3 * made().size)
    for key in "abc":
        stock.keep(key, made())
    assert stock.find("a") is not None
    stock.keep("d", made())
    assert stock.find("b") is None
    assert stock.find("a") is not None
    assert stock.size <= 3 * made().size


def test_what_lies_on_the_disk_is_found_and_holds_no_text(
    network: kokoro_model.Kokoro, tmp_path: Path
) -> None:
    folder = Folder(tmp_path / "FR01")
    maker = KokoroVoice(network, "fr")
    for run in maker.made_ahead(LINE, Colour(), Stop()):
        assert run is not None
        folder.keep(*run)
    at_once = first(maker, Colour())
    fresh = replace(network, stock=Stock())
    voice = KokoroVoice(fresh, "fr", source=folder)
    assert same(first(voice, Colour()), at_once)
    assert fresh.stock.found == 1
    (file,) = folder.path.iterdir()
    assert b"eau" not in file.read_bytes()
    assert "eau" not in file.name


def test_a_file_that_is_damaged_or_renamed_is_as_good_as_none(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "FR01")
    folder.keep("a", made())
    assert folder.has("a")
    file = folder.path / "a.clause"
    file.rename(folder.path / "b.clause")
    assert folder.find("b") is None
    folder.keep("a", made())
    file.write_bytes(file.read_bytes()[:-1])
    assert folder.find("a") is None


def test_the_callers_prepared_longest_ago_make_room(tmp_path: Path) -> None:
    import os

    for age, name in enumerate(("new", "old", "older")):
        Folder(tmp_path / name).keep("a", made())
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    size = Folder(tmp_path / "new").size
    assert leave_room(tmp_path, 2 * size, tmp_path / "new") == ("older",)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["new", "old"]


@given(MOOD, MOOD, MOOD)
def test_the_spoken_colour_is_the_moods_but_for_less_than_anybody_hears(
    anger: float, distress: float, trust: float
) -> None:
    exact, spoken = colour_of(anger, distress, trust), spoken_colour_of(anger, distress, trust)
    assert (spoken.level, spoken.rest) == (exact.level, exact.rest)
    assert abs(spoken.rate / exact.rate - 1) < 0.06
    assert abs(spoken.pitch - exact.pitch) < 0.9
    assert abs(spoken.variation / exact.variation - 1) < 0.12


def test_all_moods_there_are_take_fifteen_runs_of_the_network() -> None:
    steps = [number / 2 for number in range(21)]
    spoken = [
        spoken_colour_of(anger, distress, trust) for anger in steps for distress in steps for trust in (0, 10)
    ]
    assert len({(one.rate, one.pitch, one.variation) for one in spoken}) == 15
