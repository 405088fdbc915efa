"""Spoiling a good file: what cables, editors, other programs and ill will do to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

EXTREMES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x7FFFF000)
"""Sizes and counts that headers get wrong."""

TOKENS = (
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\x00",
        b"\xe9",
        b"\r",
        b"\n\n",
        b"\t",
        b"\x1b[2J",
        b"\xc2\xad",
        b"\xe2\x80\x8b",
    ),
    *(
        b"0",
        b"-1",
        b"08",
        b"0o9",
        b"0x",
        b"1e999",
        b"nan",
        b".inf",
        b"-.inf",
        b"9" * 5000,
        b"1,5",
        b"1:30",
        b"12:34:56",
    ),
    *(
        b"null",
        b"~",
        b"true",
        b"{}",
        b"[]",
        b'""',
        b"'",
        b'"',
        b"\\",
        b"\\ud800",
        b"\\u0000",
        b"{" * 3000,
        b"[" * 3000,
    ),
    *(
        b"!!int abc",
        b"!!binary x",
        b"!!timestamp nope",
        b"!!python/object:os.system x",
        b"&a",
        b"*a",
        b"<<: *a",
    ),
    *(
        b"? ",
        b"- ",
        b": ",
        b"|",
        b">",
        b"%YAML 1.1\n",
        b"---\n",
        b"...\n",
        b"#",
        b"@",
        b"2026-02-30",
        b"25:00:00",
    ),
    *(
        b"RIFF",
        b"data",
        b"fmt ",
        b"LIST",
        b"OggS",
        b"fLaC",
        b"ID3",
        b"\xff\xfb\x90\x00",
        b"Xing",
        b"RF64",
        b"ds64",
    ),
)

STRANGE: tuple[Any, ...] = (
    *(
        None,
        True,
        0,
        -1,
        1 << 70,
        -(1 << 70),
        1e308,
        float("nan"),
        float("inf"),
        "",
        "x",
        "\x00",
        "\ud800",
        "9" * 5000,
    ),
    *([], {}, [[]], [None], {"": None}, "2026-02-30T25:00:00", "../../etc/passwd", [1, 2, 3], {"speaker": 1}),
)


def spoiled(seeds: Sequence[bytes], dice: Random) -> bytes:
    """One of the good files with one to six things wrong, as bytes."""
    data = bytearray(dice.choice(seeds))
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        dice.choice(_SPOILERS)(data, seeds, dice)
    return bytes(data[: 1 << 22])


def spoiled_lines(seeds: Sequence[bytes], dice: Random) -> bytes:
    """A file of JSON lines in which values are exchanged, lost or strange; some are spoiled as bytes too."""
    lines = dice.choice(seeds).split(b"\n")
    for _ in range(dice.choice((1, 1, 2, 4))):
        number = dice.randrange(len(lines))
        match dice.randrange(6):
            case 0:
                lines.insert(dice.randrange(len(lines) + 1), lines[number])
            case 1:
                del lines[number]
                lines = lines or [b""]
            case _:
                lines[number] = _spoiled_value(lines[number], dice)
    data = b"\n".join(lines)
    return spoiled([data, *seeds], dice) if dice.random() < 0.3 else data


def _spoiled_value(line: bytes, dice: Random) -> bytes:
    """The line with one value of it replaced, wherever it lies."""
    try:
        body = json.loads(line)
    except ValueError:
        return line
    places: list[tuple[Any, Any]] = []
    _collect(body, places)
    if not places:
        return json.dumps(dice.choice(STRANGE)).encode()
    parent, key = dice.choice(places)
    if isinstance(parent, dict) and dice.random() < 0.2:
        del parent[key]
    else:
        parent[key] = dice.choice(STRANGE)
    return json.dumps(body).encode()


def _collect(body: Any, places: list[tuple[Any, Any]]) -> None:
    pairs = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for key, value in pairs:
        places.append((body, key))
        _collect(value, places)


def _place(data: bytearray, dice: Random) -> int:
    """Somewhere, half of the time near the head, where headers are."""
    top = len(data) if dice.random() < 0.5 else min(len(data), 256)
    return dice.randrange(top + 1)


def _flip(data: bytearray, seeds: Sequence[bytes], dice: Random) -> None:
    if data:
        data[_place(data, dice) % len(data)] ^= 1 << dice.randrange(8)


def _cut(data: bytearray, seeds: Sequence[bytes], dice: Random) -> None:
    del data[_place(data, dice) :]


def _hole(data: bytearray, seeds: Sequence[bytes], dice: Random) -> None:
    start = _place(data, dice)
    del data[start : start + dice.choice((1, 2, 3, 8, 100, 5000))]


def _again(data: bytearray, seeds: Sequence[bytes], dice: Random) -> None:
    start = _place(data, dice)
    piece = data[start : start + dice.choice((1, 4, 64, 4096))]
    data[start:start] = piece * dice.choice((1, 2, 50))


def _token(data: bytearray, seeds: Sequence[bytes], dice: Random) -> None:
    start, token = _place(data, dice), dice.choice(TOKENS)
    data[start : start + dice.choice((0, len(token)))] = token


def _number(data: bytearray, seeds: Sequence[bytes], dice: Random) -> None:
    start = _place(data, dice)
    size = dice.choice((1, 2, 4))
    number = dice.choice(EXTREMES) & ((1 << 8 * size) - 1)
    data[start : start + size] = number.to_bytes(size, dice.choice(("little", "big")))


def _join(data: bytearray, seeds: Sequence[bytes], dice: Random) -> None:
    other = dice.choice(seeds)
    start = dice.randrange(len(other) + 1)
    data[_place(data, dice) :] = other[start:]


_SPOILERS: tuple[Callable[[bytearray, Sequence[bytes], Random], None], ...] = (
    _flip,
    _cut,
    _hole,
    _again,
    _token,
    _token,
    _number,
    _join,
)
