"""A call that is longer than what the model can hold: it forgets what was said first, never who it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.client.llm_engine import ChatMessage, Limits
from voicesim.client.llm_memory import remembered

WHO = ChatMessage("system", "Tu es Youssef Benamar.")


def call(turns: int) -> list[ChatMessage]:
    """So many turns of the trainee, each answered but the last."""
    said = [
        message
        for turn in range(turns)
        for message in (
            ChatMessage("user", f"Question {turn}."),
            ChatMessage("assistant", f"Réponse {turn}."),
        )
    ]
    return [WHO, *said[:-1]]


@given(
    turns=st.integers(1, 60),
    sizes=st.lists(st.integers(1, 120), min_size=120, max_size=120),
    room=st.integers(300, 2000),
)
def test_what_is_remembered_fits_and_ends_with_what_was_said_last(
    turns: int, sizes: list[int], room: int
) -> None:
    said = call(turns)
    size = dict(zip((message.text for message in said), sizes, strict=False))
    kept = remembered(said, sizes[: len(said)], room)
    assert (kept[0], kept[1].role, kept[-1]) == (WHO, "user", said[-1])
    assert list(kept[1:]) == said[len(said) - len(kept) + 1 :]
    assert sum(size[message.text] for message in kept) <= room or len(kept) == 2


def test_what_is_kept_begins_alike_for_many_turns() -> None:
    beginnings = [remembered(call(turns), [20] * 2 * turns, 400)[1].text for turns in range(1, 60)]
    assert len(set(beginnings)) <= 1 + 60 * 40 // 200
    assert beginnings[8] == "Question 0."


def test_a_local_model_words_the_hundredth_turn_of_a_call(tmp_path: Path) -> None:
    pytest.importorskip("llama_cpp", reason="llama-cpp-python is not installed: 'make llm' brings it")
    from scripts.miniatures.gguf_model import build
    from voicesim.client.llm_llama import LlamaEngine

    reply = "Ouais, si vous le dites."
    engine = LlamaEngine.load(build(tmp_path / "tiny.gguf", reply), threads=1, context=1024)
    for turns in (1, 20, 100):
        assert "".join(engine.complete(call(turns), Limits(seconds=60.0))).strip() == reply
    assert max(reading.prompt for reading in engine.readings) < 1024
