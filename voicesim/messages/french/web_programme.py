"""What the managers' page and the page of what one agreed to say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "What practice comes to": "Ce que donne l'entraînement",
    "Sums of five people or more, and of nobody: no name, no minutes, no ranking of people or of teams.": (
        "Des sommes de cinq personnes ou plus, et de personne en particulier : ni nom, ni minutes, "
        "ni classement des personnes ou des équipes."
    ),
    "Of": "De",
    "Show": "Afficher",
    "Who takes part": "Qui participe",
    "People": "Personnes",
    "At level, of the same people": "Au niveau, parmi les mêmes personnes",
    "At the entry": "À l'entrée",
    "Today": "Aujourd'hui",
    "Calls a person": "Appels par personne",
    "“{caller}” hangs up in {share} % of calls.": "« {caller} » raccroche dans {share} % des appels.",
    "Examiners differ from the machine in {share} % of {count} criteria marked blind.": (
        "Les examinateurs s'écartent de la machine sur {share} % des {count} critères notés à l'aveugle."
    ),
    "A figure stays as it was told until five people or more have changed it. "
    "Practice of the last hours may not be in it yet.": (
        "Un chiffre reste tel qu'il a été donné tant que cinq personnes au moins ne l'ont pas changé. "
        "L'entraînement des dernières heures peut ne pas encore y figurer."
    ),
    "What practice comes to, in the whole house": "Ce que donne l'entraînement, dans toute la maison",
    "Your agreements": "Vos accords",
    "Each of these is yours to give and to take back, at any time, without a reason. "
    "Nobody is given a list of who chose what.": (
        "Chacun de ces accords est à vous : vous le donnez et le reprenez quand vous voulez, sans motif. "
        "Personne ne reçoit la liste de qui a choisi quoi."
    ),
    "Agreed": "Accordé",
    "Agreed on {day}": "Accordé le {day}",
    "Not agreed": "Non accordé",
    "Agree": "Accepter",
    "Lend wordings to the house's bank": "Prêter des formulations à la banque de la maison",
    "Sentences after which a client felt better, in calls you hold from now on, may be proposed to your "
    "house: without your name, the date or the call, and only once five people agree.": (
        "Les phrases après lesquelles un client s'est senti mieux, dans vos prochains appels, pourront être "
        "proposées à votre maison : sans votre nom, sans la date ni l'appel, et seulement si cinq personnes "
        "l'acceptent."
    ),
    "When you take it back, all that was only proposed goes at once. A sentence that was accepted before "
    "stays: nothing shows whose it was.": (
        "Si vous le reprenez, tout ce qui n'était que proposé disparaît aussitôt. Une phrase retenue avant "
        "reste : rien n'indique de qui elle vient."
    ),
    "Take part in a measured programme": "Participer à un programme mesuré",
    "Where your house measures what practice changes, one call now and then counts in sums of five people "
    "or more, never by itself. Practice, your path and its help are the same with it and without; with it "
    "your path opens on the day that is drawn for your team. Somebody may ring you about such a call that "
    "you missed, and so know that you take part.": (
        "Quand votre maison mesure ce que change l'entraînement, un appel de temps en temps compte dans des "
        "sommes de cinq personnes ou plus, jamais seul. L'entraînement, votre parcours et son aide sont les "
        "mêmes avec ou sans ; avec, votre parcours s'ouvre le jour tiré au sort pour votre équipe. On peut "
        "vous appeler au sujet d'un de ces appels que vous auriez manqué, et savoir ainsi que vous "
        "participez."
    ),
    "Do you take part in what is measured?": "Participez-vous à ce qui est mesuré ?",
    "You are asked once. No answer means no, and neither answer changes anything else; you can change it at "
    "any time under “Your agreements”.": (
        "On vous le demande une fois. Sans réponse, c'est non, et aucune des deux réponses ne change autre "
        "chose ; vous pouvez en changer à tout moment dans « Vos accords »."
    ),
    "Yes, I take part": "Oui, je participe",
    "No": "Non",
    "You have not answered: you do not take part": "Vous n'avez pas répondu : vous n'y participez pas",
    "May a call of yours, one now and then, count in what your house measures of practice? Only in sums of "
    "five people or more. Yes: voicesim path --measured; your path then opens on the day that is drawn for "
    "your team. No: --not-measured. No answer is a no, and nothing else changes either way.": (
        "Un de vos appels, de temps en temps, peut-il compter dans ce que votre maison mesure de "
        "l'entraînement ? Seulement dans des sommes de cinq personnes ou plus. Oui : voicesim path "
        "--measured ; votre parcours s'ouvre alors le jour tiré au sort pour votre équipe. Non : "
        "--not-measured. Sans réponse, c'est non, et rien d'autre ne change dans un cas ni dans l'autre."
    ),
    "One runs in your team: {cohort}.": "Il y en a un en cours dans votre équipe : {cohort}.",
    "None runs in your team now; your choice is kept for the next.": (
        "Il n'y en a pas en cours dans votre équipe ; votre choix vaut pour le prochain."
    ),
    "When you take it back, no measuring call is asked of you, your calls leave every sum that is still to "
    "be told, nobody is asked to ring you about one you missed, and your path opens at once. A sum that "
    "was told stays as it was told.": (
        "Si vous le reprenez, aucun appel de mesure ne vous est demandé, vos appels sortent de toutes les "
        "sommes qui restent à donner, personne n'est invité à vous relancer pour un appel manqué, et votre "
        "parcours s'ouvre aussitôt. Une somme déjà donnée reste telle quelle."
    ),
    "Share a call with the trainer": "Partager un appel avec le formateur",
    "Nobody else opens a call of yours. One that you share may be played to the group by the trainer, and "
    "others may take it up.": (
        "Personne d'autre que vous n'ouvre vos appels. Le formateur peut faire écouter au groupe un appel "
        "que vous partagez, et d'autres peuvent le reprendre."
    ),
    "When you take it back, the trainer can no longer open it; what was heard already was heard.": (
        "Si vous le reprenez, le formateur ne peut plus l'ouvrir ; ce qui a été entendu l'a été."
    ),
    "You share no call. You share one from its result.": (
        "Vous ne partagez aucun appel. On en partage un depuis la page de son résultat."
    ),
    "There is no trainer here: no call can be shared from this desk.": (
        "Il n'y a pas de formateur ici : aucun appel ne peut être partagé depuis ce poste."
    ),
    "On the command line: {command}": "En ligne de commande : {command}",
    "You take no part in measured programmes: no measuring call is asked of you, and none of yours counts.": (
        "Vous ne participez à aucun programme mesuré : aucun appel de mesure ne vous est demandé, et aucun "
        "des vôtres ne compte."
    ),
    "You take part in the measured programmes of your team; --not-measured ends it.": (
        "Vous participez aux programmes mesurés de votre équipe ; --not-measured y met fin."
    ),
    "Withdraw my agreement": "Reprendre mon accord",
    "You do not take part": "Vous n'y participez pas",
    "Take part": "Participer",
    "Take no part": "Ne plus participer",
    "Share it no longer": "Ne plus le partager",
}
