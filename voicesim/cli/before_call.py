"""Before a call: the notice, acknowledged with a key, then the brief and the contract file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from voicesim.cli.call_words import WORDS
from voicesim.cli.output import Output
from voicesim.modes import Mode, rules_of

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
    say, table = (out.line, out.table) if as_result else (out.say, out.aside)
    say(f"{scenario.id}  {scenario.title}")
    if scenario.sensitive:
        say(scenario.sensitive.announcement)
    say(f"\n{shown(scenario, scenario.trainee.role)}\n")
    labels, closed = WORDS[scenario.language], _closed(scenario, mode)
    table(
        (labels["screen"], ""),
        [
            (labels.get(f"screen.{part}", label), value)
            for part, label, value in _rows(scenario)
            if part not in closed
        ],
    )
    if "procedure" not in closed:
        for number, step in enumerate(scenario.trainee.procedure, start=1):
            say(f"{number}. {shown(scenario, step)}")


def file_lines(scenario: Scenario, mode: Mode) -> tuple[str, ...]:
    """The screen and the procedure as lines, to have within reach during the call."""
    labels, closed = WORDS[scenario.language], _closed(scenario, mode)
    lines = [
        f"{labels.get(f'screen.{part}', label)} : {value}"
        for part, label, value in _rows(scenario)
        if part not in closed
    ]
    if "procedure" not in closed:
        lines += [
            f"{number}. {shown(scenario, step)}"
            for number, step in enumerate(scenario.trainee.procedure, start=1)
        ]
    return tuple(lines)


def _closed(scenario: Scenario, mode: Mode) -> frozenset[str]:
    return frozenset(scenario.trainee.closed_book) if rules_of(mode).closed_book else frozenset()


def _rows(scenario: Scenario) -> list[tuple[str, str, str]]:
    """Part of the screen, label, value."""
    screen = scenario.screen
    rows = [("contract", "contract", screen.contract), ("holder", "holder", screen.holder)]
    rows += [("product", "product", screen.product)]
    rows += [("guarantees", "guarantee", guarantee) for guarantee in screen.guarantees]
    rows += [("excess", "excess", screen.excess)]
    rows += [("fields", field.label, field.value) for field in screen.fields]
    rows += [("earlier_contacts", "earlier contact", contact) for contact in screen.earlier_contacts]
    return [(part, label, shown(scenario, value)) for part, label, value in rows]


def shown(scenario: Scenario, text: str) -> str:
    """As the trainee reads it: "{j-3}" is "il y a trois jours"."""
    from voicesim.client.spoken import rendered

    return rendered(text, scenario.values, scenario.language)
