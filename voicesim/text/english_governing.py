"""Before "that" in spoken English, and verbs of saying: which of them assert what follows."""

from __future__ import annotations

from voicesim.text.clause_words import GoverningWords
from voicesim.text.grammar import listed

ENGLISH_GOVERNING = GoverningWords(
    that=frozenset({"that"}),
    saying=frozenset(
        listed(
            "say says said saying tell tells told telling think thinks thought thinking claim claims "
            "claimed claiming reckon reckons reckoned believe believes believed believing insist insists "
            "insisted suggest suggests suggested swear swears swore hear heard read shout shouted yelled "
            "quote wrote write written writes put call mention mentioned promise promised promising "
            "guarantee confirm confirmed confirming assume assumed hope hoping wish fancy imagine feel felt "
            "pretend expect bet guess mean means shows prove proves proof like assure "
            "convinced imagines imagined sound sounds sounded certain words headed titled "
            "entitled had marked reads letter"
        )
    ),
    asserting=frozenset(
        listed(
            "sure clear true assured obvious obviously means afraid sorry glad good know see fact news "
            "guarantee confirm is so course given now seeing rest remember note understand means"
        )
    ),
    shared=frozenset(),
    infinitives=frozenset(),
    offering=frozenset(),
    joining=frozenset(listed("so now given except all everything anything something than provided the")),
    doubting=frozenset(
        listed(
            "people they he she everyone everybody someone somebody hope hoping wish fear worry rumour "
            "idea impression notion ask asked waiting hear heard read prove proof pretend wrong lie lying "
            "if far love expect assume imagine mouth like"
        )
    ),
    sources=frozenset(
        listed("policy contract it cover wording terms schedule that this which rules law means")
    ),
    unowned=frozenset(listed("quote wish hope hoping pretend expect hear heard read ask")),
    clefts=frozenset({("it", "is"), ("it", "will"), ("that", "is")}),
    restricting=frozenset(listed("only once after when if unless until not")),
    lead=frozenset(listed("you me him her them us well look yes no then here can")),
)
