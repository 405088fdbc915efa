from __future__ import annotations

import json
import re
from dataclasses import replace

from voicesim.audio.frames import samples
from voicesim.call.directory import CallDirectory, EventWriter
from voicesim.call.events import Announced, Backchannel, ClientSaid, Closed, Event, TurnEnded
from voicesim.call.record import CallRecord
from voicesim.call.transcript import read_record, record_of, turns_of, write_transcript
from voicesim.text.words import Word, typed


def said(text: str, start: float, end: float) -> tuple[Word, ...]:
    tokens = text.split()
    step = (end - start) / len(tokens)
    return tuple(
        Word(token, samples(start + i * step), samples(start + (i + 1) * step), 0.9)
        for i, token in enumerate(tokens)
    )


def client(text: str, start: float, end: float, *, complete: bool = True) -> ClientSaid:
    words = said(text, start, end)
    return ClientSaid(samples(end), 1, samples(start), samples(end), words, ("answer",), ("l1",), complete)


def trainee(text: str, start: float, end: float, *, interrupted: bool = False) -> TurnEnded:
    words = said(text, start, end)
    return TurnEnded(
        samples(end + 0.5),
        samples(start),
        samples(end),
        samples(0.5),
        "own pauses",
        words,
        interrupted,
        False,
    )


LOG: tuple[Event, ...] = (
    Announced(0, "Vous allez parler à un client simulé par une intelligence artificielle."),
    trainee("Service sinistres bonjour", 1.0, 2.0),
    Backchannel(samples(4.5), samples(4.2), samples(4.5), said("d'accord", 4.2, 4.5)),
    client("J'ai de l'eau <partout> & au plafond", 3.0, 5.0),
    client("Depuis hier soir et", 8.0, 9.1, complete=False),
    trainee("Avez-vous coupé l'eau ?", 9.0, 10.0, interrupted=True),
    TurnEnded(samples(12), samples(12), samples(12), 0, "typed", typed("Je note.", samples(12)), False, True),
    Closed(samples(13), samples(13), samples(13), 0),
)


def logged(directory: CallDirectory, log: tuple[Event, ...] = LOG) -> CallRecord:
    with EventWriter(directory) as writer:
        for event in log:
            writer.write(event)
    return read_record(directory)


def test_turns_come_in_the_order_they_began(directory: CallDirectory) -> None:
    turns = logged(directory).turns
    assert [turn.start for turn in turns] == sorted(turn.start for turn in turns)
    assert [turn.speaker for turn in turns] == [
        "trainee",
        "client",
        "trainee",
        "client",
        "trainee",
        "trainee",
    ]


def test_an_interruption_a_backchannel_and_a_cut_line_are_marked(directory: CallDirectory) -> None:
    turns = logged(directory).turns
    assert [turn.overlapping for turn in turns] == [False, False, True, False, True, False]
    assert [turn.backchannel for turn in turns] == [False, False, True, False, False, False]
    assert [turn.complete for turn in turns] == [True, True, True, False, True, True]
    assert [turn.typed for turn in turns] == [False] * 5 + [True]


def test_a_call_without_its_last_line_is_not_complete(directory: CallDirectory) -> None:
    assert logged(directory).complete
    assert not logged(directory, LOG[:-1]).complete


def test_a_record_from_the_loop_and_one_from_the_disk_are_the_same(directory: CallDirectory) -> None:
    assert logged(directory) == record_of(LOG, directory.manifest())


def test_the_transcript_gives_seconds_and_words(directory: CallDirectory) -> None:
    write_transcript(directory, logged(directory))
    body = json.loads(directory.transcript.read_text(encoding="utf-8"))
    assert body["announcement"].startswith("Vous allez parler")
    assert body["duration"] == 13.0
    first = body["turns"][0]
    assert (first["speaker"], first["start"], first["end"]) == ("trainee", 1.0, 2.0)
    assert [word["text"] for word in first["words"]] == ["Service", "sinistres", "bonjour"]
    assert first["words"][0]["probability"] == 0.9


def test_the_same_call_gives_the_same_bytes(directory: CallDirectory) -> None:
    write_transcript(directory, logged(directory))
    once = directory.transcript.read_bytes(), directory.captions.read_bytes()
    write_transcript(directory, logged(directory))
    assert (directory.transcript.read_bytes(), directory.captions.read_bytes()) == once


def test_captions_are_webvtt_with_the_voice_of_each(directory: CallDirectory) -> None:
    write_transcript(directory, logged(directory))
    text = directory.captions.read_text(encoding="utf-8")
    assert text.startswith("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Gestionnaire>Service")
    assert "l'eau &lt;partout&gt; &amp; au" in text
    assert "00:00:12.000 --> 00:00:13.000" in text  # typed words take no time, their caption does
    for start, end in re.findall(r"(\S+) --> (\S+)", text):
        assert start < end


def test_a_typed_line_comes_before_its_answer(directory: CallDirectory) -> None:
    line = replace(trainee("Bonjour.", 5.0, 5.0), typed=True)
    answer = client("Oui bonjour.", 5.0, 6.0)
    assert [turn.speaker for turn in turns_of((answer, line))] == ["trainee", "client"]
    assert [turn.speaker for turn in turns_of((replace(line, typed=False), answer))] == ["client", "trainee"]
