"""The page put together: record and scorecard in, one HTML file out. It asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup

from voicesim.analysis.mood import mood_curve
from voicesim.audio.frames import seconds
from voicesim.audio.stored import Samples
from voicesim.call import failed, served, taken_up
from voicesim.call.record import CallRecord
from voicesim.call.transcript import announcement
from voicesim.call.worded import sentence, tally
from voicesim.client.state import Mood
from voicesim.kept_templates import KeptTemplates
from voicesim.modes import rules_of
from voicesim.scorecard.card import Card
from voicesim.scorecard.report.chart import bars, changes, curves, marks, spans
from voicesim.scorecard.report.coaching import units_of
from voicesim.scorecard.report.examined import Examined, blinded
from voicesim.scorecard.report.exchange import figures
from voicesim.scorecard.report.knowledge import KnownFact, knowledge
from voicesim.scorecard.report.lines import anchor, critical_anchor, lines
from voicesim.scorecard.report.measured import delivery_rows
from voicesim.scorecard.report.opinion import Opinion
from voicesim.scorecard.report.sound import channels, embedded, mixed
from voicesim.scorecard.report.strips import Baseline, StripName, strips
from voicesim.scorecard.report.unjudged import open_points
from voicesim.scorecard.report.waveform import outline, peaks
from voicesim.scorecard.report.wording import clock, figure, typeset, wording


class StartingMood(Protocol):
    """What the report needs of a scenario's mood."""

    def first(self) -> Mood:
        """The mood when the telephone is picked up."""
        ...


class Caller(Protocol):
    """What the report needs of a persona."""

    @property
    def name(self) -> str:
        """The caller's name."""
        ...


class Subject(Protocol):
    """What the report needs of a scenario."""

    @property
    def id(self) -> str:
        """Such as "FR03"."""
        ...

    @property
    def title(self) -> str:
        """What the call is about."""
        ...

    @property
    def persona(self) -> Caller:
        """Who calls."""
        ...

    @property
    def facts(self) -> Sequence[KnownFact]:
        """What the client knows."""
        ...

    @property
    def mood(self) -> StartingMood:
        """How the client is when the telephone is picked up."""
        ...


def render(
    record: CallRecord,
    card: Card,
    scenario: Subject,
    sound: Path | None,
    *,
    opinion: Opinion | None = None,
    examined: Examined | None = None,
    baselines: Mapping[StripName, Baseline] | None = None,
    voice_changed: bool = False,
) -> str:
    """The report of one call as one HTML document, in the call's language.

    `sound` is the stereo recording, or None when there is none;
    `opinion` what the trainee says of it; `examined` what people decided, and what is hidden until they have;
    `baselines` what is usual for them, if known; `voice_changed`: by a browser, so that no level is measured.
    Raises `RecordingError` when the sound is unreadable.
    """
    people = examined or Examined("")
    said = opinion or Opinion()
    card = blinded(card, people.hidden)
    if said.next_action:
        card = card.model_copy(update={"next_action": said.next_action})
    heard = channels(sound) if sound is not None else ()
    trainee = heard[0] if heard else None
    with ThreadPoolExecutor(1) as beside:
        packing = beside.submit(embedded, mixed(heard)) if heard else None
        measured = delivery_rows(record, trainee, changed=voice_changed)
        page: str = _template().render(
            **_of_the_call(record, card, scenario, heard, people),
            **_assets(record),
            opinion=said,
            examined=people,
            strips=strips(record, None if voice_changed else trainee, baselines),
            voice_changed=voice_changed,
            measured=measured,
            sound=Markup(packing.result()) if packing else None,
        )
    return page


def _of_the_call(
    record: CallRecord, card: Card, scenario: Subject, heard: tuple[Samples, ...], people: Examined
) -> dict[str, object]:
    """What the template shows of the call itself."""
    points = mood_curve(record, scenario.mood.first())
    crossed, moved = spans(record), changes(record, points)
    return {
        "record": record,
        "duration": seconds(record.duration),
        "scenario": scenario,
        "card": card,
        "announcement": announcement(record),
        "worded": sentence(tally(record.events), record.language),
        "served": served.sentences(card.servers, record.language),
        "servers": served.engines(record.events, record.language),
        "failed": failed.sentence(card.failures, record.language),
        "again": taken_up.sentence(card.taken_up, record.language),
        "marks": marks(record.duration),
        "spans": crossed,
        "bars": bars(record),
        "waves": _waves(heard, record.duration),
        "curves": curves(record, points),
        "changes": moved,
        "lines": lines(record, card, moved, crossed),
        "open_points": open_points(card, people.decided),
        "confirmed": people.confirmed(card),
        "contestable": rules_of(record.mode).refiled,
        "known": knowledge(record, scenario.facts),
        "figures": figures(record),
        "units": units_of(card, record.language),
    }


def _assets(record: CallRecord) -> dict[str, object]:
    """What every page carries: its words, its look and its one script."""
    script = _asset("report.js")
    return {
        "t": wording(record.language),
        "language": record.language,
        "style": Markup(_asset("report.css")),
        "script": Markup(script),
        "script_hash": _hash(script),
    }


def _waves(heard: tuple[Samples, ...], duration: int) -> dict[str, str]:
    """The outline of each speaker, as the `d` of an SVG path; none without sound."""
    return {
        speaker: outline(peaks(sound, duration))
        for speaker, sound in zip(("trainee", "client"), heard, strict=False)
    }


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("voicesim.scorecard.report"),
        bytecode_cache=KeptTemplates(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(default_for_string=True, default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(clock=clock, figure=figure, typeset=typeset)
    environment.globals.update(anchor=anchor, critical_anchor=critical_anchor)
    return environment


def _template() -> Template:
    return _environment().get_template("report.html.j2")


@lru_cache(maxsize=4)
def _asset(name: str) -> str:
    return (Path(__file__).parent / "templates" / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """For the page's own security policy: this script and no other may run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
