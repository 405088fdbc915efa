"""What the papers of an examination say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "{verdict}; contested, to be decided again": "{verdict} ; contesté, à décider de nouveau",
    "It is contested: others mark the call, and the jury decides again.": (
        "Elle est contestée : d'autres notent l'appel, et le jury décide de nouveau."
    ),
    "Competences: {competences}.": "Compétences : {competences}.",
    "Date": "Date",
    "Duration": "Durée",
    "Entity": "Entité",
    "Modality": "Modalité",
    "Result": "Résultat",
    "Themes": "Thèmes",
    "a badge is for those who have": "un badge est pour qui a réussi",
    "ask whoever gave it for the original file": "demandez le fichier d'origine à qui l'a donné",
    "badge": "badge",
    "candidate {number} has not passed": "le candidat n° {number} n'a pas réussi",
    "is not yet valid: it begins on {day}": "n'est pas encore valable : il commence le {day}",
    "set this machine's clock if it is late, or wait for that day": (
        "mettez cette machine à l'heure si elle retarde, ou attendez ce jour"
    ),
    "it is no badge": "ce n'est pas un badge",
    "it was changed, or signed by somebody else": "il a été changé, ou signé par quelqu'un d'autre",
    "it was not told yet": "elle n'a pas encore été communiquée",
    "its issuer's key is not in it": "la clé de son émetteur n'y est pas",
    "name the file of a badge": "nommez le fichier d'un badge",
    "oral examination by telephone with a simulated caller": (
        "épreuve orale au téléphone avec un client simulé"
    ),
    "signs and verifies badges, and is not installed": "signe et vérifie les badges, et n'est pas installé",
    "tell them the decision, and wait for the end of the contest period ({day})": (
        "communiquez-lui la décision, et attendez la fin du délai de contestation ({day})"
    ),
    "the result of candidate {number} is not final": (
        "le résultat du candidat n° {number} n'est pas définitif"
    ),
    "writes Parquet, and is not installed": "écrit le Parquet, et n'est pas installé",
    "{count} telephone calls with a simulated caller, each marked by two examiners who did not see each "
    "other's marks; a jury decided.": (
        "{count} appels téléphoniques avec un client simulé, chacun noté par deux examinateurs qui n'ont pas "
        "vu les notes l'un de l'autre ; un jury a décidé."
    ),
    "After": "Après",
    "All calls": "Tous les appels",
    "Another call granted": "Autre appel accordé",
    "Before": "Avant",
    "By": "Par",
    "Call": "Appel",
    "Candidate": "Candidat",
    "Candidates": "Candidats",
    "Candidates stand under their number. No sound, no word of a call, no name of theirs is in it.": (
        "Les candidats figurent sous leur numéro. Ce procès-verbal ne contient aucun son, aucune parole d'un "
        "appel et aucun de leurs noms."
    ),
    "Certification": "Certification",
    "Certified by": "Certificateur",
    "Closed": "Clôture",
    "Competence": "Compétence",
    "Competences and the calls that show them": "Compétences, et appels qui les montrent",
    "Contest until": "Contestation jusqu'au",
    "Contested marks": "Notes contestées",
    "Criterion": "Critère",
    "Decided": "Décidé le",
    "Decision": "Décision",
    "Decisions of the jury": "Décisions du jury",
    "Differences between examiners, and how they were settled": (
        "Écarts entre examinateurs, et comment ils ont été tranchés"
    ),
    "Examiner": "Examinateur",
    "Examiners' marks": "Notes des examinateurs",
    "Final": "Finale",
    "How it was marked": "Comment vous avez été noté",
    "Incidents": "Incidents",
    "Its reason: {reason}": "Son motif : {reason}",
    "Jury": "Jury",
    "Calls marked": "Appels notés",
    "Criteria taken out for everybody": "Critères retirés pour tous",
    "Differences settled": "Écarts tranchés",
    "Examiners and jury": "Examinateurs et jury",
    "First examiner": "Premier examinateur",
    "First mark": "Première note",
    "Fourth examiner": "Quatrième examinateur",
    "In the jury": "Membre du jury",
    "Name, written by hand": "Nom, à écrire à la main",
    "Done at {blank}, on {blank}": "Fait à {blank}, le {blank}",
    "For the jury": "Pour le jury",
    "Name and signature": "Nom et signature",
    "Signatures": "Signatures",
    "Pseudonym": "Pseudonyme",
    "Second examiner": "Deuxième examinateur",
    "Second mark": "Deuxième note",
    "Third examiner": "Troisième examinateur",
    "{who}: {points}": "{who} : {points}",
    "{who}: {points} ({rating})": "{who} : {points} ({rating})",
    "Marks": "Notes",
    "Marks changed after the evidence was seen": "Notes modifiées après examen des preuves",
    "Mean mark": "Moyenne",
    "Name, date and signature": "Nom, date et signature",
    "National register": "Répertoire national",
    "No standard was set.": "Aucun seuil n'a été fixé.",
    "Note": "Note",
    "Opened": "Ouverture",
    "Oral examination by telephone with a simulated caller: {what}.": (
        "Épreuve orale au téléphone avec un client simulé : {what}."
    ),
    "People who have not marked that call then mark it anew. Earlier marks are kept, and the result is not "
    "final before this period is over.": (
        "Des personnes qui n'ont pas noté cet appel le notent alors à nouveau. Les notes antérieures sont "
        "conservées, et le résultat n'est pas définitif avant la fin de ce délai."
    ),
    "Points of 100; in brackets the impression given before any criterion.": (
        "Points sur 100 ; entre parenthèses, l'appréciation donnée avant tout critère."
    ),
    "Provisional: the sitting is still open.": "Provisoire : la session est encore ouverte.",
    "Reason": "Motif",
    "Record of an examination sitting": "Procès-verbal de session d'examen",
    "Record of sitting {name}": "Procès-verbal de la session {name}",
    "Result of candidate {number}": "Résultat du candidat n° {number}",
    "Seal": "Scellé",
    "Seed of the draw": "Graine du tirage",
    "Settled": "Tranché à",
    "Sitting": "Session",
    "Sitting {name}, candidate {number}": "Session {name}, candidat n° {number}",
    "Standard": "Seuil",
    "Taken": "Passé le",
    "The content that decided, by its sha256, as printed at the opening of the sitting.": (
        "Le contenu qui a décidé, par son empreinte sha256, tel qu'imprimé à l'ouverture de la session."
    ),
    "The cut is {cut} of 100, by Angoff's method: the mean of what {count} judge{count!p} expect of a "
    "candidate who is just at the level.": (
        "Le seuil est de {cut} sur 100, par la méthode d'Angoff : la moyenne de ce que {count} juge{count!p} "
        "attendent d'un candidat tout juste au niveau."
    ),
    "The cut is {cut} of 100, by borderline regression over {count} pooled candidate{count!p}.": (
        "Le seuil est de {cut} sur 100, par régression limite sur {count} candidat{count!p} réuni{count!p}."
    ),
    "The decision": "La décision",
    "The jury decided on {day} that you have not passed.": (
        "Le jury a décidé le {day} que vous n'avez pas réussi l'épreuve."
    ),
    "The jury decided on {day} that you have passed.": (
        "Le jury a décidé le {day} que vous avez réussi l'épreuve."
    ),
    "The jury decided. No machine passes or fails anybody.": (
        "Le jury a décidé. Aucune machine ne fait réussir ni échouer personne."
    ),
    "The sitting": "La session",
    "There is not enough to tell how far it could move.": (
        "Il n'y a pas de quoi dire de combien il pourrait bouger."
    ),
    "There was none to settle.": "Il n'y en a eu aucun à trancher.",
    "There was none.": "Il n'y en a eu aucun.",
    "Tolerance between two marks": "Tolérance entre deux notes",
    "Two examiners marked each call without seeing the other's marks. The jury decided; no machine passes or "
    "fails anybody, and what the machine proposed is not in this record.": (
        "Deux examinateurs ont noté chaque appel sans voir les notes de l'autre. Le jury a décidé ; aucune "
        "machine ne fait réussir ni échouer personne, et ce que la machine a proposé n'est pas dans ce "
        "procès-verbal."
    ),
    "Two examiners marked each call, each without seeing the other's marks. Where they differed by more than "
    "{points:g} points of 100, a third person settled it with a reason.": (
        "Deux examinateurs ont noté chaque appel, chacun sans voir les notes de l'autre. Là où ils "
        "s'écartaient de plus de {points:g} points sur 100, une troisième personne a tranché, avec un motif."
    ),
    "What": "Quoi",
    "What this record holds": "Ce que contient ce procès-verbal",
    "When": "Quand",
    "Why": "Pourquoi",
    "With other judges or candidates it could lie between {low} and {high} (95 %).": (
        "Avec d'autres juges ou candidats, il pourrait se situer entre {low} et {high} (95 %)."
    ),
    "Write to {organisation} with your number, the call you contest and why. You may first ask to see your "
    "recording, its transcript and what your examiners wrote.": (
        "Écrivez à {organisation} avec votre numéro, l'appel que vous contestez et pourquoi. Vous pouvez "
        "d'abord demander à voir votre enregistrement, sa transcription et ce que vos examinateurs ont écrit."
    ),
    "You may contest this result until {day}.": "Vous pouvez contester ce résultat jusqu'au {day}.",
    "You may contest this result within {days} days of receiving this letter.": (
        "Vous pouvez contester ce résultat dans les {days} jours suivant la réception de ce courrier."
    ),
    "You took the oral examination by telephone of the certification “{what}”, sitting {name}.": (
        "Vous avez passé l'épreuve orale au téléphone de la certification « {what} », session {name}."
    ),
    "Your calls": "Vos appels",
    "Your results by competence": "Vos résultats par compétence",
    "Your right to contest": "Votre droit de contester",
    "a part of the program failed": "une partie du programme en panne",
    "at level": "au niveau",
    "at the limit": "à la limite",
    "below level": "sous le niveau",
    "excellent level": "excellent",
    "headset lost": "casque perdu",
    "install it: pip install 'voicesim[examination]'": ("installez-le : pip install 'voicesim[examination]'"),
    "let the jury decide first": "faites d'abord décider le jury",
    "no candidate has the number {number}": "aucun candidat n'a le numéro {number}",
    "not decided": "non décidé",
    "not passed": "non admis",
    "nothing is decided for candidate {number}": "rien n'est décidé pour le candidat n° {number}",
    "passed": "admis",
    "see 'voicesim sitting candidates'": "voyez « voicesim sitting candidates »",
    "sets the papers, and is not installed": "met en page les documents, et n'est pas installé",
    "the call was stopped": "appel arrêté",
    "the machine stalled": "machine figée",
    "the whole call": "tout l'appel",
    "{organisation}, {day}": "{organisation}, le {day}",
    "{points:.1f}": "{points:.1f}",
    "{points:g} points of 100": "{points:g} points sur 100",
    "{share:.0f} %": "{share:.0f} %",
    "{year}-{month:02}-{day:02}": "{day:02}/{month:02}/{year}",
}
