"""What the headset check tells of the room and of earphones that the microphone hears, by its own script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from browsed import chromium, found
from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(found() is None, reason="there is no Chromium on this machine")

SCRIPT = Path(__file__).parents[2] / "voicesim" / "web" / "static" / "surroundings.js"
ROOM = -62.0
"""dBFS."""
SENTENCE = 200
"""Frames that are heard back."""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page()


def spoken(seed: int, frames: int, level: float) -> list[float]:
    """Levels of a voice: syllables of 100 ms, with pauses between words, over the room's noise."""
    random = np.random.default_rng(seed)
    syllables = np.where(random.random(frames // 5) < 0.25, -100.0, level + random.normal(0, 4, frames // 5))
    return [float(max(one, ROOM)) for one in np.repeat(syllables, 5)]


def told(page: Page, question: str, *values: Any) -> Any:
    script = SCRIPT.read_text("utf-8").replace("export ", "")
    return page.evaluate(f"(values) => {{ {script}; return {question}(...values); }}", list(values))


@pytest.mark.parametrize(("late", "fainter"), [(6, 10.0), (20, 22.0)])
def test_earphones_that_the_microphone_hears_are_told(page: Page, late: int, fainter: float) -> None:
    said = spoken(1, SENTENCE, -25)
    heard = [ROOM] * late + [max(one - fainter, ROOM) for one in said] + [ROOM] * (25 - late)
    assert told(page, "echoed", said, heard, ROOM) is True


@pytest.mark.parametrize("seed", range(5))
def test_a_quiet_microphone_and_somebody_who_speaks_meanwhile_are_no_echo(page: Page, seed: int) -> None:
    said = spoken(1, SENTENCE, -25)
    assert told(page, "echoed", said, [ROOM] * (SENTENCE + 25), ROOM) is False
    assert told(page, "echoed", said, spoken(seed + 10, SENTENCE + 25, -25), ROOM) is False


@pytest.mark.parametrize(("level", "above"), [(-25.0, None), (-54.0, 9)])
def test_a_voice_that_hardly_stands_above_the_room_is_told(
    page: Page, level: float, above: int | None
) -> None:
    said = spoken(1, SENTENCE, level)
    room = told(page, "roomOf", [*[ROOM] * 100, *said])
    assert room == ROOM
    found = told(page, "tooLittle", said, room)
    assert found is None if above is None else abs(found - above) <= 4
