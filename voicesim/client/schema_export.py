"""The JSON Schema of a scenario, for the editors of those who write one.

python -m voicesim.client.schema_export > docs/scenario.schema.json
"""

from __future__ import annotations

import sys

from voicesim.client.scenario import Scenario
from voicesim.content.json_schema import schema_text


def scenario_schema_text() -> str:
    """The schema of `personas/scenarios/*.yaml`."""
    return schema_text(Scenario)


if __name__ == "__main__":
    sys.stdout.write(scenario_schema_text())
