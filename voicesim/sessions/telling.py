"""What people are told before a call, and whether it may begin unless they accept it."""

from __future__ import annotations

from urllib.parse import urlsplit

from voicesim.content.notices import Details, Notice, load_notice
from voicesim.errors import Mendable
from voicesim.messages.message import Message
from voicesim.modes import Mode, rules_of
from voicesim.servers.address import is_here
from voicesim.settings.schema import Settings
from voicesim.text.words import Language


def notice_for(
    language: Language, mode: Mode, settings: Settings, *, typed: bool = False, recorded: bool = True
) -> Notice:
    """The notice of a call, with what the settings say of the house; `typed` where nobody is listened to.

    Raises `ConfigurationError`, also for an examination that is not to be `recorded`.
    """
    kept = settings.records
    rules = rules_of(mode)
    details = Details(
        kept.organisation,
        kept.dpo,
        kept.recording_days,
        kept.analysis_days,
        server=_elsewhere(settings.wording.endpoint) if rules.model_words else "",
        ears="" if typed else _elsewhere(settings.ears.endpoint),
        voice="" if rules.steady_voice else _elsewhere(settings.voice.endpoint),
    )
    return load_notice(language, mode, details, typed=typed, recorded=recorded)


def refuse_unaccepted(mode: Mode, *, accepted: bool) -> None:
    """Raises `Mendable` when nobody accepted the notice of a call that needs it: an examination."""
    if not accepted and rules_of(mode).acceptance_required:
        raise Mendable(
            "call.not_acknowledged",
            what=Message("an examination needs a candidate who reads the notice and accepts it with a key"),
            where="standard input",
            mend=Message("hold it at a terminal"),
        )


def _elsewhere(endpoint: str) -> str:
    """The host of a server, if it is not this machine."""
    return "" if is_here(endpoint) else urlsplit(endpoint).hostname or ""
