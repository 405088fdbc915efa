"""A miniature sentence encoder in the real file format: letters and a few words, random weights."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

WIDTH, LAYERS, HEADS, INNER, LONGEST = 64, 2, 4, 96, 40
WORDS = ("\u2581le", "\u2581gaz", "\u2581vous", "\u2581avez", "\u2581coupé", "\u2581query", ":", "?")
LETTERS = tuple("\u2581abcdefghijklmnopqrstuvwxyzéèêàç'.,")
PIECES = ("<s>", "<pad>", "</s>", "<unk>", *WORDS, *LETTERS)


def write_encoder(path: Path, seed: int = 1) -> None:
    """Writes it: 70 kB in a few milliseconds."""
    random = np.random.default_rng(seed)
    tensors: list[tuple[str, int, int, bytes]] = []

    def floats(name: str, values: np.ndarray) -> None:
        tensors.append((name, 0, values.size, values.astype("<f4").tobytes()))

    def blocks(name: str, rows: int, columns: int) -> None:
        count = rows * columns // 32
        packed = np.empty((count, 18), dtype=np.uint8)
        packed[:, :2] = random.uniform(0.01, 0.04, (count, 1)).astype("<f2").view(np.uint8)
        packed[:, 2:] = random.integers(0, 256, (count, 16), dtype=np.uint8)
        tensors.append((name, 1, rows * columns, packed.tobytes()))

    def norm(name: str) -> None:
        floats(f"{name}.w", random.uniform(0.5, 1.5, WIDTH))
        floats(f"{name}.b", random.normal(0, 0.1, WIDTH))

    blocks("emb.word", len(PIECES), WIDTH)
    floats("emb.pos", random.normal(0, 0.1, (LONGEST, WIDTH)))
    floats("emb.type", random.normal(0, 0.1, (2, WIDTH)))
    norm("emb.ln")
    for layer in range(LAYERS):
        for name, rows, columns in (
            ("q", WIDTH, WIDTH), ("k", WIDTH, WIDTH), ("v", WIDTH, WIDTH), ("ao", WIDTH, WIDTH),
            ("fi", INNER, WIDTH), ("fo", WIDTH, INNER),
        ):  # fmt: skip
            blocks(f"l{layer}.{name}.w", rows, columns)
            floats(f"l{layer}.{name}.b", random.normal(0, 0.1, rows))
        norm(f"l{layer}.aln")
        norm(f"l{layer}.oln")
    path.write_bytes(_file(tensors))


def _file(tensors: list[tuple[str, int, int, bytes]]) -> bytes:
    """Head, vocabulary, directory, tensors."""
    pieces = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, pieces)]).astype("<u4")
    scores = np.array([0.0] * 4 + [-2.0] * len(WORDS) + [-6.0] * len(LETTERS), dtype="<f4")
    replaced = struct.pack("<IBI", ord("’"), 1, ord("'"))
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, LAYERS, HEADS, INNER, len(PIECES), LONGEST, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(offsets[-1]))
    head += (
        offsets.tobytes()
        + scores.tobytes()
        + b"".join(pieces)
        + struct.pack("<iI", 1, len(replaced))
        + replaced
    )
    size = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name, *_ in tensors)
    directory, place = struct.pack("<i", len(tensors)), size
    for name, kind, count, data in tensors:
        directory += (
            struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, count, place, len(data))
        )
        place += len(data)
    return head + directory + b"".join(data for *_, data in tensors)
