"""Before a call: the notice, acknowledged with a key, then the brief and the contract file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from voicesim.cli.call_words import WORDS
from voicesim.cli.output import Output
from voicesim.modes import Mode

WHOLE_NOTICE = "d"
"""The key, before Enter, that shows the notice in all its details."""

if TYPE_CHECKING:
    from voicesim.client.scenario import Scenario
    from voicesim.content.notices import Notice
    from voicesim.text.words import Language


def acknowledge(notice: Notice, scenario: Scenario, mode: Mode, told: Output) -> bool:
    """Show the notice and wait for the key that accepts it: True when a person pressed it.

    At a terminal it is its beginning, which fits one screen; a key shows all of it.
    From a pipe there is nobody to press one: a practice call goes on, an examination is refused.
    Raises `Mendable`.
    """
    from voicesim.sessions.telling import refuse_unaccepted

    words = WORDS[scenario.language]
    if sys.stdin.isatty():
        told.say(f"*** {words[mode]} ***\n{notice.short}")
        accepted = _accepted(notice, scenario.language, mode, told)
    else:
        told.say(f"{headed(notice, scenario.language, mode)}\n")
        accepted = False
    refuse_unaccepted(mode, accepted=accepted)
    return accepted


def _accepted(notice: Notice, language: Language, mode: Mode, told: Output) -> bool:
    """Wait for Enter; the whole notice is a key away."""
    while True:
        told.say(WORDS[language]["acknowledge"])
        answer = sys.stdin.readline()
        if answer.strip().lower() != WHOLE_NOTICE:
            return bool(answer)
        told.say(headed(notice, language, mode))


def headed(notice: Notice, language: Language, mode: Mode) -> str:
    """The written notice under the mode it is for, as it is read before a call."""
    return f"*** {WORDS[language][mode]} ***\n{notice.written}"


def show_brief(scenario: Scenario, mode: Mode, out: Output, *, as_result: bool = False) -> None:
    """What the trainee knows: the role, the screen, the procedure; in an examination less of it.

    It is for the person's eyes beside the call, unless it is what was asked for.
    """
    from voicesim.sessions.briefing import brief_of

    say, table = (out.line, out.table) if as_result else (out.say, out.aside)
    say(f"{scenario.id}  {scenario.title}")
    if scenario.sensitive:
        say(scenario.sensitive.announcement)
    brief = brief_of(scenario, mode)
    say(f"\n{brief.role}\n")
    table((WORDS[scenario.language]["screen"], ""), [(row.label, row.value) for row in brief.rows])
    for number, step in enumerate(brief.procedure, start=1):
        say(f"{number}. {step}")
    if brief.form:
        blanks = [(f"/note {blank.id}", " / ".join((blank.label, *blank.choices))) for blank in brief.form]
        table((WORDS[scenario.language]["form"], ""), blanks)


def file_lines(scenario: Scenario, mode: Mode) -> tuple[str, ...]:
    """The screen and the procedure as lines, to have within reach during the call."""
    from voicesim.sessions.briefing import brief_of

    brief = brief_of(scenario, mode)
    lines = [WORDS[scenario.language]["says"].format(row.label, row.value) for row in brief.rows]
    return (*lines, *(f"{number}. {step}" for number, step in enumerate(brief.procedure, start=1)))


def shown(scenario: Scenario, text: str) -> str:
    """As the trainee reads it: "{j-3}" is "il y a trois jours"."""
    from voicesim.client.spoken import rendered

    return rendered(text, scenario.values, scenario.language)
