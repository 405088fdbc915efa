"""Who calls when nobody is named, and with which seed."""

from __future__ import annotations

import secrets

from voicesim.client.scenario import Scenario, list_scenarios, load_scenario, scenario_files
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.modes import Mode, rules_of
from voicesim.settings.schema import Settings


def who_calls(scenario: str, settings: Settings) -> Scenario:
    """The scenario of that id or file; one of the easiest in the language of the settings when it is empty.

    Nobody gets a sensitive one without asking for it. Raises `ContentError`.
    """
    if scenario:
        return load_scenario(scenario)
    spoken = [one for one in list_scenarios() if one.language == settings.call.language and not one.sensitive]
    easiest = min(one.level for one in spoken)
    return secrets.choice([one for one in spoken if one.level == easiest])


def refuse_unknown(name: str) -> None:
    """Raises `StorageError` for the id of no caller: an address of a page names no file."""
    if name not in {file.stem.upper() for file in scenario_files()}:
        raise StorageError(
            "pages.unknown_caller",
            what=Message("is no caller here"),
            where=name if name.isalnum() and len(name) < 20 else Message("this address"),
            mend=Message("choose one from the list of callers"),
        )


def seed_for(mode: Mode, asked: int | None = None) -> int:
    """The seed asked for; else the mode's own, for all candidates meet the same caller; else a new one."""
    if asked is not None:
        return asked
    fixed = rules_of(mode).fixed_seed
    return secrets.randbelow(10_000) if fixed is None else fixed
