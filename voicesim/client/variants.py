"""Other ways of saying an author's lines: proposed by a language model, accepted by a person, kept for good.

They stand at the end of the scenario's file, under `variants`, each with its origin; the phrase writer
chooses among them as among the author's own, in examinations too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated

import yaml
from pydantic import Field, StringConstraints

from voicesim.content.model import Content, Lines, Text, Written

BLOCK = re.compile(r"^variants:.*?(?=^[^\s-]|\Z)", re.MULTILINE | re.DOTALL)
HEAD = "# Proposed by a language model, accepted one by one by a person: voicesim scenarios vary"


class Variant(Content):
    """One accepted line."""

    key: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]*$")] = Field(
        description="the lines it joins: 'fact.ceiling_lamp', 'move.insist.calm'"
    )
    line: Written
    of: Written = Field(description="the author's line that the model was shown")
    model: Text = Field(description="what proposed it")
    accepted: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    by: str = Field(default="", max_length=80, description="who accepted it; empty: not said")


def by_key(variants: Sequence[Variant]) -> Mapping[str, Lines]:
    """The accepted lines of each key, in their order."""
    found: dict[str, Lines] = {}
    for variant in variants:
        found[variant.key] = (*found.get(variant.key, ()), variant.line)
    return found


def with_variants(text: str, variants: Sequence[Variant]) -> str:
    """The text of a scenario's file with these variants and no others; the rest stays as it was written."""
    written = BLOCK.sub("", text.replace(f"{HEAD}\n", "")).rstrip() + "\n"
    if not variants:
        return written
    rows = [variant.model_dump(exclude_defaults=True) for variant in variants]
    block = yaml.safe_dump({"variants": rows}, allow_unicode=True, sort_keys=False, width=1000)
    return f"{written}\n{HEAD}\n{block}"
