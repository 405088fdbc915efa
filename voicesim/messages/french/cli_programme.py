"""What `voicesim path`, `drill` and `programme` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "    you said: {words!r}": "    vous avez dit : {words!r}",
    "    (on hold)": "    (mise en attente)",
    "    {words!r}": "    {words!r}",
    "~ In part: {sentence}": "~ En partie : {sentence}",
    "A good answer here:": "Une bonne réponse ici :",
    "At most {seconds:.0f} seconds from picking up.\n": (
        "{seconds:.0f} secondes au plus à partir du décroché.\n"
    ),
    "Critical error: {sentence}": "Erreur critique : {sentence}",
    "Once more: voicesim drill {skill}": "Encore une fois : voicesim drill {skill}",
    "Passed: the next caller who needs it is waiting (voicesim path).": (
        "Validé : le prochain client qui en a besoin vous attend (voicesim path)."
    ),
    "{skill}: nothing could be judged.": "{skill} : rien n'a pu être jugé.",
    "{skill}: {level}, {count} of {most} in a row.": "{skill} : {level}, {count} de suite sur {most}.",
    "Better left out: {what}.": "Mieux vaut l'éviter : {what}.",
    "Not heard in it: {what}.": "Pas entendu : {what}.",
    "That does it.": "C'est cela.",
    "Your answer: ": "Votre réponse : ",
    "Examiners differ from the machine in {share:.0%} of {count} criteria marked blind.": (
        "Les examinateurs s'écartent de la machine dans {share:.0%} des {count} critères notés à l'aveugle."
    ),
    "Nothing can be said of fewer than five people on either side.": (
        "Rien ne peut être dit de moins de cinq personnes, d'un côté comme de l'autre."
    ),
    "To work on: {skills}.": "À travailler : {skills}.",
    "at the entry": "à l'entrée",
    "began": "ont commencé",
    "everybody": "tout le monde",
    "came to the end": "ont terminé",
    "practised this week": "se sont entraînés cette semaine",
    "today": "aujourd'hui",
    "{caller} hangs up in {share:.0%} of calls.": "{caller} raccroche dans {share:.0%} des appels.",
    "{count} open contest{count!p}.": "{count} contestation{count!p} en cours.",
    "{least} calls or more: {people} people": "{least} appels ou plus : {people} personnes",
    "{least} to {most} calls: {people} people": "{least} à {most} appels : {people} personnes",
    "Would the client call back? Something was open after {left_open} of {calls}.": (
        "Le client rappellerait-il ? Quelque chose est resté ouvert après {left_open} appel{left_open!p} "
        "sur {calls}."
    ),
    "  {kind}: {count}": "  {kind} : {count}",
    "a question without an answer": "une question sans réponse",
    "a next step without its time": "une suite sans jour ni heure",
    "no next step at all": "aucune suite annoncée",
    "something false that was believed": "une idée fausse jamais rectifiée",
    "anger or distress that no words answered": "une colère ou une détresse sans un mot en réponse",
    "a bad mood at the end": "un client de mauvaise humeur à la fin",
    "{skill}, at level {when}": "{skill}, au niveau {when}",
    "Listen to it: {report}, at {second:.0f} s.": "À réécouter : {report}, à {second:.0f} s.",
    "Nothing is due before {day:%Y-%m-%d}.": "Rien à travailler avant le {day:%d/%m/%Y}.",
    "Now ({minutes:g} of {most} minutes left this month):": (
        "Maintenant (il reste {minutes:g} minutes sur {most} ce mois-ci) :"
    ),
    "Something is due on your path: voicesim path.": (
        "Votre parcours propose un entraînement : voicesim path."
    ),
    "The caller": "Le client",
    "The handler": "Le gestionnaire",
    "This month's minutes are spent; --minutes gives more.": (
        "Les minutes de ce mois sont utilisées ; --minutes en donne d'autres."
    ),
    "not enough yet": "pas encore assez",
    "now": "maintenant",
    "voicesim: {skill}": "voicesim : {skill}",
    "{file}: {count} reminder{count!p}.": "{file} : {count} rappel{count!p}.",
    "{level}, with unseen callers": "{level}, avec des clients nouveaux",
    "{number}. {title} ({skill}, {minutes:g} min): {command}": (
        "{number}. {title} ({skill}, {minutes:g} min) : {command}"
    ),
    "{skill}: there is nothing to {way} for it; the other units stand in.": (
        "{skill} : rien à {way} pour cela ; les autres unités le remplacent."
    ),
    "{who}: {words!r}": "{who} : {words!r}",
    "read": "lire",
    "listen": "écouter",
    "do": "faire",
}
