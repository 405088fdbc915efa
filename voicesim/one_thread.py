"""Numbers are added up on one thread: OpenBLAS, inside NumPy, would take every core for each product.

Its threads wait for each other, spinning. On two cores busy with other work the encoder took 13 times
as long with two threads as with one (2.2 s of CPU a sentence against 0.16 s). Engines share the cores by
calls, one thread each. It is read when NumPy is loaded; later is too late.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping

THREADS: dict[str, str] = {"OPENBLAS_NUM_THREADS": "1"}
"""Variable of the environment -> threads of a product of matrices."""


def one_thread(environment: MutableMapping[str, str] = os.environ) -> None:
    """Ask for one thread, unless the owner of the machine asked for more. Programs started inherit it."""
    for name, threads in THREADS.items():
        environment.setdefault(name, threads)
