"""`voicesim mirror`: the private voice mirror, at the terminal of the person who spoke and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.asking import agreed
from voicesim.cli.options import Plain
from voicesim.cli.outcome import sentence
from voicesim.cli.output import Output
from voicesim.cli.person import person_language
from voicesim.errors import ConfigurationError, RecordingError
from voicesim.messages.message import Message
from voicesim.modes import Mode, rules_of

if TYPE_CHECKING:
    from voicesim.call.directory import CallDirectory
    from voicesim.mirror.effort import Point, Reference
    from voicesim.text.words import Language

WIDTH = 48
"""Columns of the curve."""
LEAST, MOST = -2.0, 6.0
"""Deviations that are always on it; it grows for more."""

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "question": "Est-ce votre propre appel, et voulez-vous voir votre effort vocal ?",
        "no": "Rien n'a été calculé.",
        "computing": "mesure de la voix, en mémoire",
        "title": "Effort vocal, en écarts à votre propre référence",
        "private": "Pour vous uniquement : calculé en mémoire, ni enregistré, ni noté, ni transmis.",
        "reference": "0 : la moitié de cet appel où l'effort est le plus faible ({seconds:.0f} s de parole). "
        "1 écart : {spread} {semitones} de hauteur{level}.",
        "semitone": "demi-ton",
        "semitones": "demi-tons",
        "level": ", ou {decibels} dB de niveau",
        "no_level": "Le niveau n'est pas compté : pièce trop bruyante ou son saturé.",
    },
    "en": {
        "question": "Is this your own call, and do you want to see your vocal effort?",
        "no": "Nothing was computed.",
        "computing": "measuring the voice, in memory",
        "title": "Vocal effort, in deviations from your own reference",
        "private": "For you only: computed in memory, not kept, not scored, not passed on.",
        "reference": "0: the half of this call with the least effort ({seconds:.0f} s of speech). "
        "1 deviation: {spread} {semitones} of pitch{level}.",
        "semitone": "semitones",  # 1.5 of them: French has its plural from 2 on
        "semitones": "semitones",
        "level": ", or {decibels} dB of level",
        "no_level": "Level does not count: the room is too loud or the sound is cut off.",
    },
}


def mirror(
    call_dir: Annotated[
        Path, typer.Argument(metavar="CALL_DIR", help="The folder of a practice call of your own.")
    ],
    plain: Plain = False,
) -> None:
    """See how hard your own voice worked in a practice call. For you alone: shown, never kept.

    There is none in an examination, none of somebody else's call, and none but at a terminal.
    """
    from voicesim.call.directory import CallDirectory
    from voicesim.settings.sources import read_settings

    directory = CallDirectory.open(call_dir)
    manifest = directory.manifest()
    refuse(manifest.mode, where=str(call_dir))
    _refuse_another_account(directory)
    told = Output(plain=plain or read_settings().settings.screen.plain)
    language = person_language(manifest.language)
    words = _WORDS[language]
    if not agreed(words["question"]):
        told.say(words["no"])
        return
    show_mirror(directory, told)


def refuse(mode: Mode, *, where: str = "--mirror", typing: bool = False, json: bool = False) -> None:
    """Raise `ConfigurationError` where there can be none: an examination, typing, a pipe, no such room."""
    from importlib.util import find_spec

    if not rules_of(mode).mirrored:
        raise _refused(
            "certification",
            Message("there is no voice mirror in an examination"),
            where,
            Message("take a practice call"),
        )
    if typing:
        raise _refused(
            "typed", Message("there is no voice in a typed call"), where, Message("leave --keyboard out")
        )
    if find_spec("voicesim.mirror") is None:
        raise _refused(
            "removed",
            Message("the voice mirror was removed from this machine"),
            where,
            Message("go on without it"),
        )
    if json or not _at_a_terminal():
        raise _refused(
            "terminal", Message("the voice mirror is shown at a terminal and never passed on"), where,
            Message("type the command without a pipe, a file or --json"),
        )  # fmt: skip


def show_mirror(directory: CallDirectory, told: Output) -> None:
    """Measure the trainee's channel of a practice call and show the curve. Nothing is written.

    Raises `RecordingError` when too little was said, `ConfigurationError` for an examination.
    """
    from voicesim.audio.reading import read
    from voicesim.audio.stored import off_the_disk
    from voicesim.call.event_reading import read_events
    from voicesim.call.transcript import turns_of
    from voicesim.mirror.effort import ENOUGH_SPEECH, curve
    from voicesim.mirror.passages import listen

    manifest = directory.manifest()
    refuse(manifest.mode, where=str(directory.path))
    language = person_language(manifest.language)
    words = _WORDS[language]
    turns = [
        (turn.start, turn.end)
        for turn in turns_of(read_events(directory.events))
        if turn.speaker == "trainee" and not turn.typed
    ]
    with told.progress(words["computing"]), off_the_disk():
        voice = listen(read(directory.sound).channels[0], turns) if turns else None
        found = curve(voice) if voice is not None else None
    if voice is None or found is None:
        raise RecordingError(
            "mirror.too_little",
            what=Message("holds too little of your voice for a curve"),
            where=str(directory.path),
            mend=Message(
                "speak for {enough_speech:.0f} s at least, with a headset", enough_speech=ENOUGH_SPEECH
            ),
        )
    for line in lines(*found, language, plain=told.plain):
        told.line(line)


def show_after_call(directory: CallDirectory, told: Output) -> None:
    """The same after a call that was taken with --mirror: too little speech is no failure of the call."""
    try:
        show_mirror(directory, told)
    except RecordingError as problem:
        told.say(sentence(problem, person_language(directory.manifest().language)))


def lines(
    points: Sequence[Point], reference: Reference, language: Language, *, plain: bool = False
) -> list[str]:
    """The curve, time going down and effort to the right; plain, the numbers alone."""
    from voicesim.mirror.effort import PER_DECIBEL

    words = _WORDS[language]
    level = words["level"].format(decibels=_number(reference.spread / PER_DECIBEL, language))
    said = words["reference"].format(
        seconds=reference.seconds,
        spread=_number(reference.spread, language),
        semitones=words["semitone" if reference.spread < 2 else "semitones"],
        level="" if reference.level is None else level,
    )
    head = [words["title"], words["private"], said]
    if reference.level is None:
        head.append(words["no_level"])
    low = min(LEAST, *(point.effort for point in points))
    high = max(MOST, *(point.effort for point in points))
    return [*head, "", *(_row(point, low, high, language, plain) for point in points)]


def _row(point: Point, low: float, high: float, language: Language, plain: bool) -> str:
    from voicesim.audio.frames import SAMPLE_RATE

    minutes, rest = divmod(point.start // SAMPLE_RATE, 60)
    when = f"{minutes:02}:{rest:02}"
    effort = round(point.effort, 1) + 0.0  # no "-0.0"
    number = _number(effort, language, signed=True)
    if plain:
        return f"{when} : {number}" if language == "fr" else f"{when}: {number}"
    row = [" "] * (WIDTH + 1)
    row[round(-low / (high - low) * WIDTH)] = "│"
    row[round((point.effort - low) / (high - low) * WIDTH)] = "●"
    return f"{when}  {''.join(row)}  {number}"


def _number(value: float, language: Language, *, signed: bool = False) -> str:
    text = f"{value:+.1f}" if signed and value else f"{value:.1f}"
    return text.replace(".", ",") if language == "fr" else text


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _refuse_another_account(directory: CallDirectory) -> None:
    """Nobody looks into somebody else's mirror: not even a trainer who may read the folder."""
    owner = directory.manifest_path.stat().st_uid
    if sys.platform != "win32" and owner != os.getuid():
        raise _refused(
            "not_yours", Message("this call was taken under another account"), str(directory.path),
            Message("name a practice call of your own"),
        )  # fmt: skip


def _refused(code: str, what: Message, where: str, mend: Message) -> ConfigurationError:
    return ConfigurationError(f"mirror.{code}", what=what, where=where, mend=mend)
