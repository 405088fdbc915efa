"""llama.cpp through llama-cpp-python: a GGUF model on this machine, which re-reads nothing it has read.

The prompt only grows at its end, so its tokens do too: each stretch is tokenised once, what the model wrote
keeps the tokens it wrote, and llama.cpp's cache answers for the whole common prefix.

llama.cpp bears one caller at a time, and one decode can last for seconds on a busy machine. So whoever asks
last has the model: a run that is under way is stopped inside its decode, as is one whose time is up. What was
read by then stays read.
"""

from __future__ import annotations

import codecs
import math
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Timer
from typing import Any

from voicesim.client.llm_engine import ChatMessage, Limits, until_stop
from voicesim.client.llm_memory import remembered
from voicesim.client.llm_template import TEMPLATE, template_of
from voicesim.errors import EngineMissing, ModelError, StageFailed, StageLate
from voicesim.messages.message import Message

CONTEXT = 4096
"""Tokens of conversation that are remembered: a dozen turns in French. The oldest are let go then."""

ANSWER = 256
"""Tokens of it that are left to the answer."""

AROUND = 8
"""Tokens of the chat template around a message, at most."""

STEP = 16
"""Tokens read between two looks at whether the answer is still wanted: a sixth of a second on one core."""

YIELDS_WITHIN = 5.0
"""Seconds in which a run that was told to stop must have left the model; it does so in milliseconds."""

_AHEAD = "\ue000"
"""Stands for words that are not known yet; no text holds it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one completion cost."""

    prompt: int
    """Tokens of the whole prompt."""
    new: int
    """Tokens of it that had never been written or read."""
    evaluated: int
    """Tokens the model had to read."""
    generated: int = 0


@dataclass(slots=True)
class Run:
    """One use of the model, from the request to its last piece."""

    late: bool = False
    """True once its time is up."""


