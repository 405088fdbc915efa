"""What calls of a language have in common is read by the first of them, once, and kept for good.

A lexicon, a bank and the lessons take a second of a processor to read, half a million objects that stay. A
dozen calls that begin together would each read them; and every search for rubbish among them would hold all
desks up for a quarter of a second.
"""

from __future__ import annotations

import gc
import threading

from voicesim.call.setup import Models, Plan
from voicesim.client.client import Client
from voicesim.text.words import Language

_reading = threading.Lock()
_read: set[Language] = set()


def read_first(plan: Plan, models: Models) -> None:
    """Read what the call needs, unless a call before it has; the next ones wait. Raises `ContentError`."""
    with _reading:
        if plan.scenario.language in _read:
            return
        Client(plan.scenario, plan.seed, second_ear=models.second_ear)
        gc.freeze()  # nothing that is there now is looked through again
        _read.add(plan.scenario.language)
