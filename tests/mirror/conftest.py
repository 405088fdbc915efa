from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

WORDS = Path(__file__).resolve().parent.parent / "scorecard" / "affect_words.yaml"


@pytest.fixture
def lexicon() -> Callable[[str, str], list[str]]:
    """The words of a text that name a feeling or a trait (requirement L5)."""
    lists = yaml.safe_load(WORDS.read_text("utf-8"))

    def named(text: str, language: str) -> list[str]:
        stems = "|".join(map(re.escape, lists[language]))
        return re.findall(rf"(?i)(?<!\w)(?:{stems}|émotion|emotion|stress|humeur|mood)(?:e?s?)(?!\w)", text)

    return named
