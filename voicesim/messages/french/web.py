"""What the pages say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "A difficult call, before it happens": "Un appel difficile, avant qu'il n'arrive",
    "Skip to the content": "Aller au contenu",
    "Practice": "Entraînement",
    "Examination": "Épreuve",
    "Language of the pages": "Langue des pages",
    "Everything stays on this machine: no account, no network, no recording that leaves the room.": (
        "Tout reste sur cette machine : ni compte, ni réseau, aucun enregistrement ne sort de la pièce."
    ),
    "Who is calling?": "Qui appelle ?",
    (
        "Practise a difficult call before it happens. The caller is simulated; what they make you feel is "
        "not."
    ): ("Vivez un appel difficile avant qu'il n'arrive. Le client est simulé ; l'effet qu'il fait, non."),
    "A call is under way.": "Un appel est en cours.",
    "You are ready; your trainer starts all together": "Vous êtes prêt ; votre formateur lance tout le monde",
    "{name}, as its author sees it": "{name}, vu par son auteur",
    "See it as its author: that tells everything the caller hides": (
        "Le voir comme son auteur : on y lit tout ce que le client cache"
    ),
    "Try it": "L'essayer",
    "Let the robot trainees take it": "Le faire passer aux robots",
    "What the robots got": "Ce que les robots ont obtenu",
    "Robot": "Robot",
    "Facts found": "Faits trouvés",
    "Each got what it deserves.": "Chacun a obtenu ce qu'il mérite.",
    "What the caller knows": "Ce que sait le client",
    "told at once": "dit d'emblée",
    "told when asked": "dit si on le demande",
    "told when asked and trusted": "dit si on le demande, et en confiance",
    "never told": "jamais dit",
    "What a good call asks, and what is answered": "Ce qu'un bon appel demande, et ce qui est répondu",
    "The text": "Le texte",
    "{count} thing{count!p} to mend.": "{count} chose{count!p} à corriger.",
    "Nothing to mend.": "Rien à corriger.",
    "The claim form": "La fiche du sinistre",
    (
        "Fill it in while you talk. What you enter is on the record, with when; the report shows it beside "
        "what was said."
    ): (
        "Remplissez-la en parlant. Ce que vous saisissez est gardé avec l'appel, et l'instant aussi ; le "
        "rapport le met en regard de ce qui a été dit."
    ),
    "Help during the call": "Aide pendant l'appel",
    "what to say, in words": "quoi dire, avec les mots",
    "what is waiting, and why": "ce qui attend, et pourquoi",
    "only that something waits": "seulement que quelque chose attend",
    "no help": "aucune aide",
    "It grows less by itself as you manage without. The record says what was shown.": (
        "Elle diminue d'elle-même quand vous faites sans. Le dossier de l'appel dit ce qui a été montré."
    ),
    "You could": "Vous pourriez",
    (
        "Help: {shown} suggestion{shown!p} shown, {used} followed, {alone} thing{alone!p} done without. "
        "Next time: "
        "level {level}."
    ): (
        "Aide : {shown} suggestion{shown!p} montrée{shown!p}, {used} suivie{used!p}, {alone} "
        "chose{alone!p} faite"
        "{alone!p} sans. La prochaine fois : niveau {level}."
    ),
    "Answer the anger first: it was heard and not answered yet.": (
        "Répondez d'abord à la colère : elle s'est fait entendre, elle n'a pas encore eu de réponse."
    ),
    "Answer the distress first: it was told and not answered yet.": (
        "Répondez d'abord à la détresse : elle s'est dite, elle n'a pas encore eu de réponse."
    ),
    "Ask about this, it has not come up yet: {about}": (
        "Demandez ceci, il n'en a pas encore été question : {about}"
    ),
    "Something waits for you.": "Quelque chose vous attend.",
    "Go back to it": "Y revenir",
    "Callers": "Les clients",
    "Language of the calls": "Langue des appels",
    "In French": "En français",
    "In English": "En anglais",
    "Your last calls": "Vos derniers appels",
    "{day}, {hour}": "{day} à {hour}",
    "None yet. Your calls will be here, for you alone.": (
        "Aucun pour l'instant. Vos appels seront ici, pour vous seul."
    ),
    "{score} of 100": "{score} sur 100",
    "not scored": "sans note",
    "Sensitive subject": "Sujet sensible",
    "Gentle": "Abordable",
    "Demanding": "Exigeant",
    "Hard": "Difficile",
    "Back to the callers": "Retour aux clients",
    "Your part": "Votre rôle",
    "You will have this beside you during the call.": "Vous aurez ceci à côté de vous pendant l'appel.",
    "Before you pick up": "Avant de décrocher",
    "Go to the telephone": "Passer au téléphone",
    "How you will answer": "Comment vous répondrez",
    "With a headset": "Au casque",
    "You speak, and hear the caller.": "Vous parlez, et vous entendez le client.",
    "Keep no sound of this call": "Ne garder aucun son de cet appel",
    "Only its words are kept, for the scorecard. You will not be able to listen again.": (
        "Seuls les mots sont gardés, pour la grille. Vous ne pourrez pas réécouter."
    ),
    "With the keyboard": "Au clavier",
    "You type what you say; the microphone stays closed.": (
        "Vous tapez ce que vous dites ; le micro reste fermé."
    ),
    "Show what the caller says": "Afficher ce que dit le client",
    "Captions, word by word. The record says that you had them.": (
        "Des sous-titres, mot à mot. Le dossier de l'appel le mentionne."
    ),
    "The notice": "La notice",
    "I have read the notice and accept it.": "J'ai lu la notice et je l'accepte.",
    "The contract file": "Le dossier du contrat",
    "The procedure": "La procédure",
    "The telephone": "Le téléphone",
    "Length of the call": "Durée de l'appel",
    "Buttons of the telephone": "Touches du téléphone",
    "Pick up": "Décrocher",
    "Hold": "Mettre en attente",
    "Transfer": "Transférer",
    (
        "A transfer is spoken: tell the caller whom you pass them to and why. If there is a colleague for "
        "this call, they pick up, and you are speaking to them."
    ): (
        "Un transfert se dit : annoncez au client à qui vous le passez et pourquoi. S'il y a un collègue pour"
        " cet appel, il décroche, et c'est à lui que vous parlez."
    ),
    "Pause": "Faire une pause",
    "Hang up": "Raccrocher",
    "Stop the simulation now; nobody asks why": (
        "Arrêter la simulation tout de suite ; personne ne demande pourquoi"
    ),
    "Your headset": "Votre casque",
    "Put it on, open the microphone, and say a sentence as you would on the telephone.": (
        "Mettez-le, ouvrez le micro, et dites une phrase comme au téléphone."
    ),
    "Open the microphone": "Ouvrir le micro",
    "Say a sentence and hear it back": "Dire une phrase et la réentendre",
    "Level of your voice": "Niveau de votre voix",
    "I am ready: let it ring": "Je suis prêt : faites sonner",
    "No microphone? Type instead.": "Pas de micro ? Répondez au clavier.",
    "At the keyboard": "Au clavier",
    "You will hear the caller and type what you say. There is no hurry: no silence grows while you think.": (
        "Vous entendrez le client et taperez ce que vous dites. Rien ne presse : aucun silence ne s'installe "
        "pendant que vous réfléchissez."
    ),
    "What is said": "Ce qui se dit",
    "What you say": "Ce que vous dites",
    "Say it": "Dire",
    "Enter says it; Shift and Enter begins a new line.": (
        "Entrée pour le dire ; Maj et Entrée pour aller à la ligne."
    ),
    "The telephone needs JavaScript: allow it for this page. Nothing is fetched from anywhere else.": (
        "Le téléphone a besoin de JavaScript : autorisez-le pour cette page. Rien ne vient d'ailleurs."
    ),
    "Beside you": "À côté de vous",
    "Your own marks first": "D'abord, votre propre avis",
    "Before you see the result: how did it go? Leave out what you cannot tell.": (
        "Avant de voir le résultat : comment cela s'est-il passé ? Laissez vide ce que vous ne savez pas "
        "dire."
    ),
    "Keep them and see the result": "Les garder et voir le résultat",
    "See the result without": "Voir le résultat sans",
    "{duration} min": "{duration} min",
    "The call was broken off; this is what there is of it.": "L'appel a été coupé ; voici ce qu'il en reste.",
    "The score": "La note",
    "The machine proposes, with its evidence; you may contest it.": (
        "La machine propose, preuves à l'appui ; vous pouvez contester."
    ),
    "Read and hear the report": "Lire et écouter le rapport",
    "The four dimensions": "Les quatre dimensions",
    "yours: {mark}": "la vôtre : {mark}",
    "The one thing to do next": "La prochaine chose à faire",
    "Critical errors": "Erreurs critiques",
    "Take this call again": "Reprendre cet appel",
    "Choose another caller": "Choisir un autre client",
    "The recording is deleted by itself on {day}.": "L'enregistrement s'efface de lui-même le {day}.",
    "What you contest": "Ce que vous contestez",
    (
        "Tick what is wrong: the call is scored again as if it did not count. Both scores are kept; what you "
        "untick is taken back."
    ): (
        "Cochez ce qui est faux : l'appel est réévalué comme si cela ne comptait pas. Les deux notes sont"
        " gardées ; ce que vous décochez est retiré de la contestation."
    ),
    "Lines you did not say so": "Ce que vous n'avez pas dit ainsi",
    "Verdicts you hold to be wrong": "Les jugements que vous tenez pour faux",
    "Why, if you like": "Pourquoi, si vous voulez",
    "Score it again so": "Réévaluer l'appel ainsi",
    "Without what you contest: {score} of 100.": "Sans ce que vous contestez : {score} sur 100.",
    "This cannot be done": "C'est impossible ainsi",
    "Come in by the address of the terminal": "Entrez par l'adresse du terminal",
    "Open the whole address that 'voicesim serve' printed when it started: its key opens these pages.": (
        "Ouvrez l'adresse entière que « voicesim serve » a affichée au démarrage : sa clé ouvre ces pages."
    ),
    "Your calls are yours: without the key, nobody else who uses this machine can read or hear them here.": (
        "Vos appels sont à vous : sans la clé, aucun autre utilisateur de cette machine ne peut les lire ni "
        "les écouter ici."
    ),
    "calls are examinations here": "les appels sont des épreuves ici",
    "choose practice to drill, or to take a call up again": (
        "choisissez l'entraînement pour s'exercer ou reprendre un appel"
    ),
    "is no caller here": "n'est pas un client d'ici",
    "this address": "cette adresse",
    "choose one from the list of callers": "choisissez-en un dans la liste des clients",
    "a call is under way in another page": "un appel est en cours dans une autre page",
    "this desk": "ce poste",
    "end that one first": "finissez d'abord celui-là",
    "The call was broken off by a fault of the program; what was said is kept.": (
        "L'appel a été coupé par une faute du programme ; ce qui a été dit est gardé."
    ),
    "Tick the box once you have read the notice: the call begins with it.": (
        "Cochez la case une fois la notice lue : l'appel commence par là."
    ),
    "This call is over.": "Cet appel est terminé.",
    "There is no such page here.": "Il n'y a pas de page à cette adresse.",
    "Refused.": "Refusé.",
    "another program uses this port": "un autre programme utilise ce port",
    "this port cannot be opened ({error})": "ce port ne peut pas être ouvert ({error})",
    "name another, or 0 for any that is free": "nommez-en un autre, ou 0 pour n'importe quel port libre",
}
"""English -> French."""
