"""What the client made of a trainee turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from voicesim.client import memory
from voicesim.client.asked import aside, questions
from voicesim.client.beside_questions import (
    TELLING,
    asked_last,
    checked,
    guessed,
    is_grave,
    is_told,
    likely,
    lost_half,
    mentioned,
    offered,
    passed_over,
    wants_assent,
    without_far,
    without_promised,
    without_thrown,
)
from voicesim.client.made_out import blank_words, lost_words, says_back
from voicesim.client.state import ClientState
from voicesim.content.common_words import load_words
from voicesim.content.roles import Role
from voicesim.text.fold import first_said, plain
from voicesim.text.words import Language, Word, text_of
from voicesim.understanding.acts import Act, Understood
from voicesim.understanding.bank import Bank

UNHEARD = 0.35
"""Mean probability under which words are as good as not heard."""
_CLEAR: tuple[Role, ...] = (
    "checks_right", "checks_clear", "offers_more", "offers_help", "asks_to_wait", "asks_account", "leaves",
    "insults", "slights"
)  # fmt: skip
"""What is clear enough to be answered, whatever else may have been asked."""
ANSWERS = 12
"""The client's last turns whose words may be said back."""
FEW = 6
"""Words of a lost stretch from which on nobody says "d'accord" to it."""
LONG_BLANK = 12
"""The same where something else of the turn was understood."""
A_SENTENCE = 8
"""Words from which on a turn that asks nothing is a statement, and no question without its mark."""
LONG = 40
"""Words from which on nobody notices that a turn was said before."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """A trainee turn as the client took it."""

    text: str
    cues: Mapping[str, str] = field(default_factory=dict)
    """Triggers heard, each with the words: {"role:takes_on": "je m'en occupe", ...}."""
    by_example: frozenset[str] = frozenset()
    """The triggers among them that rest on nearness to an example alone: they speak against nobody."""
    topics: tuple[str, ...] = ()
    """Topics asked, in the order they were asked."""
    questions: tuple[tuple[str, ...], ...] = ()
    """The same topics, those that the same words ask together: "où" asks place and exact place."""
    aside: frozenset[str] = frozenset()
    """Those that only some of the words that ask another would ask, or that are only like an example."""
    guesses: tuple[str, ...] = ()
    """Topics that may have been asked, none being clear: enough to ask back."""
    half: bool = False
    """One question of the turn was made out, and another was not."""
    half_guesses: tuple[str, ...] = ()
    """Topics that the question which was not made out may be about."""
    passed_over: bool = False
    """Nothing is asked that was made out, and the clause that ends the turn as a question was lost."""
    asked_last: tuple[str, ...] = ()
    """The topics asked in the clause that ends the turn as a question."""
    checked: tuple[str, ...] = ()
    """Topics told in the clause that ends the turn as a question: "et je vous rappelle au 06 ... ?"."""
    wants_assent: bool = False
    """It ends by asking whether what was proposed suits: "ça vous convient ?"."""
    mentioned: tuple[str, ...] = ()
    """Topics named without being asked: what a question that was not made out may be about."""
    far: frozenset[str] = frozenset()
    """Topics of facts that these words do not bring up, whatever else they ask."""
    offered: frozenset[str] = frozenset()
    """The topics that the words of an offer name, asked or not: what is offered is about them."""
    asked_back: bool = False
    """The client had just said that they did not follow: this is what the trainee answered."""
    turned_down: bool = False
    """"No" to what the client guessed, and nothing else."""
    told: tuple[str, ...] = ()
    """Topics covered by saying what to do: "coupez le courant"."""
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    """Statements about the file, by whether they agree with it."""
    jargon: str = ""
    """The first technical word that came without an explanation."""
    empty: bool = False
    insult: str = ""
    """The words of an insult."""
    seconds: int = 0
    """How long they were told a wait would take, in seconds; 0 when they were not."""
    missed: bool = False
    """This caller did not catch it, though it was said: hard of hearing."""
    greeting: bool = False
    """Nothing but "bonjour"."""
    acknowledgement: bool = False
    """Nothing but "d'accord", "oui", "très bien"."""
    question: bool = False
    repeated: bool = False
    """Word for word what the trainee said before."""
    grasped: bool = False
    """More than the form of it was understood: a question about something, not just a question."""
    substance: bool = False
    """It brought the call on: something asked, stated, explained, acknowledged."""
    likely: frozenset[str] = frozenset()
    """What may have been said besides, as triggers without "=...": likely, faint, doubted or refused."""
    alarming: bool = False
    """It may have been something grave: a fault that only its likeness shows, or that is in doubt."""
    pricks: bool = False
    """It may be a reproach or rude: so much is in doubt, or only its likeness says it."""
    half_promised: bool = False
    """Expressions promise something, and only what stands around them may take it back."""
    rephrases: bool = False
    """A question is put another way: "je veux dire"."""
    says_back: bool = False
    """It says back what the client has told: a name, a number, two words of it."""
    lost: int = 0
    """Words of the longest stretch of which nothing was made out for sure; 0 for none of some length."""
    blank: int = 0
    """Words of the longest stretch of which nothing was even likely; 0 for none of some length."""
    families: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    """The families heard in each role."""
    said_back: bool = False
    """It says back what the caller told, or the file has, and wants a yes: see `saying_back`."""
    leading: bool = False
    """It wants a yes to what neither the file nor the caller has said: see `saying_back`."""
    misread: str = ""
    """The answer (the id of an ask) whose number was said back wrongly."""

    def does(self, *roles: Role) -> bool:
        """Was something heard that has one of these roles?"""
        return any(role in self.families for role in roles)

    @property
    def puzzling(self) -> bool:
        """Was something asked that the client cannot make out?"""
        asks = self.question and not (
            (self.grasped and not self.passed_over)
            or self.greeting
            or self.said_back
            or self.does("checks_right", "offers_more")
        )
        return (asks and not self.only_tells) or self.turned_down or self.leading

    @property
    def unsure(self) -> bool:
        """Was nothing clearly asked, but something likely?"""
        clear = self.said_back or bool(self.misread) or self.does(*_CLEAR)
        if self.only_tells:
            return False
        asked = self.question or (not self.grasped and len(self.text.split()) < A_SENTENCE)
        return bool(self.guesses) and asked and not clear

    @property
    def only_tells(self) -> bool:
        """Does it tell something, with no mark that asks? "Un garage qui prête une voiture." asks nothing."""
        return self.does(*TELLING) and "?" not in self.text

    @property
    def proposed(self) -> bool:
        """Was something proposed, and asked whether it suits, nothing being said back?"""
        told = self.does("commits", "directs", "forbids", "proposes", "informs", "takes_on", "offers_help")
        return self.wants_assent and told and not (self.said_back or self.right or self.leading)

    @property
    def mostly_lost(self) -> bool:
        """Was a sentence of some length lost, and nothing else in it to agree to?"""
        return self.blank >= LONG_BLANK or (self.lost >= FEW and not self.substance)

    @property
    def unclear(self) -> bool:
        """Was it lost on the client, or likely so? Nobody is blamed for what was not followed."""
        return self.empty or self.missed or self.puzzling or self.unsure


def hear(words: Sequence[Word], understood: Understood, state: ClientState, bank: Bank) -> Hearing:
    """A turn's words, and what was understood of them, as the client takes them."""
    text = text_of(words)
    said = plain(text)
    if not said or _mumbled(words):
        return Hearing(text, empty=True)
    acts = without_thrown(words, without_promised(without_far(understood)))
    families = [act for act in acts if act.kind == "family" and is_told(act, words, acts)]
    foreign = any(act.does("foreign") for act in families)
    insult = next((act.quote(words) for act in families if act.does("insults")), "")
    asked = tuple(dict.fromkeys(act.id for act in acts if act.kind == "topic" and act.mode != "told"))
    told = tuple(dict.fromkeys(act.id for act in acts if act.kind == "topic" and act.id not in asked))
    denied = (item.act for item in understood.refused if item.rule == "denied")
    declined = [act for act in denied if act.does("promises")]
    known = bool(asked or told or declined) or any(act.kind == "statement" for act in acts)
    asked_back = memory.at_a_loss(state)
    repeated = not asked_back and len(said.split()) < LONG and _before(said, state)
    short = _only(words, understood, "short_answer")
    half, half_guesses = lost_half(words, understood, bank.language) if asked and not foreign else (False, ())
    return Hearing(
        text=text,
        cues=_cues(words, acts) | _declined(declined, text),
        by_example=frozenset(_cues(words, acts)) - frozenset(_cues(words, _proven(acts))),
        topics=() if foreign else asked,
        questions=() if foreign else questions(acts, bank, words),
        aside=aside(acts),
        guesses=() if foreign or known or short else guessed(understood),
        half=half,
        half_guesses=half_guesses,
        passed_over=not (asked or foreign) and passed_over(words, understood, bank.language),
        checked=() if foreign else checked(words, acts),
        asked_last=() if foreign else asked_last(words, acts),
        wants_assent=wants_assent(words, bank.language),
        mentioned=() if foreign or known else mentioned(understood),
        far=understood.far,
        offered=offered(understood),
        asked_back=asked_back,
        turned_down=short and any(item.rule == "turned_down" for item in understood.refused),
        told=() if foreign else told,
        right=tuple(act.id for act in acts if act.kind == "statement" and act.right),
        wrong=tuple(act.id for act in acts if act.kind == "statement" and act.right is False),
        jargon=_jargon(words, families),
        insult=insult,
        seconds=_seconds(understood),
        greeting=_greets(understood) and _only(words, understood, "greets", "short_answer"),
        acknowledgement=short,
        question=understood.asks or text.rstrip().endswith("?"),
        repeated=repeated,
        grasped=known or any(not act.does("hollow", "asks") for act in families),
        substance=not (repeated or foreign or insult)
        and (known or any(not act.does("hollow") for act in families)),
        likely=likely(understood),
        alarming=any(is_grave(act) for act in (*understood.faint, *understood.doubted)),
        pricks=any(act.does("hurts") for act in (*understood.doubted, *understood.faint)),
        half_promised=any(
            item.act.does("promises") and item.rule == "not_asserted" for item in understood.refused
        )
        and not understood.asks,
        rephrases=_rephrases(said, bank.language),
        says_back=says_back(text, memory.last(state, "client", ANSWERS), bank.language),
        lost=lost_words(words, understood),
        blank=blank_words(words, understood),
        families=_by_role(families),
    )


