"""What the examiners' pages say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "Examination: candidate {number}": "Épreuve : candidat {number}",
    "{minutes} minutes, then the line is cut": "{minutes} minutes, puis la ligne est coupée",
    "What the call is judged by": "Sur quoi l'appel est jugé",
    (
        "Every call is taken: recorded, and complete. People mark them; you will be told what the jury "
        "decides."
    ): (
        "Tous les appels sont passés : enregistrés, complets. Des personnes les notent ; on vous dira ce que "
        "le jury décide."
    ),
    "Seat candidates": "Installer des candidats",
    "none: practice": "aucune : entraînement",
    "Number of the candidate at the first chosen desk": "Numéro du candidat au premier poste coché",
    "The other chosen desks take the numbers that follow.": (
        "Les autres postes cochés prennent les numéros qui suivent."
    ),
    "Seat them at the chosen desks": "Les installer aux postes cochés",
    "An examination is waiting for you.": "Une épreuve vous attend.",
    "No examination was given to this desk.": "Aucune épreuve n'a été donnée à ce poste.",
    "An examination was given to this desk.": "Une épreuve a été donnée à ce poste.",
    "has no candidate {number}": "n'a pas de candidat {number}",
    "Your sittings": "Vos sessions",
    (
        "Each call is marked alone: the whole first, every criterion before"
        " anything of the machine's, then with the evidence."
    ): (
        "Chaque appel se note seul : d'abord l'ensemble, puis chaque critère sans rien voir "
        "de la machine, enfin avec les preuves."
    ),
    "you are {seat}": "vous êtes {seat}",
    "The whole sitting": "Toute la session",
    "To mark": "À noter",
    "To settle": "À départager",
    "Candidate {number}, {station}": "Candidat {number}, {station}",
    "begun": "commencé",
    "not begun": "pas commencé",
    "Nothing waits for you here.": "Rien ne vous attend ici.",
    "You are an examiner of no sitting here.": "Vous n'êtes examinateur d'aucune session ici.",
    "Back to your sittings": "Retour à vos sessions",
    "The recording": "L'enregistrement",
    ("Left the candidate, right the simulated caller. Opening a call is logged."): (
        "À gauche le candidat, à droite le client simulé. Ouvrir un appel laisse une trace."
    ),
    "Listen from": "Écouter à partir de",
    "Candidate {number}": "Candidat {number}",
    "First of all, the whole call": "D'abord, l'appel dans son ensemble",
    ("Listen to all of it. This impression comes before any criterion, and stands."): (
        "Écoutez-le en entier. Cette impression vient avant tout critère, et reste."
    ),
    "Give it and go on to the criteria": "La donner et passer aux critères",
    "Every criterion, alone": "Chaque critère, seul",
    "Nothing of the machine's is shown yet, nor anybody else's marks.": (
        "Rien de la machine n'est montré encore, ni les notes de personne d'autre."
    ),
    ("Once the evidence is open, each change of a mark needs a reason, and both are kept."): (
        "Une fois les preuves ouvertes, chaque changement de note demande un motif, et les deux sont gardées."
    ),
    "Keep them and open the evidence": "Les garder et ouvrir les preuves",
    "Keep them for later": "Les garder pour plus tard",
    "Your marks, and the evidence": "Vos notes, et les preuves",
    "What the machine proposes, with the words it rests on. You decide.": (
        "Ce que propose la machine, avec les mots sur lesquels elle s'appuie. C'est vous qui décidez."
    ),
    "yours: {level}": "la vôtre : {level}",
    "the machine: {level}": "la machine : {level}",
    "The machine could judge nothing here.": "La machine n'a rien pu juger ici.",
    "{criterion}: {before}, then {after}": "{criterion} : {before}, puis {after}",
    "Change a mark": "Changer une note",
    "Level": "Niveau",
    "Change it": "La changer",
    "Sign": "Signer",
    "Then nothing can be changed any more. Say once more who you are.": (
        "Ensuite plus rien ne change. Dites une fois encore qui vous êtes."
    ),
    "Your password": "Votre mot de passe",
    "Sign these marks": "Signer ces notes",
    "Candidate {number}: what differs": "Candidat {number} : ce qui diffère",
    (
        "Two examiners differ further than may be averaged. Listen, read, "
        "settle it with a reason; both marks are kept."
    ): (
        "Deux examinateurs sont trop loin l'un de l'autre pour une moyenne. Écoutez, lisez, "
        "tranchez avec un motif ; les deux notes sont gardées."
    ),
    "The marks beside one another": "Les notes côte à côte",
    "Mark {nth}": "Note {nth}",
    "The machine": "La machine",
    "Given: {first} and {second} of 100.": "Donné : {first} et {second} sur 100.",
    "Points, 0 to 100": "Points, de 0 à 100",
    "Settle it": "Trancher",
    "not open yet": "pas encore ouverte",
    "Every call of the sitting": "Tous les appels de la session",
    "Station": "Épreuve",
    "Signed": "Signées",
    "Close the sitting": "Clore la session",
    "Then nothing of it changes any more. Say once more who you are.": (
        "Ensuite plus rien n'y change. Dites une fois encore qui vous êtes."
    ),
    "The jury": "Le jury",
    "The final marks": "Les notes finales",
    "The whole call": "Tout l'appel",
    "Back to the sitting": "Retour à la session",
    "Decided: passed": "Décision : admis",
    "Decided: not passed": "Décision : non admis",
    "to be told": "à annoncer",
    "They were told": "La décision lui a été dite",
    "From then on the decision may be contested. Say once more who you are.": (
        "À partir de là, la décision peut être contestée. Dites une fois encore qui vous êtes."
    ),
    "Final mark, of 100": "Note finale, sur 100",
    "The cut is {cut} of 100; the jury decides.": "Le seuil est {cut} sur 100 ; le jury décide.",
    "The jury decides": "Le jury décide",
    "Reason, for the candidate's letter": "Motif, pour la lettre au candidat",
    "Who decides: each gives their own password ({least} at least)": (
        "Qui décide : chacun donne son mot de passe ({least} au moins)"
    ),
    "Enter the decision": "Inscrire la décision",
    "The record of the sitting": "Le procès-verbal de la session",
    "As PDF, to be signed": "En PDF, à signer",
    "That call is not yours to mark.": "Cet appel n'est pas à noter par vous.",
    "That call is not yours to settle.": "Cet appel n'est pas à départager par vous.",
    "You are no examiner of that sitting.": "Vous n'êtes pas examinateur de cette session.",
    "That is not for examiners.": "Cela n'est pas pour les examinateurs.",
    "That is for examiners.": "Cela est pour les examinateurs.",
    "No examiner has that name and that password.": "Aucun examinateur n'a ce nom et ce mot de passe.",
    "Nothing is signed: that is not the password.": "Rien n'est signé : ce n'est pas le mot de passe.",
    "I am an examiner": "Je suis examinateur",
    "Name or pseudonym": "Nom ou pseudonyme",
}
"""English -> French."""
