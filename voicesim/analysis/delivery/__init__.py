"""How one channel was spoken: rates, pauses, pitch and level variation. A closed list of numbers."""

from voicesim.analysis.delivery.delivery import Delivery, Measure
from voicesim.analysis.delivery.measuring import measure

__all__ = ["Delivery", "Measure", "measure"]
