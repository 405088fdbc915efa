"""Between the clauses of spoken English: "if", "once", "assuming", "or not"."""

from __future__ import annotations

from voicesim.text.clause_words import Bond, ClauseWords
from voicesim.text.english_governing import ENGLISH_GOVERNING
from voicesim.text.grammar import expressions, listed

_BONDS: dict[Bond, tuple[tuple[str, ...], ...]] = {
    "condition": expressions(
        "if",
        "even if",
        "only if",
        "unless",
        "provided",
        "provided that",
        "providing",
        "providing that",
        "as long as",
        "so long as",
        "on condition",
        "on one condition",
        "on the condition",
        "on the basis",
        "in case",
        "in the event",
        "whether",
        "subject to",
        "on the off chance",
        "depending on",
    ),
    "supposition": expressions(
        "assuming",
        "assuming that",
        "supposing",
        "suppose",
        "let us say",
        "let us suppose",
        "let us imagine",
        "say for instance",
        "either",
        "imagine",
        "imagine that",
    ),
    "time": expressions(
        "once",
        "when",
        "whenever",
        "as soon as",
        "after",
        "until",
        "till",
        "the minute",
        "the moment",
        "the day",
        "from the moment",
        "from the day",
        "by the time",
        "the second",
    ),
    "before": expressions("before", "rather than", "instead of"),
    "purpose": expressions("so that", "in order to", "in order that"),
    "cause": expressions("because", "since", "seeing as", "given that", "seeing that"),
}

ENGLISH_CLAUSES = ClauseWords(
    governing=ENGLISH_GOVERNING,
    openers={words: bond for bond, all_words in _BONDS.items() for words in all_words},
    harmless=expressions(
        "if you like",
        "if you would like",
        "if you want",
        "if you prefer",
        "if you wish",
        "if you do not mind",
        "if i understand",
        "if i understood",
        "if i have understood",
        "if i am following",
        "if i am not mistaken",
        "if i may",
        "if it helps",
        "if it is any comfort",
        "if it puts your mind",
        "if you please",
        "once again",
        "once more",
        "after all",
        "either way",
    ),
    after_if=frozenset(),
    coordinators=frozenset(listed("and but so or because then")),
    contrary=frozenset({"but"}),
    links=frozenset(listed("so and but")),
    parting=frozenset(listed("and so right okay then well")),
    breaks=expressions("but", "however", "either way", "in any case", "anyway", "mind you"),
    ties=frozenset(
        listed(
            "that who which what how where why when whose whether if because as than much many long "
            "far often soon promise guarantee say think know mean confirm sure believe saying assume "
            "tell you suppose reckon telling thinks says said told hope hoping afraid worried swear "
            "bet guess feel feels understand mentioned"
        )
    ),
    governors=frozenset(
        listed("for to with of at on by about from call ring email pay give send get tell ask let help")
    ),
    modals=frozenset(),
    helpers=frozenset(
        listed(
            "am is are was were will would can could shall should may might must have has had do does "
            "did need needs want get got know think reckon go call check send look just all not"
        )
    ),
    wondering=frozenset(
        listed(
            "say tell know check see ask wonder wondering confirm decide decides decided find out "
            "sure determine look question on about of depends checking saying telling knowing"
        )
    ),
    past=(),
    done=frozenset(
        listed(
            "was were had did happened went came drove hit braked pulled turned stopped crashed left "
            "rang called got saw"
        )
    ),
    deciders=frozenset(
        listed(
            "adjuster assessor expert surveyor engineer garage mechanic doctor photos pictures "
            "photographs agreed agree agrees inspected seen photographed underwriter recovery"
        )
    ),
    sequels=frozenset(listed("afterwards then after only later")),
    alternatives=expressions("or not", "or otherwise", "or no"),
    inverted=frozenset({"should", "were", "had"}),
)
