"""Pictures of every page, with what a look at them is to find by itself; see `__main__`."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "tests" / "web"))
