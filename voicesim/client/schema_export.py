"""The JSON Schema of a scenario, for editors that complete and check YAML while one types.

python -m voicesim.client.schema_export > docs/scenario.schema.json
"""

from __future__ import annotations

import json
import sys
from typing import Any

from voicesim.client.scenario import Scenario

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def scenario_schema() -> dict[str, Any]:
    """The schema of `personas/scenarios/*.yaml`."""
    return {"$schema": DIALECT, **Scenario.model_json_schema(mode="validation")}


def scenario_schema_text() -> str:
    """The same as text, stable from one run to the next."""
    return json.dumps(scenario_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(scenario_schema_text())
