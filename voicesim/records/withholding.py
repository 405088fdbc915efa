"""What the machine makes of an examination: nobody else sees it until its examiners have spoken (L17, L18).

In a sitting that is until the decision was told, else until the present examiner has signed.
"""

from __future__ import annotations

from voicesim.call.directory import MARKS, REPORT, SCORECARD, CallDirectory
from voicesim.errors import MarkingError
from voicesim.messages.message import Message
from voicesim.modes import rules_of
from voicesim.records.marks import read_marks
from voicesim.records.sittings import is_untold


def is_withheld(call: CallDirectory) -> bool:
    """Is what the machine makes of the call kept from everybody but its examiners? Raises `StorageError`."""
    if is_untold(call):
        return True
    manifest = call.manifest()
    if rules_of(manifest.mode).result_shown or manifest.owner.get("sitting", ""):
        return False
    return not (_is_being_marked(call) and read_marks(call).closed)


def is_unopened(call: CallDirectory) -> bool:
    """Does even the report of a withheld call say nothing, for its examiner has not begun?

    In a sitting it never does: examiners see the evidence criterion by criterion. Raises `StorageError`.
    """
    return is_withheld(call) and (is_untold(call) or not _is_being_marked(call))


def withheld_files(call: CallDirectory) -> frozenset[str]:
    """The files of a call that are not to be given out yet. Raises `StorageError`."""
    if not is_withheld(call):
        return frozenset()
    return frozenset({SCORECARD} if is_unopened(call) else {SCORECARD, REPORT, MARKS})


def refuse_withheld(call: CallDirectory) -> None:
    """Raises `MarkingError` for a call that is withheld, and `StorageError`."""
    if is_untold(call):
        raise MarkingError(
            "sitting.withheld",
            what=Message("is part of a sitting whose decision was not told yet"),
            where=call.path.name,
            mend=Message("wait for the decision; examiners see it with 'voicesim sitting mark'"),
        )
    if is_withheld(call):
        raise MarkingError(
            "marking.withheld",
            what=Message("is an examination that nobody has signed yet"),
            where=call.path.name,
            mend=Message("mark it with 'voicesim records mark'; what the machine proposes is shown then"),
        )


def _is_being_marked(call: CallDirectory) -> bool:
    return (call.path / MARKS).is_file()
