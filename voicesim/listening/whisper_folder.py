"""Opening a folder of CTranslate2 Whisper weights: everything that can be wrong with it, in one sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal, TypeAlias

from voicesim.errors import ConfigurationError, EngineMissing, ModelError
from voicesim.messages.message import Message
from voicesim.text.words import Language

Device: TypeAlias = Literal["auto", "cpu", "cuda"]

NEEDED = ("model.bin", "config.json", "tokenizer.json")
"""Without `tokenizer.json` faster-whisper would ask the network for one."""

VOCABULARIES = ("vocabulary.json", "vocabulary.txt")

_MEMORY = ("out of memory", "allocate memory", "bad_alloc")
_DRIVER = ("cuda driver", "libcublas", "libcudnn", "cuda failed", "no cuda")


def open_model(
    folder: Path,
    device: Device,
    compute_type: str,
    threads: int,
    replicas: int = 1,
    window: float | None = None,
) -> Any:
    """The `whisper_pass.PassingWhisper` in `folder`; nothing is ever looked up on the network.

    Up to `replicas` passes are computed at the same time, each on `threads` threads; `window` is the least
    the encoder looks at, in seconds (None: 30).

    Raises `EngineMissing` when there are no weights, `ModelError` when they cannot be used, and
    `ConfigurationError` when the machine cannot compute as asked.
    """
    check_folder(folder)
    from voicesim.listening.whisper_pass import PassingWhisper

    try:
        model = PassingWhisper(
            str(folder),
            device=device,
            compute_type=compute_type,
            cpu_threads=threads,
            num_workers=replicas,
            local_files_only=True,
        )
    except MemoryError as problem:
        raise _too_large(folder) from problem
    except (RuntimeError, ValueError) as problem:
        raise refusal(folder, device, compute_type, str(problem)) from problem
    if model.model.n_mels != model.feature_extractor.mel_filters.shape[0]:
        raise _unusable(folder, Message("preprocessor_config.json is missing or that of another model"))
    model.window, model.odds = window, {}
    return model


def knows_language(model: Any, name: str, language: Language) -> None:
    """Raise `ConfigurationError` when an opened model knows English only and the call is not in English."""
    if language != "en" and not model.model.is_multilingual:
        raise ConfigurationError(
            "ears.language",
            what=Message(
                "it knows English only, and this call is in another language ({language})", language=language
            ),
            where=Message("recognition, {name}", name=name),
            mend=Message(
                "name a multilingual model in ears.model, or bring one: voicesim models pull whisper-base"
            ),
        )


def check_folder(folder: Path) -> None:
    """Raise `EngineMissing` or `ModelError` unless `folder` holds what a Whisper model needs."""
    if folder.is_file():
        raise ModelError(
            "listening.whisper_a_file",
            what=Message("this is a file, and a recognition model is a folder"),
            where=str(folder),
            mend=Message("name its folder, {parent}", parent=folder.parent),
        )
    if not folder.is_dir():
        raise EngineMissing(
            "listening.whisper_missing",
            what=Message("the recognition model is not on this machine"),
            where=str(folder),
            mend=Message("name the folder of a model, or bring one with: voicesim models pull whisper-base"),
        )
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if not any((folder / name).is_file() for name in VOCABULARIES):
        missing.append(VOCABULARIES[0])
    if missing:
        raise _unusable(folder, Message("the recognition model lacks {names}", names=", ".join(missing)))
    for name in ("config.json", "tokenizer.json"):
        _check_json(folder / name)


def pick_device(device: Device) -> Device:
    """The processor, or the graphics card when there is one and `device` is "auto"."""
    if device != "auto":
        return device
    import ctranslate2

    return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"


def _check_json(path: Path) -> None:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise _unusable(path.parent, Message("{name} is damaged", name=path.name)) from problem
    except OSError as problem:
        raise _unusable(path.parent, Message("{name} cannot be read", name=path.name)) from problem
    whole = isinstance(read, dict)
    if whole and path.name == "tokenizer.json":
        model = read.get("model")
        whole = isinstance(model, dict) and bool(model.get("vocab")) and "merges" in model
    if not whole:
        raise _unusable(path.parent, Message("{name} is not that of a recognition model", name=path.name))


def refusal(folder: Path, device: Device, compute_type: str, reason: str) -> ModelError | ConfigurationError:
    """The sentence for what CTranslate2 gave as `reason` when it could not load or run the model."""
    low = reason.lower()
    if any(sign in low for sign in _MEMORY):
        return _too_large(folder)
    if "compute type" in low:
        return ConfigurationError(
            "listening.compute_type",
            what=Message("this machine cannot compute in {compute_type!r}", compute_type=compute_type),
            where="recognition",
            mend=Message('use "int8"'),
        )
    if device == "cuda" and any(sign in low for sign in _DRIVER):
        return ModelError(
            "listening.graphics_card",
            what=Message("the graphics card or its libraries cannot be used"),
            where="recognition",
            mend=Message(
                "install the driver and NVIDIA's cuBLAS, or use the processor: VOICESIM_EARS_DEVICE=cpu"
            ),
        )
    if "unknown model" in low or "json.exception.type_error" in low or "is not a whisper" in low:
        return _unusable(folder, Message("this is not a Whisper model"))
    return _unusable(folder, Message("the recognition model is damaged"))


def _unusable(folder: Path, what: Message) -> ModelError:
    return ModelError(
        "listening.whisper_unusable",
        what=what,
        where=str(folder),
        mend=Message(
            "copy it there again whole, or name another: 'voicesim models pull whisper-base' brings one"
        ),
    )


def _too_large(folder: Path) -> ModelError:
    return ModelError(
        "listening.whisper_too_large",
        what=Message("the recognition model does not fit into this machine's memory"),
        where=str(folder),
        mend=Message("close other programs or use a smaller one: voicesim models pull whisper-base"),
    )
