"""Questions to the person at the terminal, on standard error, in their language."""

from __future__ import annotations

import sys

import typer

from voicesim.cli.person import language_here
from voicesim.messages.catalogue import said
from voicesim.messages.message import Message

_YES = ("o", "oui", "y", "yes")


def agreed(question: str) -> bool:
    """Is the answer yes? "o" and "oui", "y" and "yes" are, in either language; nothing typed is no."""
    asked = Message("{question} [y/N] ", question=question)
    return _typed(said(asked, language_here())).strip().lower() in _YES


def answer(question: str) -> str:
    """What is typed, which may be nothing. Raises `typer.Abort` when nobody can answer any more."""
    typed = _typed(said(question, language_here()))
    if not typed:
        raise typer.Abort
    return typed.strip()


def _typed(question: str) -> str:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline()
