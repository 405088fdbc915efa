"""Every sentence of the program in French: a file for each room, one for what several rooms say.

The commands' own are apart, a file for each group of commands. A sentence stands where it is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules


def forms() -> Mapping[str, str]:
    """All of them: a message's form in English -> in French."""
    found: dict[str, str] = {}
    for module in iter_modules(__path__):
        if module.name == "names":  # values, not sentences
            continue
        found |= import_module(f"{__name__}.{module.name}").FORMS
    return found
