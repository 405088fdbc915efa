"""What the terminal shows during a call: the call's view as lines of text."""

from __future__ import annotations

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.cli.call_words import WORDS
from voicesim.modes import rules_of
from voicesim.sessions.watching import LOUD, QUIET, CallView

METER = 20
"""Characters of the level meter."""


def lines_of(view: CallView, file: tuple[str, ...] = ()) -> list[str]:
    """The screen as lines of text; `file` is the trainee's screen, shown when it is open."""
    words = WORDS[view.language]
    state = words["paused"] if view.paused else words[f"line.{view.line}"]
    shown = [
        f"{words[view.mode]}   {view.title}",
        f"{_timer(view)}   {state}" + (f"   {words['client_speaks']}" if view.client_speaks else ""),
        f"{words['microphone']} {meter(view.level)}",
    ]
    if view.trouble:
        shown.append(view.trouble)
    if rules_of(view.mode).understood_shown and view.show_understood:
        shown += [words["says"].format(words["trainee"], text) for text in view.understood]
    if view.show_transfer:
        shown.append(words["transfer"])
    if view.show_file:
        shown += ["", *file]
    return [*shown, "", words["keys.ringing" if view.line == "ringing" else "keys"]]


def meter(level: float) -> str:
    """The level as a bar: too quiet, right or too loud can be seen without reading a number."""
    share = (min(max(level, QUIET), LOUD) - QUIET) / (LOUD - QUIET)
    filled = round(METER * share)
    return "[" + "#" * filled + "." * (METER - filled) + f"] {max(level, QUIET):.0f} dBFS"


def _timer(view: CallView) -> str:
    elapsed = 0 if view.answered is None else view.now - view.answered
    minutes, seconds = divmod(elapsed // SAMPLE_RATE, 60)
    return f"{minutes:02}:{seconds:02}"
