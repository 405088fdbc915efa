"""A miniature Whisper: a few megabytes of CTranslate2 that faster-whisper loads like any other.

    python -m scripts.miniatures.whisper_model FOLDER [WORDS]

Either its weights are random, and it babbles; or it has learnt one transcript by heart. For that the
decoder's layers write nothing, so that the next token depends on the last one only, and the output layer
holds the chain from `<|transcribe|>` over the words to `<|endoftext|>`. Each token of the chain may come
once: a word said again is cut into other pieces.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs import common_spec, whisper_spec
from numpy.typing import NDArray
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

HEADS = 2
MELS = 80
POSITIONS = 448
SOUND_POSITIONS = 1500
TEXT_TOKENS = 50_257
"""Whisper's multilingual vocabulary: the special tokens stand after these."""

LANGUAGES = (  # noqa: SIM905
    "en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg "
    "lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so "
    "af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su"
).split()

SLOT = 0.4  # s
"""Every piece of a learnt transcript lasts as long; what lies beyond the sound's end is squeezed there."""

LOUD = 8.0
"""How far the learnt token stands above all others before the softmax, per dimension."""

ASTRAY = LOUD / 4
"""How far below a token that was never learnt every other token of the chain stands. A wide search also
follows what is next to impossible: astray among the unlearnt it never ends, while from a later link of the
chain it would end before the transcript does, and a search that has seen enough ends stops."""


def build(path: Path, words: str | None = None, *, language: str = "fr", hears_speech: bool = True) -> Path:
    """Write the model into the folder `path` and give it back; `words` is what it says of any sound.

    With `hears_speech=False` it is as sure as Whisper can be that there is no speech in what it hears.
    """
    path.mkdir(parents=True, exist_ok=True)
    chain = _chain(words, language) if words else []
    vocabulary = _vocabulary(chain)
    _save_tokenizer(path, vocabulary)
    spec = _spec(np.random.default_rng(0), size=64 * (len(chain) // 63 + 1))
    if chain:
        _learn(spec, chain, vocabulary, hears_speech)
    spec.register_vocabulary(vocabulary)
    _configure(spec.config, vocabulary)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(path))
    features = {
        "feature_size": MELS,
        "sampling_rate": 16_000,
        "hop_length": 160,
        "chunk_length": 30,
        "n_fft": 400,
    }
    (path / "preprocessor_config.json").write_text(json.dumps(features), encoding="utf-8")
    return path


# -- Vocabulary -----------------------------------------------------------------------------------------


def _byte_letters() -> dict[int, str]:
    """GPT-2's visible letter for each byte."""
    visible = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in visible]
    return {byte: chr(byte) for byte in visible} | {byte: chr(256 + n) for n, byte in enumerate(hidden)}


def _special() -> list[str]:
    tasks = ["translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps"]
    named = ["endoftext", "startoftranscript", *LANGUAGES, *tasks]
    return [f"<|{name}|>" for name in named] + [
        f"<|{step * 0.02:.2f}|>" for step in range(SOUND_POSITIONS + 1)
    ]


def _vocabulary(chain: list[str]) -> list[str]:
    """All tokens, at the ids the real files have; the empty one tells CTranslate2 "multilingual"."""
    special = _special()
    plain = list(
        dict.fromkeys([*_byte_letters().values(), *(token for token in chain if token not in special)])
    )
    fill = [f"Ġfill{n}" for n in range(TEXT_TOKENS - 1 - len(plain))]
    return [*plain, *fill, "", *special]


def _save_tokenizer(path: Path, vocabulary: list[str]) -> None:
    words = {token: place for place, token in enumerate(vocabulary[:TEXT_TOKENS])}
    tokenizer = Tokenizer(models.BPE(vocab=words, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    times = vocabulary.index("<|0.00|>")
    named = vocabulary[TEXT_TOKENS:times]
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in named])
    tokenizer.add_tokens([AddedToken(token, special=False, normalized=False) for token in vocabulary[times:]])
    tokenizer.save(str(path / "tokenizer.json"))


# -- The transcript learnt by heart -----------------------------------------------------------------------


def _chain(words: str, language: str) -> list[str]:
    """The tokens that follow one another, each different."""
    letters, used, pieces = _byte_letters(), set[str](), list[str]()
    for word in words.split():
        spelt = "".join(letters[byte] for byte in f" {word}".encode())
        found = next((cut for cut in _cuts(spelt) if not used & set(cut)), None)
        if found is None:
            raise ValueError(f"the word {word!r} comes too often to be learnt by heart")
        used |= set(found)
        pieces.extend(found)
    duration = min(SLOT * len(pieces), 29.0)
    ahead = ["<|startoftranscript|>", f"<|{language}|>", "<|transcribe|>", "<|0.00|>"]
    return [*ahead, *pieces, f"<|{round(duration / 0.02) * 0.02:.2f}|>", "<|endoftext|>"]


def _cuts(spelt: str) -> Iterator[tuple[str, ...]]:
    """A word whole, then in two pieces.

    A token with a letter that is no byte's is read as it stands: with a plain blank it is another token.
    """
    for space in ("Ġ", " "):
        yield (space + spelt[1:],)
    for place in range(2, len(spelt)):
        for space in ("Ġ", " "):
            yield space + spelt[1:place], spelt[place:]


