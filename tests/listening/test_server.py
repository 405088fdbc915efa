"""Recognition by a server, over real HTTP: believed as Whisper is, and done here when it has nothing."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from scripts.model_server import ModelServer, Sent, in_json, says
from voicesim.audio.frames import SAMPLE_RATE, Sound, seconds
from voicesim.errors import StageFailed
from voicesim.listening.believed import Belief
from voicesim.listening.continuations import load_inventions
from voicesim.listening.incremental import IncrementalRecogniser
from voicesim.listening.recogniser import Demand, Hints, ScriptedRecogniser, Withdrawn
from voicesim.listening.scripted import LoudnessDetector
from voicesim.listening.server import RecogniserOnServer, ServerRecogniser
from voicesim.listening.server_words import UNSAID
from voicesim.servers.asking import Server
from voicesim.servers.breaker import Breaker
from voicesim.servers.reports import Report, reports_of
from voicesim.text.words import Word, text_of

START = 48_000
LOUD = np.full(2 * SAMPLE_RATE, 5000, dtype=np.int16)
SILENT = np.zeros(2 * SAMPLE_RATE, dtype=np.int16)
LINE = "Bonjour madame, c'est noté."
HERE = ScriptedRecogniser([Word("ici", START + 100, START + 4000)])
FRENCH = Hints("fr")


def nobody(body: Mapping[str, Any]) -> Sent:
    raise AssertionError("nobody asked for speech")


class Line:
    """A server that answers this, the recogniser that asks it, and what is reported."""

    def __init__(self, hears: Callable[[Sound, Mapping[str, str]], Sent], *, here: bool = True) -> None:
        self.server = ModelServer(hears, nobody)
        belief = Belief(LoudnessDetector, load_inventions())
        asked = ServerRecogniser(Server.at(self.server.url, "m"), belief, 20, hot_words=True)
        self.alone = asked
        self.ears = RecogniserOnServer(asked, HERE if here else None, Breaker(2, 3))

    def __enter__(self) -> Line:
        self.server.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.__exit__()

    def heard(self, sound: Sound = LOUD, hints: Hints = FRENCH) -> tuple[Word, ...]:
        return self.ears.transcribe(sound, START, hints)


def answers(answer: object) -> Line:
    return Line(lambda sound, fields: in_json(answer))


def test_words_come_with_times_on_the_calls_clock_and_what_was_asked_is_what_servers_know() -> None:
    with answers(says(LINE, 2.0)) as line:
        words = line.heard(hints=Hints("fr", ("Lambert", "bris de glace")))
        (asked,) = line.server.asked
    assert text_of(words) == LINE
    assert [word.start for word in words] == [START, START + 8000, START + 16000, START + 24000]
    assert words[0].probability == pytest.approx(0.95)
    assert asked["model"] == "m"
    assert (asked["language"], asked["response_format"]) == ("fr", "verbose_json")
    assert asked["prompt"] == "Lambert, bris de glace"
    assert line.ears.reports() == (Report("recognition", line.alone.name, "answered"),)


def test_a_sound_without_speech_is_sent_to_nobody() -> None:
    with answers(says(LINE, 2.0)) as line:
        assert line.heard(SILENT) == ()
        assert not line.server.asked
    assert line.ears.reports() == ()


def test_what_nobody_can_have_said_is_not_believed_of_a_server_either() -> None:
    with answers(says("Sous-titres réalisés par la communauté d'Amara.org", 2.0)) as line:
        assert line.heard() == ()
    assert line.ears.reports()[0].attempt == "answered"


def without(answer: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name not in names}


def test_words_of_pieces_without_marks_are_written_as_the_text_has_them() -> None:
    pieces = ("bonjour", "madame", "c", "est", "noté")
    words = [{"word": one, "start": n * 0.3, "end": n * 0.3 + 0.2} for n, one in enumerate(pieces)]
    with answers(says(LINE, 2.0, words=words)) as line:
        heard = line.heard()
    assert text_of(heard) == LINE
    assert seconds(heard[2].end - START) == pytest.approx(1.1, abs=0.01)
    assert heard[2].probability == pytest.approx(np.exp(-0.1))


def test_words_without_times_share_the_speech_of_their_segment() -> None:
    late = np.concatenate([SILENT[:SAMPLE_RATE], LOUD[:SAMPLE_RATE]])
    with answers(without(says(LINE, 2.0), "words")) as line:
        heard = line.heard(late)
    assert text_of(heard) == LINE
    assert heard[0].start >= START + SAMPLE_RATE - 320
    assert all(one.end <= other.start for one, other in pairwise(heard))


def test_a_server_that_says_only_the_text_leaves_all_of_it_to_be_verified() -> None:
    with answers({"text": LINE}) as line:
        heard = line.heard()
    assert text_of(heard) == LINE
    assert {word.probability for word in heard} == {UNSAID}


@pytest.mark.parametrize(
    ("sent", "attempt"),
    [
        (Sent(b"", status=500), "failed"),
        (Sent(b"", status=429), "failed"),
        (Sent(b""), "refused"),
        (Sent(b"<html>"), "refused"),
        (Sent(b'{"text": 3}'), "refused"),
        (Sent(b"[" * 100_000), "refused"),
        (in_json(says(LINE, 900.0)), "refused"),
        (in_json(says(LINE, 2.0, segments=[{"text": LINE, "start": "a", "end": 2}])), "refused"),
        (in_json(says(LINE, 2.0, words=[{"word": LINE, "start": float("nan"), "end": 1}])), "refused"),
        (in_json(says("Good morning, how can I help you today?", 2.0, "english")), "refused"),
        (in_json(says("And what is the number of the policy that you have?", 2.0)), "refused"),
    ],
)
def test_what_a_server_cannot_do_is_done_here_and_is_on_the_record(sent: Sent, attempt: str) -> None:
    with Line(lambda sound, fields: sent) as line:
        assert text_of(line.heard()) == "ici"
    (report,) = line.ears.reports()
    assert (report.attempt, report.instead) == (attempt, "script")
    assert report.reason


def test_an_empty_answer_to_speech_is_no_word_and_none_is_made_up() -> None:
    with answers(says("", 2.0)) as line:
        assert line.heard() == ()


def test_where_nothing_else_can_hear_what_a_server_does_not_do_fails() -> None:
    with Line(lambda sound, fields: Sent(b"", status=500), here=False) as line:
        with pytest.raises(StageFailed, match="answered 500"):
            line.heard()
        assert line.ears.reports()[0].instead == ""


def test_a_server_that_misses_twice_is_spared_and_tried_again_later() -> None:
    with Line(lambda sound, fields: Sent(b"", status=500)) as line:
        for _ in range(5):
            line.heard()
        line.server.hears = lambda sound, fields: in_json(says(LINE, 2.0))
        words = [text_of(line.heard()) for _ in range(2)]
        found = [report.attempt for report in line.ears.reports()]
    assert found == ["failed", "failed", "resting", "resting", "resting", "answered", "answered"]
    assert words == [LINE, LINE]


def test_while_a_server_is_asked_nothing_here_is_late_and_whoever_goes_on_speaking_waits_for_nobody() -> None:
    asked, let_go = threading.Event(), threading.Event()

    def slow(sound: Sound, fields: Mapping[str, str]) -> Sent:
        asked.set()
        let_go.wait(20)
        return in_json({"text": ""})

    demand, ended = Demand(), list[BaseException]()

    def ask(line: Line) -> None:
        try:
            line.heard(hints=Hints("fr", demand=demand))
        except StageFailed as failure:
            ended.append(failure)

    with Line(slow) as line:
        job = threading.Thread(target=ask, args=(line,))
        job.start()
        assert asked.wait(20)
        assert demand.elsewhere
        demand.withdraw()
        job.join(20)
        let_go.set()
    assert isinstance(ended[0], Withdrawn)
    assert not demand.elsewhere
    assert line.ears.reports() == ()


def test_the_memory_of_a_turn_passes_the_reports_on() -> None:
    with answers(says(LINE, 2.0)) as line:
        ears = IncrementalRecogniser(line.ears)
        ears.transcribe(LOUD, START, FRENCH)
        assert [report.attempt for report in reports_of(ears)] == ["answered"]
    assert reports_of(HERE) == ()


def test_the_form_is_one_that_others_read() -> None:
    with answers(json.loads('{"text": ""}')) as line:
        sounds = list[Sound]()
        line.server.hears = lambda sound, fields: sounds.append(sound) or in_json({"text": ""})  # type: ignore[func-returns-value]
        line.heard()
    assert np.array_equal(sounds[0], LOUD)
