"""What `voicesim path`, `drill` and `programme` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "{level:.1%}": "{level:.1%}",
    "{name}: seed {seed}, measured by {callers}.": "{name} : graine {seed}, mesurée par {callers}.",
    "Wave {number}: {start:%Y-%m-%d} to {end:%Y-%m-%d}.": (
        "Vague {number} : du {start:%d/%m/%Y} au {end:%d/%m/%Y}."
    ),
    "One looks when a wave has closed: at {interim:.1%} until the last, then at {final:.0%}.": (
        "On regarde quand une vague est close : à {interim:.1%} jusqu'à la dernière, puis à {final:.0%}."
    ),
    "No cohort was drawn yet.": "Aucune cohorte n'a encore été tirée au sort.",
    "Nobody is late or silent.": "Personne n'est en retard ni silencieux.",
    "the measuring call was not taken": "l'appel de mesure n'a pas été pris",
    "the path is open, and was not begun": "le parcours est ouvert, et n'a pas été commencé",
    "nothing was practised": "aucun entraînement",
    "The path of your team opens on {day:%Y-%m-%d}, by lot; until then a call is asked for now and then.": (
        "Le parcours de votre équipe s'ouvre le {day:%d/%m/%Y}, par tirage au sort ; d'ici là, un appel vous "
        "est demandé de temps en temps."
    ),
    "fewer than five people on a side": "moins de cinq personnes d'un côté",
    "fewer than ten teams were measured": "moins de dix équipes ont été mesurées",
    "fewer than two teams have started, or are waiting": "moins de deux équipes ont commencé, ou attendent",
    "the interval holds nothing and changes that matter": (
        "l'intervalle contient aussi bien rien que des changements qui comptent"
    ),
    "the calls do not tell teams, waves and programme apart": (
        "les appels ne permettent pas de séparer les équipes, les vagues et le programme"
    ),
    "fewer persons and skills than the stop rule asks for": (
        "moins de personnes et de compétences que la règle d'arrêt n'en demande"
    ),
    "1, liking it: not measured, nobody is asked; who began and practised is no liking.": (
        "1, l'appréciation : pas mesurée, personne n'est interrogé ; avoir commencé ou travaillé n'est pas "
        "apprécier."
    ),
    "2, learning: measured, with callers never met before, against teams that had not started.": (
        "2, l'apprentissage : mesuré, avec des clients jamais rencontrés, contre des équipes qui n'avaient "
        "pas commencé."
    ),
    "3, doing it at work: not measured here; real calls of the same teams are what 'voicesim archive report' "
    "sums.": (
        "3, la pratique au travail : pas mesurée ici ; les vrais appels des mêmes équipes sont résumés par "
        "« voicesim archive report »."
    ),
    "By Kirkpatrick's levels:": "Selon les niveaux de Kirkpatrick :",
    "Cannot tell yet: fewer than five people were measured. Only who says yes is: on their path, where they "
    "are asked once, or by 'voicesim path --measured'.": (
        "On ne peut pas encore le dire : moins de cinq personnes ont été mesurées. Seules le sont celles qui "
        "disent oui : dans leur parcours, où la question est posée une fois, ou par « voicesim path "
        "--measured »."
    ),
    "{asked} people or a few more were asked whether they take part, and {agreed} or a few more agreed.": (
        "{asked} personnes ou un peu plus ont été invitées à participer, et {agreed} ou un peu plus ont "
        "accepté."
    ),
    "{asked} people or a few more were asked whether they take part; how many agreed cannot be told, fewer "
    "than five having said yes, or not.": (
        "{asked} personnes ou un peu plus ont été invitées à participer ; combien ont accepté ne peut être "
        "dit, moins de cinq ayant dit oui, ou ne l'ayant pas dit."
    ),
    "What follows is true of those who agreed: they may differ from those who did not.": (
        "Ce qui suit vaut pour celles qui ont accepté : elles peuvent différer des autres."
    ),
    "Cannot tell yet: the first wave closes on {day:%Y-%m-%d}.": (
        "On ne peut pas encore le dire : la première vague se clôt le {day:%d/%m/%Y}."
    ),
    "After wave {wave} of {waves}: {people} people or a few more, {teams} teams, {calls} calls.": (
        "Après la vague {wave} sur {waves} : {people} personnes ou un peu plus, {teams} équipes, {calls} "
        "appels."
    ),
    "all skills together": "toutes les compétences ensemble",
    "The last look is on {day:%Y-%m-%d}; until then the interval is wider.": (
        "Le dernier regard est le {day:%d/%m/%Y} ; d'ici là, l'intervalle est plus large."
    ),
    "{skill}: the weakest quarter rose by {rose:.0f} points where the team had started, by {waiting:.0f} "
    "where it had not: the latter is regression to the mean, and no merit of the programme.": (
        "{skill} : le quart le plus faible a gagné {rose:.0f} points là où l'équipe avait commencé, "
        "{waiting:.0f} là où elle attendait : ces derniers sont la régression vers la moyenne, et aucun "
        "mérite du programme."
    ),
    "Doing first, less the preferred way first: {what} {points} {interval}": (
        "Faire d'abord, moins la façon préférée d'abord : {what} {points} {interval}"
    ),
    "cannot tell yet": "on ne peut pas encore le dire",
    "cannot tell yet: {why}": "on ne peut pas encore le dire : {why}",
    "better": "mieux",
    "worse": "moins bien",
    "no change of {points:.0f} points or more": "aucun changement de {points:.0f} points ou plus",
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
    "Now ({week:g} minutes of this week left, {minutes:g} of {most} this month):": (
        "Maintenant (il reste {week:g} minutes cette semaine, {minutes:g} sur {most} ce mois-ci) :"
    ),
    "Something is due on your path: voicesim path.": (
        "Votre parcours propose un entraînement : voicesim path."
    ),
    "The caller": "Le client",
    "The handler": "Le gestionnaire",
    "This week's part is practised; the next begins on {day:%Y-%m-%d}. "
    "A drill or a call goes all the same.": (
        "La part de cette semaine est faite ; la suivante commence le {day:%d/%m/%Y}. "
        "Rien n'empêche un exercice ou un appel."
    ),
    "Wordings of yours that help from now on may be proposed, nameless; --no-lend ends it.": (
        "Vos formules qui aident, dans les appels à venir, peuvent être proposées, sans nom ; "
        "--no-lend y met fin."
    ),
    "None of your wordings is proposed; what was only proposed is withdrawn.": (
        "Aucune de vos formules n'est proposée ; ce qui n'était que proposé est retiré."
    ),
    "May wordings of yours that help be proposed to your house, nameless? --lend, --no-lend": (
        "Vos formules qui aident peuvent-elles être proposées à votre organisation, sans nom ? "
        "--lend, --no-lend"
    ),
    "Fewer than five people agree and have held a call since: nothing is proposed.": (
        "Moins de cinq personnes l'acceptent et ont tenu un appel depuis : rien n'est proposé."
    ),
    "There is nothing to decide on.": "Il n'y a rien à décider.",
    "    {feeling} better by {points:g} of 10; heard as {family}": (
        "    {feeling} : mieux de {points:g} sur 10 ; entendu comme {family}"
    ),
    "nothing of the bank": "rien de la banque",
    "Accepted: {words!r}, in {file}.": "Acceptée : {words!r}, dans {file}.",
    "{id} is refused.": "{id} est refusée.",
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
