"""What `understanding` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "a condition": "une condition",
    "a condition, not stated": "une condition, rien n'est affirmé",
    "a wrong statement, denied": "un énoncé faux, nié",
    "agrees to what the client guessed": "approuve ce que le client a deviné",
    "asked, not stated": "demandé, rien n'est affirmé",
    "bring it again with 'voicesim models pull e5-small'": (
        "apportez-le de nouveau avec « voicesim models pull e5-small »"
    ),
    "bring them again with 'voicesim models pull e5-small'": (
        "apportez-le de nouveau avec « voicesim models pull e5-small »"
    ),
    "filled pause": "hésitation",
    "install the program again, or run 'python -m scripts.language_report --store'": (
        "réinstallez le programme, ou lancez « python -m scripts.language_report --store »"
    ),
    "install the program again, or run 'python -m {script}' in a checkout": (
        "réinstallez le programme, ou lancez « python -m {script} » dans les sources"
    ),
    "its words are part of another expression": "ses mots font partie d'une autre expression",
    "mentioned, not asked": "évoqué, rien n'est demandé",
    "merge the two": "réunissez les deux",
    "named when the client asked what was meant": "nommé quand le client a demandé de préciser",
    "{explanation}; but nearer to {example}, which only comes near it": (
        "{explanation} ; mais plus proche de {example}, qui en approche seulement"
    ),
    "{explanation}; after {left_to!r}": "{explanation} ; après {left_to!r}",
    "{explanation}; but like no example of it": "{explanation} ; mais ne ressemble à aucun exemple",
    "near example {example} ({similarity:.2f})": "proche de l'exemple {example} ({similarity:.2f})",
    "negated": "nié",
    "negated by {word!r}": "nié par {word!r}",
    "no family is called {name!r}": "aucune famille ne s'appelle {name!r}",
    "no order: its subject stands before it": "ce n'est pas un ordre : son sujet le précède",
    "no topic is called {name!r}": "aucun sujet ne s'appelle {name!r}",
    "not asserted: a question": "non affirmé : une question",
    "not asserted: {condition!r}": "non affirmé : {condition!r}",
    "not asserted: {kind}, {why!r}": "non affirmé : {kind}, {why!r}",
    "not said: {why!r}": "non dit : {why!r}",
    "only in the first {turns} turns": "seulement dans les {turns} premiers tours",
    "says no to what the client guessed": "dit non à ce que le client a deviné",
    "somebody else's words, after {report!r}": "les mots d'un autre, après {report!r}",
    "the client's own word": "le mot du client lui-même",
    "the encoder's weights are not those that the examples were compared with": (
        "l'encodeur n'est pas celui auquel les exemples ont été comparés"
    ),
    "the figures on the second ear cannot be read": (
        "les chiffres de la seconde oreille ne peuvent pas être lus"
    ),
    "the file is cut short or damaged ({error})": "le fichier est tronqué ou abîmé ({error})",
    "the second ear's lessons cannot be read": "les leçons de la seconde oreille ne peuvent pas être lues",
    "the sentence encoder's weights are not here": "l'encodeur de phrases n'est pas sur cette machine",
    "the tensor {name!r} is not in it as it should be": "le tenseur {name!r} n'y est pas comme il faut",
    "this file is no encoder of that kind": "ce fichier n'est pas un encodeur de ce genre",
    "voicesim models pull e5-small": "voicesim models pull e5-small",
    "what the second ear learnt about facts cannot be read": (
        "ce que la seconde oreille a appris sur les faits ne peut pas être lu"
    ),
    "what the second ear learnt about statements cannot be read": (
        "ce que la seconde oreille a appris de ce qui se dit du dossier ne peut pas être lu"
    ),
    "what the second ear learnt about faults cannot be read": (
        "ce que la seconde oreille a appris des fautes ne peut pas être lu"
    ),
    "write the id of a family": "écrivez le nom d'une famille",
    "write the id of a topic": "écrivez le nom d'un sujet",
    "{explanation} (asked: {why})": "{explanation} (demandé : {why})",
    "{explanation} (asked?)": "{explanation} (demandé ?)",
    "{explanation} (denied)": "{explanation} (nié)",
    "{explanation} (nothing explained before)": "{explanation} (rien d'expliqué avant)",
    "{name!r} is there already": "{name!r} existe déjà",
}
"""English -> French."""
