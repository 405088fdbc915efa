"""The terminal during a call: what is shown, and what the keys do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, SAMPLE_RATE, silence
from voicesim.call import events
from voicesim.cli.call_lines import CallLines
from voicesim.cli.call_screen import CallScreen
from voicesim.cli.call_view import METER, lines_of, meter
from voicesim.cli.call_words import WORDS
from voicesim.sessions.watching import UNDERSTOOD, CallView, after_event, after_frame
from voicesim.text.words import typed

VIEW = CallView("fr", "FR03  Dégât des eaux", "practice")


def heard(text: str, at: int = 0) -> events.TurnEnded:
    return events.TurnEnded(at, at, at, 0, "complete question", typed(text, at), False, False)


def test_the_timer_starts_when_the_trainee_answers_and_not_before() -> None:
    view = VIEW
    for _ in range(3 * 50):
        view = after_frame(view, silence())
    assert lines_of(view)[1].startswith("00:00")
    view = after_event(view, events.PickedUp(view.now))
    for _ in range(65 * 50):
        view = after_frame(view, silence())
    assert lines_of(view)[1].startswith("01:05   en ligne")


def test_what_was_understood_is_shown_in_practice_and_can_be_hidden() -> None:
    view = after_event(VIEW, heard("Êtes-vous blessé ?"))
    assert "Vous : Êtes-vous blessé ?" in lines_of(view)
    assert not any("blessé" in line for line in lines_of(replace(view, show_understood=False)))


def test_in_an_examination_what_was_understood_is_never_shown() -> None:
    view = after_event(replace(VIEW, mode="certification"), heard("Êtes-vous blessé ?"))
    assert not any("blessé" in line for line in lines_of(view))
    assert lines_of(view)[0].startswith("ÉPREUVE")


def test_only_the_latest_turns_stay_on_the_screen() -> None:
    view = VIEW
    for number in range(10):
        view = after_event(view, heard(f"numéro {number}"))
    assert len(view.understood) == UNDERSTOOD
    assert view.understood[-1] == "numéro 9"


@given(st.floats(-200, 20))
def test_the_meter_never_leaves_its_frame(level: float) -> None:
    bar = meter(level)
    assert len(bar[: bar.index("]")]) == METER + 1


def test_the_meter_rises_at_once_and_falls_slowly() -> None:
    loud = np.full(FRAME, 8000, dtype=np.int16)
    view = after_frame(VIEW, loud)
    assert view.level > -15
    later = view
    for _ in range(25):
        later = after_frame(later, silence())
    assert view.level - 12 < later.level < view.level


class Telephone:
    """Remembers which buttons were pressed."""

    def __init__(self, *, ringing: bool) -> None:
        self.ringing, self.pressed = ringing, list[str]()

    def __getattr__(self, name: str) -> object:
        return lambda: self.pressed.append(name)


@pytest.mark.parametrize(
    ("key", "ringing", "does"),
    [
        ("\n", True, ["pick_up"]),
        (" ", True, ["pick_up"]),
        ("\n", False, []),
        ("h", False, ["hold"]),
        ("H", False, ["hold"]),
        ("q", False, ["hang_up"]),
        ("s", False, ["stop_simulation"]),
        ("s", True, ["stop_simulation"]),
        ("x", False, []),
        ("", True, []),
    ],
)
def test_each_key_does_one_thing(key: str, ringing: bool, does: list[str]) -> None:
    telephone = Telephone(ringing=ringing)
    CallScreen(VIEW, lambda lines: None, lambda: key).hands(telephone)  # type: ignore[arg-type]
    assert telephone.pressed == does


def test_the_file_is_within_reach_of_a_key() -> None:
    drawn: list[list[str]] = []
    keys = iter("f f")
    screen = CallScreen(VIEW, drawn.append, lambda: next(keys).strip(), ("contrat : MR-3390-5512",))
    for _ in range(3):
        screen.hands(Telephone(ringing=False))  # type: ignore[arg-type]
    assert ["contrat : MR-3390-5512" in lines for lines in drawn] == [True, False]


def test_a_practice_call_can_be_paused_and_an_examination_cannot() -> None:
    for mode, pauses in (("practice", True), ("certification", False)):
        screen = CallScreen(replace(VIEW, mode=mode), lambda lines: None, lambda: "p")  # type: ignore[arg-type]
        screen.hands(Telephone(ringing=False))  # type: ignore[arg-type]
        assert screen.paused() is pauses
        screen.hands(Telephone(ringing=False))  # type: ignore[arg-type]
        assert not screen.paused()


def test_the_key_for_a_transfer_tells_how_one_is_made_and_makes_none() -> None:
    drawn: list[list[str]] = []
    telephone = Telephone(ringing=False)
    screen = CallScreen(VIEW, drawn.append, lambda: "t")
    for _ in range(2):
        screen.hands(telephone)  # type: ignore[arg-type]
    assert [any("annoncez au client" in line for line in lines) for lines in drawn] == [True, False]
    assert telephone.pressed == []


def test_where_nothing_is_drawn_each_key_is_answered_with_lines() -> None:
    said: list[str] = []
    keys = iter("ftpp")
    file = ("contrat : MR-3390-5512", "1. Identifier l'appelant.")
    screen = CallScreen(VIEW, lambda lines: None, lambda: next(keys), file, said.append)
    screen.event(events.PickedUp(0))
    for _ in range(4):
        screen.hands(Telephone(ringing=False))  # type: ignore[arg-type]
    words = WORDS["fr"]
    assert said == [words["keys"], *file, words["transfer"], words["paused"], words["going_on"]]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_languages_say_the_same_things(language: str) -> None:
    def own(name: str) -> bool:
        return not name.startswith("screen.")  # labels whose English is the key itself

    assert {name for name in WORDS["fr"] if own(name)} == {name for name in WORDS["en"] if own(name)}
    assert all(len(line) <= 80 for line in (WORDS[language]["keys"], WORDS[language]["keys.ringing"]))  # type: ignore[index]


def test_a_call_reads_as_lines_for_those_who_listen_to_their_screen() -> None:
    said: list[str] = []
    lines = CallLines("fr", said.append, echo=True)
    at = 12 * SAMPLE_RATE
    lines(events.Rang(0))
    lines(heard("Bonjour.", at))
    lines(events.ClientSaid(at, 1, at, at, typed("Allô ?", at), (), (), complete=False))
    lines(events.HungUp(at, "client", "angry"))
    assert said == [
        "Le téléphone sonne : appuyez sur Entrée pour décrocher.",
        "00:12 Vous : Bonjour.",
        "00:12 Client : Allô ? (interrompu)",
        "Le client a raccroché.",
    ]
