"""The forms of a word: what `~couper` in an expression stands for.

simplemma (MIT, pure Python, no dependency, released this year) gives the lemma of a form for fifty languages,
but takes many participles for nouns ("coupé" stays "coupé"). The forms of verbs are therefore generated here,
generously: a form too many matches nothing that is said. Its dictionary is read where it lies packed: taken
apart into a dict, a language takes 20 MB more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from voicesim.text.fold import folded
from voicesim.text.grammar import listed
from voicesim.text.words import Language

_ER = listed(
    "e es ons ez ent er é ée és ées ant ais ait ions iez aient ai as a erai eras era erons erez "
    "eront erais erait erions eriez eraient"
)
_IR = listed(
    "is it issons issez issent ir i ie ies issant issais issait issions issiez issaient isse irai "
    "iras ira irons irez iront irais irait irions iriez iraient"
)
_IRREGULAR_FR: dict[str, str] = {
    "être": (
        "suis es est sommes êtes sont étais était étions étiez étaient été étant serai seras sera "
        "serons serez seront serais serait serions seriez seraient sois soit soyons soyez soient"
    ),
    "avoir": (
        "ai as a avons avez ont avais avait avions aviez avaient eu eue ayant aurai auras aura aurons "
        "aurez auront aurais aurait aurions auriez auraient aie ait ayons ayez aient"
    ),
    "aller": (
        "vais vas va allons allez vont allais allait alliez allé allée allés irai iras ira irons irez "
        "iront irais irait aille ailliez"
    ),
    "faire": (
        "fais fait faisons faites font faisais faisait faisiez faite faits ferai fera ferons ferez "
        "feront ferais ferait feriez fasse fassiez"
    ),
    "pouvoir": (
        "peux peut pouvons pouvez peuvent puis pouvais pouvait pouviez pu pourrai pourra pourrons "
        "pourrez pourront pourrais pourrait pourriez puisse puissiez"
    ),
    "vouloir": (
        "veux veut voulons voulez veulent voulais voulait vouliez voulu voudrai voudra voudrez "
        "voudrais voudrait voudriez veuillez"
    ),
    "devoir": (
        "dois doit devons devez doivent devais devait deviez dû devrai devra devrons devrez devrais "
        "devrait devriez doive"
    ),
    "savoir": (
        "sais sait savons savez savent savais savait saviez su saurai saura saurez saurais sauriez "
        "sache sachiez sachez"
    ),
    "voir": (
        "vois voit voyons voyez voient voyais voyait vu vue vus verrai verra verrons verrez verriez voie"
    ),
    "venir": ("viens vient venons venez viennent venais venait venu venue viendrai viendra viendrez vienne"),
    "prévenir": "préviens prévient prévenons prévenez préviennent prévenu prévenue préviendrai préviendra",
    "intervenir": "interviens intervient intervenez interviennent intervenu intervenue interviendra",
    "convenir": "conviens convient conviendrait conviendra convenu convenait",
    "parvenir": "parviens parvient parvenu parvenue",
    "tenir": "tiens tient tenons tenez tiennent tenais tenait tenu tiendrai tiendra tiendrons tiendrez",
    "revenir": (
        "reviens revient revenons revenez reviennent revenu revenue reviendrai reviendra reviendrons"
    ),
    "prendre": (
        "prends prend prenons prenez prennent prenais preniez pris prise prises prendrai prendra "
        "prendrons prendrez prenne preniez"
    ),
    "reprendre": "reprends reprend reprenons reprenez repris reprise reprendrai reprendra reprendrons",
    "comprendre": (
        "comprends comprend comprenons comprenez comprennent compris comprise comprendrai comprenne"
    ),
    "mettre": (
        "mets met mettons mettez mettent mettais mettiez mis mise mises mettrai mettra mettrons mettrez mette"
    ),
    "promettre": "promets promet promettons promettez promis promise promettrai promettre promettrons",
    "permettre": "permets permet permettons permettez permis permettrai permettra permettrons",
    "transmettre": (
        "transmets transmet transmettons transmettez transmis transmise transmettrai transmettra "
        "transmettrons transmettrez"
    ),
    "dire": "dis dit disons dites disent disais disait disiez dite dites dirai dira direz dise disiez",
    "lire": "lis lit lisons lisez lu lue lirai",
    "écrire": "écris écrit écrivons écrivez écrivent écrite écrits écrirai écrira",
    "recevoir": (
        "reçois reçoit recevons recevez reçoivent recevais reçu reçue reçus recevrai recevra recevrez "
        "recevrons receviez reçoive"
    ),
    "envoyer": (
        "envoie envoies envoyons envoyez envoient envoyais envoyé envoyée envoyés enverrai enverra "
        "enverrons enverrez enverront"
    ),
    "ouvrir": "ouvre ouvres ouvrons ouvrez ouvrent ouvrais ouvert ouverte ouverts ouvrirai ouvrira",
    "couvrir": "couvre couvres couvrons couvrez couvrent couvert couverte couverts couvertes couvrira",
    "partir": "pars part partons partez partent parti partie partis partirai partira",
    "dormir": "dors dort dormons dormez dorment dormais dormait dormiez dormi dormirai",
    "vivre": "vis vit vivons vivez vivent vivais vivait vécu vivrai",
    "croire": "crois croit croyons croyez croient croyais cru croirai",
    "perdre": "perds perd perdons perdez perdent perdais perdu perdue perdus perdrai perdrez",
    "attendre": "attends attend attendons attendez attendu attendais attendrai",
    "entendre": "entends entend entendons entendez entendu entendais entendrai",
    "éteindre": "éteins éteint éteignons éteignez éteint éteinte",
    "joindre": "joins joint joignons joignez joindrai joindra joindrons joindrez jointe joints",
    "connaître": "connais connaît connaissons connaissez connaissent connu connue connaîtrai",
    "rejoindre": "rejoins rejoint rejoignez rejoindre",
    "mourir": "meurt mort morte morts décédé décédée",
    "respirer": "respire respirez respires respirer",
    "conduire": "conduis conduit conduisez conduisons conduisait conduisiez conduire",
    "rouvrir": "rouvre rouvert rouverte",
    "produire": "produit produite produits produisait",
    "suivre": "suis suit suivons suivez suivi suivie suivrai suivra",
}
_STEMS = {"appel": ("appell",), "jet": ("jett",), "rappel": ("rappell",), "épel": ("épell",)}
_IRREGULAR_EN: dict[str, str] = {
    "be": "am is are was were been being",
    "have": "has had having",
    "do": "does did done doing",
    "send": "sends sent sending",
    "tell": "tells told telling",
    "take": "takes took taken taking",
    "get": "gets got gotten getting",
    "hear": "hears heard hearing",
    "see": "sees saw seen seeing",
    "know": "knows knew known knowing",
    "pay": "pays paid paying",
    "leave": "leaves left leaving",
    "drive": "drives drove driven driving",
    "sleep": "sleeps slept sleeping",
    "lose": "loses lost losing",
    "put": "puts putting",
    "cut": "cuts cutting",
    "keep": "keeps kept keeping",
    "hurt": "hurts hurting",
    "break": "breaks broke broken breaking",
    "steal": "steals stole stolen stealing",
    "speak": "speaks spoke spoken speaking",
    "throw": "throws threw thrown throwing",
    "understand": "understands understood understanding",
    "find": "finds found finding",
    "give": "gives gave given giving",
    "write": "writes wrote written writing",
    "say": "says said saying",
    "make": "makes made making",
    "stay": "stays stayed staying",
    "own": "owns owned owning",
}


@lru_cache(maxsize=2_000)
def forms_of_lemma(lemma: str, language: Language) -> frozenset[str]:
    """Every form that `~lemma` stands for, the lemma included."""
    made = _french(lemma) if language == "fr" else _english(lemma)
    return frozenset(made) | {lemma}


@lru_cache(maxsize=20_000)
def lemma_of(form: str, language: Language) -> str:
    """The dictionary's lemma of a form; the form itself when the dictionary has none."""
    from voicesim.text import dictionary

    return dictionary.lemma(form, language)


