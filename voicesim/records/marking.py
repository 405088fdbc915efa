"""Marking of exported sound: signed tags that say which voice is synthetic (L9, AI Act art. 50(2))."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from voicesim.errors import RecordingError
from voicesim.messages.message import Message
from voicesim.records.keys import Key
from voicesim.voice.marking import TAGS

SOURCE_TYPE = "compositeWithTrainedAlgorithmicMedia"
"""IPTC digital source type: a human recording mixed with synthetic media."""

_STREAMINFO, _COMMENTS = 0, 4
_LAST = 0x80
_VENDOR = b"voicesim"


@dataclass(frozen=True, slots=True)
class Block:
    """A metadata block of a FLAC file."""

    kind: int
    body: bytes


def tags(scenario: str, language: str, version: str) -> dict[str, str]:
    """What every exported recording says of itself, in both languages."""
    return {
        "TITLE": f"{TAGS['title']} {scenario}",
        "COMMENT": TAGS["comment"],
        "DESCRIPTION": (
            "Canal gauche : une personne. Canal droit : client simulé par une intelligence artificielle, "
            "voix synthétique."
        ),
        "LANGUAGE": language,
        "ENCODER": f"voicesim {version}",
        "DIGITALSOURCETYPE": SOURCE_TYPE,
        "SYNTHETIC_CHANNEL": "right",
    }


def marked(flac: bytes, given: Mapping[str, str], key: Key, where: str) -> bytes:
    """The same recording, sample for sample, with the tags, signed together with the sound's own digest.

    Raises `RecordingError` when it is not a whole FLAC file.
    """
    blocks, sound = _split(flac, where)
    signed = {
        **given,
        "SIGNATURE": key.sign(_to_sign(blocks[0], given)),
        "SIGNED_WITH": key.fingerprint,
    }
    others = [block for block in blocks[1:] if block.kind != _COMMENTS]
    return b"fLaC" + _joined([blocks[0], Block(_COMMENTS, _comments(signed)), *others]) + sound


def read_tags(flac: bytes, where: str) -> dict[str, str]:
    """The tags of a FLAC file. Raises `RecordingError`."""
    blocks, _ = _split(flac, where)
    return next((_read_comments(block.body) for block in blocks if block.kind == _COMMENTS), {})


def is_marked(flac: bytes, key: Key, where: str) -> bool:
    """Does it carry our marking, signed for exactly this sound? Raises `RecordingError`."""
    blocks, _ = _split(flac, where)
    found = read_tags(flac, where)
    given = {name: text for name, text in found.items() if name not in ("SIGNATURE", "SIGNED_WITH")}
    return given.get("DIGITALSOURCETYPE") == SOURCE_TYPE and key.signed(
        _to_sign(blocks[0], given), found.get("SIGNATURE", "")
    )


def _to_sign(streaminfo: Block, given: Mapping[str, str]) -> str:
    """The MD5 of the samples, which FLAC keeps in its first block, and the tags in alphabetical order."""
    return "\n".join([streaminfo.body[18:34].hex(), *(f"{name}={given[name]}" for name in sorted(given))])


def _split(flac: bytes, where: str) -> tuple[list[Block], bytes]:
    """The metadata blocks and the rest."""
    if flac[:4] != b"fLaC":
        raise _unmarkable(where)
    at, blocks, last = 4, [], False
    while not last:
        if at + 4 > len(flac):
            raise _unmarkable(where)
        last, kind = bool(flac[at] & _LAST), flac[at] & 0x7F
        length = int.from_bytes(flac[at + 1 : at + 4], "big")
        blocks.append(Block(kind, flac[at + 4 : at + 4 + length]))
        at += 4 + length
    if at > len(flac) or blocks[0].kind != _STREAMINFO or len(blocks[0].body) != 34:
        raise _unmarkable(where)
    return blocks, flac[at:]


def _joined(blocks: Iterable[Block]) -> bytes:
    listed = list(blocks)
    return b"".join(
        bytes([block.kind | (_LAST if block is listed[-1] else 0)])
        + len(block.body).to_bytes(3, "big")
        + block.body
        for block in listed
    )


def _comments(given: Mapping[str, str]) -> bytes:
    lines = [f"{name}={text}".encode() for name, text in given.items()]
    return b"".join(
        [_sized(_VENDOR), struct.pack("<I", len(lines)), *(_sized(line) for line in lines)],
    )


def _sized(text: bytes) -> bytes:
    return struct.pack("<I", len(text)) + text


def _read_comments(body: bytes) -> dict[str, str]:
    return dict(line.split("=", 1) for line in _lines(body) if "=" in line)


def _lines(body: bytes) -> Iterator[str]:
    (vendor,) = struct.unpack_from("<I", body, 0)
    at = 4 + vendor
    (count,) = struct.unpack_from("<I", body, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<I", body, at)
        yield body[at + 4 : at + 4 + length].decode("utf-8", "replace")
        at += 4 + length


def _unmarkable(where: str) -> RecordingError:
    return RecordingError(
        "recording.unmarkable",
        what=Message("is not a whole FLAC file and so cannot be marked"),
        where=where,
        mend=Message("export the call without its sound, or take the recording from a copy"),
    )
