"""What patterns and the second ear found, as one: patterns first, and nothing bad by nearness alone.

A fault that only the ear heard is faint: it proves nothing, but somebody should listen. Where the words are
another's, or under a condition, it is not even that. What an expression found is doubted where the ear hears
nobody say it so: a fault is for somebody to listen to then, and a question is one to ask back about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from voicesim.content.families import Family, Statement, Topic
from voicesim.content.roles import Role
from voicesim.messages.message import Message
from voicesim.understanding.acts import EXAMPLE, PATTERN, Act, Mode, Refused
from voicesim.understanding.heard import Heard
from voicesim.understanding.lone_words import are_joined, stands_alone
from voicesim.understanding.other_values import gives_another
from voicesim.understanding.questions import Asked
from voicesim.understanding.second_ear import Clause, Doubt, Impression, Proposal, SecondEar, clauses_of
from voicesim.understanding.standing import Standing, standing_of

_EXCLAMATION = 4  # words; what is shorter and only near an example of feeling names no feeling


@dataclass
class Added:
    """What the second ear adds to what the patterns found."""

    sure: list[Act] = field(default_factory=list)
    likely: list[Act] = field(default_factory=list)
    faint: list[Act] = field(default_factory=list)
    """Faults that a person should listen for."""
    doubted: list[Act] = field(default_factory=list)
    """What the patterns found and the ear doubts, as faint."""
    refused: list[Refused] = field(default_factory=list)
    far: frozenset[str] = frozenset()
    """Topics of facts that nobody brings up in words like these."""


def proposed(heard: Heard, acts: Iterable[Act], refused: Iterable[Refused], second_ear: SecondEar) -> Added:
    """The sure acts, the guesses, the faults to listen for and the refusals.

    What an expression has in another sense ("lundi, si j'ai le temps") is near the first one all the same.
    A verb that tells may order all the same ("vous jetez tout et voilà"): that is left to the ear.
    """
    found, ruled = tuple(acts), tuple(refused)
    taken_away = tuple(item.act for item in ruled if item.rule != "no_order")
    other_sense = tuple(item.act for item in ruled if item.rule == "other_sense")
    asking = frozenset(place for asked in heard.asked for place in range(asked.first, asked.last + 1))
    bank = heard.bank
    clauses = tuple(clauses_of(heard.tokens, asking, bank.grammar))
    scenario = heard.context.scenario
    impression = second_ear.listen(clauses, tuple(heard.words), bank.language, scenario)
    added = Added(far=impression.far)
    for proposal in impression.proposals:
        act = _act(proposal, heard, clauses)
        known = (*found, *other_sense, *added.sure, *added.likely)
        if act is None or any(_same(act, other) for other in known):
            continue
        if _is_hollow(act, found, heard) or (act.kind == "statement" and not _is_stated(act, heard)):
            continue
        if proposal.brings_up and _brings_up_nothing(act, found, heard):
            continue
        if not _accuses(act, heard):
            sure = proposal.sure and not _accused(act, found, heard) and not _feels_too_little(act)
            (added.sure if sure else added.likely).append(act)
        elif why := _not_asserted(act, heard):
            added.refused.append(Refused(act, "not_asserted", why))
        elif not any(_same(act, other) for other in (*taken_away, *added.faint)):
            added.faint.append(replace(act, faint=True))
    stated = [act for act in added.sure if act.kind == "statement"]
    added.likely = [act for act in added.likely if act.mode == "asked" or not _within(act, stated)]
    added.doubted.extend(_doubted(found, impression, heard))
    return added


def _within(act: Act, stated: Sequence[Act]) -> bool:
    """Is it perhaps a question, in words that surely say something of the file?"""
    return act.kind == "topic" and any(
        other.first <= act.last and act.first <= other.last for other in stated
    )


def _doubted(acts: Iterable[Act], impression: Impression, heard: Heard) -> Iterator[Act]:
    """What an expression found and the ear doubts: all of it that these words were heard to do, or none."""
    by_words: dict[tuple[int, int, str], list[Act]] = {}
    found = tuple(acts)
    for act in found:
        if act.found_by.startswith(PATTERN):
            by_words.setdefault((act.first, act.last, act.found_by), []).append(act)
    for same in by_words.values():
        doubts = [
            (None if stands_alone(act, heard) else impression.doubt(act.kind, act.id, act.first, act.last))
            or _outdone(act, impression, found, heard)
            for act in same
        ]
        for act, doubt in zip(same, doubts, strict=True):
            if doubt is not None and None not in doubts:
                yield _made_faint(act, doubt)


def _outdone(act: Act, impression: Impression, found: Sequence[Act], heard: Heard) -> Doubt | None:
    """A question in whose words the ear far rather hears another one; not one of two that are joined."""
    if act.kind != "topic" or not impression.outdone(act.id, act.first, act.last):
        return None
    others = (other for other in found if other.kind == "topic" and other.id != act.id)
    return None if any(are_joined(act, other, heard) for other in others) else Doubt()


def _made_faint(act: Act, doubt: Doubt) -> Act:
    if doubt.example:
        form = "{explanation}; but nearer to {example}, which only comes near it"
    else:
        form = "{explanation}; but like no example of it"
    why = Message(form, explanation=act.explanation, example=doubt.example)
    return replace(act, faint=True, like=doubt.said, explanation=why)


def _is_stated(act: Act, heard: Heard) -> bool:
    """Does the speaker say it themselves, and with the file's own value?"""
    places = _places(act, heard)
    said = [span for span in heard.typed if places[0] <= span.last and span.first <= places[-1]]
    statement = heard.bank.statements[act.id]
    supposed = [place for place in places if standing_of(place, place, heard.standings).supposes]
    asking = [each for each in heard.asked if not (each.plain or each.polite)]
    return (
        not _is_asked(places, asking)
        and 2 * len(supposed) <= len(places)
        and not gives_another(statement, said)
    )


