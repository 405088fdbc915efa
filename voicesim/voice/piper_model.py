"""Loading a Piper voice: the network and its configuration, or one sentence that says what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicesim.errors import EngineMissing, ModelError
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from piper import PiperVoice as Network

_INPUTS = {"input", "input_lengths", "scales"}


def load(model: Path, threads: int) -> Network:
    """The voice at `model`, its phoneme lengths made an output where its network computes them.

    `threads` is how many processor threads one clause may use. Raises `EngineMissing` when piper or the
    file is not here, `ModelError` when it is corrupt, of another kind or too large for the memory.
    """
    try:
        from piper import PiperVoice as Network
    except ImportError as problem:
        raise EngineMissing(
            "voice.piper_missing",
            what=Message("the Piper voice engine cannot be loaded ({problem})", problem=problem),
            where="piper-tts",
            mend=Message("install it again with “pip install --force-reinstall piper-tts”"),
        ) from problem
    if not model.is_file():
        raise EngineMissing(
            "voice.not_here",
            what=Message("this Piper voice is not on this machine"),
            where=str(model),
            mend=Message("bring it with “voicesim models pull”, or speak with espeak-ng"),
        )
    config = _config(model)
    return Network(session=_session(model, _with_lengths(model), threads), config=config)


def _config(model: Path) -> Any:
    from piper.config import PhonemeType, PiperConfig

    path = model.with_name(model.name + ".json")
    try:
        config = PiperConfig.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise _unfit(
            path,
            Message("the voice's configuration is missing"),
            Message("bring the .onnx.json that belongs to it"),
        ) from None
    except OSError as problem:
        raise _unfit(
            path,
            Message("it cannot be read ({strerror})", strerror=problem.strerror),
            Message("check its permissions"),
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        reason = Message(
            "this is not the configuration of a Piper voice ({kind}: {problem})",
            kind=type(problem).__name__,
            problem=problem,
        )
        raise _unfit(path, reason, Message("bring the voice again with “voicesim models pull”")) from None
    if config.phoneme_type not in (PhonemeType.ESPEAK, PhonemeType.TEXT):
        raise _unfit(
            path,
            Message("the voice is for a language voicesim does not speak"),
            Message("choose a French or English one"),
        )
    return config


def _with_lengths(model: Path) -> bytes:
    """The network's bytes with the lengths of its phonemes as a second output, where it has them."""
    import onnx
    from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
    from piper.patch_voice_with_alignment import add_alignment_output

    try:
        network = onnx.load(str(model))
        add_alignment_output(network)
    except DecodeError:
        raise _corrupt(model) from None
    except ValueError:  # an output already, or none to be found
        return model.read_bytes()
    except MemoryError:
        raise _too_large(model) from None
    changed: bytes = network.SerializeToString()
    return changed


def _session(model: Path, network: bytes, threads: int) -> Any:
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    broken = (
        state.Fail,
        state.InvalidArgument,
        state.InvalidGraph,
        state.InvalidProtobuf,
        state.NotImplemented,
    )
    try:
        session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    except broken:
        raise _corrupt(model) from None
    except (state.RuntimeException, MemoryError):
        raise _too_large(model) from None
    if _INPUTS - {each.name for each in session.get_inputs()}:
        raise _unfit(
            model,
            Message("this network is not a Piper voice"),
            Message("choose a voice of “voicesim models list”"),
        )
    return session


def _corrupt(model: Path) -> ModelError:
    return _unfit(
        model,
        Message("the voice is damaged or is not an ONNX network"),
        Message("bring it again with “voicesim models pull”"),
    )


def _too_large(model: Path) -> ModelError:
    reason = Message("there is not enough memory to load this voice")
    return ModelError(
        "voice.too_large",
        what=reason,
        where=str(model),
        mend=Message("close other programs, or speak with espeak-ng"),
    )


def _unfit(path: Path, what: str, mend: str) -> ModelError:
    return ModelError("voice.unfit", what=what, where=str(path), mend=mend)
