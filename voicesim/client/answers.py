"""Answering what was asked, and only that: facts that a topic earns, ordinary answers, what is kept back."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.client import memory
from voicesim.client.alternatives import asks_which
from voicesim.client.fact import Ask, Fact
from voicesim.client.situation import Situation, simply
from voicesim.client.state import Intention
from voicesim.client.which_fact import in_order, may_be_told, nearest
from voicesim.content.families import topic_of_fact

AT_ONCE, IN_ANGER = 3, 2
"""Questions answered in one turn; a person loses the others."""
_ANSWERED = frozenset({"tell", "answer", "evade", "again"})
BESIDE = 2
"""What is asked and what is only brought up, together: beside two questions nobody owns up to anything."""


def answers(now: Situation) -> tuple[Intention, ...]:
    """The answers to the questions of this turn, at most `AT_ONCE` of them."""
    found: list[Intention] = []
    answered = 0
    asked = _questions(now)
    for question in (*asked, *prompted(now)[: max(0, BESIDE - len(asked))]):
        topic = min(question, key=lambda name, asked=question: _interest(now, name, asked))  # type: ignore[misc]
        fresh = [item for item in _answer(now, topic, found) if not _repeats(item, found)]
        found.extend(fresh)
        answered += bool(fresh)
        if answered >= (IN_ANGER if now.band == "hot" else AT_ONCE):
            break
    if found and all(item.move == "dont_know" for item in found):
        found = list(answers_nearest(now)) or found
    if answered > 1 or not now.heard.question or now.heard.only_tells:
        found = [item for item in found if item.move != "dont_know"]
    found.extend(_owning_up(now, found))
    if len(now.heard.questions) > 3 and found and not now.has("too_many"):
        found.extend(simply("too_many", "too_many"))
    return tuple(found)


def _owning_up(now: Situation, found: Sequence[Intention]) -> tuple[Intention, ...]:
    """Beside an answer, the question after it that has none is not lost: "the doctor, I couldn't say".

    Only where it ends the turn, and nothing in it has an answer.
    """
    if not (now.heard.question and any(item.move in _ANSWERED for item in found)):
        return ()
    if any(now.scenario.knows(topic) for topic in now.heard.asked_last):
        return ()
    lost = [each for each in now.heard.questions if not any(now.scenario.knows(topic) for topic in each)]
    named = [name for each in lost for topic in each if (name := _sayable(now, topic))]
    if len(lost) != 1 or not named or not now.may_say("half_unknown"):
        return ()
    return (Intention("half_unknown", (), "", "", (), (("guess", named[0]),)),)


def _sayable(now: Situation, topic: str) -> str:
    """What a topic that was asked last, and by its own words, is called by who is asked; empty for any other.

    Elsewhere in a turn it is likelier misheard than asked, and nobody owns up to what they were not asked.
    """
    near = topic in now.heard.aside or f"topic:{topic}" in now.heard.by_example
    sure = topic in now.heard.asked_last and not near
    return now.scenario.bank.topics[topic].as_asked if sure else ""


def answers_nearest(now: Situation) -> tuple[Intention, ...]:
    """What comes to the caller's mind at the words of a question that nothing else understands."""
    fact = nearest(now) if now.heard.question else None
    if fact is None:
        return ()
    topic = fact.topics[0]
    asked = (f"asked:{name}" for name in now.scenario.same_question(topic))
    return (tell(now, fact, topic, (f"answered:{topic}", *asked)),)


def tell(now: Situation, fact: Fact, topic: str, marks: tuple[str, ...]) -> Intention:
    """Gives a fact, as the answer to a topic."""
    return Intention("tell", (fact.id,), _line_of(now, fact), topic, marks)


def _line_of(now: Situation, fact: Fact) -> str:
    """How it is, or how it was where it is so no more."""
    over = any(now.has(f"{memory.OBEYED}{topic}") for topic in fact.until)
    return f"fact.{fact.id}.past" if over else f"fact.{fact.id}"


def _as_asked(fact: Fact, topic: str) -> str:
    """The topic by which others know what was asked, where it was the fact's own."""
    return fact.topics[0] if topic == fact.own_topic and fact.topics else topic


def prompted(now: Situation) -> tuple[tuple[str, ...], ...]:
    """What is not asked and brought up all the same: who has washed says so at "don't wash anything".

    What is only said back brings up nothing, nor what was done when told to.
    """
    if now.heard.right or now.heard.wrong or now.heard.says_back or now.heard.does("slights"):
        return ()
    owned = {fact for item in owns_up(now) for fact in item.facts}
    return tuple(
        (topic,)
        for topic in now.heard.told
        for fact in _own(now, topic)
        if fact.id not in owned and may_be_told(now, fact)
        if not any(now.has(f"{memory.OBEYED}{name}") for name in fact.topics)
    )


def answer_to(now: Situation, topic: str) -> tuple[Intention, ...]:
    """The answer to one topic, as if it had been asked."""
    return _answer(now, topic, [])


def owns_up(now: Situation) -> tuple[Intention, ...]:
    """What the caller would rather not have said, when what was just said leaves them no choice."""
    told = memory.earned(now.state)
    for fact in now.scenario.facts:
        if fact.id not in told and now.any_of(fact.on) and may_be_told(now, fact):
            return (tell(now, fact, fact.topics[0], _marks(now, fact.topics[0], fact.topics[0])),)
    return ()


