"""What a program left that was killed, or whose disk failed: whether it is told truly, and the next run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from scripts.killing.deeds import Deed, mark_and_contest
from scripts.killing.homes import PERSON, registry_in, store_in
from voicesim.call.directory import MARKS, CallDirectory
from voicesim.client.scenario import load_scenario
from voicesim.errors import Mendable
from voicesim.records.kept import list_records
from voicesim.records.marks import read_marks
from voicesim.records.purge import purge
from voicesim.records.removal import muting
from voicesim.records.store import Store
from voicesim.records.verify import Verified, verify
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.cataloguing import calls_in, rebuild, settle
from voicesim.sessions.erasing import finish_erasures, traces
from voicesim.sessions.rescoring import rescore, scored_again

HONEST_FOR_EVER = ("this examination was begun and holds nothing",)
"""What `verify` may go on saying: an examination was begun, and nobody will ever know more of it."""
HONEST = (*HONEST_FOR_EVER, "unfinished: ", "its writing was broken off", "the signing was broken off")
"""What `verify` may say of a program that was broken off, until the next run."""


def false_of(found: Verified, honest: Sequence[str]) -> list[str]:
    """Sentences of `verify` that are not true of a program that was broken off."""
    return [
        str(finding.sentence)
        for finding in found.findings
        if not any(said in f"{finding.fault}: {finding.sentence}" for said in honest)
    ]


def next_run(deed: Deed, home: Path) -> list[str]:
    """What a person does next works, and then nothing is left to say; what did not, in sentences."""
    store, wrong = store_in(home), list[str]()
    try:
        if deed == "mark":
            mark_and_contest(home)
        if deed in ("call", "demo", "score"):
            for call in tuple(store.shelf("practice").calls())[-1:]:
                _score(store, call)
        purge(store, datetime.now(UTC))
        list_records(store)
        if deed != "mark":
            wrong += _catalogue(deed, home)
    except Mendable as error:
        wrong.append(str(error))
    return [*wrong, *false_of(verify(store), HONEST_FOR_EVER)]


def _catalogue(deed: Deed, home: Path) -> Iterator[str]:
    """Whoever opens the catalogue next finds in it the calls that there are, and each person once."""
    from voicesim.catalogue.calls import known
    from voicesim.catalogue.people import everybody

    registry, now = registry_in(home), datetime.now(UTC)
    settle(registry, now)
    finish_erasures(registry, now)
    there = {(shelf, call.path.name) for shelf, call in calls_in(registry.store)}
    if deed not in ("purge", "delete", "score"):  # their calls were held without a catalogue
        begun = {
            one
            for one in known(registry.database) - there
            if not (store_in(home).root / one[0] / one[1]).is_dir()
        }
        if begun or there - known(registry.database):
            yield f"the catalogue knows {known(registry.database)}, and there are {there}"
    if deed == "enrol":
        one, _ = registry.enrol(PERSON, "promotion 12", now)
        same, new = registry.enrol(PERSON.upper(), "", now)
        named = [person for person in everybody(registry.database) if person.group]
        if new or named != [one] or same.group != "promotion 12":
            yield f"after enrolling again there are {named}"
    if deed == "erase":
        yield from _erased(home)
    integrity = _integrity(home)
    if integrity != "ok":
        yield f"SQLite: {integrity}"
    rebuild(registry, now)


def _erased(home: Path) -> Iterator[str]:
    """A person is wholly there, or is wholly gone once the deletion that was begun is finished."""
    from voicesim.sessions.erasing import erase

    registry, now = registry_in(home), datetime.now(UTC)
    person = registry.names.pseudonym_of(PERSON)
    signed = [e for e in registry.store.shelf("practice").journal.entries() if e.deed == "erased"]
    if bool(signed) is bool(person):
        yield f"{len(signed)} deletions signed, and the person goes by {person}"
    if person:
        erase(registry, person, now, "asked for")
        if traces(registry, person):
            yield f"traces are left: {traces(registry, person)}"
    if len(tuple(registry.store.shelf("practice").calls())) != 1:
        yield "not exactly the call of somebody else is left"


def _integrity(home: Path) -> str:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(store_in(home).root / "catalogue.db")) as file:
        return str(file.execute("PRAGMA integrity_check").fetchone()[0])


def _score(store: Store, call: CallDirectory) -> None:
    """Score what there is of a call, unless nothing had happened in it yet."""
    if not (call.events.is_file() and call.events.stat().st_size):
        return
    scenario = load_scenario(call.manifest().scenario)
    with scored_again(call, store, datetime.now(UTC)):
        rescore(call, scenario, load_rubric(scenario.rubric.id, scenario.language))


def left_of(deed: Deed, home: Path, found: Verified) -> str:
    """In a few words, what is there of the work."""
    looks: dict[Deed, Callable[[Store, Verified], str]] = {
        "call": _left_of_a_call,
        "demo": _left_of_a_call,
        "mark": _left_of_a_marking,
        "delete": _left_of_deletions,
        "purge": _left_of_deletions,
        "score": lambda store, found: "scoring broken off" if _unfinished(found) else "a whole scorecard",
        "enrol": _left_of_people,
        "rebuild": _left_of_people,
        "erase": _left_of_deletions,
    }
    return looks[deed](store_in(home), found)


def _unfinished(found: Verified) -> int:
    return sum(finding.fault == "unfinished" for finding in found.findings)


def _left_of_a_call(store: Store, found: Verified) -> str:
    calls = tuple(store.shelf("practice").calls())
    if not calls:
        return "begun, nothing written"
    if not calls[0].manifest().complete:
        return "a call cut short"
    deeds = [entry.deed for entry in store.shelf("practice").journal.entries()]
    return "a whole call, entered" if "filed" in deeds else "a closed call, not entered"


def _left_of_a_marking(store: Store, found: Verified) -> str:
    (call,) = store.shelf("certification").calls()
    if not (call.path / MARKS).is_file():
        return "no marks"
    marks = read_marks(call)
    which = "second marking" if marks.second else "first marking"
    if _unfinished(found):
        return f"{which}, signing broken off"
    return f"{which}, {'signed' if marks.closed else 'under way'}"


def _left_of_deletions(store: Store, found: Verified) -> str:
    calls = tuple(store.shelf("practice").calls())
    muted = sum(muting(call).exists() for call in calls)
    if count := _unfinished(found):
        return "a sound's deletion broken off" if muted else f"{count} deletion broken off"
    deleted = sum(entry.deed == "deleted" for entry in store.shelf("practice").journal.entries())
    return f"{deleted} deleted whole, {len(calls)} calls kept"


def _left_of_people(store: Store, found: Verified) -> str:
    cards = len(tuple(store.root.glob("people/P-*.json")))
    return f"{cards} cards, {'a' if (store.root / 'catalogue.db').is_file() else 'no'} catalogue"
