"""voicesim: a telephone-call simulator for claim handlers.

Nothing happens at import: no model, no device, no logging. Start reading at `voicesim.call`.
"""

__version__ = "0.1.0"