@lru_cache(maxsize=20_000)
def is_word(form: str, language: Language) -> bool:
    """True when the dictionary has this form."""
    from voicesim.text import dictionary

    return dictionary.has(form, language)


def read_dictionary(language: Language) -> None:
    """Reads the dictionary now, not at the first word that no expression has: a fifth of a second."""
    is_word("", language)


def is_word_without_accents(form: str, language: Language) -> bool:
    """True when the dictionary has this form once its accents are gone: "ete" is "été"."""
    return form in _without_accents(language)


@lru_cache(maxsize=2)
def _without_accents(language: Language) -> frozenset[str]:
    """Every form of the dictionary, folded: a second and 30 MB, for typed comments alone."""
    from simplemma.strategies import DefaultDictionaryFactory

    return frozenset(map(folded, DefaultDictionaryFactory().get_dictionary(language)))


@lru_cache(maxsize=20_000)
def nearest_word(form: str, lexicon: frozenset[str]) -> str | None:
    """The one word of `lexicon` that a slip of one letter (two in a long word) separates from `form`.

    rapidfuzz (MIT, C++ with wheels for every platform, released several times a year) compares a form with
    three thousand words in a fraction of a millisecond. None when no word, or several, are equally near.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(form) < 8 else 2
    near = process.extract(form, lexicon, scorer=OSA.distance, score_cutoff=most, limit=4)
    best = sorted((distance, word) for word, distance, _ in near if len(word) > 3)
    if not best or (len(best) > 1 and best[0][0] == best[1][0] and best[0][1][:4] != best[1][1][:4]):
        return None
    return best[0][1]


def _french(lemma: str) -> Iterator[str]:
    if lemma in _IRREGULAR_FR:
        yield from _IRREGULAR_FR[lemma].split()
    elif lemma.endswith("er"):
        yield from (stem + ending for stem in _stems(lemma[:-2]) for ending in _ER)
    elif lemma.endswith("ir"):
        yield from (lemma[:-2] + ending for ending in _IR)
    elif lemma.endswith("al"):
        yield from (lemma + "e", lemma + "es", lemma[:-2] + "aux")
    elif lemma.endswith(("eau", "eu")):
        yield lemma + "x"
    else:
        yield from (lemma + ending for ending in ("s", "e", "es"))


def _stems(stem: str) -> Iterator[str]:
    """The stems of a verb in -er: "rappel" also "rappell", "emmen" also "emmèn", "mang" also "mange"."""
    yield stem
    yield from _STEMS.get(stem, ())
    if stem.endswith("g"):
        yield stem + "e"
    elif stem.endswith("c"):
        yield stem[:-1] + "ç"
    elif stem.endswith("y"):
        yield stem[:-1] + "i"
    if len(stem) > 2 and stem[-2] in "eé":
        yield stem[:-2] + "è" + stem[-1]


def _english(lemma: str) -> Iterator[str]:
    if lemma in _IRREGULAR_EN:
        yield from _IRREGULAR_EN[lemma].split()
        return
    if lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    else:
        yield from (
            lemma + ending for ending in ("s", "es", "ed", "ing", lemma[-1] + "ed", lemma[-1] + "ing")
        )
