"""What model servers did in a call: written into the diary as it becomes known, counted, and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from voicesim.call.answering import Engines
from voicesim.call.diary import Diary
from voicesim.call.events import Event, ServerAsked
from voicesim.servers.reports import Reporting
from voicesim.text.words import Language

INSTEAD = "instead"
"""Ends the keys that count jobs which an engine of this machine did instead."""


class Serving:
    """The engines of a call that ask a server."""

    def __init__(self, engines: Engines, diary: Diary) -> None:
        self._reporting = [one for one in (engines.recogniser, engines.voice) if isinstance(one, Reporting)]
        self._diary = diary

    def note(self, now: int) -> None:
        """Write down what became of their questions since the last time."""
        for engine in self._reporting:
            for one in engine.reports():
                self._diary.write(
                    ServerAsked(now, one.stage, one.server, one.attempt, one.reason, one.instead)
                )


def tally(events: Iterable[Event]) -> dict[str, int]:
    """Questions by stage and what became of them ("voice.late"), and jobs done here ("voice.instead").

    Empty when no server was asked in this call.
    """
    counts: Counter[str] = Counter()
    for event in events:
        if isinstance(event, ServerAsked):
            counts[f"{event.stage}.{event.attempt}"] += 1
            counts[f"{event.stage}.{INSTEAD}"] += bool(event.instead)
    return {name: count for name, count in sorted(counts.items()) if count}


def sentences(counts: Mapping[str, int], language: Language) -> tuple[str, ...]:
    """The count for a person, a sentence for each stage; none when no server was asked."""
    return tuple(_sentence(counts, stage, language) for stage in STAGES if _asked(counts, stage))


def engines(events: Iterable[Event], language: Language) -> str:
    """Which servers were asked, and what did their jobs here; empty when none was asked."""
    asked = [event for event in events if isinstance(event, ServerAsked)]
    if not asked:
        return ""
    words = _WORDS[language]
    servers = ", ".join(dict.fromkeys(event.server for event in asked))
    here = ", ".join(dict.fromkeys(event.instead for event in asked if event.instead))
    return words["servers"].format(servers) + (words["here"].format(here) if here else "")


STAGES = ("recognition", "voice")


def _asked(counts: Mapping[str, int], stage: str) -> int:
    """How many jobs there were for a server."""
    return sum(
        count
        for name, count in counts.items()
        if name.startswith(f"{stage}.") and not name.endswith(f".{INSTEAD}")
    )


def _sentence(counts: Mapping[str, int], stage: str, language: Language) -> str:
    words = _WORDS[language]
    others = [
        words[name].format(count)
        for name in ("late", "failed", "refused", "resting", INSTEAD)
        if (count := counts.get(f"{stage}.{name}", 0))
    ]
    rest = "".join(f" ; {part}" if language == "fr" else f"; {part}" for part in others)
    done = counts.get(f"{stage}.answered", 0)
    return words[stage].format(done=done, asked=_asked(counts, stage), others=rest)


_WORDS: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "recognition": "Serveur de reconnaissance : {done} des {asked} écoutes sont de lui{others}.",
        "voice": "Serveur de voix : {done} des {asked} bouts de phrase du client sont de lui{others}.",
        "late": "{} sans réponse à temps",
        "failed": "{} en panne",
        "refused": "{} dont la réponse a été refusée",
        "resting": "{} sans l'interroger, il manquait trop souvent",
        INSTEAD: "{} faits ici à sa place",
        "servers": "Serveurs interrogés : {}.",
        "here": " À leur place : {}.",
    },
    "en": {
        "recognition": "Recognition server: {done} of {asked} listenings are its own{others}.",
        "voice": "Voice server: {done} of {asked} clauses of the client are its own{others}.",
        "late": "{} had no answer in time",
        "failed": "{} failed",
        "refused": "{} whose answer was refused",
        "resting": "{} without asking it, it had missed too many",
        INSTEAD: "{} done here instead",
        "servers": "Servers asked: {}.",
        "here": " In their place: {}.",
    },
}