def _learn(spec: Any, chain: list[str], vocabulary: list[str], hears_speech: bool) -> None:
    """Arrange the weights so that each token of the chain is followed by the next, a slot later."""
    for part in (spec.encoder, spec.decoder):
        for layer in part.layer:
            layer.self_attention.linear[1].weight[:] = 0
            layer.ffn.linear_1.weight[:] = 0
    decoder = spec.decoder
    place = {token: number for number, token in enumerate(vocabulary)}
    codes = _codes(decoder.embeddings.weight.shape[1])
    known = np.zeros_like(decoder.embeddings.weight)
    said = np.zeros_like(known)
    for token, following, code in zip(chain[:-1], chain[1:], codes, strict=False):
        known[place[token]] = code
        said[place[following]] = LOUD / 2 * code - ASTRAY
    if not hears_speech:
        said[place["<|nospeech|>"]] = 2 * said[place[chain[1]]]
    decoder.layer_norm.beta[:] = 1  # at right angles to all codes: what is added along it holds always
    said[place["<|endoftext|>"]] = LOUD * codes[len(chain) - 2] - 2 * ASTRAY
    known[place["<|notimestamps|>"]] = known[place["<|0.00|>"]]
    decoder.embeddings.weight, decoder.projection.weight = known, said
    decoder.position_encodings.encodings[:] = 0
    _learn_times(spec, codes[chain.index("<|0.00|>") : len(chain) - 2])


def _learn_times(spec: Any, codes: NDArray[np.float32]) -> None:
    """The token that follows the n-th of `codes` is looked for in the n-th slot of the sound."""
    encoder, attention = spec.encoder, spec.decoder.layer[0].attention
    size = codes.shape[1]
    encoder.conv1.weight[:] = encoder.conv2.weight[:] = 0
    waves = np.outer(np.arange(SOUND_POSITIONS) * 0.02, np.linspace(0.3, 9.0, size // 2))
    where = np.stack([np.cos(waves), np.sin(waves)], axis=-1).reshape(SOUND_POSITIONS, size)
    encoder.position_encodings.encodings = where.astype(np.float32)
    middles = ((np.arange(len(codes)) + 0.5) * SLOT / 0.02).astype(int) % SOUND_POSITIONS
    attention.linear[0].weight = (where[middles].T @ codes / size).astype(np.float32)
    attention.linear[1].weight[:size] = np.eye(size)
    attention.linear[2].weight[:] = 0


def _codes(size: int) -> NDArray[np.float32]:
    """Vectors at right angles to each other, none of which the layer norm changes: no token leads to two."""
    start = np.random.default_rng(1).standard_normal((size, size))
    start[:, 0] = 1.0
    return (np.linalg.qr(start)[0].T[1:] * np.sqrt(size)).astype(np.float32)


# -- The network ------------------------------------------------------------------------------------------


def _spec(chance: np.random.Generator, size: int) -> Any:
    def numbers(*shape: int) -> NDArray[np.float32]:
        return (chance.standard_normal(shape) * 0.1).astype(np.float32)

    def linear(layer: common_spec.LinearSpec, outputs: int, inputs: int) -> None:
        layer.weight, layer.bias = numbers(outputs, inputs), np.zeros(outputs, np.float32)

    def norm(layer: common_spec.LayerNormSpec) -> None:
        layer.gamma, layer.beta = np.ones(size, np.float32), np.zeros(size, np.float32)

    def attention(layer: Any, widths: tuple[int, ...]) -> None:
        for part, width in zip(layer.linear, widths, strict=True):
            linear(part, width * size, size)
        norm(layer.layer_norm)

    def block(layer: Any) -> None:
        attention(layer.self_attention, (3, 1))
        if hasattr(layer, "attention"):
            attention(layer.attention, (1, 2, 1))
        linear(layer.ffn.linear_0, 4 * size, size)
        linear(layer.ffn.linear_1, size, 4 * size)
        norm(layer.ffn.layer_norm)

    spec = whisper_spec.WhisperSpec(1, HEADS, 1, HEADS)
    encoder, decoder = spec.encoder, spec.decoder
    encoder.conv1.weight, encoder.conv1.bias = numbers(size, MELS, 3), np.zeros(size, np.float32)
    encoder.conv2.weight, encoder.conv2.bias = numbers(size, size, 3), np.zeros(size, np.float32)
    encoder.position_encodings.encodings = numbers(SOUND_POSITIONS, size)
    decoder.embeddings.weight = numbers(TEXT_TOKENS + len(_special()), size)
    decoder.position_encodings.encodings = numbers(POSITIONS, size)
    decoder.projection.weight = decoder.embeddings.weight
    for part in (encoder, decoder):
        norm(part.layer_norm)
        for layer in part.layer:
            block(layer)
    return spec


def _configure(config: Any, vocabulary: list[str]) -> None:
    config.suppress_ids = []
    config.suppress_ids_begin = [vocabulary.index("<|endoftext|>")]
    config.lang_ids = [vocabulary.index(f"<|{language}|>") for language in LANGUAGES]
    config.alignment_heads = [[0, 0], [0, 1]]


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None))
