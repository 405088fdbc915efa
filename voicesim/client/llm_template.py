"""The chat template of a GGUF model: how it was taught that somebody speaks, and who."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from voicesim.client.llm_engine import ChatMessage

TEMPLATE = "tokenizer.chat_template"
"""Where a GGUF file keeps it."""


def template_of(llama: Any) -> Callable[[Sequence[ChatMessage]], str]:
    """The model's own chat template, ready to have the assistant speak; ChatML when it has none."""
    from jinja2 import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    source = llama.metadata.get(TEMPLATE) or _CHATML
    template = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True).from_string(source)

    def render(messages: Sequence[ChatMessage]) -> str:
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
