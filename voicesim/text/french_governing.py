"""Before "que" in spoken French, and verbs of saying: which of them assert what follows."""

from __future__ import annotations

from voicesim.text.clause_words import GoverningWords
from voicesim.text.grammar import listed

FRENCH_GOVERNING = GoverningWords(
    that=frozenset({"que"}),
    saying=frozenset(
        listed(
            "dire dit dis dites disait disaient disent disiez dirais dira diront dise lancé crié hurlé "
            "écrit écrire marqué mettent mis met cite citation sorti sort répondu répond gueulé noté "
            "annoncé genre titrée titré intitulée affiché affiche raconte racontent raconté balancé "
            "lâché soufflé phrase mots formule jure juré promis affirmé affirmer prétendu"
        )
    ),
    asserting=frozenset(
        listed(
            "dis confirmons informe signale rappelle répète vois voit voyez constate sais sait savez sachez "
            "maintiens sûr sûre certain certaine évident clair vrai évidemment forcément sûrement "
            "heureusement rassurez retenez comprenez dirais parie garantissons promettons nouvelle "
            "essentiel principal fait résultat preuve signifie semble entendu normal logique dommage "
            "malheureusement probable probablement chance exact garantis promets conclus déduis est "
            "sera disons note retiens reconnais admets concède avoue ajoute triste convaincu convaincue "
            "regret désolé désolée ressort apparaît reste remarque informons signalons rappelons "
            "précisons inquiétez craignez crois crains"
        )
    ),
    shared=frozenset(
        listed(
            "pense assure jure confirme garantit promet certifie estime affirme juge dit écrit explique "
            "indique prévoit stipule précise montre prouve précisé confirmé trouve considère imagine "
            "suppose annonce peur persuadé persuadée doute"
        )
    ),
    infinitives=frozenset(
        listed(
            "dire affirmer prétendre promettre garantir confirmer certifier assurer jurer annoncer croire "
            "penser conclure imaginer soutenir écrire répondre savoir supposer laisser avancer rassurer "
            "préciser informer signaler annoncer rappeler"
        )
    ),
    offering=frozenset(
        listed(
            "peux peut pouvons vais va allons veut voulait voulais dois tiens plaisir faut pouvez permets "
            "oblige obligé obligée ose regret heureux heureuse ravi ravie content contente juste besoin"
        )
    ),
    joining=frozenset(
        listed(
            "parce alors puis vu donné lors tellement tant ainsi pendant tandis plus moins mieux même "
            "autant aussi depuis maintenant où pour afin avant après jusque sans encore aussitôt sitôt "
            "dès autre soit quoi quel quelle sorte façon bien"
        )
    ),
    doubting=frozenset(
        listed(
            "loin crainte idée impression inquiétude souhait sentiment hantise rumeur espère espérer "
            "attends attend attendons attendre croirait attente hâte évitez éviter faux mensonge "
            "souhaite dise dises disent réponde imaginent imaginait croit croient croyez croyiez pensez "
            "pensiez pensent croyait croyaient pensait pensaient prétend prétendent prétendez bruit "
            "légende"
        )
    ),
    sources=frozenset(
        listed(
            "contrat police garantie garanties dossier conditions loi code convention écran procédure "
            "ça ce formule tableau notice texte"
        )
    ),
    unowned=frozenset(listed("cite citation genre phrase mots disait disaient disiez mettent")),
    clefts=frozenset({("ce", "est"), ("ce", "sera"), ("ce", "était")}),
    restricting=frozenset(
        listed("seulement uniquement que fois après quand lorsque si seul seule selon avec sous pour faux")
    ),
    lead=frozenset(listed("là oui si et comme en fait de toute façon non alors elle il lui")),
    unreal=("rait", "riez", "raient"),
    polite=frozenset(
        listed(
            "faudrait voudriez pourriez pourrait devrait devriez aimeriez souhaiteriez devraient vaudrait "
            "sauriez préféreriez"
        )
    ),
    reproaching=frozenset({"dû", "du", "pu"}),
    sequel=frozenset(listed("et alors donc")),
)
