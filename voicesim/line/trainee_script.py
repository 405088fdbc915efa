"""What a robot trainee says and how: a script people write, in `personas/trainees`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from voicesim.content.house import places
from voicesim.content.yaml_file import load_yaml
from voicesim.errors import ContentError
from voicesim.line.hearing_words import pattern
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language

Quality: TypeAlias = Literal[
    "good", "average", "poor", "rude", "reciter", "silent", "over_promiser", "careless"
]
"""What a robot is like, and the rank its score must take."""

QUALITIES: tuple[Quality, ...] = get_args(Quality)

Seconds: TypeAlias = Annotated[float, Field(ge=0, le=120)]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class RobotVoice(_Written):
    """How the robot sounds."""

    variant: str = "fr+f4"
    """A voice of espeak-ng: "fr+f4", "en+m3"."""
    rate: Annotated[int, Field(ge=80, le=450)] = 170
    """Words per minute."""
    pitch: Annotated[int, Field(ge=0, le=99)] = 50
    """50 is the voice's own."""


class Temperament(_Written):
    """When the robot speaks."""

    gap: Seconds = 0.7
    """How long it waits after the client has stopped."""
    jitter: Seconds = 0.15
    """By how much more or less, drawn from the seed."""
    patience: Seconds = 2.8
    """How long it waits for a client who says nothing before it speaks on."""
    yields_after: Seconds = 1.2
    """How long it goes on speaking over a client who cuts in; 0 for never stopping."""


class ScriptLine(_Written):
    """One thing the robot says."""

    says: Annotated[str, Field(min_length=1, max_length=800)]
    id: str = ""
    """So that another line can come after it."""
    hears: tuple[str, ...] = ()
    """Words or regular expressions: the line is an answer, said when the client's last words hold one."""
    after: str = ""
    """For an answer: the line that must have been said before."""
    unless: tuple[str, ...] = ()
    """Words or regular expressions: the line is left out when the client has ever said one of them."""
    covers: tuple[str, ...] = ()
    """Lines, by their ids, that need not be said any more once this one is."""
    once: bool = True
    """False for an answer that may be given again and again."""
    cuts_in_after: Annotated[float, Field(gt=0, le=60)] | None = None
    """Seconds of the client's speech after which the robot says this over it."""
    pause_before: Seconds = 0.0
    """Seconds of thought before it, besides the gap."""
    hold: Seconds = 0.0
    """Seconds for which it puts the client on hold once this is said."""

    @field_validator("hears", "unless")
    @classmethod
    def _compiles(cls, expressions: tuple[str, ...]) -> tuple[str, ...]:
        for expression in expressions:
            try:
                pattern(expression)
            except re.error as error:
                raise ValueError(
                    Message(
                        "{expression!r} is no regular expression ({error}); correct it",
                        expression=expression,
                        error=error,
                    )
                ) from None
        return expressions


class TraineeScript(_Written):
    """A robot trainee: a voice, a temperament and its lines.

    Lines without `hears` are said in order, one a turn; a line whose `hears` matches is said instead.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+\.[a-z_]+$")]
    """Scenario and quality: "fr03.good"."""
    language: Language
    quality: Quality
    voice: RobotVoice = RobotVoice()
    temperament: Temperament = Temperament()
    picks_up_after: Seconds = 3.0
    """Seconds of ringing before it answers; the notice is not ringing."""
    lines: tuple[ScriptLine, ...] = ()
    commits: tuple[str, ...] | None = ()
    """Critical errors of the scenario that this robot commits, all and no other: a rehearsal checks it.

    None for a robot that takes any call: it depends on the scenario.
    """
    last: Seconds = 4.0
    """Once its lines are said it hangs up when the client has been silent for so long."""

    @model_validator(mode="after")
    def _coherent(self) -> TraineeScript:
        ids = [line.id for line in self.lines if line.id]
        for line in self.lines:
            for name in (*line.covers, *filter(None, (line.after,))):
                if name not in ids:
                    raise ValueError(
                        Message(
                            "no line has the id {name!r}; name one of {value}",
                            name=name,
                            value=", ".join(ids) or "none",
                        )
                    )
            if not line.hears and (line.after or not line.once):
                raise ValueError(
                    Message(
                        "{value!r} comes in its turn: `after` and `once` mean nothing; give it `hears`",
                        value=line.says[:30],
                    )
                )
        if len(set(ids)) < len(ids):
            raise ValueError(Message("two lines have the same id; name each once"))
        if self.id.split(".")[1] != self.quality:
            raise ValueError(
                Message(
                    "the id {id!r} does not end in {quality!r}; make them agree",
                    id=self.id,
                    quality=self.quality,
                )
            )
        return self


def load_script(path: Path) -> TraineeScript:
    """Read a robot's script. Raises `ContentError` naming file, line, key and remedy."""
    return load_yaml(path, TraineeScript)


def scripts_of(scenario: str) -> dict[Quality, Path]:
    """The robots of a scenario ("FR03"), by quality, in the order of `QUALITIES`.

    Its own where somebody has written them, the package's or the house's; else those that take any call in
    its language ("fr.rude.yaml").
    """
    name, folders = scenario.lower(), [place / "trainees" for place in places()]
    found: dict[Quality, Path] = {}
    for quality in QUALITIES:
        own = [folder / f"{name}.{quality}.yaml" for folder in folders]
        anybodys = content("personas", "trainees") / f"{name[:2]}.{quality}.yaml"
        there = next((path for path in (*own, anybodys) if path.is_file()), None)
        if there is not None:
            found[quality] = there
    return found


def script_of(scenario: str, quality: Quality) -> TraineeScript:
    """The robot of a scenario. Raises `ContentError` when nobody has written it."""
    there = scripts_of(scenario)
    if quality not in there:
        raise ContentError(
            "content.no_robot",
            what=Message("has no {quality} robot trainee", quality=quality),
            where=scenario,
            mend=Message(
                "choose one of: {value}", value=", ".join(there) or "none, write one in personas/trainees"
            ),
        )
    return load_script(there[quality])
