"""What a call is made of besides its content: the weights and settings of its engines, and the notice."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from voicesim.call.manifest import Provenance
from voicesim.call.setup import Plan
from voicesim.client.scenario import Scenario
from voicesim.content.notices import Notice
from voicesim.modes import Mode, rules_of
from voicesim.scorecard.marking import waivable
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.casting import Aloud, part_of, why
from voicesim.sessions.registry import Owner
from voicesim.settings.schema import Settings
from voicesim.weights.shelf import Shelf


def proved(
    plan: Plan,
    settings: Settings,
    notice: Notice,
    *,
    spoken: bool,
    accepted: str = "",
    aloud: Aloud = "live",
    owner: Owner | None = None,
    waived: tuple[str, ...] = (),
) -> Plan:
    """The plan with what the caller says of itself, and with what the manifest is to say of how it was made.

    `owner`: whose call it is. `waived`: as `waived_for` gives them. `spoken`: does the recogniser of the
    settings hear it? `accepted`: as for `provenance_of`, which says what is raised.
    """
    made_of = provenance_of(
        plan.scenario, plan.mode, settings, notice, spoken=spoken, accepted=accepted, aloud=aloud
    )
    whose = owner.noted() if owner else {}
    made_of = replace(made_of, owner=whose, waived=waived, taken_up=plan.provenance.taken_up)
    return replace(plan, notice=notice.spoken, provenance=made_of)


def waived_for(scenario: Scenario, asked: Collection[str]) -> tuple[str, ...]:
    """The criteria that are not to count in a call, as a person asked before it, in practice and examination.

    They go into the manifest, the reason nowhere (L23). Raises `ContentError` for one the rubric does not let
    be left out.
    """
    return tuple(sorted(waivable(load_rubric(scenario.rubric.id, scenario.language), asked)))


def provenance_of(
    scenario: Scenario,
    mode: Mode,
    settings: Settings,
    notice: Notice,
    *,
    spoken: bool,
    accepted: str,
    aloud: Aloud = "live",
) -> Provenance:
    """What goes into the manifest. `accepted` is when the notice was accepted with a key; empty: by nobody.

    Of models only those of ours: their checksums are locked. Weights of one's own are `own_weights`, and may
    be so large that they are hashed when the call is over. Raises `ConfigurationError`.
    """
    shelf = Shelf()
    used = [model.id for model in shelf.manifest.model if model.purpose == "encoder"]
    if spoken:
        used.append(settings.ears.model)
    part = part_of(scenario, settings, shelf, aloud)
    used.append(part.voice)
    if rules_of(mode).model_words and not settings.wording.endpoint:
        used.append(settings.wording.model)
    models = {name: digest for name in used if name and (digest := _weights(shelf, name))}
    shown = {"version": notice.version, "sha256": hashlib.sha256(notice.written.encode("utf-8")).hexdigest()}
    chosen = {"voice": "; ".join(why(part))} if part.instead_of else {}
    noticed = {**shown, "accepted": accepted} if accepted else shown
    return Provenance(models, _settings(settings), noticed, chosen)


def _weights(shelf: Shelf, name: str) -> str:
    """sha256 of the checksums of a model's files, as pulled; empty for what is not here or not ours."""
    locked = shelf.locked(name)
    if locked is None:
        return ""
    sums = "".join(f"{file} {body.sha256}\n" for file, body in sorted(locked.files.items()))
    return hashlib.sha256(sums.encode("utf-8")).hexdigest()


def _settings(settings: Settings) -> dict[str, str]:
    """The settings of the engines; of an address only the machine, it may hold a password."""
    found: dict[str, str] = {}
    for section in ("ears", "wording", "voice"):
        values: dict[str, Any] = getattr(settings, section).model_dump(mode="json")
        found |= {f"{section}.{key}": str(value) for key, value in values.items()}
        if address := found.get(f"{section}.endpoint"):
            parts = urlsplit(address)
            host = f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)
            found[f"{section}.endpoint"] = host
    return found
