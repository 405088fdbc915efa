"""`/note FIELD WORDS` of a typed call: into the claim form, and one line that says so, or why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from voicesim.line.protocol import Ticking
from voicesim.messages.message import Message
from voicesim.sessions.briefing import Blank
from voicesim.text.fold import plain


class TypedNotes:
    """What a keyboard line does with a note: a field goes by its id or its label, as both are shown."""

    def __init__(self, blanks: Sequence[Blank], say: Callable[[str], None]) -> None:
        """`blanks`: the form's fields, none for a call without a form; `say` shows one line."""
        self._blanks, self._say = tuple(blanks), say

    def __call__(self, call: Ticking, typed: str) -> None:
        """Fill in the field that `typed` begins with, and say so."""
        self._say(self._noted(call, typed))

    def _noted(self, call: Ticking, typed: str) -> Message:
        if not self._blanks:
            return Message("Not noted: this call has no form to fill in.")
        blank, text = self._field(typed)
        if blank is None:
            ids = ", ".join(one.id for one in self._blanks)
            name = typed.split(" ", 1)[0]
            if not name:
                return Message("Not noted: name a field, then what you note; the form has: {ids}.", ids=ids)
            return Message("Not noted: the form has no field “{name}”; it has: {ids}.", name=name, ids=ids)
        if not call.enter(blank.id, text):
            return Message("Not noted: the call takes nothing more.")
        if not text:
            return Message("“{label}” is empty now.", label=blank.label)
        return Message("Noted under “{label}”: {text}", label=blank.label, text=text)

    def _field(self, typed: str) -> tuple[Blank | None, str]:
        """The field whose id or label the typed words begin with, the longest first, and the rest."""
        words = typed.split()
        names = [(plain(name).split(), one) for one in self._blanks for name in (one.id, one.label)]
        for name, blank in sorted(names, key=lambda named: -len(named[0])):
            if plain(" ".join(words[: len(name)])).split() == name:
                return blank, " ".join(words[len(name) :]).removeprefix(":").strip()
        return None, ""
