"""voicesim: a telephone-call simulator for claim handlers.

Nothing happens at import: no model, no device, no logging; libraries that would report home are silenced, and
NumPy is held to one thread.
Start reading at `voicesim.call`.
"""

from voicesim.no_telemetry import switch_off
from voicesim.one_thread import one_thread

__version__ = "0.1.0"

switch_off()
one_thread()
