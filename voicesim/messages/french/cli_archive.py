"""What `voicesim archive` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "agent's share of the speech": "part de parole du conseiller",
    "seconds before the agent answers": "secondes avant la réponse du conseiller",
    "interruptions of the client": "interruptions du client",
    "silences unannounced": "silences non annoncés",
    "longest turn, seconds": "plus longue prise de parole, en secondes",
    "agent": "conseiller",
    "client": "client",
    "adding {folder}": "ajout de {folder}",
    "{count} call{count!p} added, {known} known already.": (
        "{count} appel{count!p} ajouté{count!p}, {known} déjà connus."
    ),
    "The metadata say nothing of {count} of them.": "Les métadonnées ne disent rien de {count} d'entre eux.",
    "{name}: the metadata name it, and it is not there.": (
        "{name} : les métadonnées le nomment, et il n'est pas là."
    ),
    "looking at calls": "traitement des appels",
    "looking at calls, {seconds:.0f} s left": "traitement des appels, encore {seconds:.0f} s",
    "looking at calls, {minutes:.0f} min left": "traitement des appels, encore {minutes:.0f} min",
    "{count} call{count!p} looked at, {aside} set aside.": (
        "{count} appel{count!p} traité{count!p}, {aside} mis de côté."
    ),
    "Another run is looking at {count} of them.": "Une autre exécution en traite {count}.",
    "{waiting} waiting, {done} done, {aside} set aside.": (
        "{waiting} en attente, {done} traités, {aside} mis de côté."
    ),
    "{count} turn{count!p} in all.": "{count} prise{count!p} de parole en tout.",
    "{line} ({what})": "{line} ({what})",
    "Delete it for good?": "Supprimer pour de bon ?",
    "{count} call{count!p}, {hours:.1f} hours of speech.": (
        "{count} appel{count!p}, {hours:.1f} heures de parole."
    ),
    "Held from {first:%Y-%m-%d} to {last:%Y-%m-%d}.": "Tenus du {first:%d/%m/%Y} au {last:%d/%m/%Y}.",
    "Reason not recognised: {count} call{count!p}.": "Motif non reconnu : {count} appel{count!p}.",
    "The client said in words: anger in {anger}, distress in {distress}.": (
        "Le client l'a dit par ses mots : colère dans {anger} appels, détresse dans {distress}."
    ),
    "For a person to hear: {count} call{count!p} (voicesim archive search). Something left open: {left}.": (
        "À faire écouter à une personne : {count} appel{count!p} (voicesim archive search). "
        "Reste à faire : {left}."
    ),
    "no queue": "sans file",
    "Nothing is said of how calls are handled: fewer than five agents are known.": (
        "Rien n'est dit de la façon de traiter les appels : moins de cinq conseillers sont connus."
    ),
    "{call} {start:.1f} s, {speaker}: {text}": "{call} {start:.1f} s, {speaker} : {text}",
    "{count} call{count!p} drawn of {among}, with seed {seed}.": (
        "{count} appel{count!p} tiré{count!p} au sort parmi {among}, avec la graine {seed}."
    ),
    "Nothing is left to mark.": "Il ne reste rien à noter.",
    "{at} {who}: {text}": "{at} {who} : {text}",
    "{count} call{count!p}, each marked by two people.": (
        "{count} appel{count!p}, chacun noté par deux personnes."
    ),
    "{signed} of {count} call{count!p} signed by both.": (
        "{signed} appels signés par les deux, sur {count}."
    ),
    "Impressions of the whole call, weighted kappa: {figure}.": (
        "Impressions d'ensemble, kappa pondéré : {figure}."
    ),
    "Totals, Krippendorff's alpha: {figure}.": "Totaux, alpha de Krippendorff : {figure}.",
    "{value:.2f} ({low:.2f} to {high:.2f})": "{value:.2f} (de {low:.2f} à {high:.2f})",
}
