"""The help of `voicesim records` and `voicesim catalogue`, in French."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "A copy of the calls in S3-compatible storage; its keys are read from the environment (AWS_...).": (
        "Une copie des appels dans un stockage compatible S3 ; ses clés sont lues dans l'environnement "
        "(AWS_...)."
    ),
    "s3://BUCKET/FOLDER, a folder for each store; records.bucket when left out.": (
        "s3://COMPARTIMENT/DOSSIER, un dossier par dépôt d'appels ; par défaut records.bucket."
    ),
    "Put there what is new or was signed since, and delete there what was deleted here.": (
        "Y déposer ce qui est nouveau ou a été signé depuis, et y supprimer ce qui a été supprimé ici."
    ),
    "Fetch what the bucket has and this store has not; nothing here is written over.": (
        "Rapporter ce que le compartiment a et qui manque ici ; rien n'est écrasé ici."
    ),
    "Read every file in the bucket, and look whether it is what was sealed.": (
        "Lire chaque fichier du compartiment, et voir si c'est bien ce qui a été scellé."
    ),
    "What is kept of calls: list, show, delete, export, verify; and the examiner's marks.": (
        "Ce qui est gardé des appels : lister, montrer, supprimer, exporter, vérifier ; et les notes de "
        "l'examinateur."
    ),
    "Mark a call criterion by criterion, decide with one key what is to verify, then sign.": (
        "Noter un appel critère par critère, trancher d'une touche ce qui est à vérifier, puis signer."
    ),
    "A fifth of the proposals stay hidden until they are marked.": (
        "Un cinquième des propositions restent masquées jusqu'à leur notation."
    ),
    'Leave this out, as the candidate asked; may be given again, and "" takes all back.': (
        'Écarter ceci, à la demande du candidat ; peut être répété, et « "" » revient sur tout.'
    ),
    "Contest a mark of a signed examination: a second examiner then marks it again.": (
        "Contester une note d'une épreuve signée : un second examinateur note alors de nouveau."
    ),
    "Its id, as in scorecard.json.": "Son nom, comme dans scorecard.json.",
    "What was seen otherwise.": "Ce qui est vu autrement.",
    "How often people and machine differ, blind and seen apart: do people still judge for themselves?": (
        "Combien de fois personnes et machine diffèrent, à l'aveugle ou non : juge-t-on encore par soi-même ?"
    ),
    "List the calls that are kept, the newest first, and until when.": (
        "Lister les appels gardés, le plus récent d'abord, et jusqu'à quand."
    ),
    "Show one call: what it was made of, its scorecard, who marked it.": (
        "Montrer un appel : de quoi il est fait, son évaluation, qui l'a noté."
    ),
    "Delete what has been kept long enough: first the sound, then the rest; each deletion is signed for.": (
        "Supprimer ce qui a été gardé assez longtemps : le son, puis le reste ; chaque suppression est "
        "signée."
    ),
    "The program does this by itself, once a day, when a call is begun or the calls are listed.": (
        "Le programme le fait de lui-même, une fois par jour, quand un appel commence ou que les appels sont "
        "listés."
    ),
    "Only say what is due; delete nothing.": "Dire seulement ce qui est échu ; ne rien supprimer.",
    "Believe the clock, however far it has jumped.": "Croire l'horloge, si loin qu'elle ait sauté.",
    "Delete one call at once, or everything of one person with a receipt: it is their right.": (
        "Supprimer un appel tout de suite, ou tout d'une personne avec un reçu : c'est son droit."
    ),
    "Everything of this person, instead of one call.": "Tout de cette personne, au lieu d'un appel.",
    "Not while the mark of an examination may be contested. The reason stays, so it may name nobody.": (
        "Pas tant que la note d'une épreuve peut être contestée. La raison reste : elle ne nomme personne."
    ),
    "Delete a person, or a signed examination, without asking once more.": (
        "Supprimer une personne, ou une épreuve signée, sans demander encore."
    ),
    "Write one call as a zip: every file signed, the synthetic voice marked as such.": (
        "Écrire un appel en zip : chaque fichier signé, la voix de synthèse marquée comme telle."
    ),
    "The zip to write, or a folder for it.": "Le zip à écrire, ou un dossier pour lui.",
    "Verify that every file is as it was when the call was closed, and that no journal was touched.": (
        "Vérifier que chaque fichier est tel qu'à la clôture de l'appel, et qu'aucun journal n'a été touché."
    ),
    "One call; the whole store when left out.": "Un appel ; tous par défaut.",
    "Write everything held of a person as one zip that can be read without this program.": (
        "Écrire tout ce qui est gardé d'une personne dans un zip qui se lit sans ce programme."
    ),
    "Who takes the calls: people by pseudonym, their groups, what is due.": (
        "Qui prend les appels : les personnes par pseudonyme, leurs groupes, ce qui arrive à échéance."
    ),
    "Let a person be known; calls and marks then bear their pseudonym, never their name.": (
        "Faire connaître une personne ; appels et notes portent alors son pseudonyme, jamais son nom."
    ),
    "Somebody whose name differs in capitals, accents or spaces only is the same person.": (
        "Qui ne diffère que par les majuscules, les accents ou les espaces est la même personne."
    ),
    "First name and surname.": "Prénom et nom.",
    "A class, a team, a promotion.": "Une classe, une équipe, une promotion.",
    "List who is known, with their names where the file of names is here; of a group, what they did.": (
        "Lister qui est connu, avec les noms si le fichier des noms est ici ; d'un groupe, ce qu'il a fait."
    ),
    "List the calls whose recording, or all of which, has been kept long enough.": (
        "Lister les appels dont l'enregistrement, ou le tout, a été gardé assez longtemps."
    ),
    "Make the catalogue again from the calls' folders, the people's cards and the file of names.": (
        "Refaire le catalogue d'après les dossiers des appels, les fiches des personnes et leurs noms."
    ),
    "Print counts of calls, times and free space as Prometheus reads them: a desk's, or a room's.": (
        "Afficher les comptes d'appels, les dates et l'espace libre comme Prometheus les lit : d'un poste ou "
        "d'une salle."
    ),
}
"""English -> French, paragraph by paragraph."""
