"""How often a command looks for rubbish: seldom, as nearly all that it makes stays till its end.

CPython looks through what was made after every seven hundred objects, and through all there is when a program
ends. A command builds a bank of half a million objects that it keeps: a quarter of its time went there. What
nothing refers to is still let go of at once; only rings of objects wait for a look.
"""

from __future__ import annotations

import gc

SELDOM = (20_000, 20, 20)
"""Objects made before the young are looked through (a millisecond or two), and looks before the older are."""


def look_seldom() -> None:
    """Look for rubbish seldom from now on; once, before a command runs."""
    gc.set_threshold(*SELDOM)


def leave_all() -> None:
    """Look through nothing as the program ends: the system takes all of it at once."""
    gc.freeze()
