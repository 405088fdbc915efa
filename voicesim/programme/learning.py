"""The bank that learns: wordings that helped are proposed, with nobody's name, and a person decides.

Proposals are kept nowhere: they are looked for in the calls of those who agree, as long as they agree. Who
takes it back, or deletes a call, takes with it what was only proposed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from voicesim.analysis.mood import mood_curve
from voicesim.call.private import private_folder
from voicesim.call.transcript import read_record
from voicesim.call.whole_files import write_whole
from voicesim.catalogue.calls import calls_of
from voicesim.client.scenario import load_scenario
from voicesim.client.state import Mood
from voicesim.content.accepted import AcceptedPhrase, Decided, accepted_file, decided
from voicesim.errors import ContentError, StorageError
from voicesim.messages.message import Message
from voicesim.privacy.entities import entity_model
from voicesim.programme.helped import Helped, helped_in
from voicesim.programme.path_book import open_path
from voicesim.records.programme import path_folders
from voicesim.records.suppression import LEAST
from voicesim.records.trainee import read_trainee
from voicesim.sessions.cataloguing import folder_of
from voicesim.sessions.registry import Registry
from voicesim.text.fold import plain
from voicesim.text.words import Language, typed
from voicesim.understanding.bank import Bank, load_bank
from voicesim.understanding.understanding import understand


@dataclass(frozen=True, slots=True)
class Proposal:
    """A wording that helped, for a person to accept or to refuse."""

    id: str
    helped: Helped
    family: str
    """What it does, of the bank; empty when the bank hears nothing in it."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What there is to decide on."""

    enough: bool
    """Do five people or more agree who have held a call since? Else nothing is proposed: one could guess who
    said it."""
    found: tuple[Proposal, ...] = ()
    """By their ids, which tell nothing of when or by whom."""


def proposals(registry: Registry, language: Language) -> Proposals:
    """The wordings that helped in calls of those who agree. Raises `StorageError` and `ContentError`."""
    bank, done = load_bank(language), decided(language)
    known = {*done.refused, *(proposal_id(one.say) for one in done.phrases)}
    giving, found = 0, dict[str, Proposal]()
    for folder in path_folders(registry.store.root, registry.store.keys):
        state = open_path(registry, folder.id).state
        if state is not None and state.lends_since is not None:
            calls = list(_helped(registry, folder.id, language, state.lends_since))
            giving += bool(calls)
            for one in (helped for call in calls for helped in call):
                proposal = _proposal(one, bank)
                if proposal is not None and proposal.id not in known:
                    found.setdefault(proposal.id, proposal)
    if giving < LEAST:
        return Proposals(enough=False)
    return Proposals(True, tuple(found[name] for name in sorted(found)))


def accept(
    registry: Registry, language: Language, name: str, author: str, now: datetime, family: str = ""
) -> str:
    """Put a proposal among the house's examples; gives its words. Raises `ContentError`, `StorageError`."""
    one = _named(registry, language, name)
    bank = load_bank(language)
    does = family or one.family
    if does not in bank.families or bank.families[does].polarity == "bad" or bank.families[does].critical:
        raise ContentError(
            "proposal.no_family",
            what=Message("is no family of the bank that helps"),
            where=does or name,
            mend=Message("name one with --family: {names}", names=", ".join(_helping(bank))),
        )
    phrase = AcceptedPhrase(
        say=one.helped.words, family=does, mood=one.helped.mood, author=author, date=f"{now:%Y-%m-%d}"
    )
    before = decided(language)
    _keep(before.model_copy(update={"phrases": (*before.phrases, phrase)}))
    return phrase.say


def refuse(registry: Registry, language: Language, name: str) -> None:
    """Propose it no more; of its words nothing is kept. Raises `ContentError` and `StorageError`."""
    one, before = _named(registry, language, name), decided(language)
    _keep(before.model_copy(update={"refused": (*before.refused, one.id)}))


def proposal_id(words: str) -> str:
    """What a wording is called: twelve digits of its digest."""
    return hashlib.sha256(plain(words).encode()).hexdigest()[:12]


def _keep(now: Decided) -> None:
    file = accepted_file(now.language)
    private_folder(file.parent)
    write_whole(file, now.written())


def _named(registry: Registry, language: Language, name: str) -> Proposal:
    found = {one.id: one for one in proposals(registry, language).found}
    if name not in found:
        raise ContentError(
            "proposal.unknown",
            what=Message("is proposed by nobody, or no longer"),
            where=name,
            mend=Message("name one that 'voicesim content proposals' lists"),
        )
    return found[name]


def _helped(
    registry: Registry, person: str, language: Language, since: datetime
) -> Iterator[tuple[Helped, ...]]:
    """Of each practice call that somebody held since they agree, what helped in it."""
    for entry in calls_of(registry.database, person):
        if entry.is_practice and entry.state == "held" and entry.language == language and entry.held >= since:
            call = folder_of(registry.store, entry.shelf, entry.name)
            try:
                scenario, record = load_scenario(entry.scenario), read_record(call)
                contested = read_trainee(call).turns
            except (ContentError, StorageError):  # spoilt, or of a caller who is no longer here
                continue
            start = scenario.mood.start
            curve = mood_curve(record, Mood(start.anger, start.distress, start.trust))
            yield helped_in(record, curve, scenario.persona.name, entity_model(language), contested)


def _proposal(helped: Helped, bank: Bank) -> Proposal | None:
    """None for what the bank would hear a fault in."""
    acts = understand(typed(helped.words, 0), bank).acts
    families = [bank.families[act.id] for act in acts if act.kind == "family" and act.id in bank.families]
    if any(one.polarity == "bad" or one.critical for one in families):
        return None
    good = next((one.id for one in families if one.polarity == "good"), "")
    return Proposal(proposal_id(helped.words), helped, good)


def _helping(bank: Bank) -> list[str]:
    return [one.id for one in bank.families.values() if one.polarity == "good" and not one.critical]
