"""Two cases as authors would write them: water in a bookshop, in French; a stolen bicycle, in English."""

from __future__ import annotations

from pathlib import Path

from voicesim.authoring.case import Case

BOOKSHOP = Case.model_validate_json(Path(__file__).with_name("bookshop.json").read_text("utf-8"))
BICYCLE = Case.model_validate_json(Path(__file__).with_name("bicycle.json").read_text("utf-8"))
