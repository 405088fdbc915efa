"""What `examination` says of a sitting's rules, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "{where}: {what}": "{where} : {what}",
    "sitting {sitting}: {what}": "session {sitting} : {what}",
    "the seat {seat} does not say who was entered in the journal": (
        "la place {seat} ne dit pas qui est inscrit au journal"
    ),
    "delete it once the decision was told and can no longer be contested": (
        "supprimez-le une fois la décision communiquée et le délai de contestation passé"
    ),
    "delete them once its decisions were told and can no longer be contested": (
        "supprimez ses données une fois les décisions communiquées et le délai de contestation passé"
    ),
    "is not in the store any more": "n'est plus dans le rangement",
    "is part of a sitting that still needs it": "fait partie d'une session qui en a encore besoin",
    "is part of a sitting whose decision was not told yet": (
        "fait partie d'une session dont la décision n'est pas encore communiquée"
    ),
    "is part of the sitting {sitting}": "fait partie de la session {sitting}",
    "its manifest is not what was entered in the journal": (
        "son manifeste n'est pas ce qui fut porté au journal"
    ),
    "mark it with 'voicesim sitting mark', contest it with 'voicesim sitting contest'": (
        "notez-le avec « voicesim sitting mark », contestez-le avec « voicesim sitting contest »"
    ),
    "name another candidate": "nommez un autre candidat",
    "put it back from a copy": "remettez-le depuis une copie",
    "takes part in the sitting {sitting}, which is not over": (
        "participe à la session {sitting}, qui n'est pas terminée"
    ),
    "wait for the decision; examiners see it with 'voicesim sitting mark'": (
        "attendez la décision ; les examinateurs le voient avec « voicesim sitting mark »"
    ),
    "was deleted, and takes no call any more": "a été supprimé, et ne prend plus d'appel",
    "an examiner may grant another with 'voicesim sitting grant'": (
        "un examinateur peut en accorder un autre avec « voicesim sitting grant »"
    ),
    "another call was granted already": "un autre appel a déjà été accordé",
    "another was granted": "un autre a été accordé",
    "begin another": "commencez-en un autre",
    "begun, not complete": "commencé, pas complet",
    "candidate {number} has not taken the station {station!r}": (
        "le candidat {number} n'a pas passé la station {station!r}"
    ),
    "candidate {number} has taken every call": "le candidat {number} a pris tous ses appels",
    "candidate {number} was not told a decision yet": (
        "aucune décision n'a encore été communiquée au candidat {number}"
    ),
    "candidate {number} was told the decision": "la décision a été communiquée au candidat {number}",
    "cannot be settled at {value:g}": "ne peut pas être tranché à {value:g}",
    "cannot be waived": "ne peut pas être écarté",
    "change a mark with a reason instead": "changez plutôt une note, avec une raison",
    "changed since the sitting was opened: {things}": "changé depuis l'ouverture de la session : {things}",
    "contest it once it was told": "contestez une fois la décision communiquée",
    "contest the call that was granted instead of it": "contestez l'appel accordé à la place",
    "contested, to be marked again": "contesté, à noter de nouveau",
    "could be any of {count} sittings": "peut être n'importe laquelle de {count} sessions",
    "could be contested until {day:%Y-%m-%d}": "pouvait être contesté jusqu'au {day:%d/%m/%Y}",
    "decided": "décidé",
    "decision told": "décision communiquée",
    "delete the folder, and make the sitting again": "supprimez le dossier et refaites la session",
    "does not hold ({fault})": "n'est pas intact ({fault})",
    "does not say who sits there": "ne dit pas qui occupe cette place",
    "does not say who was entered in the journal": "ne dit pas qui est inscrit au journal",
    "give 0 to 100": "donnez de 0 à 100",
    "give 0 to {most}": "donnez de 0 à {most}",
    "give a number that 'voicesim sitting status' shows": (
        "donnez un numéro que « voicesim sitting status » montre"
    ),
    "give that first": "donnez-la d'abord",
    "go on with it, or make another": "poursuivez-la, ou faites-en une autre",
    "go on with the criteria": "continuez par les critères",
    "has no impression of the whole call yet": "n'a pas encore d'appréciation d'ensemble",
    "has no such difference to settle": "n'a pas un tel écart à trancher",
    "has nothing to be marked": "n'a rien à noter",
    "hold another for what is left to do": "tenez-en une autre pour ce qui reste à faire",
    "hold another sitting": "tenez une autre session",
    "holds a line that this version does not know": "contient une ligne que cette version ne connaît pas",
    "is a candidate and an examiner of one sitting": "est candidat et examinateur d'une même session",
    "is being marked already": "est déjà en cours de notation",
    "is being marked, or was marked before, by somebody else": (
        "est noté, ou l'a déjà été, par quelqu'un d'autre"
    ),
    "is complete already": "est déjà complet",
    "is done without a reason": "est fait sans raison",
    "is here already: nobody takes part twice in a sitting": (
        "y est déjà : personne ne participe deux fois à une session"
    ),
    "is made already": "est déjà faite",
    "is no call of this sitting": "n'est pas un appel de cette session",
    "is no candidate of this sitting": "n'est pas candidat de cette session",
    "is no cut": "n'est pas un seuil",
    "is no examiner of this sitting": "n'est pas examinateur de cette session",
    "is no sitting here": "n'est pas une session d'ici",
    "is nobody of flesh and blood": "n'est personne en chair et en os",
    "is not a complete call": "n'est pas un appel complet",
    "is not assigned to this examiner": "n'est pas confié à cet examinateur",
    "is not marked to its end": "n'est pas noté jusqu'au bout",
    "is not the call that was drawn": "n'est pas l'appel tiré au sort",
    "is nothing that this sitting marks": "n'est rien que cette session note",
    "is settled by somebody who has not marked it": "est tranché par quelqu'un qui ne l'a pas noté",
    "is taken": "est occupée",
    "is to be marked by {count} people": "doit être noté par {count} personnes",
    "its evidence was not opened yet": "ses preuves n'ont pas encore été ouvertes",
    "its evidence was opened": "ses preuves ont été ouvertes",
    "leave it": "laissez-la",
    "leave that examiner, and name people who have not marked it": (
        "laissez cet examinateur, et nommez des personnes qui ne l'ont pas noté"
    ),
    "let its examiners sign, and a third person settle what differs": (
        "laissez signer ses examinateurs, et une troisième personne trancher les écarts"
    ),
    "let somebody else examine": "confiez l'examen à quelqu'un d'autre",
    "let the examiners mark them": "laissez les examinateurs les noter",
    "let the jury decide with 'voicesim sitting decide'": (
        "laissez le jury décider avec « voicesim sitting decide »"
    ),
    "let the jury weigh the incident": "laissez le jury apprécier l'incident",
    "let them take it, or decide that they did not pass, with the reason": (
        "faites-la passer, ou décidez de l'échec, avec la raison"
    ),
    "look at the rubric of its station": "voyez la grille de sa station",
    "make another with 'voicesim sitting new'": "faites-en une autre avec « voicesim sitting new »",
    "mark a call that 'voicesim sitting status' assigns to you": (
        "notez un appel que « voicesim sitting status » vous confie"
    ),
    "mark every criterion first": "notez d'abord chaque critère",
    "mark it": "notez-le",
    "mark the call that was granted instead of it": "notez l'appel accordé à la place",
    "name a candidate and a station of it": "nommez un de ses candidats et une de ses stations",
    "name a person": "nommez une personne",
    "name a scenario in the language of the blueprint": "nommez un scénario dans la langue du plan d'épreuve",
    "name a scenario judged by {rubric!r}": "nommez un scénario jugé par {rubric!r}",
    "name a scenario of the same level": "nommez un scénario du même niveau",
    "name a third person": "nommez une troisième personne",
    "name each person once, however their name is written": (
        "nommez chaque personne une seule fois, quelle que soit l'écriture de son nom"
    ),
    "name more examiners who have not marked it": "nommez d'autres examinateurs, qui ne l'ont pas noté",
    "name more examiners, or let each mark more (calls_each)": (
        "nommez plus d'examinateurs, ou laissez chacun noter plus d'appels (calls_each)"
    ),
    "name one that 'voicesim sitting list' shows": "nommez-en une que « voicesim sitting list » montre",
    "name one that 'voicesim sitting status' shows": "nommez-en un que « voicesim sitting status » montre",
    "name them all with --jury": "nommez-les toutes avec --jury",
    "name them with 'voicesim sitting assign --examiner'": (
        "nommez-le avec « voicesim sitting assign --examiner »"
    ),
    "name them with 'voicesim sitting candidates'": "nommez-les avec « voicesim sitting candidates »",
    "no station shows the competence {name!r}; name it at a station, or take it out": (
        "aucune station ne montre la compétence {name!r} ; nommez-la à une station, ou retirez-la"
    ),
    "nobody certifies": "personne ne certifie",
    "nobody has decided on candidate {number}": "personne n'a décidé pour le candidat {number}",
    "note what happened with 'voicesim sitting incident' first": (
        "notez d'abord ce qui s'est passé avec « voicesim sitting incident »"
    ),
    "nothing befell this call": "il n'est rien arrivé à cet appel",
    "nothing is left to do, but what candidates contest": (
        "il ne reste rien à faire, sauf ce que des candidats contestent"
    ),
    "open it with 'voicesim sitting open'": "ouvrez-la avec « voicesim sitting open »",
    "open it, then change a mark with a reason": "ouvrez-les, puis changez une note avec une raison",
    "open it, then sign": "ouvrez-les, puis signez",
    "nobody has confirmed that all are adults and nobody is on sick leave": (
        "personne n'a confirmé que tous sont majeurs et qu'aucun n'est en arrêt de travail"
    ),
    "take out whoever may not take part, then confirm it with --all-fit": (
        "retirez qui ne peut pas participer, puis confirmez avec --all-fit"
    ),
    "the stations take {minutes:g} minutes of a candidate; {most:g} are the most": (
        "les stations prennent {minutes:g} minutes à un candidat ; c'est {most:g} au plus"
    ),
    "put back what was sealed, or hold another sitting; nothing is judged anew unseen": (
        "remettez ce qui a été scellé, ou tenez une autre session ; rien n'est rejugé en cachette"
    ),
    "put the file back from a copy": "remettez le fichier depuis une copie",
    "put the journal back from a copy; nothing is entered until then": (
        "remettez le journal depuis une copie ; rien n'y est porté d'ici là"
    ),
    "see 'voicesim sitting conflicts'": "voyez « voicesim sitting conflicts »",
    "take it with 'voicesim sitting call'": "prenez-le avec « voicesim sitting call »",
    "take that one": "prenez celui-là",
    "that is the mark it has": "c'est la note qu'il a",
    "the blueprint": "le plan d'épreuve",
    "the candidate may contest it": "le candidat peut la contester",
    "the engines' settings": "les réglages des moteurs",
    "the impression of the whole call was given before its criteria, and stands": (
        "l'appréciation d'ensemble a été donnée avant les critères, et demeure"
    ),
    "the jury has decided already": "le jury a déjà décidé",
    "the jury has decided on candidate {number}": "le jury a décidé pour le candidat {number}",
    "the jury is {count} people at least": "le jury compte au moins {count} personnes",
    "the rubric {which}": "la grille {which}",
    "the scenario {which}": "le scénario {which}",
    "the sitting has no candidates": "la session n'a pas de candidats",
    "the sitting is closed": "la session est close",
    "the sitting is not open yet": "la session n'est pas encore ouverte",
    "the sitting was closed on {day:%Y-%m-%d}": "la session a été close le {day:%d/%m/%Y}",
    "the sitting was opened on {day:%Y-%m-%d}": "la session a été ouverte le {day:%d/%m/%Y}",
    "the station {station!r} shows {name!r}, which is no competence; use one of {known}": (
        "la station {station!r} montre {name!r}, qui n'est pas une compétence ; choisissez parmi {known}"
    ),
    "the weights {which}": "le modèle {which}",
    "there is no such blueprint": "il n'y a pas de tel plan d'épreuve",
    "to be marked": "à noter",
    "to be settled": "à trancher",
    "to be taken": "à passer",
    "try again": "recommencez",
    "was begun already": "a déjà été commencé",
    "was begun and is not complete": "a été commencé et n'est pas complet",
    "was begun and never made": "a été commencée et jamais faite",
    "was contested already": "a déjà été contesté",
    "was marked and signed by this examiner, who marks no call twice": (
        "a été noté et signé par cet examinateur, qui ne note aucun appel deux fois"
    ),
    "write 'organisation' in the blueprint, or set it (voicesim config write)": (
        "écrivez « organisation » dans le plan d'épreuve, ou réglez-la (voicesim config write)"
    ),
    "write 'sensitive: true' at the station and tell them, or name another": (
        "écrivez « sensitive: true » à la station et prévenez-les, ou nommez-en un autre"
    ),
    "{count} calls have fewer than {each} people who may mark them": (
        "{count} appels ont moins de {each} personnes qui peuvent les noter"
    ),
    "{id} is judged by the rubric {rubric!r}": "{id} est jugé par la grille {rubric!r}",
    "{id} is of level {level}, and {first} of level {level2}: they are not equally difficult": (
        "{id} est de niveau {level}, et {first} de niveau {level2} : la difficulté n'est pas égale"
    ),
    "{id} may move people, and candidates are not told beforehand": (
        "{id} peut émouvoir, et les candidats n'en sont pas prévenus"
    ),
    "{mend}; what was done stands in the sitting's journal, and the catalogue catches up": (
        "{mend} ; ce qui a été fait est au journal de la session, et le catalogue se mettra à jour"
    ),
}
"""English -> French."""
