"""`voicesim analyze`: delivery measures of one channel of any recording."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Lang, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

NAMES: Mapping[str, Message] = {
    "duration": Message("duration"),
    "speech_time": Message("time of speech"),
    "pause_time": Message("time of pauses"),
    "words_per_minute": Message("words a minute"),
    "syllable_rate": Message("syllables, with pauses"),
    "articulation_rate": Message("syllables, without pauses"),
    "pauses_brief": Message("brief pauses"),
    "pauses_medium": Message("pauses up to 1 s"),
    "pauses_long": Message("longer pauses"),
    "pitch_deviation": Message("variation of pitch"),
    "pitch_range": Message("range of pitch"),
    "level_deviation": Message("variation of level"),
    "level_range": Message("range of level"),
    "clipping": Message("sound cut off"),
    "noise_floor": Message("noise of the room"),
}
"""What people call each measure of `analysis.delivery`."""


class Channel(StrEnum):
    """Which channel of the recording is meant."""

    mono = "mono"
    left = "left"
    right = "right"


def analyze(
    audio: Annotated[Path, typer.Argument(metavar="AUDIO", help="A WAV, FLAC, OGG or MP3 file of speech.")],
    channel: Annotated[
        Channel, typer.Option("--channel", help="In a call of ours the trainee is on the left.")
    ] = Channel.mono,
    words: Annotated[
        Path | None, typer.Option("--words", help="Lines of start, end (seconds) and words, for the rates.")
    ] = None,
    lang: Lang = SpokenLanguage.fr,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Measure how a voice speaks: rates, pauses, pitch and level variation. Numbers with units."""
    from voicesim.analysis.delivery.measuring import measure
    from voicesim.audio.reading import read
    from voicesim.cli.words_told import hint_of_silence, words_for

    out = Output(json, plain)
    file = read(audio)
    spoken = words_for(words, file, out) if words else None
    if channel is Channel.mono:
        sound = file.voices
    else:
        side = 0 if channel is Channel.left else 1
        sound = file.side(side)
        hint_of_silence(file, side, out)
    with out.progress(Message("measuring {name}", name=audio.name)):
        delivery = measure(sound, spoken, language=lang.value)
    measures = {name: one.as_json() for name, one in delivery.measures()}
    out.table(
        ("measure", "value", "unit", "seen on", "sure"),
        [
            (
                NAMES[name],
                Message("not measured")
                if one["value"] is None
                else Message("{value:g}", value=float(one["value"])),
                Message("{one}", one=one["unit"]),
                Message("{share:.0%}", share=one["coverage"]),
                Message("{value:.2f}", value=one["confidence"]),
            )
            for name, one in measures.items()
        ],
    )
    out.result({"file": str(audio), "channel": channel.value, "measures": measures})
