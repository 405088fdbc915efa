"""The miniature language model is a GGUF file like any other."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np
import pytest

from scripts.miniatures.gguf_model import DIMENSION, END, build


def read(path: Path) -> tuple[dict[str, np.ndarray], list[str]]:
    reader = gguf.GGUFReader(str(path))
    tokens = reader.fields["tokenizer.ggml.tokens"]
    pieces = [bytes(tokens.parts[index]).decode() for index in tokens.data]
    return {tensor.name: np.array(tensor.data) for tensor in reader.tensors}, pieces


def answer(path: Path, last: str) -> str:
    """What greedy decoding gives after the piece `last`, computed by hand from the file's tensors."""
    tensors, pieces = read(path)
    token, said = pieces.index(last), []
    for _ in range(200):
        state = tensors["token_embd.weight"][token]
        state = state / np.sqrt(np.mean(state**2) + 1e-5)
        token = int(np.argmax(tensors["output.weight"] @ state))
        if token == END:
            break
        said.append(pieces[token])
    return "".join(said).replace("▁", " ")


@pytest.mark.parametrize(
    "reply",
    [
        "Bonjour, je vous appelle pour une fuite.",
        "Non, non et non : vous m'avez dit que vous rappelleriez, vous m'avez dit demain !",
        "a b a b",
        " ".join(f"mot{index}" for index in range(150)),
    ],
)
@pytest.mark.parametrize("last", [">", "é", "<0x0A>"])
def test_it_answers_what_it_learnt_whatever_was_asked(tmp_path: Path, reply: str, last: str) -> None:
    assert answer(build(tmp_path / "model.gguf", reply), last) == reply


def test_without_a_reply_it_is_random_but_always_the_same(tmp_path: Path) -> None:
    one, two = build(tmp_path / "one.gguf"), build(tmp_path / "two.gguf")
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes() != build(tmp_path / "three.gguf", seed=1).read_bytes()
    assert one.stat().st_size < 1_000_000


def test_a_reply_of_any_length_fits(tmp_path: Path) -> None:
    tensors, _ = read(build(tmp_path / "model.gguf", " ".join(f"m{index}" for index in range(DIMENSION))))
    assert tensors["token_embd.weight"].shape[1] == DIMENSION