class LlamaEngine:
    """One model in memory, one conversation at a time; the latest request has it."""

    def __init__(self, llama: Any, name: str, path: Path | None = None) -> None:
        self.name = name
        self.readings: list[Reading] = []
        self.path = path
        """The file it was read from."""
        self._llama = llama
        self._render = template_of(llama)
        self._prompts: dict[str, list[int]] = {}
        self._written: dict[str, list[int]] = {}
        self._sizes: dict[str, int] = {}  # tokens of each message
        self._model = Lock()
        self._running = self._newest = Run()
        self._asks_to_stop = _may_be_stopped(llama, self._stopped)  # llama.cpp holds no reference to it

    @classmethod
    def load(cls, path: Path, *, threads: int | None = None, context: int = CONTEXT) -> LlamaEngine:
        """Reads a GGUF file; `threads` as many as half the cores when None, `context` in tokens.

        Raises `EngineMissing` without llama-cpp-python, `ModelError` for a bad file, `MemoryError` when it
        does not fit.
        """
        try:
            from llama_cpp import Llama
        except ImportError as error:
            raise EngineMissing(
                "llm.missing",
                what=Message(
                    "llama-cpp-python is not installed ({error}), so no local model can word the replies",
                    error=error,
                ),
                where="voicesim.client.llm_llama",
                mend=Message("install it with 'make llm', or go on with the phrase writer"),
            ) from None
        if not path.is_file():
            raise ModelError(
                "llm.no_file",
                what=Message("there is no such file"),
                where=str(path),
                mend=Message("check the path"),
            )
        if not _is_gguf(path):
            raise ModelError(
                "llm.wrong_kind",
                what=Message("this is no language model in the GGUF format"),
                where=str(path),
                mend=Message("choose a .gguf file, such as 'voicesim models pull qwen3-4b' brings"),
            )
        threads = threads or _half_the_cores()
        try:
            llama = Llama(str(path), n_ctx=context, n_threads=threads, n_threads_batch=threads, verbose=False)
        except (ValueError, OSError, RuntimeError) as error:
            if "llama_context" in str(error):  # the model was read; there is no room to think with it
                raise MemoryError from error
            raise ModelError(
                "llm.corrupt",
                what=Message("llama.cpp cannot load this model ({error})", error=error),
                where=str(path),
                mend=Message(
                    "bring it again: 'voicesim models pull' does for those that 'models list' shows"
                ),
            ) from None
        untaught = "" if llama.metadata.get(TEMPLATE) else " (has no chat template: asked in ChatML)"
        return cls(llama, f"llama.cpp {path.name}{untaught}", path)

    def complete(self, messages: Sequence[ChatMessage], limits: Limits) -> Iterator[str]:
        """The next assistant message piece by piece; an empty piece while the prompt is read.

        Raises `StageLate` when `limits.seconds` are over or another request came, `StageFailed` when the
        context has no room for what was said last.
        """
        with self._alone(limits.seconds) as run:
            prompt, ids, new = self._tokens(self._remembered(messages))
            room = self._llama.n_ctx() - len(ids) - 1
            if room < 8:
                raise StageFailed(
                    "wording",
                    Message(
                        "the conversation has {count} tokens, the model's context is full", count=len(ids)
                    ),
                )
            reused = _common(self._read(), ids[:-1])
            written: list[int] = []
            self._written[prompt] = written
            try:
                for _ in self._reading(ids[:-1]):
                    yield ""
                most = min(limits.tokens, room)
                yield from until_stop(self._pieces(ids, written, limits, most), limits.stops)
            except RuntimeError as error:
                raise self._failed(run, error, limits) from None
            finally:
                self.readings.append(Reading(len(ids), new, len(ids) - reused, len(written)))

    def read(self, messages: Sequence[ChatMessage]) -> Iterator[None]:
        """Read in advance what the next prompt will begin with: `messages`, and then the trainee's turn.

        A step at a time, so that whoever no longer wants it stops. What cannot be read is left for `complete`
        to report.
        """
        try:
            with self._alone(math.inf):
                for _ in self._reading(self._beginning(self._remembered(messages))):
                    yield
        except (RuntimeError, StageFailed):
            return

    @contextmanager
    def _alone(self, seconds: float) -> Iterator[Run]:
        """The model for oneself; whoever has it is told to stop. Raises `StageLate` if they cannot."""
        run = self._newest = Run()
        if not self._model.acquire(timeout=min(seconds, YIELDS_WITHIN)):
            raise StageLate("wording", Message("the model is busy with an earlier line"))
        clock = Timer(seconds, lambda: setattr(run, "late", True)) if math.isfinite(seconds) else None
        try:
            self._running = run
            if clock is not None:
                clock.daemon = True
                clock.start()
            yield run
        finally:
            if clock is not None:
                clock.cancel()
            self._model.release()

    def _stopped(self) -> bool:
        """Asked by llama.cpp in the middle of its decode."""
        return self._running.late or self._running is not self._newest

    def _failed(self, run: Run, error: RuntimeError, limits: Limits) -> StageFailed:
        if run.late:
            return StageLate("wording", Message("more than {seconds:g} s", seconds=limits.seconds))
        if run is not self._newest:
            return StageLate("wording", Message("the next line was asked for"))
        self._llama.reset()
        return StageFailed("wording", Message("llama.cpp failed ({error})", error=error))

    def _read(self) -> list[int]:
        """The tokens that the model has read and remembers."""
        return [int(token) for token in self._llama.input_ids[: self._llama.n_tokens]]

    def _reading(self, ids: list[int]) -> Iterator[None]:
        """Have the model read `ids`, a step at a time; what it has read of them it does not read again."""
        llama = self._llama
        kept = _common(self._read(), ids)
        if kept < len(ids) and kept < llama.n_tokens and not llama._ctx.kv_cache_seq_rm(-1, kept, -1):
            kept = 0  # this kind of model cannot forget a part
            llama.reset()
        if kept < len(ids):
            llama.n_tokens = kept
        for start in range(kept, len(ids), STEP):
            if self._stopped():
                raise RuntimeError("stopped")
            llama.eval(ids[start : start + STEP])
            yield

    def _beginning(self, messages: Sequence[ChatMessage]) -> list[int]:
        """The tokens of the next prompt, up to the words that are not known yet."""
        before, ids, _ = self._tokens(messages)
        rendered = self._render([*messages, ChatMessage("user", _AHEAD)])
        return self._extended(before, ids, rendered.partition(_AHEAD)[0])[0]

    def _pieces(self, ids: list[int], written: list[int], limits: Limits, most: int) -> Iterator[str]:
        """The model's text, token by token; `written` gets the tokens."""
        decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")
        self._llama.set_seed(limits.seed % 2**31)
        tokens = self._llama.generate(ids, temp=limits.temperature, top_p=0.95, top_k=40, repeat_penalty=1.05)
        try:
            for token in tokens:
                if self._ends(token):
                    return
                written.append(token)
                text = decoder.decode(self._llama.detokenize([token], prev_tokens=ids))
                if text:
                    yield text
                if len(written) >= most:
                    return
                if self._stopped():
                    raise RuntimeError("stopped")
        finally:
            tokens.close()

    def _remembered(self, messages: Sequence[ChatMessage]) -> Sequence[ChatMessage]:
        """As much of the conversation as the model's context holds."""
        for message in messages:
            if message.text not in self._sizes:
                self._sizes[message.text] = len(self._tokenised(message.text, first=False)) + AROUND
        return remembered(messages, [self._sizes[m.text] for m in messages], self._llama.n_ctx() - ANSWER)

    def _tokens(self, messages: Sequence[ChatMessage]) -> tuple[str, list[int], int]:
        """The prompt as text and tokens, and how many of these are new since the prompt before."""
        turns = [k for k, message in enumerate(messages, 1) if message.role == "user"]
        before, ids, new = "", list[int](), 0
        for count in turns:
            prompt = self._render(messages[:count])
            if prompt not in self._prompts:
                self._prompts[prompt], new = self._extended(before, ids, prompt)
            before, ids = prompt, self._prompts[prompt]
        return before, ids, new

    def _extended(self, before: str, ids: list[int], prompt: str) -> tuple[list[int], int]:
        if not before or not prompt.startswith(before):
            tokens = self._tokenised(prompt, first=True)
            return tokens, len(tokens)
        rest = prompt[len(before) :]
        kept = self._heard(self._written.get(before, []), rest)
        rest = rest[len(self._text(kept)) :]
        tokens = self._tokenised(rest, first=False)
        return [*ids, *kept, *tokens], len(tokens)

    def _heard(self, written: list[int], rest: str) -> list[int]:
        """The tokens of what the model wrote, as far as it was heard."""
        for length in range(len(written), 0, -1):
            text = self._text(written[:length])
            if text and rest.startswith(text):
                return written[:length]
        return []

    def _text(self, tokens: list[int]) -> str:
        return self._llama.detokenize(tokens).decode("utf-8", errors="ignore") if tokens else ""

    def _tokenised(self, text: str, *, first: bool) -> list[int]:
        tokens: list[int] = self._llama.tokenize(text.encode(), add_bos=first, special=True)
        return tokens

    def _ends(self, token: int) -> bool:
        from llama_cpp import llama_vocab_is_eog

        return bool(llama_vocab_is_eog(self._llama._model.vocab, token))


def _may_be_stopped(llama: Any, stopped: Callable[[], bool]) -> object:
    """Have llama.cpp ask `stopped` all along its decode; what is returned must be kept."""
    from llama_cpp import ggml_abort_callback, llama_set_abort_callback

    asks = ggml_abort_callback(lambda data: stopped())
    llama_set_abort_callback(llama._ctx.ctx, asks, None)
    return asks


def _half_the_cores() -> int:
    """The recogniser and the voice need the others. Threads that wait for a busy core are slower than one."""
    return max(1, (os.cpu_count() or 2) // 2)


def _is_gguf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"GGUF"


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens the two begin with in common."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))
