"""The JSON Schema of a rubric, for the editors of those who write one.

python -m voicesim.scorecard.schema_export > docs/rubric.schema.json
"""

from __future__ import annotations

import sys

from voicesim.content.json_schema import schema_text
from voicesim.scorecard.rubric import Rubric


def rubric_schema_text() -> str:
    """The schema of `personas/rubrics/*.yaml`."""
    return schema_text(Rubric)


if __name__ == "__main__":
    sys.stdout.write(rubric_schema_text())
