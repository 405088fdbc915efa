"""Spoken questions, French."""

from __future__ import annotations

from voicesim.text.asking_words import AskingWords
from voicesim.text.grammar import expressions, listed

_RECAPS = expressions(
    "je résume",
    "on résume",
    "résumons",
    "pour résumer",
    "en résumé",
    "je récapitule",
    "on récapitule",
    "récapitulons",
    "pour récapituler",
    "je reprends",
)
"""They say back, too."""

FRENCH_ASKING = AskingWords(
    words=frozenset(
        listed(
            "où quoi qui quand combien comment lequel laquelle lesquels lesquelles quel quelle quels "
            "quelles pourquoi"
        )
    ),
    leads=frozenset(
        listed("à de dans depuis par avec pour sur chez vers en jusque contre sous avant après dès au du")
    ),
    knowing=frozenset(
        listed(
            "sais sait savoir saurai saurons dirai dira diront dire dis vois voit voir verrai verrez "
            "vérifie vérifier comprends comprendre comprenez explique expliquer expliquerai montre "
            "montrer montrerai note noterai regarde regarder rappellera rappelle importe décide "
            "décidera décidé indique indiquera indiqué ignore trouve imagine demandé demandait "
            "demander choisirez choisir précisera précise déterminera quelqu'un celui ceux celle peu"
        )
    ),
    told=frozenset(
        listed(
            "devez allez pouvez devrez devriez recevez bénéficiez disposez gardez envoyez n'oubliez "
            "oubliez voyez comprenez restez dépendez rappelez attendez inquiétez écrivez joignez notez "
            "mettez coupez fermez disjonctez appelez photographiez conservez jetez touchez bâchez signez "
            "remplissez laissez posez déposez demandez montrez évitez continuez ajoutez transmettez adressez "
            "renvoyez complétez cochez datez scannez postez apportez ramenez protégez épongez aérez séchez "
            "débranchez sortez quittez éloignez payez versez repeignez réparez commencez essayez surveillez"
        )
    ),
    told_endings=("rez",),
    impersonal=frozenset(
        listed(
            "faut faudra faudrait fallait suffit suffira vaut convient semble paraît importe fait "
            "faisait s'agit est sera"
        )
    ),
    rhetorical=expressions(
        "que est ce que vous voulez que je vous dise",
        "que est ce que vous voulez que je y fasse",
        "que est ce que vous voulez que on y fasse",
        "vous voulez que je vous dise quoi",
        "que voulez vous que je vous dise",
        "que voulez vous que je y fasse",
    ),
    recaps=_RECAPS,
    cues=(
        *_RECAPS,
        *expressions(
            "ce est noté",
            "je note",
            "je ai noté",
            "bien noté",
            "je le note",
            "je vois",
            "je le vois",
            "à ce que je vois",
            "je lis",
            "ce que je lis",
            "je ai bien",
            "me avez dit",
            "me aviez dit",
            "me disiez",
            "vous disiez",
            "dites vous",
            "disiez vous",
            "me dites",
            "si je comprends",
            "si je ai",
            "en somme",
            "si je résume",
            "ce est consigné",
            "ce est écrit",
            "de après",
            "on reprend",
            "je sais",
            "je comprends",
            "donc",
            "ça arrive",
            "à la bonne heure",
            "bien fait",
            "tant mieux",
            "tant pis",
            "je vous",
            "on vous",
            "nous vous",
        ),
    ),
    refusing=expressions(
        "peux pas",
        "peux rien",
        "pouvons pas",
        "peut pas",
        "ai pas le droit",
        "a pas le droit",
        "vais pas",
        "saurais pas",
        "sais pas",
        "sais rien",
        "suis pas",
    ),
    existing=expressions(
        "tout le monde",
        "pas trop",
        "rien de",
        "il y a",
        "il y avait",
        "il y aurait",
        "il y a eu",
        "y a",
        "y avait",
    ),
    somebody=frozenset(listed("quelqu'un personne quelque rien")),
    others=frozenset(listed("elle il ils elles ça on")),
    finite=frozenset(
        listed("est sont a ont était étaient avait avaient marche marchent roule roulent coule reste")
    ),
    choice="ou",
    answering=frozenset({"non"}),
    own=frozenset({"je", "nous"}),
    caller=frozenset(listed("vous savez on")),
    such=frozenset(listed("tel telle tels telles")),
    summing=frozenset({"donc", "alors"}),
    defining=frozenset({("ce", "est"), ("ce", "sont"), ("ça", "veut"), ("ce", "était")}),
    it_is=("ce", "est"),
    done_endings=("é", "ée", "és", "fait", "faite", "mis", "mise", "ert", "erte", "bon"),
    verb_endings=("ra", "ront", "ez"),
    to_come=frozenset(listed("va vont doit doivent peut devrait")),
    to_come_endings=("ra", "ront", "rait", "raient"),
    known=frozenset(listed("elle elles ils")),
    you="vous",
    you_endings=("ez",),
    you_forms=frozenset({"êtes", "etes", "faites"}),
    states=frozenset(listed("avez aviez savez étiez voyez entendez sentez")),
    ordering=frozenset({"surtout"}),
    ordering_after=frozenset({"plus"}),
    you_who=frozenset({("ce", "est", "vous", "qui"), ("ce", "était", "vous", "qui")}),
    together=frozenset({"on"}),
    together_had=frozenset({"a", "avait"}),
    feeling=frozenset({("ça", "va")}),
    asking_before=frozenset(
        (subject, verb)
        for subject, verbs in (
            ("ce", "est était sera"),
            ("vous", "êtes étiez avez aviez"),
            ("il", "est était"),
        )
        for verb in listed(verbs)
    ),
    not_in_situ=frozenset(listed("et ou mais que ce si là partout")),
    of_persons=frozenset({"qui", "quand"}),
    closers=frozenset(listed("que qui par votre son le la comme de au exactement ça")),
    only_after_verbs=frozenset({"qui"}),
    of_places=frozenset({"où", "comment", "pourquoi"}),
    leading=frozenset(
        listed("et alors bon puis sinon ensuite maintenant donc ben bien aussi pour côté là financièrement")
    ),
    framing=frozenset(
        listed(
            "quel quelle quels quelles qui que quoi où quand combien comment est sont était étaient "
            "sera êtes étiez y a avait avez aviez auriez ont ce ça cela ceci il elle on ils elles vous "
            "votre vos nous je me moi se si te le la les un une des de du à au aux en pour par sur "
            "chez avec pouvez pourriez peux puis pourrais voulez voudriez savez dire donner redonner "
            "préciser indiquer confirmer redire avoir dites donnez plaît et alors donc bon ben "
            "maintenant encore aussi exactement madame monsieur merci quelqu'un"
        )
    ),
)
