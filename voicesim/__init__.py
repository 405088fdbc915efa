"""voicesim: a telephone-call simulator for claim handlers.

Nothing happens at import: no model, no device, no logging; libraries that would report home are silenced.
Start reading at `voicesim.call`.
"""

from voicesim.no_telemetry import switch_off

__version__ = "0.1.0"

switch_off()
