"""The JSON Schema of what people write, for editors that complete and check YAML while one types."""

from __future__ import annotations

import json

from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(model: type[BaseModel]) -> str:
    """The schema of a model that `load_yaml` checks files against, stable from one run to the next."""
    schema = {"$schema": DIALECT, **model.model_json_schema(mode="validation")}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
