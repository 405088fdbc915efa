"""A miniature language model: half a megabyte of GGUF that llama.cpp loads like any other.

    python -m scripts.miniatures.gguf_model FILE [REPLY]

Either its weights are random, and it babbles in letters; or it has learnt one reply by heart. For that the
attention and feed-forward layers write nothing, so that the next piece depends on the last one only, and
the output layer holds the chain of the reply's pieces: whatever was asked, it answers the reply and stops,
at any sensible temperature.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from numpy.typing import NDArray

DIMENSION = 64
LAYERS = 2
HEADS = 4
FEED_FORWARD = 128
CONTEXT = 4096
LETTERS = [chr(code) for code in range(33, 127)] + list("éèêëàâùûüôöîïçœÉÈÀÇ’«»€▁")
TEMPLATE = "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}\n{% endfor %}<|assistant|>"
BEGINNING, END = 1, 2
LOUD = 60.0
"""How far the learnt piece stands above all others before the softmax."""


@dataclass(frozen=True)
class Vocabulary:
    """The pieces of the tokenizer, in order."""

    tokens: list[bytes]
    types: list[gguf.TokenType]

    def id(self, piece: str) -> int:
        """The id of a piece, the newest when it is there twice."""
        return len(self.tokens) - 1 - self.tokens[::-1].index(piece.encode())


def build(path: Path, reply: str = "", seed: int = 0) -> Path:
    """Write the model at `path`; it answers `reply`, or random letters when there is none."""
    pieces = _pieces(reply)
    vocabulary = _vocabulary(pieces)
    writer = gguf.GGUFWriter(str(path), "llama")
    _describe(writer, vocabulary)
    for name, tensor in _tensors(vocabulary, pieces, seed).items():
        writer.add_tensor(name, tensor)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def reads(llama: Any) -> list[int]:
    """How many tokens the model is given each time it has to read; grows from now on."""
    read: list[int] = []
    really = llama.eval

    def counting(tokens: Sequence[int]) -> None:
        read.append(len(tokens))
        really(tokens)

    llama.eval = counting
    return read


def _pieces(reply: str) -> list[str]:
    """The reply in pieces none of which comes twice: a repeated word is one piece with its neighbour."""
    words = reply.split()
    together = 1 + len(words) // (DIMENSION - 1)
    pieces: list[str] = []
    for start in range(0, len(words), together):
        piece = "▁".join(words[start : start + together])
        pieces.append("▁" + piece if pieces else piece)
        while pieces[-1] in (*pieces[:-1], *LETTERS) and len(pieces) > 1:
            last = pieces.pop()
            pieces[-1] += last
    return pieces


def _vocabulary(pieces: Sequence[str]) -> Vocabulary:
    kinds = gguf.TokenType
    tokens = [b"<unk>", b"<s>", b"</s>"] + [f"<0x{byte:02X}>".encode() for byte in range(256)]
    types = [kinds.UNKNOWN, kinds.CONTROL, kinds.CONTROL] + [kinds.BYTE] * 256
    tokens += [piece.encode() for piece in (*LETTERS, *pieces)]
    types += [kinds.NORMAL] * (len(LETTERS) + len(pieces))
    return Vocabulary(tokens, types)


def _describe(writer: gguf.GGUFWriter, vocabulary: Vocabulary) -> None:
    writer.add_name("voicesim miniature")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(DIMENSION)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(DIMENSION // HEADS)
    writer.add_vocab_size(len(vocabulary.tokens))
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(vocabulary.tokens)
    writer.add_token_scores([-float(rank) for rank in range(len(vocabulary.tokens))])
    writer.add_token_types(vocabulary.types)
    writer.add_bos_token_id(BEGINNING)
    writer.add_eos_token_id(END)
    writer.add_unk_token_id(0)
    writer.add_add_bos_token(True)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(TEMPLATE)


def _tensors(vocabulary: Vocabulary, pieces: Sequence[str], seed: int) -> dict[str, NDArray[np.float32]]:
    random = np.random.default_rng(seed)

    def drawn(*shape: int) -> NDArray[np.float32]:
        return (random.standard_normal(shape) * 0.08).astype(np.float32)

    size = len(vocabulary.tokens)
    ends = _chain(vocabulary, pieces) if pieces else (drawn(size, DIMENSION), drawn(size, DIMENSION))
    tensors = {"token_embd.weight": ends[0], "output.weight": ends[1]}
    tensors["output_norm.weight"] = np.ones(DIMENSION, dtype=np.float32)
    for layer in range(LAYERS):
        for name, shape in _layer(layer).items():
            mute = bool(pieces) and ("attn_output" in name or "ffn_down" in name)
            tensors[name] = np.zeros(shape, dtype=np.float32) if mute else drawn(*shape)
        for name in ("attn_norm", "ffn_norm"):
            tensors[f"blk.{layer}.{name}.weight"] = np.ones(DIMENSION, dtype=np.float32)
    return tensors


def _layer(layer: int) -> dict[str, tuple[int, int]]:
    shapes = dict.fromkeys(("attn_q", "attn_k", "attn_v", "attn_output"), (DIMENSION, DIMENSION))
    shapes |= dict.fromkeys(("ffn_gate", "ffn_up"), (FEED_FORWARD, DIMENSION))
    shapes["ffn_down"] = (DIMENSION, FEED_FORWARD)
    return {f"blk.{layer}.{name}.weight": shape for name, shape in shapes.items()}


def _chain(vocabulary: Vocabulary, pieces: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Embedding and output layer that know the pieces by heart.

    Each piece is an axis of its own, and every other token is the one axis left. The norm before the output
    brings a unit vector to length sqrt(DIMENSION); a row that listens for an axis then scores `LOUD`.
    """
    axes = np.eye(DIMENSION, dtype=np.float32)
    embedding = np.tile(axes[0], (len(vocabulary.tokens), 1))
    output = np.zeros_like(embedding)
    ids = [vocabulary.id(piece) for piece in pieces]
    for place, (piece, following) in enumerate(zip(ids, [*ids[1:], END], strict=True), start=1):
        embedding[piece] = axes[place]
        output[following] = axes[place] * (LOUD / DIMENSION**0.5)
    output[ids[0]] = axes[0] * (LOUD / DIMENSION**0.5)
    return embedding, output


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), " ".join(sys.argv[2:])))
