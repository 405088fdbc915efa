"""`voicesim doctor`: what this machine can do, and what to type to mend the rest."""

from __future__ import annotations

from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.outcome import MENDABLE
from voicesim.cli.output import Output
from voicesim.cli.person import language_here
from voicesim.messages.catalogue import said
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.audio.frames import Sound
    from voicesim.sessions.checkup.line import Line
    from voicesim.settings.schema import Settings

WIDTH = 22  # of the first column
MARKS = {"good": Message("ok"), "missing": "--", "broken": Message("NO")}


def doctor(
    measure: Annotated[
        bool,
        typer.Option("--measure", help="Measure too: noise, echo, losses, response gap, memory (a minute)."),
    ] = False,
    calibrate: Annotated[
        bool,
        typer.Option(
            "--calibrate", help="Read a text aloud for 40 s: level, noise, rate. Numbers only are kept."
        ),
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Check devices, engines, weights and disk; say what to type to mend each line."""
    from voicesim.sessions.checkup.checks import check_up
    from voicesim.settings.sources import read_settings

    out, settings = Output(json, plain), read_settings().settings
    lines = [shown(line, out) for line in check_up(settings)]
    if measure:
        from voicesim.sessions.checkup.checks import measure as take

        out.say(Message("Measuring: the headset, then a short call in real time (a minute)."))
        lines += [shown(line, out) for line in take(settings)]
    if calibrate:
        lines.append(shown(calibration(settings, out), out))
    out.result({"lines": [line.as_json() for line in lines]})
    if any(line.state == "broken" for line in lines):
        raise typer.Exit(MENDABLE)


def shown(line: Line, out: Output) -> Line:
    """Show one line as soon as it is known, what to type to mend it under it."""
    language = language_here()
    what, sentence = said(line.what, language), said(line.sentence, language)
    out.line(_folded(f"{said(MARKS[line.state], language)}  {what:<{WIDTH}}  ", sentence, out))
    if line.mend:
        mend = said(Message("mend: {mend}", mend=line.mend), language)
        out.line(_folded(f"    {'':<{WIDTH}}  ", mend, out))
    return line


def _folded(head: str, sentence: str, out: Output) -> str:
    """The sentence in a column of its own, as wide as the terminal allows; one line for a screen reader."""
    room = get_terminal_size().columns - len(head)
    if out.plain or room < 20:
        return head + sentence
    pieces = wrap(sentence, room, break_long_words=False, break_on_hyphens=False)
    return head + ("\n" + " " * len(head)).join(pieces)


def calibration(settings: Settings, out: Output) -> Line:
    """Let the person read a text and say how the headset hears them. Raises `DeviceError`."""
    from voicesim.analysis.delivery.measuring import clipped_share
    from voicesim.audio.levels import rms_dbfs
    from voicesim.cli.call_view import meter
    from voicesim.line.sound_card import opener
    from voicesim.sessions.checkup import calibrating as room

    language = settings.call.language
    card = opener(settings.headset.microphone or None, settings.headset.speaker or None)()
    try:
        out.say(Message("Read this aloud, as you would on the telephone:"))
        out.say(f"\n{room.text_for(language)}\n")
        with out.progress(Message("listening"), total=room.LENGTH) as progress:
            done = 0

            def watch(frame: Sound) -> None:
                nonlocal done
                done += len(frame)
                progress.at(done, Message("listening {meter}", meter=meter(rms_dbfs(frame))))

            sound = room.listen(card, watch)
    finally:
        card.close()
    found = room.calibrate(sound, card.name, language)
    line = room.advice(found, clipped_share(sound))
    if line.state == "good":
        room.keep(found, room.calibration_file())
    return line
