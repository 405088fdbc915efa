"""Between the clauses of spoken French: "si", "une fois que", "avant de", "ou pas"."""

from __future__ import annotations

from voicesim.text.clause_words import Bond, ClauseWords
from voicesim.text.french_governing import FRENCH_GOVERNING
from voicesim.text.grammar import expressions, listed

_BONDS: dict[Bond, tuple[tuple[str, ...], ...]] = {
    "condition": expressions(
        "si",
        "même si",
        "sauf si",
        "seulement si",
        "dans le cas où",
        "dans les cas où",
        "en cas de",
        "au cas où",
        "si jamais",
        "si par hasard",
        "partant du principe",
        "sous condition",
        "à condition",
        "à condition que",
        "à condition de",
        "à la condition",
        "à la condition que",
        "à la seule condition",
        "à une condition",
        "à une seule condition",
        "sous réserve que",
        "sous réserve de",
        "sous réserve",
        "du moment que",
        "pourvu que",
        "à moins que",
        "à moins de",
        "pour peu que",
        "selon que",
        "des fois que",
        "aussi longtemps que",
    ),
    "supposition": expressions(
        "à supposer que",
        "à supposer même que",
        "en supposant que",
        "en admettant que",
        "en imaginant que",
        "supposons que",
        "supposons",
        "imaginons que",
        "imaginons",
        "admettons que",
        "admettons",
        "mettons que",
        "quand bien même",
        "soit",
        "fût il",
    ),
    "time": expressions(
        "une fois que",
        "une fois",
        "quand",
        "lorsque",
        "dès que",
        "dès lors que",
        "sitôt que",
        "sitôt",
        "aussitôt que",
        "après que",
        "le jour où",
        "du jour où",
        "à partir du jour où",
        "dès le jour où",
        "à compter du jour où",
        "dès le instant où",
        "dès le moment où",
        "du moment où",
        "au moment où",
        "à partir du moment où",
        "jusque à ce que",
        "le temps que",
        "en attendant que",
        "tant que",
    ),
    "before": expressions(
        "avant de", "avant que", "avant même de", "avant toute", "plutôt que de", "au lieu de"
    ),
    "purpose": expressions(
        "pour que", "afin que", "afin de", "de façon à ce que", "de manière à ce que", "histoire de"
    ),
    "cause": expressions("parce que", "puisque", "vu que", "étant donné que", "comme", "car"),
}

FRENCH_CLAUSES = ClauseWords(
    governing=FRENCH_GOVERNING,
    openers={words: bond for bond, all_words in _BONDS.items() for words in all_words},
    harmless=expressions(
        "si vous voulez",
        "si vous le voulez",
        "si vous souhaitez",
        "si vous préférez",
        "si vous permettez",
        "si vous désirez",
        "si je comprends",
        "si je vous comprends",
        "si je ai bien",
        "si je vous suis",
        "si je résume",
        "si je reformule",
        "si je me trompe",
        "si on résume",
        "si ça peut vous rassurer",
        "si ça vous rassure",
        "si je peux me permettre",
        "si je puis",
        "si vous saviez",
        "si il vous plaît",
        "encore une fois",
        "pour une fois",
        "plus de une fois",
        "une fois de plus",
        "une fois encore",
        "une fois pour toutes",
        "quand même",
        "comme ça",
        "comme quoi",
        "si bien que",
    ),
    after_if=frozenset(
        listed(
            "je tu il elle on nous vous ils elles ça ce le la les un une des votre vos mon ma mes "
            "notre nos son sa ses cette cet ces leur leurs quelqu'un jamais par tout rien besoin "
            "possible oui non y aucun personne celui celle monsieur madame nécessaire toutefois "
            "quelque tel telle"
        )
    ),
    coordinators=frozenset(listed("et mais donc alors car puis ou or puisque parce sinon après ensuite")),
    contrary=frozenset({"mais"}),
    links=frozenset(listed("et donc alors mais")),
    parting=frozenset(listed("et allez alors bon")),
    breaks=expressions(
        "mais", "par contre", "en tout cas", "de toute façon", "en revanche", "cela dit", "sinon", "bref"
    ),
    ties=frozenset(
        listed(
            "que qui dont où si quand comme lorsque puisque quoi combien comment pourquoi quel quelle "
            "lequel laquelle ne"
        )
    ),
    governors=frozenset(
        listed(
            "pour chez avec de à sur par sans contre vers entre après devant derrière comme que parmi "
            "selon envers moi là"
        )
    ),
    modals=frozenset(
        listed(
            "peux peut pouvons pouvez peuvent va vais vas allons allez vont veux veut voulons voulez "
            "doit dois devons devez faut faudra faudrait pourra pourrai pourrais pourrait laisse "
            "laissez fait faire saurais saurait voudrais aimerais vient viens permets permettez de à"
        )
    ),
    wondering=frozenset(
        listed(
            "savoir sais sait savez savons dire dites dis dit dira dirai dirons demander demande "
            "demandez demandais vérifier vérifie vérifierai vérifions vérifiez regarder regarde "
            "regarderai voir vois verra verrons confirmer confirme déterminer détermine décider "
            "décide décidera examiner examine étudier étudie ignore ignorer préciser précisez précise "
            "chercher cherche vérification question étudiera déterminera tranchera renseigne "
            "renseigner apprendre comprendre doute explique expliquer rappelle rappelez"
        )
    ),
    past=("ait", "ais", "iez", "aient", "ions"),
    done=frozenset(listed("été était étaient étiez étais avait aviez fut")),
    deciders=frozenset(
        listed(
            "expert experte experts expertise garagiste garage mécanicien dépanneur médecin docteur "
            "accord assureur gestionnaire photos photographié photographiés photographiée constat "
            "plombier pompiers carrossier service siège hiérarchie commission vue vu "
            "passé passée passage validé validée feu"
        )
    ),
    sequels=frozenset(listed("après ensuite seulement alors puis")),
    alternatives=expressions("ou pas", "ou non", "ou bien pas", "ou bien non", "oui ou non"),
)