def _only(words: Sequence[Word], understood: Understood, *roles: Role) -> bool:
    """Is nothing said but acts of these roles, once or twice, and fillers?"""
    meant = (act for act in _said(understood) if act.does(*roles, "fills"))
    covered = {place for act in meant for place in range(act.first, act.last + 1)}
    again = {plain(words[place].text) for place in covered if place < len(words)} | {""}
    return all(place in covered or plain(word.text) in again for place, word in enumerate(words))


def _greets(understood: Understood) -> bool:
    return any(act.does("greets") for act in _said(understood))


def _said(understood: Understood) -> tuple[Act, ...]:
    """The acts, and those that only come too late in the call: a late greeting greets nobody, but is one."""
    return (*understood.acts, *(item.act for item in understood.refused if item.rule == "too_late"))


def _by_role(families: Sequence[Act]) -> dict[Role, tuple[str, ...]]:
    found: dict[Role, tuple[str, ...]] = {}
    for act in families:
        for role in act.roles:
            found[role] = (*found.get(role, ()), act.id)
    return found


def _seconds(understood: Understood) -> int:
    """The first delay of a turn that announces a wait, in seconds."""
    if not any(act.does("announces_wait") for act in understood.acts):
        return 0
    for value in understood.values:
        count, _, unit = value.values[0].partition(" ")
        if value.kind == "delay" and count.isdigit() and unit[:3] in ("sec", "min"):
            return int(count) * (60 if unit.startswith("min") else 1)
    return 0


