"""The miniature language model in the real engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.miniatures.gguf_model import build

llama_cpp = pytest.importorskip("llama_cpp", reason="the language model engine is not built: make llm")

REPLY = "Non, non et non : vous m'avez dit que vous rappelleriez, l'eau coule encore !"


def model(path: Path, **options: Any) -> Any:
    return llama_cpp.Llama(str(path), n_ctx=512, n_threads=1, verbose=False, **options)


@pytest.mark.parametrize("temperature", [0.0, 0.8, 1.2])
def test_it_answers_its_reply_and_stops(tmp_path: Path, temperature: float) -> None:
    talker = model(build(tmp_path / "model.gguf", REPLY))
    messages = [{"role": "user", "content": "Bonjour, que puis-je pour vous ?"}]
    answer = talker.create_chat_completion(messages, temperature=temperature, seed=3, max_tokens=100)
    assert answer["choices"][0]["message"]["content"].strip() == REPLY
    assert answer["choices"][0]["finish_reason"] == "stop"


def test_it_streams_word_by_word(tmp_path: Path) -> None:
    talker = model(build(tmp_path / "model.gguf", REPLY))
    pieces = [chunk["choices"][0]["text"] for chunk in talker("Alors ?\n", max_tokens=100, stream=True)]
    assert len(pieces) > 8
    assert "".join(pieces).strip() == REPLY


def test_without_a_reply_it_babbles_the_same_for_the_same_seed(tmp_path: Path) -> None:
    path = build(tmp_path / "model.gguf")
    one, two = (model(path, seed=1)("Alors ?", max_tokens=20)["choices"][0]["text"] for _ in range(2))
    assert one == two != ""


def test_letters_survive_the_way_there_and_back(tmp_path: Path) -> None:
    talker = model(build(tmp_path / "model.gguf"))
    text = "Ça coûte 1 600 €, d’accord ? 😀"
    assert talker.detokenize(talker.tokenize(text.encode(), add_bos=False)).decode() == text