def _is_asked(places: Sequence[int], asking: Sequence[Asked]) -> bool:
    """Is something asked in some of these words?"""
    return any(each.holds(place, place) for each in asking for place in places)


def _not_asserted(act: Act, heard: Heard) -> str:
    """What takes most of the words from who speaks: another's words, a condition; empty when nothing does."""
    places = _places(act, heard)
    stretches = [(each.first, each.last, each.why) for each in heard.reported if not each.loose]
    stretches += [
        (each.first, each.last, each.why) for each in heard.standings if not _stays(each, act, heard)
    ]
    for first, last, why in stretches:
        if 2 * sum(first <= place <= last for place in places) > len(places):
            return why
    return ""


def _stays(standing: Standing, act: Act, heard: Heard) -> bool:
    """Is it a fault all the same in words that stand so?

    Advice under a condition is advice ("si elle démarre, vous la ramenez"). Rude and reproachful is how it is
    said, of a case or refused ("vous voulez pas que je vienne éponger non plus"), but not what another said.
    """
    if act.kind != "family":
        return False
    advises = heard.bank.families[act.id].advice and standing.main and not standing.decided
    return advises or (standing.kind != "reported" and act.does("hurts"))


def _places(act: Act, heard: Heard) -> list[int]:
    """The tokens of an act's words."""
    return [place for place, token in enumerate(heard.tokens) if act.first <= token.word <= act.last]


def _act(proposal: Proposal, heard: Heard, clauses: tuple[Clause, ...]) -> Act | None:
    """The act of a proposal; None when its label is not known here, or its words are not there."""
    first, last = proposal.first, proposal.last
    known: Mapping[str, Family] | Mapping[str, Topic] | Mapping[str, Statement] = (
        heard.bank.families
        if proposal.kind == "family"
        else heard.bank.topics
        if proposal.kind == "topic"
        else heard.bank.statements
    )
    if proposal.id not in known or not 0 <= first <= last < len(heard.words):
        return None
    written = known[proposal.id]
    asks = any(clause.asks and clause.first <= last and first <= clause.last for clause in clauses)
    spoken = heard.words[first : last + 1]
    return Act(
        proposal.kind,
        proposal.id,
        first,
        last,
        polarity=written.polarity if isinstance(written, Family) else "neutral",
        confidence=sum(word.probability for word in spoken) / len(spoken),
        right=True if proposal.kind == "statement" else None,
        roles=() if isinstance(written, Statement) else written.roles,
        mode=_mode(proposal, asks),
        found_by=f"{EXAMPLE}{proposal.example}",
        like=proposal.said,
        explanation=Message(
            "near example {example} ({similarity:.2f})",
            example=proposal.example,
            similarity=proposal.similarity,
        ),
    )


def _brings_up_nothing(act: Act, found: Sequence[Act], heard: Heard) -> bool:
    """Is it an instruction ("coupez le courant"), or nothing but "d'accord"? Neither wants an answer."""
    orders = (
        other
        for other in found
        if other.does("directs", "forbids") or (other.kind == "topic" and other.mode == "told")
    )
    directs = any(each.first <= act.last and act.first <= each.last for each in orders)
    asked = _is_asked(_places(act, heard), [each for each in heard.asked if not each.polite])
    return (directs and not asked) or _is_hollow(act, found, heard, "short_answer")


def _mode(proposal: Proposal, asks: bool) -> Mode:
    """A topic that is surely meant is asked, with a mark or without one; or told, which brings it up."""
    if asks or (proposal.kind == "topic" and proposal.sure and not proposal.brings_up):
        return "asked"
    return "told" if proposal.brings_up else "stated"


def _feels_too_little(act: Act) -> bool:
    """Is a feeling shared in a mere question ("anybody shaken up?") or exclamation ("ah mince")?"""
    return act.does("feels") and (act.mode == "asked" or act.last - act.first + 1 < _EXCLAMATION)


def _is_hollow(act: Act, found: Iterable[Act], heard: Heard, *roles: Role) -> bool:
    """Are its words nothing but "oh là là", "euh", or of these roles? What they are like says nothing."""
    empty = [other for other in found if other.does("hollow", "fills", *roles)]
    said = [token.word for token in heard.tokens if act.first <= token.word <= act.last]
    return all(any(one.first <= word <= one.last for one in empty) for word in said)


def _accuses(act: Act, heard: Heard) -> bool:
    if act.kind != "family":
        return False
    family = heard.bank.families[act.id]
    return family.critical or family.polarity == "bad"


def _accused(act: Act, found: Iterable[Act], heard: Heard) -> bool:
    """Do expressions find something wrong in the same words? Nearness excuses nobody."""
    against = (other for other in found if other.right is False or _accuses(other, heard))
    return any(other.first <= act.last and act.first <= other.last for other in against)


def _same(one: Act, other: Act) -> bool:
    """The same thing, in words that overlap."""
    overlap = one.first <= other.last and other.first <= one.last
    return overlap and (one.kind, one.id) == (other.kind, other.id)


def without(acts: Iterable[Act], doubted: Iterable[Act]) -> list[Act]:
    """The acts that are not among the doubted ones."""
    gone = {(act.kind, act.id, act.first, act.last) for act in doubted}
    return [act for act in acts if (act.kind, act.id, act.first, act.last) not in gone]