def _mumbled(words: Sequence[Word]) -> bool:
    return sum(word.probability for word in words) < UNHEARD * len(words)


def _rephrases(said: str, language: Language) -> bool:
    """Does it put a question another way, or first say no to the answer?"""
    words = load_words(language)
    started = any(said == no or said.startswith(f"{no} ") for no in map(plain, words.disagrees))
    return started or bool(first_said(words.rephrases, said))


def _before(said: str, state: ClientState) -> bool:
    return any(plain(earlier) == said for earlier in memory.last(state, "trainee", 12))


def _cues(words: Sequence[Word], acts: Sequence[Act]) -> dict[str, str]:
    cues: dict[str, str] = {}
    for act in acts:
        quote = act.quote(words)
        for name in (f"{act.kind}:{act.id}", *(f"role:{role}" for role in act.roles)):
            for cue in _names(act, name):
                cues.setdefault(cue, quote)
    return cues


def _proven(acts: Sequence[Act]) -> Sequence[Act]:
    return [act for act in acts if not act.by_example]


def _declined(acts: Sequence[Act], text: str) -> dict[str, str]:
    """A promise was declined: "je ne peux pas vous garantir"."""
    names = (name for act in acts for name in (f"family:{act.id}", *(f"role:{role}" for role in act.roles)))
    return {f"{name}=refused": text for name in names}


def _names(act: Act, name: str) -> tuple[str, ...]:
    if act.kind == "statement":
        if act.right is None:
            return (name,)
        return (name, f"{name}={'right' if act.right else 'wrong'}")
    return (name, f"{name}={'complete' if act.complete else 'partial'}")


def _jargon(words: Sequence[Word], families: Sequence[Act]) -> str:
    if any(act.does("explains") for act in families):
        return ""
    return next((plain(act.quote(words)) for act in families if act.does("technical")), "")
