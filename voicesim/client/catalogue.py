"""The linter of scenarios: what the schema cannot say. Each finding names file, line, key and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias, get_args

from voicesim.client import prose
from voicesim.client.finding import Finding, finding_of, key_of
from voicesim.client.known import Known
from voicesim.client.pools import author_lines, own_lines
from voicesim.client.scenario import Scenario, load_scenario, scenario_files
from voicesim.client.spoken import is_day, plainest, slots_in
from voicesim.client.wording import load_stock
from voicesim.content.roles import Role
from voicesim.content.yaml_file import Key, YamlFile, problems, read_yaml
from voicesim.errors import ContentError
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message
from voicesim.text.fold import plain
from voicesim.understanding.bank import load_bank

OWN_LINES = 60
"""Lines of its own a scenario needs, so that none is repeated in a 15-minute call."""

CALL_SLOTS = frozenset({"term", "guess"})
"""Slots that the call itself fills."""

Way: TypeAlias = tuple[Key, ...]
Complaint: TypeAlias = tuple[Way, Message, Message]
"""A place, what is wrong, what to do."""
Check: TypeAlias = Callable[[Scenario, YamlFile], Iterator[Complaint]]


def check_all() -> list[Finding]:
    """Findings on every scenario that comes with the package."""
    return [finding for path in scenario_files() for finding in check(path)]


def check(path: Path) -> list[Finding]:
    """Findings on one file; empty when it is fit to be called."""
    broken = problems(path, Scenario)
    if broken:
        return [finding_of(error, path) for error in broken]
    try:
        scenario = load_scenario(path)
    except ContentError as error:
        return [finding_of(error, path)]
    file = read_yaml(path)
    return [
        Finding(path, file.line(way), key_of(way), message, remedy)
        for run in CHECKS
        for way, message, remedy in run(scenario, file)
    ]


def file_named_by_id(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """The file bears the id, and the id the language."""
    if file.path.stem != scenario.id:
        yield (
            ("id",),
            Message("the file is not called {id}.yaml", id=scenario.id),
            Message("rename the file or the id"),
        )
    if scenario.id[:2].lower() != scenario.language:
        yield (
            ("language",),
            Message("{id} is not in {language!r}", id=scenario.id, language=scenario.language),
            Message("change the id or the language"),
        )


def must_ask_answered(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Every topic that must be asked has an answer."""
    answered = {topic for ask in scenario.asks for topic in ask.topics}
    answered |= {topic for fact in scenario.facts for topic in fact.topics if fact.lines}
    for index, topic in enumerate(scenario.must_ask):
        if topic not in answered:
            remedy = Message(
                "write an answer to {topic!r} under 'asks' or a fact with that topic", topic=topic
            )
            yield ("must_ask", index), Message("the caller has no answer to {topic!r}", topic=topic), remedy