def asked_twice(now: Situation) -> bool:
    """Is all that is asked surely what was asked and answered before, and nothing says it is a check?

    Nobody asks twice who says again what the client did not follow, says yes to what the client asked, puts
    it another way, or says back what was said. Both questions were made out whole, and so was the answer.
    """
    heard = now.heard
    if not heard.topics or heard.does("checks_right") or heard.right or heard.wrong:
        return False
    if heard.lost or heard.rephrases or heard.says_back or now.lately_lost:
        return False
    if heard.does("asks_account") and set(heard.topics) <= set(now.account_topics):
        return False  # "tell me more" is no repetition
    return all(now.has(f"{memory.TOLD_OF}{topic}") and _answered(now, topic) for topic in heard.topics)


def _questions(now: Situation) -> tuple[tuple[str, ...], ...]:
    heard = now.heard
    known = tuple(q for q in heard.questions if any(now.scenario.knows(topic) for topic in q))
    fresh = tuple(q for q in known if not all(_answered(now, topic) for topic in q))
    if heard.right or heard.wrong:
        return fresh
    if not heard.questions and heard.does("asks_account") and not heard.does("offers_help"):
        return (now.account_topics,) if now.account_topics else ()
    return fresh or known or heard.questions


def _own(now: Situation, topic: str) -> tuple[Fact, ...]:
    """The fact that this topic asks for and no other, while it is kept back."""
    return tuple(fact for fact in now.facts_of(topic) if fact.own_topic == topic)


def _is_meant(now: Situation, topic: str, question: Sequence[str]) -> bool:
    """Does it ask for a single fact, and nothing else that is known is asked in the same words?

    Where people's sentences say that the fact is meant, in these very words, expressions are outdone.
    """
    earning = {name for fact in _own(now, topic) for name in fact.earned_by}
    others = set(question) - earning - now.heard.aside
    by_example = f"topic:{topic}" in now.heard.by_example
    return bool(earning) and (by_example or not any(map(now.scenario.knows, others)))


def _interest(now: Situation, topic: str, question: tuple[str, ...]) -> tuple[bool | int, ...]:
    """Which of the topics that the same words ask is answered, the least first.

    One that asks for a single fact; one that this caller knows something of, and has not answered yet; then
    what all the words ask; then news before an answer; then the answer that is about the fewest things.
    """
    ask = now.ask_of(topic)
    if any(may_be_told(now, fact) for fact in now.facts_of(topic)):
        rank = 0
    else:
        rank = 1 if ask is not None else 2
    known = now.scenario.knows(topic)
    return (
        not _is_meant(now, topic, question),
        not known,
        _answered(now, topic),
        topic in now.heard.aside,
        rank,
        len(ask.topics) if ask is not None and rank == 1 else 0,
    )


def _repeats(intention: Intention, found: list[Intention]) -> bool:
    """The same line, or the same bare "je vous l'ai dit", is already on its way."""
    return any((item.move, item.line) == (intention.move, intention.line) for item in found)


def _answered(now: Situation, topic: str) -> bool:
    if any(may_be_told(now, fact) for fact in now.facts_of(topic)):
        return False
    ask = now.ask_of(topic)
    return now.has(f"answered:{ask.id if ask else topic}")


def _answer(now: Situation, topic: str, found: list[Intention]) -> tuple[Intention, ...]:
    promised = {fact for item in (*found, *owns_up(now)) for fact in item.facts}
    held = (
        fact
        for fact in now.facts_of(topic)
        if fact.id not in promised and fact.told != "opening" and topic_of_fact(fact.id) not in now.heard.far
    )
    kept = in_order(now, held)
    for fact in kept:
        if may_be_told(now, fact):
            return (tell(now, fact, _as_asked(fact, topic), _marks(now, topic, topic)),)
    if any(topic in now.scenario.fact(fact).earned_by for fact in promised):
        return ()
    ask = now.ask_of(topic)
    done = now.has(f"{memory.OBEYED}{topic}")
    if done and (now.may_say("done_already") or (ask is not None and ask.done)):
        whether = not (now.heard.question and asks_which(now.heard.text, now.scenario.bank.grammar))
        return (Intention("done_already", (), "", topic),) if whether else ()
    if ask is not None and not now.has(f"answered:{ask.id}"):
        marks = (*_marks(now, ask.id, topic), *_done(now, ask))
        return (Intention("answer", (), f"ask.{ask.id}", topic, marks),)
    for fact in kept:
        if fact.evasive:
            said = f"fact.{fact.id}.evasive"
            return (Intention("evade", (), said, _as_asked(fact, topic), (f"evaded:{fact.id}",)),)
    if ask is not None:
        return _again(now, f"ask.{ask.id}", topic, bool(ask.again))
    told = now.told_of(topic)
    if told is None:
        return (Intention("dont_know", (), "", topic),)
    if now.has(f"answered:{topic}"):
        return _again(now, _line_of(now, told), topic, False)
    return (Intention("answer", (), _line_of(now, told), topic, _marks(now, topic, topic)),)


def _marks(now: Situation, answer: str, topic: str) -> tuple[str, ...]:
    """What an answer leaves behind; whether it was to this question is only sure of one made out whole."""
    sure = topic in now.heard.topics and not (now.heard.lost or now.heard.half)
    return (f"answered:{answer}", *((f"{memory.TOLD_OF}{topic}",) if sure else ()))


def _done(now: Situation, ask: Ask) -> tuple[str, ...]:
    """What an answer that something is done leaves behind: whoever is told to do it has done it."""
    topics = (topic for topic in ask.topics if ask.done and topic in now.scenario.obeys)
    return tuple(f"{memory.OBEYED}{topic}" for topic in topics)


def _again(now: Situation, line: str, topic: str, written: bool) -> tuple[Intention, ...]:
    """Said again; that it was said before only where it surely was."""
    if now.excused or not asked_twice(now):
        return (Intention("answer", (), line, topic),)
    if written:
        return (Intention("again", (), f"{line}.again", topic),)
    return (Intention("again", (), "", topic), Intention("answer", (), line, topic))
