"""The closed lists a person chooses from on the command line."""

from __future__ import annotations

from enum import StrEnum


class SpokenLanguage(StrEnum):
    """The languages a call can be held in."""

    fr = "fr"
    en = "en"


class Mode(StrEnum):
    """What the call is for."""

    practice = "practice"
    certification = "certification"


class Trainee(StrEnum):
    """The robot trainees every scenario has."""

    good = "good"
    average = "average"
    poor = "poor"


class Format(StrEnum):
    """How a trainee likes to learn."""

    read = "read"
    listen = "listen"
    interactive = "interactive"


class Side(StrEnum):
    """Which channel of a recording of two is meant."""

    left = "left"
    right = "right"


class Source(StrEnum):
    """Where weights can be brought from."""

    package_index = "index"
    hub = "hub"
