"""Lines: enough of the scenario's own, none twice, none too long, in clean prose and a fitting voice."""

from __future__ import annotations

from collections.abc import Iterator

from voicesim.client import prose
from voicesim.client.lint.complaint import Complaint, texts, way_of
from voicesim.client.pools import author_lines, own_lines
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import plainest
from voicesim.client.wording import load_stock
from voicesim.content.yaml_file import YamlFile
from voicesim.messages.message import Message
from voicesim.text.fold import plain

GUILLEMETS = frozenset("«»")
OWN_LINES = 60
"""Lines of its own a scenario needs, so that none is repeated in a 15-minute call."""


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
                yield way_of(file, text), message, Message("word one of them otherwise")
            elif same in seen:
                yield (
                    way_of(file, text),
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
                way_of(file, same),
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
                    way_of(file, text),
                    Message("{count} words in one line of {key}", count=count, key=key),
                    Message("cut it to 40 or less"),
                )


def quotes_of_the_language(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """No « guillemets » in English."""
    if scenario.language != "en":
        return
    for _, lines in own_lines(scenario):
        for text in lines:
            if not GUILLEMETS.isdisjoint(text):
                yield (
                    way_of(file, text),
                    Message("French quotation marks in an English line: {line!r}", line=plainest(text)),
                    Message("write “so”"),
                )


def prose_clean(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """No real company, no date that goes stale, no French without accents."""
    for way, text in texts(file.data, ()):
        if way[0] in ("statements", "topics", "clocks", "rubric") or way[-1] in ("born", "checked", "espeak"):
            continue
        if way[0] == "variants" and way[-1] != "line":
            continue
        if way == ("screen", "contract"):
            continue  # a number such as MP-4471-2093 is no year
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
