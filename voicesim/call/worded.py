"""What the language model did in a call, counted: how many lines it worded, and what became of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from voicesim.call.events import ClientSaid, Event, Worded
from voicesim.text.words import Language


def tally(events: Iterable[Event]) -> dict[str, int]:
    """Lines of the client by what the model did about them; empty when none was asked in this call.

    "lines" are all that began to be heard, "refused.echo" those that one guard refused, and so on.
    """
    log = tuple(events)
    worded = [event for event in log if isinstance(event, Worded)]
    if not worded:
        return {}
    lines = sum(len(event.lines) for event in log if isinstance(event, ClientSaid))
    attempts = Counter(event.attempt for event in worded)
    guards = Counter(
        f"refused.{event.reason.partition(':')[0]}" for event in worded if event.attempt == "refused"
    )
    return {"lines": lines, **dict(sorted(attempts.items())), **dict(sorted(guards.items()))}


_SENTENCES: Mapping[Language, str] = {
    "fr": "Modèle de langue : {spoken} des {lines} répliques du client sont de lui{others}.",
    "en": "Language model: {spoken} of the client's {lines} lines are its own{others}.",
}
_OTHERS: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "late": "{} venues trop tard",
        "refused": "{} refusées par les garde-fous",
        "failed": "{} en panne",
        "resting": "{} sans l'interroger, il manquait trop souvent",
    },
    "en": {
        "late": "{} came too late",
        "refused": "{} were refused by the guards",
        "failed": "{} failed",
        "resting": "{} without asking it, it had missed too many",
    },
}


def sentence(counts: Mapping[str, int], language: Language) -> str:
    """The tally for a person: "12 of the client's 47 lines are its own; 30 came too late"."""
    if not counts:
        return ""
    others = [text.format(counts[name]) for name, text in _OTHERS[language].items() if counts.get(name)]
    rest = "".join(f"; {part}" if language == "en" else f" ; {part}" for part in others)
    return _SENTENCES[language].format(
        spoken=counts.get("spoken", 0), lines=counts.get("lines", 0), others=rest
    )
