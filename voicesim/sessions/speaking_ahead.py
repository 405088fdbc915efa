"""Speaking a caller's likely clauses before anybody calls: for a room, for a voice that takes its time.

Only what is written is spoken: the scenario's own lines and those of its language, in the moods that a call
comes to first. So what lies on the disk depends on the scenario and the voice, and on no call.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from voicesim.call.whole_files import refused
from voicesim.client.scenario import Scenario
from voicesim.client.state import Mood
from voicesim.client.wording import band
from voicesim.client.written_lines import Written, written_lines
from voicesim.errors import ConfigurationError
from voicesim.messages.message import Message
from voicesim.sessions.casting import part_of
from voicesim.sessions.spoken_folder import MOST, folder_of
from voicesim.sessions.voices import loaded
from voicesim.settings.schema import Settings
from voicesim.voice.ahead import Stop
from voicesim.voice.ahead_folder import leave_room
from voicesim.voice.colours import ANGER_STEP, DISTRESS_STEP, spoken_colour_of
from voicesim.voice.kokoro import KokoroVoice, clauses_of
from voicesim.voice.speech import Colour
from voicesim.weights.shelf import Shelf, Told, nobody

AROUND = (
    (0, 0), (1, 0), (0, -1), (-1, 0), (-1, -1), (1, -1), (-2, -1), (2, 0), (0, 1), (1, 1), (2, -1)
)  # fmt: skip
"""Steps of anger and distress from a caller's first mood, those that calls come to first before others."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What a caller may begin a line with, and how."""

    text: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class SpokenBefore:
    """What was spoken for a caller."""

    clauses: int
    """There now."""
    new: int
    """Of them, spoken just now."""
    size: int
    """Bytes they take on the disk."""
    forgotten: tuple[str, ...]
    """Other callers whose clauses had to go."""


def likely_clauses(scenario: Scenario, moods: int) -> tuple[Clause, ...]:
    """First clauses of all that the caller may say, by likelihood: mood by mood, the first mood first.

    `moods`: in so many, those that calls come to first; openers in the others as well.
    """
    first = tuple(_first_clauses(scenario))
    found = dict[Clause, None]()
    for number, mood in enumerate(_moods(scenario)):
        colour = spoken_colour_of(mood.anger, mood.distress, mood.trust)
        for each, text in first:
            wanted = number < moods or each.opener
            if wanted and (each.band is None or each.band in _bands(mood)):
                found[Clause(text, colour)] = None
    return tuple(found)


def speak_before(
    scenario: Scenario, settings: Settings, told: Told = nobody, *, moods: int = 4
) -> SpokenBefore:
    """Speak a caller's likely clauses and put them on the disk; what is there already is left.

    Interrupted, it goes on there the next time. Raises `ConfigurationError` for a voice that needs nothing
    spoken ahead, `StageFailed`, `StorageError`, and what loading the voice raises.
    """
    shelf = Shelf()
    voice = loaded(part_of(scenario, settings, shelf), scenario, "practice", shelf, told)
    if not isinstance(voice, KokoroVoice):
        raise ConfigurationError(
            "voices.at_once",
            what=Message(
                "the voice of this caller speaks at once, or never twice alike: nothing is spoken ahead"
            ),
            where=f"{scenario.id}: {voice.name if voice is not None else 'espeak-ng'}",
            mend=Message("prepare callers who speak with Kokoro: voice.engine = kokoro"),
        )
    folder, new = folder_of(scenario.id), 0
    wanted = likely_clauses(scenario, moods)
    keys = set[str]()
    try:
        for number, clause in enumerate(wanted):
            told(number, len(wanted), scenario.id)
            for run in voice.made_ahead(clause.text, clause.colour, Stop()):
                if run is not None and run[0] not in keys:
                    keys.add(run[0])
                    if not folder.has(run[0]):
                        folder.keep(*run)
                        new += 1
        gone = leave_room(folder.path.parent, MOST, folder.path) if keys else ()
    except OSError as error:
        raise refused(folder.path, error) from error
    return SpokenBefore(len(keys), new, folder.size, gone)


def _first_clauses(scenario: Scenario) -> Iterator[tuple[Written, str]]:
    for each in written_lines(scenario):
        for clause in clauses_of(each.text)[:1]:
            yield each, clause


def _moods(scenario: Scenario) -> tuple[Mood, ...]:
    """The first mood, then those around it: each a step of the spoken colour away from others."""
    first = scenario.mood.first()
    found = dict[Colour, Mood]()
    for anger, distress in AROUND:
        mood = Mood(
            min(10.0, max(0.0, first.anger + anger * ANGER_STEP)),
            min(10.0, max(0.0, first.distress + distress * DISTRESS_STEP)),
            first.trust,
        )
        found.setdefault(
            replace(spoken_colour_of(mood.anger, mood.distress, mood.trust), level=0, rest=1), mood
        )
    return tuple(found.values())


def _bands(mood: Mood) -> set[str]:
    """The bands of the moods that are spoken alike."""
    half = ANGER_STEP / 2, DISTRESS_STEP / 2
    return {
        band(Mood(mood.anger + a * half[0], mood.distress + d * half[1], mood.trust))
        for a in (-1, 0, 1)
        for d in (-1, 0, 1)
    }
