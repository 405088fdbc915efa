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
}
