"""Varying a caller's lines with a language model, and keeping what a person has accepted.

The model proposes (`voicesim.client.varying`), a person accepts, the scenario's own file keeps the lines with
their origin. From then on they are lines like the author's: the phrase writer says them, in examinations too.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from voicesim.call.whole_files import refused as not_written
from voicesim.call.whole_files import write_whole
from voicesim.client.lint.checking import check
from voicesim.client.llm_engine import Engine
from voicesim.client.scenario import Scenario, find_scenario, load_scenario
from voicesim.client.variants import Variant, with_variants
from voicesim.client.varying import Proposal, keys_of, proposals
from voicesim.content.model import Content
from voicesim.errors import ConfigurationError, ContentError
from voicesim.messages.message import Message
from voicesim.sessions.chosen import language_model
from voicesim.settings.schema import Settings


class Chosen(Content):
    """One proposal of a file of proposals, as a person has left it."""

    key: str
    of: str
    line: str
    accept: bool = False


class ProposalsFile(Content):
    """What `voicesim scenarios vary --json` prints; edited, it says what is accepted."""

    scenario: str
    model: str
    proposals: tuple[Chosen, ...]
    refused: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What was written into a scenario's file."""

    file: Path
    variants: tuple[Variant, ...]
    """Those that are new."""


def engine_for_variants(settings: Settings) -> Engine:
    """The language model of the settings. Raises `ConfigurationError` when they name none."""
    engine = language_model(settings)
    if engine is None:
        raise ConfigurationError(
            "vary.no_model",
            what=Message("no language model is set that could propose lines"),
            where="wording.model",
            mend=Message(
                "build the engine with 'make llm', bring a model with 'voicesim models pull qwen3-4b' and "
                "set VOICESIM_WORDING_MODEL=qwen3-4b, or name a server in wording.endpoint"
            ),
        )
    return engine


def asked_for(scenario: Scenario, key: str) -> tuple[str, ...]:
    """The keys to vary: all that may be, or those that `key` begins. Raises `ConfigurationError`."""
    known = keys_of(scenario)
    chosen = tuple(one for one in known if one == key or one.startswith(f"{key}.")) if key else known
    if not chosen:
        raise ConfigurationError(
            "vary.unknown_key",
            what=Message("{id} has no lines of that name that may be varied", id=scenario.id),
            where=f"--key {key}",
            mend=Message("use one of {names}", names=", ".join(sorted({one.split(".")[0] for one in known}))),
        )
    return chosen


def proposed(
    scenario: Scenario,
    engine: Engine,
    keys: Sequence[str],
    most: int,
    seed: int,
    told: Callable[[Proposal], None] = lambda proposal: None,
) -> list[Proposal]:
    """Proposals until `most` have passed the guards, or every line has had its turn."""
    found: list[Proposal] = []
    passed = 0
    for proposal in proposals(scenario, engine, keys, seed=seed):
        found.append(proposal)
        told(proposal)
        passed += not proposal.refused
        if passed >= most:
            break
    return found


def read_proposals(path: Path) -> ProposalsFile:
    """A file that `--json` has printed and a person has edited. Raises `ContentError`."""
    try:
        return ProposalsFile.model_validate_json(path.read_bytes())
    except OSError as error:
        what, mend = Message("the file cannot be read"), Message("check the path")
        raise ContentError("vary.unreadable", what=what, where=str(path), mend=mend) from error
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"])) or "-"
        raise ContentError(
            "vary.no_proposals",
            what=Message("this is no file of proposals (at {place})", place=place),
            where=str(path),
            mend=Message("make one with 'voicesim scenarios vary ID --json > FILE', then set its 'accept'"),
        ) from None


def keep(which: str, chosen: Sequence[Chosen], model: str, today: date, by: str = "") -> Kept:
    """Write the accepted ones into the scenario's file, whole or not at all.

    Raises `ContentError` when with them the linter finds something it did not find before, `StorageError`
    when the file may not be written.
    """
    path = find_scenario(which)
    scenario = load_scenario(path)
    new = tuple(
        Variant(key=one.key, line=one.line, of=one.of, model=model, accepted=today.isoformat(), by=by)
        for one in chosen
        if one.accept
    )
    if new:
        text = with_variants(_text(path), (*scenario.variants, *new))
        _refuse_what_is_worse(path, text)
        mode = path.stat().st_mode
        write_whole(path, text)
        path.chmod(mode)
    return Kept(path, new)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise not_written(path, error) from error


def _refuse_what_is_worse(path: Path, text: str) -> None:
    """The linter's word on the file as it would be, before it is."""
    before = {str(finding.message) for finding in check(path)}
    with tempfile.TemporaryDirectory() as folder:
        tried = Path(folder) / path.name
        tried.write_text(text, encoding="utf-8")
        for finding in check(tried):
            if str(finding.message) not in before:
                raise ContentError(
                    "vary.not_fit", what=finding.message, where=f"{path}: {finding.key}", mend=finding.remedy
                )
