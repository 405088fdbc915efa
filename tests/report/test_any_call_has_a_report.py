"""Whatever happened in a call, it has a report."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_render_report import Tags

from voicesim.audio.frames import samples
from voicesim.call.events import (
    Backchannel,
    ClientSaid,
    Closed,
    Event,
    FactEarned,
    HoldEnded,
    HoldStarted,
    HungUp,
    MoodMoved,
    TurnEnded,
)
from voicesim.call.manifest import Manifest
from voicesim.call.record import CallRecord, Mode
from voicesim.call.transcript import captions, record_of, transcript_json
from voicesim.scorecard.card import read_card
from voicesim.scorecard.report import render
from voicesim.text.words import Language, Word

LONGEST = samples(600)
times = st.integers(0, LONGEST)
texts = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12).filter(
    lambda text: "None" not in text and "NaN" not in text  # looked for below as what was never written
)
moods = st.floats(0, 10)


@st.composite
def words(draw: st.DrawFn, start: int, end: int) -> tuple[Word, ...]:
    cuts = sorted(draw(st.lists(st.integers(start, end), min_size=2, max_size=8)))
    return tuple(Word(draw(texts), first, last, draw(st.floats(0, 1))) for first, last in pairwise(cuts))


@st.composite
def turns(draw: st.DrawFn) -> Event:
    start = draw(times)
    end = start + draw(st.integers(0, samples(30)))
    said = draw(words(start, end))
    kind = draw(st.sampled_from(("trainee", "typed", "client", "backchannel")))
    if kind == "client":
        return ClientSaid(end, 1, start, end, said, ("answer",), (), draw(st.booleans()))
    if kind == "backchannel":
        return Backchannel(end, start, end, said)
    return TurnEnded(end, start, end, 0, "own pauses", said, draw(st.booleans()), kind == "typed")


others = st.one_of(
    st.builds(MoodMoved, times, texts, texts, texts, moods, moods, moods),
    st.builds(FactEarned, times, st.sampled_from(["lamp", "baby", "unknown"]), texts, texts),
    st.builds(HoldStarted, times),
    st.builds(HoldEnded, times, st.integers(0, samples(30))),
    st.builds(HungUp, times, st.sampled_from(["trainee", "client", "system"]), texts),
)


@st.composite
def records(draw: st.DrawFn) -> CallRecord:
    log = draw(st.lists(st.one_of(turns(), others), max_size=25))
    log.sort(key=lambda event: event.at)
    if draw(st.booleans()):
        log.append(Closed(max((event.at for event in log), default=0), 1, 1, 0))
    language: Language = draw(st.sampled_from(["fr", "en"]))
    mode: Mode = draw(st.sampled_from(["practice", "certification"]))
    return record_of(log, Manifest("FR03", language, mode, 7))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_whatever_happened_there_is_a_well_formed_report(
    record: CallRecord, scorecard: dict[str, Any], story: Any
) -> None:
    page = render(record, read_card(scorecard), story, None)
    tags = Tags(page)
    assert tags.open == []
    shown = [attrs for attrs in tags.of("li") if "line" in (attrs.get("class") or "").split()]
    assert len(shown) == len(record.turns)
    assert "NaN" not in page
    assert "None" not in page.replace("none", "")


@settings(deadline=None, max_examples=40)
@given(record=records())
def test_whatever_happened_there_is_a_transcript_and_its_captions(record: CallRecord) -> None:
    assert len(transcript_json(record)["turns"]) == len(record.turns)
    starts = [turn["start"] for turn in transcript_json(record)["turns"]]
    assert starts == sorted(starts)
    for block in captions(record).split("\n\n")[1:]:
        start, _, end = block.split("\n")[0].partition(" --> ")
        assert start < end
