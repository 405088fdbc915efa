"""The help of `voicesim archive`, in French: what is English in the code is the key."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "A table with the columns file, agent (a pseudonym), queue, date, reason, channel; metadata.csv in the "
    "folder when left out.": (
        "Un tableau aux colonnes fichier, conseiller (un pseudonyme), queue, date, motif, canal ; par défaut "
        "metadata.csv dans le dossier."
    ),
    "Ask nothing.": "Ne rien demander.",
    "Delete every call of this pseudonym.": "Supprimer tous les appels de ce pseudonyme.",
    "Delete this call.": "Supprimer cet appel.",
    "Delete what was kept long enough; or one call, or an agent's. Recordings stay where they are.": (
        "Supprimer ce qui a été gardé assez longtemps ; ou un appel, ou ceux d'un conseiller. Les "
        "enregistrements restent où ils sont."
    ),
    "Find words in the calls, or what may be a critical error and waits for a person to hear it.": (
        "Chercher des mots dans les appels, ou ce qui peut être une erreur critique et attend qu'une "
        "personne l'écoute."
    ),
    "How many to show.": "Combien en montrer.",
    "Judge what is done anew; what was heard and understood of it stands.": (
        "Juger de nouveau ce qui est fait ; ce qui en a été entendu et compris reste."
    ),
    "Keep a copy of each recording, a tone over what is personal.": (
        "Garder une copie de chaque enregistrement, un signal sonore sur ce qui est personnel."
    ),
    "Look at every call that waits. It may be stopped, and killed, at any time: the next run goes on.": (
        "Traiter chaque appel en attente. On peut l'arrêter, ou le tuer, à tout moment : la fois suivante "
        "continue."
    ),
    "Print the counts as Prometheus reads them, and nothing else.": (
        "Afficher les comptes comme Prometheus les lit, et rien d'autre."
    ),
    "Processes; 0: one for each core.": "Processus ; 0 : un par cœur.",
    "Queue the calls of a folder. The recordings stay where they are; nothing is looked at yet.": (
        "Mettre en file les appels d'un dossier. Les enregistrements restent où ils sont ; rien n'est encore "
        "traité."
    ),
    'Ray in place of processes: local, or the address of a cluster; archive.cluster when left out, and "" '
    "for none.": (
        "Ray à la place des processus : local, ou l'adresse d'une grappe ; par défaut archive.cluster, et "
        '"" pour aucun.'
    ),
    "Real calls: recognised, freed of personal data, judged by the rubric, told in sums of five agents.": (
        "De vrais appels : reconnus, débarrassés des données personnelles, jugés par la grille, racontés en "
        "sommes de cinq conseillers."
    ),
    "Recordings, or folders of simulated calls.": "Des enregistrements, ou des dossiers d'appels simulés.",
    "Show how many calls wait, are done, or were set aside, each of these with its reason.": (
        "Montrer combien d'appels attendent, sont traités ou mis de côté, ceux-ci avec leur raison."
    ),
    "Show why people call and how calls are handled, in sums of five agents or more and of nobody.": (
        "Montrer pourquoi on appelle et comment les appels sont traités, en sommes de cinq conseillers au "
        "moins, et de personne."
    ),
    "The agent's channel, in recordings of two.": (
        "Le canal du conseiller, dans les enregistrements à deux canaux."
    ),
    "The archive's folder; this person's when left out.": (
        "Le dossier de l'archive ; par défaut celle de cette personne."
    ),
    "The rubric that judges the calls.": "La grille qui juge les appels.",
    "What was said; left out: what a person has to hear.": (
        "Ce qui a été dit ; par défaut ce qu'une personne doit écouter."
    ),
    "Draw a sample of calls that are done, for two people. Nobody is given a call of their own.": (
        "Tirer au sort des appels traités, pour deux personnes. Personne ne reçoit ses propres appels."
    ),
    "Draws the calls.": "Tire les appels au sort.",
    "How many calls.": "Combien d'appels.",
    "How people marked this pseudonym's calls; five at least.": (
        "Comment des personnes ont noté les appels de ce pseudonyme ; cinq au moins."
    ),
    "Mark the next call alone: the whole first, each criterion blind, then with the evidence; then sign.": (
        "Noter seul l'appel suivant : d'abord l'ensemble, chaque critère à l'aveugle, puis avec les "
        "preuves ; signer enfin."
    ),
    "Name of the review.": "Nom de la relecture.",
    "One of the two, a pseudonym; given twice.": (
        "L'une des deux personnes, un pseudonyme ; à donner deux fois."
    ),
    "Only calls of this pseudonym.": "Seulement les appels de ce pseudonyme.",
    "Only calls of this queue.": "Seulement les appels de cette queue.",
    "Show how far two people agree, with each other and with the machine, on what they marked blind.": (
        "Montrer jusqu'où deux personnes s'accordent, entre elles et avec la machine, sur ce qu'elles ont "
        "noté à l'aveugle."
    ),
    "Show how many calls of a review each person has opened and signed.": (
        "Montrer combien d'appels d'une relecture chaque personne a ouverts et signés."
    ),
    "Two people mark a sample of real calls, each alone and blind; how far they agree.": (
        "Deux personnes notent un échantillon de vrais appels, chacune seule et à l'aveugle ; jusqu'où elles "
        "s'accordent."
    ),
    "Who asks for one agent: one of the two.": "Qui demande pour un conseiller : l'une des deux personnes.",
    "Who marks and signs: a pseudonym.": "Qui note et signe : un pseudonyme.",
}
