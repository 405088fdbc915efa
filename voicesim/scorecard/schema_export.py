"""The JSON Schema of a rubric, for editors that complete and check YAML while one types.

python -m voicesim.scorecard.schema_export > docs/rubric.schema.json
"""

from __future__ import annotations

import json
import sys
from typing import Any

from voicesim.scorecard.rubric import Rubric

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def rubric_schema() -> dict[str, Any]:
    """The schema of `personas/rubrics/*.yaml`."""
    return {"$schema": DIALECT, **Rubric.model_json_schema(mode="validation")}


def rubric_schema_text() -> str:
    """The same as text, stable from one run to the next."""
    return json.dumps(rubric_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(rubric_schema_text())
