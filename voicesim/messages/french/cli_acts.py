"""What the commands of `voicesim acts` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "are these milliseconds? write seconds from the start of this recording": (
        "sont-ce des millisecondes ? écrivez des secondes depuis le début de cet enregistrement"
    ),
    "brief pauses": "pauses brèves",
    "change the language or the scenario": "changez la langue ou le scénario",
    "count from the first second": "comptez à partir de la première seconde",
    "exchange the two": "échangez les deux",
    "give a sentence between quotes, or --file with a file of them": (
        "donnez une phrase entre guillemets, ou --file avec un fichier de phrases"
    ),
    "it begins before the line above has ended": "elle commence avant la fin de la ligne précédente",
    "it begins before the recording": "elle commence avant l'enregistrement",
    "it ends at {end:.1f} s, but the recording lasts {length:.1f} s": (
        "elle finit à {end:.1f} s, mais l'enregistrement dure {length:.1f} s"
    ),
    "longer pauses": "pauses plus longues",
    "measuring {name}": "mesure de {name}",
    "name a text file in UTF-8": "nommez un fichier texte en UTF-8",
    "noise of the room": "bruit de la pièce",
    "Not counted: {id} {quote!r} ({why})": "Non compté : {id} {quote!r} ({why})",
    "not measured": "non mesuré",
    "Nothing is heard in it.": "Rien n'y est entendu.",
    "Patterns and words alone are heard; 'voicesim models pull {encoder}' adds meaning.": (
        "Seuls les expressions et les mots sont entendus ; « voicesim models pull {encoder} » ajoute le sens."
    ),
    "pauses up to 1 s": "pauses jusqu'à 1 s",
    "perhaps": "peut-être",
    "doubted": "douteux",
    "put the lines in order": "mettez les lignes dans l'ordre",
    "range of level": "étendue du niveau",
    "range of pitch": "étendue de la hauteur",
    "sound cut off": "son écrêté",
    "syllables, with pauses": "débit, pauses comprises",
    "syllables, without pauses": "débit sans les pauses",
    "the end is before the start": "la fin est avant le début",
    "the line is blank": "la ligne est vide",
    "there is no sentence": "il n'y a pas de phrase",
    "there is no word in it": "il n'y a aucune parole",
    "this is not a readable text file": "ce n'est pas un fichier texte lisible",
    "this is not start, end and words": "ce n'est pas un début, une fin et des paroles",
    "time of pauses": "temps de pause",
    "time of speech": "temps de parole",
    "Value: {kind} {quote!r} = {values}": "Valeur : {kind} {quote!r} = {values}",
    "variation of level": "variation du niveau",
    "variation of pitch": "variation de la hauteur",
    "words a minute": "mots par minute",
    "write '0.50 1.80 Bonjour madame'": "écrivez « 0,50 1,80 Bonjour madame »",
    "write 0 for the first, or nothing": "écrivez 0 pour le premier, ou rien",
    "write fr or en first": "écrivez d'abord fr ou en",
    "write lines like '0.50 1.80 Bonjour madame'": "écrivez des lignes comme « 0,50 1,80 Bonjour madame »",
    "write the language, a TAB, the sentence, then if you like a TAB and a scenario, a TAB and a turn": (
        "écrivez la langue, TAB, la phrase, puis si vous voulez TAB et un scénario, TAB et un tour"
    ),
    "{count} fields instead of two to four": "{count} champs au lieu de deux à quatre",
    "{language!r} is no language of ours": "{language!r} n'est pas une de nos langues",
    "{name}: its times go past the recording's end, and are read as milliseconds.": (
        "{name} : ses temps dépassent la fin de l'enregistrement, et sont lus en millisecondes."
    ),
    (
        "{name}: the left channel is silent, and there is sound on the right one; --channel right listens "
        "to that."
    ): "{name} : le canal gauche est muet, et il y a du son à droite ; --channel right l'écoute.",
    (
        "{name}: the right channel is silent, and there is sound on the left one; --channel left listens "
        "to that."
    ): "{name} : le canal droit est muet, et il y a du son à gauche ; --channel left l'écoute.",
    "{scenario} is not in {language!r}": "{scenario} n'est pas en {language!r}",
    "{scenario}: {what}": "{scenario} : {what}",
    "{turn!r} is no number of a turn": "{turn!r} n'est pas le numéro d'un tour",
    "{value:.2f}": "{value:.2f}",
    "{value:g}": "{value:g}",
}
"""English -> French."""
