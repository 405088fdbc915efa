"""Spoken French: elisions, contractions, negators, what opens a question, what reports another's words.

Multi-word entries are written as the normaliser leaves them: elisions expanded, hyphens split, "ne" gone.
"""

from __future__ import annotations

from voicesim.text.french_asking import FRENCH_ASKING
from voicesim.text.french_clauses import FRENCH_CLAUSES
from voicesim.text.grammar import Grammar, expressions, listed

_GIVING = (
    "rappelez", "donnez", "redonnez", "redites", "dites", "épelez", "précisez", "confirmez", "indiquez"
)  # fmt: skip
_GIVEN = (
    "votre",
    "vos",
    "le",
    "la",
    "les",
    "où",
    "quand",
    "comment",
    "quel",
    "quelle",
    "qui",
    "si",
    "un",
    "une",
)
"""What follows "vous me rappelez", where it asks: not "vous me dites que"."""

FRENCH = Grammar(
    language="fr",
    clause=FRENCH_CLAUSES,
    asking=FRENCH_ASKING,
    elisions={
        "c": "ce",
        "d": "de",
        "j": "je",
        "l": "le",
        "m": "me",
        "n": "ne",
        "s": "se",
        "t": "te",
        "ç": "ce",
        "qu": "que",
        "jusqu": "jusque",
        "lorsqu": "lorsque",
        "puisqu": "puisque",
        "quoiqu": "quoique",
    },
    endings={},
    whole=frozenset({"aujourd'hui", "quelqu'un", "prud'hommes"}),
    contractions={
        ("ya",): ("il", "y", "a"),
        ("y", "a", "til"): ("y", "a", "il"),
        ("yatil",): ("y", "a", "il"),
        ("ya", "til"): ("y", "a", "il"),
        ("yavait",): ("il", "y", "avait"),
        ("chais",): ("je", "sais"),
        ("ché",): ("je", "sais"),
        ("jsais",): ("je", "sais"),
        ("chuis",): ("je", "suis"),
        ("jsuis",): ("je", "suis"),
        ("jvais",): ("je", "vais"),
        ("jvous",): ("je", "vous"),
        ("jai",): ("je", "ai"),
        ("cest",): ("ce", "est"),
        ("sest",): ("se", "est"),
        ("questce",): ("que", "est", "ce"),
        ("estce",): ("est", "ce"),
        ("dacc",): ("de", "accord"),
        ("daccord",): ("de", "accord"),
        ("ok",): ("de", "accord"),
        ("okay",): ("de", "accord"),
        ("se", "il"): ("si", "il"),
        ("se", "ils"): ("si", "ils"),
        ("cela",): ("ça",),
        ("ca",): ("ça",),
        ("zavez",): ("vous", "avez"),
        ("zêtes",): ("vous", "êtes"),
        ("zauriez",): ("vous", "auriez"),
        ("zaviez",): ("vous", "aviez"),
        ("zétiez",): ("vous", "étiez"),
        ("ptit",): ("petit",),
        ("ptite",): ("petite",),
        ("vot",): ("votre",),
        ("not",): ("notre",),
        ("tfaçon",): ("toute", "façon"),
        ("lautre",): ("le", "autre"),
        ("quelquun",): ("quelqu'un",),
        ("aujourdhui",): ("aujourd'hui",),
        ("aujourd", "hui"): ("aujourd'hui",),
        ("rdv",): ("rendez", "vous"),
        ("svp",): ("si", "il", "vous", "plaît"),
        ("si", "il", "te", "plaît"): ("si", "il", "vous", "plaît"),
        ("me", "sieur"): ("monsieur",),
        ("msieur",): ("monsieur",),
        ("mme",): ("madame",),
        ("tel",): ("téléphone",),
        ("tel", "quel"): ("tel", "quel"),
        ("tels", "quels"): ("tels", "quels"),
        ("n°",): ("numéro",),
        ("num",): ("numéro",),
        ("élec",): ("électricité",),
        ("elec",): ("électricité",),
        ("pb",): ("problème",),
        ("qd",): ("quand",),
        ("tjs",): ("toujours",),
        ("tjrs",): ("toujours",),
        ("mtn",): ("maintenant",),
        ("mtnt",): ("maintenant",),
        ("qqn",): ("quelqu'un",),
        ("qqch",): ("quelque", "chose"),
        ("pr",): ("pour",),
        ("ds",): ("dans",),
        ("vs",): ("vous",),
        ("bjr",): ("bonjour",),
        ("bcp",): ("beaucoup",),
        ("pcq",): ("parce", "que"),
        ("stp",): ("si", "il", "vous", "plaît"),
    },
    dropped=frozenset({"ne"}),
    pauses=frozenset({"euh", "heu", "euhm", "hum", "hmm", "mmh", "mm", "mh", "hm", "bah", "beh", "pff"}),
    repeatable=frozenset({"vous", "nous", "moitié", "voilà"}),
    transparent=frozenset(
        listed(
            "bien donc alors aussi tout toute tous vraiment déjà encore très trop même là oui "
            "madame monsieur juste ça hein voilà ben bon quoi enfin assez plutôt également"
        )
    ),
    adverb_ending="ment",
    opaque=frozenset(
        listed(
            "moment paiement logement dédommagement remboursement document bâtiment appartement "
            "changement règlement traitement vêtement vêtements événement versement argument "
            "élément jugement département comment rarement autrement difficilement remplacement "
            "relogement"
        )
    ),
    negators=frozenset(
        listed("pas plus jamais rien aucun aucune aucunement personne guère nullement sans ni")
    ),
    not_negators_before={
        "plus": frozenset(
            listed(
                "tard tôt vite de que loin rapidement précisément grand petit long simple clair "
                "important urgent possible du haut bas lentement fort souvent facile facilement ou "
                "grave"
            )
        ),
        "pas": frozenset({"mal"}),
        "personne": frozenset({"qui", "âgée", "fragile", "que", "de", "en"}),
        "sans": frozenset({"doute", "aucun", "faute", "problème", "souci", "hésiter", "attendre", "tarder"}),
        "jamais": frozenset(),
    },
    not_negators_after={
        "plus": frozenset({"en", "de", "non", "au", "le", "la", "les", "un", "et", "bien", "peu"}),
        "personne": frozenset(listed("la une cette chaque le en autre deuxième seconde par de")),
        "jamais": frozenset({"si", "à"}),
        "pas": frozenset({"pourquoi", "un", "le", "faux", "hésitez", "hésiter"}),
    },
    stops=frozenset(listed("mais et donc alors car puisque or cependant pourtant sinon avant après tant")),
    window=6,
    subjects=frozenset(listed("je tu il elle on nous vous ils elles ça ce")),
    speaker=frozenset({"je", "nous", "on"}),
    subordinators=frozenset(listed("que si comme quand combien comment où pourquoi")),
    tying=frozenset(),
    conditions=frozenset({"si"}),
    wishes=frozenset(listed("voulez souhaitez préférez permettez désirez")),
    determiners=frozenset(listed("l le la les ce cet cette ces votre vos mon ma mes notre nos son sa ses")),
    third_persons=frozenset(listed("il elle ils elles ça")),
    articles=frozenset(
        listed("le la les un une des ce cette ces votre vos mon ma mes notre nos son sa ses du de")
    ),
    relatives=frozenset({"où", "dont"}),
    reserves=expressions(
        "sous réserve",
        "tant que",
        "si votre contrat le prévoit",
        "si le contrat le prévoit",
        "si la garantie",
        "si les garanties",
        "à condition que",
        "à condition de",
        "sauf exclusion",
        "sauf exclusions",
        "sauf exception",
        "sauf avis contraire",
        "sauf refus",
        "si le expert",
    ),
    reporters=frozenset(
        listed(
            "dites disiez dit disait disent disaient expliquez expliquiez explique pensez pensiez "
            "pense pensait croyez croyait affirme affirmait prétend raconte racontez demandez "
            "demande demandait demandé craignez signalez signale parlez imaginez lu entendu "
            "entendez supposez espérez souhaitez promis assuré déclarez expliqué raconté répété "
            "affirmé garanti"
        )
    ),
    report_openers=expressions(
        "de après vous",
        "de après lui",
        "de après elle",
        "selon vous",
        "selon lui",
        "selon elle",
        "vous avez le impression",
        "vous parlez de",
    ),
    grounds=expressions(
        "après ce que", "selon ce que", "vu ce que", "avec ce que", "à ce que", "sur ce que", "entendu ce que"
    ),
    resuming=frozenset(listed("mais donc")),
    own_heads=frozenset(listed("ce vous il elle ils elles ça votre")),
    question_openers=expressions(
        "est ce que",
        "que est ce",
        "qui est ce",
        "qui ce est qui",
        "où ce est que",
        "comment ce est que",
        "quand ce est que",
        "y a il",
        "puis je savoir",
        "puis je avoir",
        "puis je vous demander",
        "puis je prendre",
        "je peux avoir",
        "je peux savoir",
        "se est il",
        "se sont ils",
    ),
    question_starts=frozenset(
        listed("comment combien pourquoi quel quelle quels quelles lequel laquelle lesquels")
    ),
    question_words=frozenset(
        listed("quand où qui comment combien quel quelle quels quelles pourquoi quoi lequel laquelle")
    ),
    left_open=frozenset(),
    requests=expressions(
        "dites moi",
        "dites m en",
        "donnez moi",
        "redonnez moi",
        "racontez moi",
        "expliquez moi",
        "décrivez moi",
        "précisez moi",
        "rappelez moi",
        "indiquez moi",
        "confirmez moi",
        "épelez moi",
        "parlez moi",
        "racontez",
        "décrivez",
        "précisez",
        "épelez",
        "indiquez",
        "je aimerais savoir",
        "je aimerais connaître",
        "je aimerais que vous me",
        "je voudrais savoir",
        "je veux savoir",
        "je veux juste savoir",
        "je cherche à savoir",
        "il faut que je sache",
        "je aimerais bien savoir",
        "je voudrais connaître",
        "je voudrais que vous me",
        "je voudrais votre",
        "je voudrais vous demander",
        "je ai besoin de",
        "on a besoin de",
        "on aurait besoin de",
        "il nous faut",
        "il nous faudrait",
        "je ai besoin que vous me",
        "je aurais besoin de",
        "je vais avoir besoin de",
        "on a besoin de savoir",
        "on aurait besoin de savoir",
        "nous avons besoin de savoir",
        "on a besoin de connaître",
        "il me faut",
        "il me faudrait",
        "il me faudra",
        "il me manque",
        "je dois vous demander",
        "je dois savoir",
        "je vous demande",
        "je vais vous demander",
        "je vais prendre",
        "je prends",
        "je vous laisse me donner",
        "je vous laisse me dire",
        "je vous laisse me raconter",
        "vous pouvez me dire",
        "vous pouvez me donner",
        "vous pouvez me confirmer",
        "vous pouvez me décrire",
        "vous pouvez me raconter",
        "vous pouvez me rappeler",
        "vous pourriez me",
        "commençons par",
        "on commence par",
        "parlons de",
        "je peux vous demander",
        "je peux prendre",
        "il faudrait que vous me",
        "faudrait me donner",
        "faudrait me dire",
        "vous voulez bien me",
        *(
            f"vous pouvez me {give}"
            for give in ("redonner", "redire", "épeler", "préciser", "indiquer", "passer")
        ),
        *(f"vous me {give} {what}" for give in _GIVING for what in _GIVEN),
        *(f"vous me le {give}" for give in ("épelez", "redites", "redonnez", "rappelez", "confirmez")),
    ),
    politeness=expressions("si il vous plaît", "je vous prie"),
    tags=frozenset(
        expressions(
            "oui ou non", "ou non", "ou pas", "ou bien", "je parie", "je suppose", "je imagine", "je présume"
        )
    ),
    assents=frozenset(
        expressions(
            "de accord", "vous me entendez", "vous comprenez", "entendu", "hein", "ça marche", "ça va"
        )
    ),
    titles=frozenset(listed("madame monsieur mademoiselle docteur maître")),
    asides=frozenset({"avant", "après", "sans"}),
    unordered=frozenset(
        listed(
            "avez êtes pouvez voulez savez devez souhaitez désirez connaissez habitez vivez pensez préférez "
            "acceptez aurez serez pourrez allez voyez possédez reconnaissez confirmez"
        )
    ),
    polite_questions=frozenset(
        expressions(
            "calmez vous",
            "portez vous",
            "reposez vous",
            "soignez vous",
            "remettez vous",
            "ménagez vous",
            "occupez vous",
            "rassurez vous",
            "rendez vous",
            "inquiétez vous",
            "asseyez vous",
            "taisez vous",
            "éloignez vous",
            "protégez vous",
            "mettez vous",
            "installez vous",
            "adressez vous",
            "couvrez vous",
            "excusez vous",
            "méfiez vous",
            "débarrassez vous",
            "débrouillez vous",
            "dépêchez vous",
            "grouillez vous",
            "magnez vous",
            "ressaisissez vous",
            "concentrez vous",
            "détendez vous",
            "allongez vous",
            "abritez vous",
            "renseignez vous",
            "rapprochez vous",
            "avez vous même",
        )
    ),
    resumptions=frozenset({"accord", "merci", "parfait", "parce", "car", "puisque"}),
)
