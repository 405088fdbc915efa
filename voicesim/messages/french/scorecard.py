"""What `scorecard` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "'faults' says something of {name!r}, which the rule does not keep out; leave it away": (
        "« faults » dit quelque chose de {name!r}, que la règle n'écarte pas ; enlevez-le"
    ),
    "a unit of the format {format!r} and its {key!r} do not agree; {mend}": (
        "une unité au format {format!r} et sa clé {key!r} ne s'accordent pas ; {mend}"
    ),
    "did you mean {value!r}": "vouliez-vous dire {value!r}",
    "is not a scorecard": "n'est pas une évaluation",
    "is not a scorecard ({what})": "n'est pas une évaluation ({what})",
    "more judgements were wrong than were compared": "plus de jugements faux que de jugements comparés",
    "rubric {id}": "grille {id}",
    "score the call again": "réévaluez l'appel",
    "score the call again with 'voicesim score'": "réévaluez l'appel avec « voicesim score »",
    "the anchors of {id!r} are not those of the levels; write one each": (
        "les repères de {id!r} ne sont pas ceux des niveaux ; écrivez-en un par niveau"
    ),
    "the band has neither least nor most; give one of them": (
        "la fourchette n'a ni minimum ni maximum ; donnez least ou most"
    ),
    "the criterion {name!r} cannot be waived": "le critère {name!r} ne peut pas être écarté",
    "the dimension {dimension!r} has no label; add it to 'dimensions'": (
        "la dimension {dimension!r} n'a pas de libellé ; ajoutez-la sous « dimensions »"
    ),
    "the levels do not rise from 0; give each a higher 'at_least', the first 0": (
        "les niveaux ne montent pas depuis 0 ; donnez à chacun un « at_least » plus haut, 0 au premier"
    ),
    "the placeholder {{{name}}} means nothing here; use one of {known}": (
        "la case {{{name}}} ne veut rien dire ici ; prenez l'une de {known}"
    ),
    "the rule names neither families, topics nor roles; name what has to be said": (
        "la règle ne nomme ni familles, ni sujets, ni rôles ; nommez ce qui doit être dit"
    ),
    "the {kind} {twice!r} is written twice; rename one of the two": (
        "{kind} {twice!r} : écrit deux fois ; renommez l'un des deux"
    ),
    "has none of the checks that the moment {id!r} is scored by": (
        "n'a aucune des vérifications sur lesquelles le moment {id!r} est évalué"
    ),
    "name it under 'told', or say it otherwise": "nommez-le sous « told », ou dites-le autrement",
    "score it by the rubric of its caller": "évaluez-le avec la grille de son client",
    "the moment {id!r} can be said in {count} way{count!p}": (
        "le moment {id!r} n'a que {count} réplique{count!p} possible{count!p}"
    ),
    "write {count} or more": "écrivez-en {count} ou plus",
    "{words!r} gives the fact {fact!r} away, which is not told yet": (
        "{words!r} trahit le fait {fact!r}, qui n'est pas encore dit"
    ),
    "there is no such rubric in {language!r}": "il n'y a pas de telle grille en {language!r}",
    "use one of {value}": "prenez-en un de {value}",
    "waive none: this rubric has none that can be": (
        "n'en écartez aucun : cette grille n'en a pas qui puisse l'être"
    ),
    "waive one of {value}": "écartez l'un de {value}",
    "{name!r} is none of the {kind}": "{name!r} ne figure pas parmi les {kind}",
    "{way}: {why}": "{way} : {why}",
}
"""English -> French."""
