"""What an act is for: the roles that content gives its families and topics.

The program asks for roles, never for a family or a topic by name: which words comfort, and which questions
look to somebody's safety, is for those who write the content to say.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Role: TypeAlias = Literal[
    "greets",
    "identifies",
    "protects",
    "asks",
    "asks_account",
    "advances",
    "restates",
    "feels",
    "answers_cue",
    "takes_on",
    "explains",
    "reserves",
    "commits",
    "checks_clear",
    "checks_right",
    "holds",
    "asks_to_wait",
    "says_why",
    "says_how_long",
    "thanks_for_waiting",
    "announces_hold",
    "announces_wait",
    "bears_silence",
    "passes_on",
    "offers_more",
    "offers_help",
    "offers_choice",
    "proposes",
    "directs",
    "forbids",
    "informs",
    "disappoints",
    "withholds",
    "asks_wish",
    "leaves",
    "concludes",
    "insults",
    "hurts",
    "slights",
    "reproaches",
    "promises",
    "refuses",
    "talks_to_machine",
    "foreign",
    "technical",
    "fills",
    "short_answer",
    "hollow",
    "mannerly",
]
"""
*greets*: says hello, or who speaks. *identifies*: asks who is calling, by whatever proves it. *protects*:
looks to somebody's safety. *asks*: shows a question without telling what it is about. *asks_account*: lets
the caller tell in their own words. *advances*: brings the call on by itself. *restates*: says back what was
said. *feels*: recognises what the caller feels. *answers_cue*: answers a cue of distress or anger in words.
*takes_on*: makes it the speaker's own business. *explains*: puts it in plain words. *reserves*: says what
cannot be said yet. *commits*: the next step, with its time. *checks_clear*: asks whether it is clear.
*checks_right*: asks whether what was said is right. *holds*: anything said around a hold. *asks_to_wait*:
asks to wait now. *says_why*, *says_how_long*: the reason and the length of a wait. *thanks_for_waiting*: on
return from a hold. *announces_hold*: stands for the permission to hold. *announces_wait*: a moment is needed
now. *bears_silence*: after it a silence is expected. *passes_on*: puts the call through now. *offers_more*:
asks whether there is anything else. *offers_help*: offers to do something, and waits for a yes or a no.
*offers_choice*: offers one thing or another. *proposes*: names what the caller may have, without asking.
*directs*, *forbids*: tells the caller to do something, or not to. *informs*: brings news of what is done
for them. *disappoints*: says what is used up or theirs to pay.
*withholds*: says that something cannot be told, or not yet. *asks_wish*: asks what the caller wants.
*leaves*: takes leave. *concludes*: rounds the call off. *insults*: insults the caller. *hurts*: blames or
confronts. *slights*: makes little of the caller or of what is promised them ("si j'ai le temps").
*reproaches*: holds something of the claim against the caller, be it in a question about it.
*promises*: what must not be promised; denied, it is a promise declined. *refuses*: announces that nothing
will be paid.
*talks_to_machine*: speaks out of the part, to a program. *foreign*: is not in the call's language.
*technical*: a term of the trade. *fills*: a filler or a filled pause. *short_answer*: a "oui", a "d'accord":
a turn of nothing else adds nothing. *hollow*: brings a call no further by itself. *mannerly*: a formula by
nature, which recites nothing.
"""
