"""The help of `voicesim sitting`, in French: what is English in the code is the key."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "Another sitting of the same blueprint; once for each.": (
        "Une autre session du même plan d'épreuve ; à répéter pour chacune."
    ),
    "CSV of the judges: judge, then a column for each station, of 100.": (
        "CSV des juges : juge, puis une colonne par station, sur 100."
    ),
    "E-mail of the holder; only its digest is written.": (
        "Courriel du titulaire ; seule son empreinte est écrite."
    ),
    "File for the badge.": "Fichier du badge.",
    "Folder for the files.": "Dossier des fichiers.",
    "Folder for the files; named after the sitting by default.": (
        "Dossier des fichiers ; par défaut au nom de la session."
    ),
    "How far marks can be trusted: reliability, agreement, severity, items; or that it cannot be told.": (
        "Jusqu'où se fier aux notes : fidélité, accord, sévérité, items ; ou qu'on ne peut le dire."
    ),
    "Set the cut: by the judges' estimates (Angoff), else by regression over pooled sittings.": (
        "Fixer le seuil : par les estimations des juges (Angoff), sinon par régression sur des sessions."
    ),
    "Set the procès-verbal to sign and the candidates' letters, as PDF in French and English.": (
        "Composer le procès-verbal à signer et les courriers aux candidats (PDF, français et anglais)."
    ),
    "Sign the badge of a candidate who passed (Open Badges 3.0), or verify one.": (
        "Signer le badge d'un candidat reçu (Open Badges 3.0), ou en vérifier un."
    ),
    "The marks as Parquet too.": "Les notes aussi en Parquet.",
    "Verify this badge instead; no network.": "Vérifier plutôt ce badge ; sans réseau.",
    "Which sittings.": "Quelles sessions.",
    "Whose candidate it is for.": "De quelle session est le candidat.",
    "With --verify: the did:key it must be signed by.": "Avec --verify : la did:key qui doit l'avoir signé.",
    "Write marks (CSV, Parquet), xAPI statements, and the training evidence of each person.": (
        "Écrire les notes (CSV, Parquet), les déclarations xAPI et les preuves de formation de chacun."
    ),
    "Your organisation's web address, for the xAPI statements.": (
        "L'adresse web de votre organisme, pour les déclarations xAPI."
    ),
    "A member of the jury; given once for each.": "Un membre du jury ; à répéter pour chacun.",
    "Contest the marks of a call: people who have not marked it mark it again.": (
        "Contester les notes d'un appel : des personnes qui ne l'ont pas noté le notent de nouveau."
    ),
    "Grant another call instead of one that something befell; the first is kept.": (
        "Accorder un autre appel à la place de celui où il est arrivé quelque chose ; le premier est gardé."
    ),
    "In a word: fire alarm, noise, illness.": "En un mot : alerte incendie, bruit, malaise.",
    "Mark a call alone: the whole first, each criterion blind, then with the evidence; then sign.": (
        "Noter seul un appel : l'ensemble, puis chaque critère à l'aveugle, puis les preuves ; et signer."
    ),
    "Note that a candidate was told the decision: from here it may be contested.": (
        "Noter que la décision a été communiquée à un candidat : il peut dès lors la contester."
    ),
    "Note that something befell a call which the candidate is not to answer for.": (
        "Noter qu'il est arrivé quelque chose à un appel, dont le candidat ne répond pas."
    ),
    "One criterion; the whole call when left out.": "Un critère ; l'appel entier par défaut.",
    "Settle what two examiners differ on, with a reason; both marks are kept.": (
        "Trancher l'écart de deux examinateurs, avec une raison ; les deux notes sont gardées."
    ),
    "Show the jury what was marked, and enter what they decide: nothing passes or fails by itself.": (
        "Montrer au jury ce qui a été noté, et porter sa décision : rien ne se décide tout seul."
    ),
    "Take the call that was drawn: notice, rubric and file first; afterwards only that it is recorded.": (
        "Prendre l'appel tiré au sort : notice, grille et dossier d'abord ; après, seulement qu'il est "
        "enregistré."
    ),
    "How often the machine's proposal was far from the examiners' marks; by groups, whether it is fair.": (
        "À quelle fréquence la proposition de la machine était loin des notes des examinateurs ; par "
        "groupes, si elle est équitable."
    ),
    "CSV of what people declared of themselves: candidate, then a column a question. Not kept.": (
        "CSV de ce que les personnes ont déclaré d'elles-mêmes : candidate, puis une colonne par question. "
        "Il n'est pas gardé."
    ),
    "The candidate's number.": "Le numéro du candidat.",
    "Confirm: all are adults, nobody is on sick leave; asked when left out.": (
        "Confirmer : tous sont majeurs, aucun n'est en arrêt de travail ; demandé par défaut."
    ),
    "Id of a criterion of the rubric.": "Identifiant d'un critère de la grille.",
    "Show a third person both marks of a call, and the evidence, before they settle what differs.": (
        "Montrer à une troisième personne les deux notes d'un appel et les preuves, avant qu'elle tranche."
    ),
    "Take a criterion out for every candidate, before anybody is decided on; its marks are kept.": (
        "Retirer un critère pour tous les candidats, avant toute décision ; ses notes sont gardées."
    ),
    "The reason, for the candidate's letter.": "La raison, pour la lettre au candidat.",
    "What happened, without names.": "Ce qui s'est passé, sans noms.",
    "What it is worth, 0 to 100.": "Ce que cela vaut, de 0 à 100.",
    "What two examiners differ on, for a third person who has not marked it.": (
        "Les écarts de deux examinateurs, pour une troisième personne qui n'a pas noté."
    ),
    "What was decided; asked when left out.": "Ce qui est décidé ; demandé par défaut.",
    "Who does it: an examiner of the sitting.": "Qui le fait : un examinateur de la session.",
    "A criterion that does not count for them, such as 'voix'.": (
        "Un critère qui ne compte pas pour eux, comme « voix »."
    ),
    "An examination by telephone: candidates, calls, blind marks, conflicts, decisions.": (
        "Un examen par téléphone : candidats, appels, notes à l'aveugle, écarts, décisions."
    ),
    "An examiner; given once for each.": "Un examinateur ; à répéter pour chacun.",
    "Candidates type: seal no ears.": "Les candidats tapent : aucune oreille n'est scellée.",
    "Close a sitting in which every candidate is decided on.": (
        "Clore une session où tout est décidé pour chaque candidat."
    ),
    "How far a sitting is; no mark is shown.": "Où en est une session ; aucune note n'est montrée.",
    "List the sittings, the first first.": "Lister les sessions, la première d'abord.",
    "Name of a sitting, or the beginning of it.": "Nom d'une session, ou son début.",
    "Name the candidates, or list them with their numbers.": (
        "Nommer les candidats, ou les lister avec leurs numéros."
    ),
    "Names or pseudonyms; those nobody knows yet are enrolled.": (
        "Noms ou pseudonymes ; qui n'est pas encore connu est inscrit."
    ),
    "Open a sitting: the draw's seed is published, all that decides is sealed and shown.": (
        "Ouvrir une session : la graine du tirage est publiée, tout ce qui décide est scellé et montré."
    ),
    "Prepare a sitting from a blueprint.": "Préparer une session d'après un plan d'épreuve.",
    "Seed of the draw, published; drawn now when left out.": (
        "Graine du tirage, publiée ; tirée maintenant par défaut."
    ),
    "Spread what is to be marked over the examiners; what somebody has begun stays theirs.": (
        "Répartir ce qui est à noter entre les examinateurs ; ce que l'un a commencé lui reste."
    ),
    "What to call the sitting; day and blueprint when left out.": (
        "Nom de la session ; par défaut le jour et le plan d'épreuve."
    ),
    "Which certification: an id, or a file of your own.": (
        "Quelle certification : un nom, ou un fichier à vous."
    ),
}
"""Paragraph of the help -> French."""
