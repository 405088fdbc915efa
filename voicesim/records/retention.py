"""How long what is kept: five clocks, with the ceilings of law and regulator (requirements L11, L12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, TypeAlias

from voicesim.errors import ConfigurationError
from voicesim.messages.message import Message

Kind: TypeAlias = Literal["recording", "analysis", "log", "proces_verbal", "sitting_journal"]

RECORDING_CEILING = 180
"""Days: CNIL, recordings of calls at work, six months at most."""

ANALYSIS_CEILING = 365
"""Days: CNIL, documents of analysis drawn from them, one year at most."""

LOG_FLOOR, LOG_CEILING = 180, 400
"""Days: AI Act art. 26(6) asks for six months of a system's logs at least; no content is in them."""

PROCES_VERBAL_FLOOR, PROCES_VERBAL_CEILING = 365, 50 * 365
"""Days. No text we know of gives a number for a private certifier: the default of five years is the ordinary
limitation of civil claims (Code civil art. 2224). Ask counsel: a title of the national register, an auditor
or a funder may want longer, the data protection officer shorter."""

SITTING_FLOOR, SITTING_CEILING = 365, 50 * 365
"""Days after the last thing that was done in a sitting. A year at least: until then a result may still be
contested, and calls of the sitting may still be there. Five years by default, as long as the record that
rests on it: ask counsel, as above."""


@dataclass(frozen=True, slots=True)
class Retention:
    """The periods of one organisation, in days; shorter than the ceilings where it likes."""

    recording: int = 30
    """`call.flac`, and the sound inside the report."""
    analysis: int = 365
    """Transcript, events, scorecard, report, marks: the rest of the call's folder."""
    log: int = 180
    """System logs: no words, no sound."""
    proces_verbal: int = 5 * 365
    """The signed record of a sitting: marks and decisions by candidate number, no words, no sound."""
    sitting_journal: int = 5 * 365
    """The journal of a sitting, and who sat where: marks by seat, reasons that people wrote, no sound."""

    def __post_init__(self) -> None:
        _within(Message("recordings"), self.recording, 0, RECORDING_CEILING)
        _within(Message("analysis"), self.analysis, 0, ANALYSIS_CEILING)
        _within(Message("logs"), self.log, LOG_FLOOR, LOG_CEILING)
        _within(
            Message("records of sittings"), self.proces_verbal, PROCES_VERBAL_FLOOR, PROCES_VERBAL_CEILING
        )
        _within(Message("journals of sittings"), self.sitting_journal, SITTING_FLOOR, SITTING_CEILING)
        if self.analysis < self.recording:
            raise ConfigurationError(
                "retention.order",
                what=Message(
                    "recordings ({recording} days) would outlive the analysis ({analysis} days)",
                    recording=self.recording,
                    analysis=self.analysis,
                ),
                where="retention",
                mend=Message("keep recordings no longer than the analysis"),
            )

    def period(self, kind: Kind) -> timedelta:
        """How long things of this kind are kept."""
        days: int = getattr(self, kind)
        return timedelta(days=days)


def _within(what: Message, days: int, least: int, most: int) -> None:
    if not least <= days <= most:
        raise ConfigurationError(
            "retention.range",
            what=Message("{days} days is outside {least} to {most}", days=days, least=least, most=most),
            where=Message("retention of {what}", what=what),
            mend=Message("choose {least} to {most} days", least=least, most=most),
        )
