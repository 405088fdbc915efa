"""What the client made of a trainee turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from voicesim.client import memory
from voicesim.client.asked import aside, questions
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
    "insults"
)  # fmt: skip
"""What is clear enough to be answered, whatever else may have been asked."""
_A_QUESTION = 2
"""Words from the first to the last of a question that is missed when it is lost: "et donc ?" is not."""
ANSWERS = 12
"""The client's last turns whose words may be said back."""
FEW = 6
"""Words of a lost stretch from which on nobody says "d'accord" to it."""
LONG_BLANK = 12
"""The same where something else of the turn was understood."""
AROUND = 8
"""Words around what the caller is told they may have, in which it is named."""
_TELLING: tuple[Role, ...] = ("directs", "forbids", "informs", "proposes", "disappoints")
"""What is told, and nothing of the kind in a question."""
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
    mentioned: tuple[str, ...] = ()
    """Topics named without being asked: what a question that was not made out may be about."""
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
    """Expressions blame or are rude, and the second ear doubts that they do."""
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
            self.grasped or self.greeting or self.said_back or self.does("checks_right", "offers_more")
        )
        return asks or self.turned_down or self.leading

    @property
    def unsure(self) -> bool:
        """Was nothing clearly asked, but something likely?"""
        clear = self.said_back or bool(self.misread) or self.does(*_CLEAR)
        return bool(self.guesses) and (self.question or not self.grasped) and not clear

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
    acts = understood.acts
    families = [act for act in acts if act.kind == "family" and _is_told(act, words, acts)]
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
    half, half_guesses = _lost_half(words, understood) if asked and not foreign else (False, ())
    return Hearing(
        text=text,
        cues=_cues(words, acts) | _declined(declined, text),
        by_example=frozenset(_cues(words, acts)) - frozenset(_cues(words, _proven(acts))),
        topics=() if foreign else asked,
        questions=() if foreign else questions(acts, bank),
        aside=aside(acts),
        guesses=() if foreign or known or short else _guessed(understood),
        half=half,
        half_guesses=half_guesses,
        mentioned=() if foreign or known else _mentioned(understood),
        offered=_offered(understood),
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
        likely=_likely(understood),
        alarming=any(_is_grave(act) for act in (*understood.faint, *understood.doubted)),
        pricks=any(act.does("hurts") for act in understood.doubted),
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


def _is_told(act: Act, words: Sequence[Word], acts: Sequence[Act]) -> bool:
    """Is it said, not asked? "Restez dehors, d'accord ?" is said."""
    if act.mode != "asked" or not act.does(*_TELLING):
        return True
    last = len(words) - 1
    return any(other.last == last and act.last < other.first for other in acts if other.does("short_answer"))


def _likely(understood: Understood) -> frozenset[str]:
    """What no act says for sure, and may have been said all the same."""
    refused = (item.act for item in understood.refused)
    perhaps = (*understood.guesses, *understood.faint, *understood.doubted, *refused)
    named = (name for act in perhaps for name in (f"{act.kind}:{act.id}", *(f"role:{r}" for r in act.roles)))
    return frozenset(named)


def _is_grave(act: Act) -> bool:
    bad = act.polarity == "bad" or act.right is False
    return bad and act.mode != "asked" and not act.does("hollow")


def _guessed(understood: Understood) -> tuple[str, ...]:
    """What may have been asked: heard badly, or near an example; in the question, where there is one."""
    meant = (
        act for act in (*understood.faint, *understood.guesses, *understood.doubted) if act.kind == "topic"
    )
    return tuple(dict.fromkeys(act.id for act in meant if act.mode == "asked" or not understood.asks))


def _lost_half(words: Sequence[Word], understood: Understood) -> tuple[bool, tuple[str, ...]]:
    """Was a question of several lost, and what may it have been about?

    It is when nothing was heard in its sentence but that it asks, and it ends as a question where any does;
    nobody misses what only checks or offers.
    """
    marked = any(word.text.endswith("?") for word in words)
    told = [act for act in understood.acts if act.kind != "family" or not act.does("hollow", "asks")]
    lost = [
        (first, last)
        for first, last in understood.questions
        if last - first >= _A_QUESTION
        and (not marked or any(word.text.endswith("?") for word in words[last : last + 2]))
        and not any(act.first <= last and first <= act.last for act in told)
    ]
    if not lost or len(lost) == len(understood.questions):
        return False, ()
    may = (*understood.faint, *understood.guesses, *understood.doubted)
    near = (
        act.id
        for act in may
        if act.kind == "topic" and any(first <= act.last and act.first <= last for first, last in lost)
    )
    return True, tuple(dict.fromkeys(near))


def _offered(understood: Understood) -> frozenset[str]:
    """The topics named in the sentence of an offer; in its own words, where it is no question."""
    offers = [(act.first, act.last) for act in understood.acts if act.does("offers_help")]
    offers += [(act.first - AROUND, act.last + AROUND) for act in understood.acts if act.does("proposes")]
    asking = [span for span in understood.questions if any(_meet(span, offer) for offer in offers)]
    named = (*understood.acts, *(item.act for item in understood.refused if not item.act.denied))
    return frozenset(
        act.id
        for act in named
        if act.kind == "topic" and any(_meet((act.first, act.last), span) for span in (*asking, *offers))
    )


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _mentioned(understood: Understood) -> tuple[str, ...]:
    named = (item.act for item in understood.refused if item.rule == "not_asked" and not item.act.denied)
    return tuple(dict.fromkeys(act.id for act in named if act.kind == "topic"))


def _only(words: Sequence[Word], understood: Understood, *roles: Role) -> bool:
    """Is nothing said but acts of these roles, and fillers?"""
    meant = (act for act in _said(understood) if act.does(*roles, "fills"))
    covered = {place for act in meant for place in range(act.first, act.last + 1)}
    return all(place in covered or not plain(word.text) for place, word in enumerate(words))


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
