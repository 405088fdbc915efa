"""The robot trainee, watched from the other end of the line."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_call import PaperCall, speak

from voicesim.audio.frames import SAMPLE_RATE, samples
from voicesim.audio.levels import rms_dbfs
from voicesim.line.robot import RobotTrainee
from voicesim.line.trainee_script import TraineeScript
from voicesim.text.words import Word, text_of


def script(lines: list[dict[str, Any]], **more: Any) -> TraineeScript:
    temper = {"gap": 0.6, "jitter": 0.0, "patience": 2.0, **more.pop("temperament", {})}
    return TraineeScript.model_validate(
        {
            "id": "fr03.good",
            "language": "fr",
            "quality": "good",
            "lines": lines,
            "temperament": temper,
            **more,
        }
    )


def play(robot: TraineeScript, call: PaperCall, seed: int = 0) -> list[Word]:
    words: list[Word] = []
    RobotTrainee(robot, speak, words.extend, seed=seed).run(call)
    return words


def lines(*says: str) -> list[dict[str, Any]]:
    return [{"says": text} for text in says]


def test_it_picks_up_when_it_should_and_speaks_first() -> None:
    call = PaperCall(["Bonjour."])
    words = play(script(lines("Service sinistres, bonjour."), picks_up_after=2.5), call)
    assert call.when("picks up") == pytest.approx(2.5, abs=0.021)
    assert words[0].start / SAMPLE_RATE == pytest.approx(2.5 + 0.6, abs=0.05)


def test_it_says_its_lines_in_order_waiting_for_the_client_each_time() -> None:
    call = PaperCall(["Bonjour.", "D'accord.", "Merci."])
    words = play(script(lines("Bonjour madame.", "Je vous écoute.", "Au revoir.")), call)
    assert text_of(words) == "Bonjour madame Je vous écoute Au revoir"
    for word, stop in ((words[2], "client stops"),):
        assert word.start / SAMPLE_RATE == pytest.approx(call.when(stop) + 0.6, abs=0.05)
    assert call.log[-1][1] == "hangs up"


def test_an_answer_is_given_as_soon_as_the_client_has_said_the_word() -> None:
    call = PaperCall(["Ça goutte près du plafonnier.", "Oui.", "Oui."])
    robot = script(
        [
            {"says": "Bonjour."},
            {"says": "Racontez moi."},
            {"says": "Coupez le courant.", "hears": ["plafonnier", "électri"]},
        ]
    )
    assert text_of(play(robot, call)) == "Bonjour Coupez le courant Racontez moi"


def test_an_answer_waits_for_the_line_it_comes_after() -> None:
    answer = {"says": "Je vérifie.", "hears": ["payer"], "after": "account"}
    robot = script([{"says": "Bonjour."}, {"says": "Racontez.", "id": "account"}, answer])
    words = play(robot, PaperCall(["Qui va payer ?", "Je veux savoir qui va payer.", "Bon."]))
    assert text_of(words) == "Bonjour Racontez Je vérifie"


def test_an_answer_is_given_once_unless_it_is_written_otherwise() -> None:
    said = ["Qui paie ?", "Qui paie ?", "Qui paie ?"]
    once = script([{"says": "Bonjour."}, {"says": "Bien."}, {"says": "Voilà.", "hears": ["paie"]}])
    often = script([{"says": "Bonjour."}, {"says": "Voilà.", "hears": ["paie"], "once": False}])
    assert text_of(play(once, PaperCall(list(said)))) == "Bonjour Voilà Bien"
    assert text_of(play(often, PaperCall(list(said)))) == "Bonjour Voilà Voilà Voilà"


def test_what_the_client_has_already_said_is_not_asked() -> None:
    robot = script(
        [
            {"says": "Bonjour."},
            {"says": "Racontez."},
            {"says": "Coupez le courant.", "unless": ["j'ai coupé"]},
            {"says": "Au revoir."},
        ]
    )
    said = text_of(play(robot, PaperCall(["J’ai coupé le courant.", "Ça fuit.", "Bon."])))
    assert said == "Bonjour Racontez Au revoir"
    assert "Coupez" in text_of(play(robot, PaperCall(["Ça fuit.", "Oui.", "Oui.", "Bon."])))


def test_a_line_that_covers_another_makes_it_superfluous() -> None:
    robot = script(
        [
            {"says": "Bonjour."},
            {"says": "Qui paie, je ne sais pas.", "id": "money"},
            {"says": "Je ne peux pas vous le dire.", "hears": ["qui paie"], "covers": ["money"]},
            {"says": "Au revoir."},
        ]
    )
    words = play(robot, PaperCall(["Alors, qui paie ?", "Bon.", "Au revoir."]))
    assert text_of(words) == "Bonjour Je ne peux pas vous le dire Au revoir"


def test_a_client_who_says_nothing_is_spoken_to_again_when_patience_is_out() -> None:
    words = play(script(lines("Bonjour.", "Vous êtes là.")), PaperCall(["", ""]))
    gap = words[1].start - words[0].end
    assert gap / SAMPLE_RATE == pytest.approx(2.0 + 0.05, abs=0.05)


def test_it_hangs_up_when_all_is_said_and_the_client_is_silent() -> None:
    call = PaperCall(["Merci, au revoir."])
    play(script(lines("Au revoir."), last=3.0), call)
    assert call.when("hangs up") == pytest.approx(call.when("client stops") + 3.0, abs=0.05)


def test_a_hold_is_announced_kept_and_ended_and_the_client_thanked() -> None:
    call = PaperCall(["Oui.", "D'accord."])
    robot = script(
        [{"says": "Puis je vous mettre en attente."}, {"says": "Une minute.", "hold": 30}, {"says": "Merci."}]
    )
    words = play(robot, call)
    held, back = call.when("hold"), call.when("back")
    assert held >= words[-2].end / SAMPLE_RATE
    assert back - held == pytest.approx(30, abs=0.03)
    assert words[-1].start / SAMPLE_RATE == pytest.approx(back + 0.6, abs=0.05)


def test_the_one_who_cuts_in_speaks_over_the_client() -> None:
    call = PaperCall(["Je vous explique tout depuis le début.", "Mais."], lasts=5.0)
    robot = script([{"says": "Bonjour."}, {"says": "Oui bon.", "cuts_in_after": 1.5}])
    words = play(robot, call)
    assert words[1].start / SAMPLE_RATE == pytest.approx(call.when("client: Je") + 1.5, abs=0.05)
    assert words[1].start / SAMPLE_RATE < call.when("client stops")


def test_interrupted_it_stops_and_what_was_not_said_is_nowhere() -> None:
    class Impatient(PaperCall):
        def _converse(self, trainee: bool) -> None:
            super()._converse(trainee)
            if len(self.mic) == 400:
                self._answer("Attendez !")

    call = Impatient([], lasts=3.0)
    long = " ".join(f"mot{i}" for i in range(100))
    words = play(script(lines(long), picks_up_after=1.0, last=1.0), call)
    assert 20 < len(words) < 45
    loud = np.flatnonzero(np.abs(call.heard) > 3000)
    assert words[-1].start <= loud[-1] <= words[-1].end


def test_the_words_lie_where_the_sound_is() -> None:
    call = PaperCall(["Oui.", "Non."])
    words = play(script(lines("Bonjour. Que puis je faire.", "Bien.")), call)
    for word in words:
        assert np.all(call.heard[word.start : word.end] > 7000)
    inside = np.zeros(len(call.heard), dtype=bool)
    for word in words:
        inside[word.start : word.end] = True
    assert np.abs(call.heard[~inside]).max() < 200


def test_its_microphone_is_never_digitally_silent() -> None:
    call = PaperCall([""])
    play(script(lines("Bonjour."), last=5.0), call)
    quiet = call.heard[-samples(4.0) :]
    assert -72 < rms_dbfs(quiet) < -64
    assert all(np.any(frame) for frame in call.mic)


@given(seed=st.integers(0, 1000))
@settings(max_examples=10, deadline=None)
def test_the_same_seed_is_the_same_call_to_the_sample(seed: int) -> None:
    robot = script(lines("Bonjour.", "Bien.", "Au revoir."), temperament={"jitter": 0.4})
    one, two = PaperCall(["Oui.", "Oui.", "Oui."]), PaperCall(["Oui.", "Oui.", "Oui."])
    assert play(robot, one, seed) == play(robot, two, seed)
    assert np.array_equal(one.heard, two.heard)


def test_a_silent_robot_says_nothing_and_leaves_at_last() -> None:
    call = PaperCall([])
    assert play(script([], last=20.0), call) == []
    assert call.when("hangs up") == pytest.approx(3.0 + 20.0, abs=0.1)


def test_while_the_notice_is_read_out_it_waits_for_the_telephone_to_ring() -> None:
    call = PaperCall([""], notice=7.0)
    play(script(lines("Bonjour."), picks_up_after=3.0, last=1.0), call)
    assert call.when("picks up") == pytest.approx(10.0, abs=0.03)
