"""A sentence of the program: its form in English, and the values that stand in it.

The form is the key to its translations (`voicesim.messages.catalogue`), as with gettext; the values are
named, so that another language may put them elsewhere. A message is also a text, in English: whoever does
not care for languages prints it, compares it or writes it down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from string import Formatter
from typing import Any

CORRECT = "correct the value"
"""How to mend what says nothing of its own about it."""

PLURAL = "!p"
"""After a count's name: the "s" of a plural, or nothing. "{count} call{count!p}"."""


class Message(str):
    """`Message("breaks off after {end:.1f} s", end=6.6)`; a value may be a message itself."""

    form: str
    """In English; `{name}` stands where a value does, where there are values."""
    values: Mapping[str, object]

    def __new__(cls, form: str, /, **values: object) -> Message:
        """Write the form with its values. Raises `KeyError` where one is missing."""
        message = super().__new__(cls, _written(form, values) if values else form)
        message.form, message.values = form, values
        return message

    def parted(self) -> tuple[Message, Message]:
        """What is wrong and how to mend it, of a message with a semicolon between the two."""
        what, stop, mend = self.form.partition("; ")
        mend = mend if stop else CORRECT
        return Message(what, **self.values), Message(mend, **self.values)

    def kept(self) -> list[Any]:
        """As JSON: the form, and each value as a number, a text or a message."""
        return [self.form, {name: _kept(value) for name, value in self.values.items()}]

    @classmethod
    def restored(cls, kept: Sequence[Any]) -> Message:
        """The message that `kept` wrote."""
        form, values = kept
        return cls(form, **{n: cls.restored(v) if isinstance(v, list) else v for n, v in values.items()})

    def __reduce__(self) -> tuple[partial[Message], tuple[()]]:
        """A message crosses from a worker process as itself."""
        return partial(Message, self.form, **self.values), ()


class Plurals(Formatter):
    """Writes the "s" of a plural; the `singular` counts have none: 1 in English, 0 and 1 in French."""

    def __init__(self, singular: tuple[int, ...]) -> None:
        self._singular = singular

    def convert_field(self, value: Any, conversion: Any) -> Any:
        """`!p` is the plural's; the others as everywhere."""
        if conversion == "p":
            return "" if value in self._singular else "s"
        return super().convert_field(value, conversion)


_ENGLISH = Plurals(singular=(1,))


def _written(form: str, values: Mapping[str, object]) -> str:
    return _ENGLISH.format(form, **values) if PLURAL in form else form.format(**values)


def _kept(value: object) -> object:
    if isinstance(value, Message):
        return value.kept()
    return value if isinstance(value, int | float | str) else str(value)
