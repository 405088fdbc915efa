"""llama.cpp through llama-cpp-python: a GGUF model on this machine, which re-reads nothing it has read.

The prompt only grows at its end, so its tokens do too: each stretch is tokenised once, what the model wrote
keeps the tokens it wrote, and llama.cpp's cache answers for the whole common prefix.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicesim.client.llm_engine import Limits, Message, until_stop
from voicesim.errors import EngineMissing, ModelError, StageFailed

CONTEXT = 4096
"""Tokens of conversation a call may take; 40 turns take about 3000."""


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


class LlamaEngine:
    """One model in memory, one conversation at a time."""

    def __init__(self, llama: Any, name: str) -> None:
        self.name = name
        self.readings: list[Reading] = []
        self._llama = llama
        self._render = _template(llama)
        self._prompts: dict[str, list[int]] = {}
        self._written: dict[str, list[int]] = {}
        self._cached: list[int] = []

    @classmethod
    def load(cls, path: Path, *, threads: int | None = None, context: int = CONTEXT) -> LlamaEngine:
        """Reads a GGUF file. Raises `EngineMissing` without llama-cpp-python, `ModelError` for a bad file,
        `MemoryError` when it does not fit.
        """
        try:
            from llama_cpp import Llama
        except ImportError as error:
            raise EngineMissing(
                "llm.missing",
                what=f"llama-cpp-python is not installed ({error}), so no local model can word the replies",
                where="voicesim.client.llm_llama",
                mend="install it with 'make llm', or go on with the phrase writer",
            ) from None
        if not path.is_file():
            raise ModelError(
                "llm.no_file", what="there is no such file", where=str(path), mend="check the path"
            )
        if not _is_gguf(path):
            raise ModelError(
                "llm.wrong_kind",
                what="this is no language model in the GGUF format",
                where=str(path),
                mend="choose a .gguf file, such as 'voicesim models pull qwen3-4b' brings",
            )
        try:
            llama = Llama(str(path), n_ctx=context, n_threads=threads, verbose=False)
        except (ValueError, OSError, RuntimeError) as error:
            if "llama_context" in str(error):  # the model was read; there is no room to think with it
                raise MemoryError from error
            raise ModelError(
                "llm.corrupt",
                what=f"llama.cpp cannot load this model ({error})",
                where=str(path),
                mend="bring it again: 'voicesim models pull' does for those that 'models list' shows",
            ) from None
        return cls(llama, f"llama.cpp {path.name}")

    def complete(self, messages: Sequence[Message], limits: Limits) -> Iterator[str]:
        """The next assistant message piece by piece. Raises `StageFailed` when the context is full."""
        prompt, ids, new = self._tokens(messages)
        room = self._llama.n_ctx() - len(ids) - 1
        if room < 8:
            raise StageFailed(
                "wording", f"the conversation has {len(ids)} tokens, the model's context is full"
            )
        reused = _common(self._cached, ids[:-1])
        written: list[int] = []
        self._written[prompt] = written
        try:
            yield from until_stop(self._pieces(ids, written, limits, min(limits.tokens, room)), limits.stops)
        except RuntimeError as error:
            self._cached = []
            self._llama.reset()
            raise StageFailed("wording", f"llama.cpp failed ({error})") from None
        finally:
            self.readings.append(Reading(len(ids), new, len(ids) - reused, len(written)))

    def _pieces(self, ids: list[int], written: list[int], limits: Limits, most: int) -> Iterator[str]:
        """The model's text, token by token; `written` gets the tokens."""
        decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")
        self._llama.set_seed(limits.seed % 2**31)
        tokens = self._llama.generate(ids, temp=limits.temperature, top_p=0.95, top_k=40, repeat_penalty=1.05)
        try:
            for token in tokens:
                self._cached = [*ids, *written]
                if self._ends(token):
                    return
                written.append(token)
                text = decoder.decode(self._llama.detokenize([token], prev_tokens=ids))
                if text:
                    yield text
                if len(written) >= most:
                    return
        finally:
            tokens.close()

    def _tokens(self, messages: Sequence[Message]) -> tuple[str, list[int], int]:
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


def _is_gguf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"GGUF"


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens the two begin with in common."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))


def _template(llama: Any) -> Callable[[Sequence[Message]], str]:
    """The model's own chat template, ready to have the assistant speak; ChatML when it has none."""
    from jinja2 import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    source = llama.metadata.get("tokenizer.chat_template") or _CHATML
    template = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True).from_string(source)

    def render(messages: Sequence[Message]) -> str:
        plain = [{"role": message.role, "content": message.text} for message in messages]
        try:
            return template.render(messages=plain, add_generation_prompt=True, bos_token="", eos_token="")
        except TemplateError:  # a template without a system role
            merged = [
                {"role": "user", "content": f"{plain[0]['content']}\n\n{plain[1]['content']}"},
                *plain[2:],
            ]
            return template.render(messages=merged, add_generation_prompt=True, bos_token="", eos_token="")

    return render


_CHATML = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
