"""Spoken questions, English."""

from __future__ import annotations

from voicesim.text.asking_words import AskingWords
from voicesim.text.grammar import expressions, listed

ENGLISH_ASKING = AskingWords(
    words=frozenset(listed("where who when what which whereabouts whose")),
    leads=frozenset(listed("since with from by in on at for to of till until")),
    knowing=frozenset(
        listed(
            "know see say tell check find ask note explain show decide understand wonder that is "
            "matter happens told said knows depends about remember guess noted hear sure"
        )
    ),
    told=frozenset(
        listed(
            "will can could should must need might may would do not want know see shall won't get "
            "receive please just ought"
        )
    ),
    told_endings=(),
    impersonal=frozenset(listed("is was will would")),
    rhetorical=expressions(
        "what do you want me to say", "what do you expect me to", "what can i say", "what can i tell you"
    ),
    recaps=expressions(
        "to recap",
        "recap",
        "to sum up",
        "summing up",
        "to summarise",
        "go over that again",
        "so that is",
        "so we have",
        "so i have",
    ),
    cues=expressions(
        "so that is",
        "so we have",
        "so i have",
        "i see",
        "i note",
        "i have noted",
        "you said",
        "you told",
        "you were saying",
        "so you",
        "noted",
        "you mentioned",
        "as you say",
        "i understand",
        "i have",
        "i will",
        "i know",
        "i am",
        "we will",
        "we have",
        "thank you",
        "thanks",
        "good",
        "of course",
        "to recap",
        "to sum up",
        "let me recap",
        "let us recap",
        "in short",
        "so three things",
        "so two things",
    ),
    refusing=expressions(
        "i can not", "we can not", "i may not", "i am not", "i will not", "i do not", "i could not"
    ),
    existing=expressions(
        "any",
        "got any",
        "got a",
        "got anything",
        "anybody",
        "anyone",
        "anything",
        "anywhere",
        "anybody else",
        "nobody",
        "no one",
        "everybody",
        "everyone",
        "still",
        "somebody",
        "someone",
    ),
    somebody=frozenset(listed("somebody someone everybody everyone nobody")),
    others=frozenset(),
    finite=frozenset(listed("is are was were has have did does")),
    choice="or",
    answering=frozenset({"no"}),
    own=frozenset({"i", "we"}),
    caller=frozenset({"you"}),
    such=frozenset({"such"}),
    summing=frozenset({"so", "right"}),
    defining=frozenset({("that", "is"), ("it", "is")}),
    leading=frozenset(listed("and so now right okay well then what about how")),
    tag_verbs=frozenset(listed("do does did have has had is are was were can could will would am")),
    framing=frozenset(
        listed(
            "off turned what which who whose when where how many much is are was were be been can "
            "could would may might will shall you your yours the a an any some of for to in on at "
            "with from by i me my we us our it that this these those there have has had do does did "
            "give tell get take let know need please and so right ok okay then now just also exactly "
            "first sir madam thanks anybody anyone somebody someone"
        )
    ),
)