def facts_reachable(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Every fact can be earned: by a topic that words can ask, at a trust within reach."""
    bank = load_bank(scenario.language).extended(scenario.topics)
    for number, fact in enumerate(scenario.facts):
        heard = [topic for topic in fact.topics if bank.topics[topic].patterns or bank.topics[topic].includes]
        if fact.told in ("asked", "trust") and not heard:
            message = Message(
                "the fact {id!r} can never be earned: no words ask {names}",
                id=fact.id,
                names=", ".join(fact.topics),
            )
            yield (
                ("facts", number, "topics"),
                message,
                Message("give the topic patterns or name another topic"),
            )
        if fact.trust > 9:
            message = Message(
                "the fact {id!r} needs a trust of {trust:g}, which no call reaches",
                id=fact.id,
                trust=fact.trust,
            )
            yield ("facts", number, "trust"), message, Message("ask for 9 or less")
        if fact.told == "never" and fact.lines:
            yield (
                ("facts", number, "lines"),
                Message("the lines of {id!r} are never said", id=fact.id),
                Message("move them to 'evasive'"),
            )
        if fact.told == "opening" and fact.lines:
            yield (
                ("facts", number, "lines"),
                Message("{id!r} is told in the opening line", id=fact.id),
                Message("remove its 'lines'"),
            )
        if fact.told == "asked" and fact.evasive:
            message = Message(
                "{id!r} is told whenever it is asked, so nobody hears its 'evasive' lines", id=fact.id
            )
            yield ("facts", number, "evasive"), message, Message("remove them or let it be told in trust")


def answers_live(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """No answer is hidden behind another."""
    seen: dict[str, str] = {}
    for number, ask in enumerate(scenario.asks):
        hidden = [topic for topic in ask.topics if topic in seen]
        if len(hidden) == len(ask.topics):
            message = Message(
                "the answer {id!r} is never given: {first!r} comes first",
                id=ask.id,
                first=seen[ask.topics[0]],
            )
            yield ("asks", number), message, Message("merge the two answers")
        seen.update({topic: ask.id for topic in ask.topics if topic not in seen})


def references_known(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Statements, families, topics named by triggers and reactions exist."""
    bank = load_bank(scenario.language).extended(scenario.topics, scenario.statements)
    known = {"family": set(bank.families), "topic": set(bank.topics), "statement": set(bank.statements)}
    known["role"] = set(get_args(Role))
    for way, trigger in _triggers(file.data, ()):
        kind, _, name = trigger.partition(":")
        name = name.partition("=")[0]
        if kind in known and name not in known[kind]:
            yield (
                way,
                Message("there is no {kind} {name!r}", kind=kind, name=name),
                Message("name a {kind} that exists", kind=kind),
            )
        if kind == "event" and name not in EVENTS:
            yield (
                way,
                Message("there is no event {name!r}", name=name),
                Message("use one of {names}", names=each_of(sorted(EVENTS))),
            )
    for name in scenario.reactions:
        if name not in known["statement"]:
            yield (
                ("reactions", name),
                Message("there is no statement {name!r}", name=name),
                Message("write it under 'statements'"),
            )


EVENTS = frozenset({
    "interruption", "silence", "silence_again", "hold_announced", "hold_explained", "hold_unannounced",
    "hold_long", "hold_thanked", "hold_unthanked", "asked_twice", "jargon", "monologue", "insult", "foreign",
    "idle", "objection_ignored",
})  # fmt: skip
"""What can happen besides words."""


def topics_sayable(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """The caller can name every topic they may ask back about, and gives nothing away by it."""
    known = Known(scenario)
    topics = scenario.bank.topics
    for number, topic in enumerate(scenario.topics):
        if not topics[topic.id].as_asked:
            message = Message(
                "the caller has no words for {id!r} when they are not sure that it was asked", id=topic.id
            )
            yield (
                ("topics", number, "id"),
                message,
                Message("write 'as_asked': what completes \"you mean ...?\""),
            )
    places = {topic.id: number for number, topic in enumerate(scenario.topics)}
    for topic in filter(lambda topic: scenario.knows(topic.id), topics.values()):
        mine = {fact.id for fact in scenario.facts if topic.id in fact.topics}
        for fact, words in known.betraying(plain(topic.as_asked)):
            if fact not in mine:
                way: Way = ("topics", places[topic.id], "as_asked") if topic.id in places else ("topics",)
                message = Message(
                    "{words!r}, said to ask back about {id!r}, gives the fact {fact!r} away",
                    words=words,
                    id=topic.id,
                    fact=fact,
                )
                yield way, message, Message("give the topic an 'as_asked' of the scenario's own")


def slots_known(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Every slot of a line has a value."""
    for way, text in _texts(file.data, ()):
        if way[0] in ("statements", "topics"):
            continue
        for slot in slots_in(text):
            if not is_day(slot) and slot not in scenario.values and slot not in CALL_SLOTS:
                yield (
                    way,
                    Message("nothing fills {{{slot}}}", slot=slot),
                    Message("give {slot!r} a value under 'slots'", slot=slot),
                )


def enough_lines(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """The scenario has lines enough of its own, and none twice."""
    seen: dict[str, str] = {}
    total = 0
    for key, lines in own_lines(scenario):
        total += len(lines)
        for text in lines:
            same = plain(plainest(text))
            if same in seen and seen[same] != key:
                message = Message(
                    "{line!r} is written twice, in {first} and {key}",
                    line=plainest(text),
                    first=seen[same],
                    key=key,
                )
                yield _way_of(file, text), message, Message("word one of them otherwise")
            elif same in seen:
                yield (
                    _way_of(file, text),
                    Message("{line!r} is written twice in {key}", line=plainest(text), key=key),
                    Message("remove one"),
                )
            seen.setdefault(same, key)
    if total < OWN_LINES:
        yield (
            (),
            Message("only {total} lines of its own", total=total),
            Message("write at least {least}", least=OWN_LINES),
        )
    stock = {
        plain(plainest(text)) for bands in load_stock(scenario.language).lines.values() for text in bands.any
    }
    for same in sorted(stock & seen.keys()):
        if len(same.split()) > 4:
            yield (
                _way_of(file, same),
                Message("{same!r} is already in the shared stock", same=same),
                Message("word it otherwise"),
            )


def variants_belong(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Every accepted variant stands beside lines of the author's."""
    keys = {key for key, lines in author_lines(scenario) if lines}
    for number, variant in enumerate(scenario.variants):
        if variant.key not in keys:
            yield (
                ("variants", number, "key"),
                Message("no line of the author's is called {key!r}", key=variant.key),
                Message("name the lines it varies, or remove it"),
            )


def lines_short(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """A caller rarely says more than forty words in one go."""
    for key, lines in own_lines(scenario):
        for text in lines:
            count = len(plainest(text).split())
            if count > 40:
                yield (
                    _way_of(file, text),
                    Message("{count} words in one line of {key}", count=count, key=key),
                    Message("cut it to 40 or less"),
                )


def prose_clean(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """No real company, no date that goes stale, no French without accents."""
    for way, text in _texts(file.data, ()):
        if way[0] in ("statements", "topics", "clocks", "rubric") or way[-1] in ("born", "checked", "espeak"):
            continue
        if way[0] == "variants" and way[-1] != "line":
            continue
        if name := prose.real_company(text):
            yield way, Message("{name!r} is a real company", name=name), Message("invent a name")
        if date := prose.absolute_date(text, scenario.language):
            yield (
                way,
                Message("{date!r} goes stale", date=date),
                Message("write it relative to the call: {j-2}"),
            )
        if scenario.language == "fr":
            bare, right = prose.bare_word(text)
            if bare:
                yield (
                    way,
                    Message("{bare!r} has lost its accents", bare=bare),
                    Message("write {right!r}", right=right),
                )


def nothing_leaks(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """No line that anybody may hear gives away a fact that has to be earned."""
    known = Known(scenario)
    needs = {f"objection.{objection.id}": set(objection.needs) for objection in scenario.objections}
    topics = {fact.id: set(fact.topics) for fact in scenario.facts}
    for key, lines in own_lines(scenario):
        if key.startswith(("right.", "wrong.")):
            continue  # the trainee brought it up
        for text in lines:
            for fact, words in known.betraying(plain(plainest(text))):
                mine = key.startswith(f"fact.{fact}") or key.removeprefix("obeys.") in topics[fact]
                if not mine and fact not in needs.get(".".join(key.split(".")[:2]), ()):
                    message = Message(
                        "{words!r} in {key} gives the fact {fact!r} away", words=words, key=key, fact=fact
                    )
                    yield (
                        _way_of(file, text),
                        message,
                        Message("word it otherwise, or let the objection 'need' the fact"),
                    )


def facts_needed_exist(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Objections wait for facts that can be told."""
    ids = {fact.id for fact in scenario.facts}
    for number, objection in enumerate(scenario.objections):
        for index, fact in enumerate(objection.needs):
            if fact not in ids:
                yield (
                    ("objections", number, "needs", index),
                    Message("there is no fact {fact!r}", fact=fact),
                    Message("name a fact's id"),
                )


def voice_fits(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """A woman's voice for a woman, a man's for a man."""
    variant = scenario.persona.voice.espeak
    wanted = "f" if scenario.persona.sex == "woman" else "m"
    if variant and variant[0] in "fm" and variant[0] != wanted:
        yield (
            ("persona", "voice", "espeak"),
            Message("{variant!r} does not fit the persona", variant=variant),
            Message("use {wanted}1 to {wanted}5", wanted=wanted),
        )


def errors_findable(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Every critical error can be found in a call."""
    for number, error in enumerate(scenario.critical_errors):
        if not error.heard and not error.missed:
            yield (
                ("critical_errors", number),
                Message("nothing shows {id!r}", id=error.id),
                Message("give it 'heard' or 'missed'"),
            )


CHECKS: tuple[Check, ...] = (
    file_named_by_id,
    must_ask_answered,
    facts_reachable,
    answers_live,
    references_known,
    slots_known,
    topics_sayable,
    enough_lines,
    variants_belong,
    lines_short,
    prose_clean,
    nothing_leaks,
    facts_needed_exist,
    voice_fits,
    errors_findable,
)


def _texts(data: object, way: Way) -> Iterator[tuple[Way, str]]:
    if isinstance(data, str) and way:
        yield way, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*way, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*way, index))


def _triggers(data: object, way: Way) -> Iterator[tuple[Way, str]]:
    for place, text in _texts(data, way):
        if (
            text.partition(":")[0] in ("family", "topic", "statement", "event", "role")
            and ":" in text
            and " " not in text
        ):
            yield place, text


def _way_of(file: YamlFile, text: str) -> Way:
    """Where a line stands in the file."""
    found = (way for way, written in _texts(file.data, ()) if written == text)
    return next(found, ())
