"""The help of every command and option, in French: what is English in the code is the key."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.cli.french_help_archive import HELP as ARCHIVE
from voicesim.cli.french_help_content import HELP as CONTENT
from voicesim.cli.french_help_models import HELP as MODELS
from voicesim.cli.french_help_programme import HELP as PROGRAMME
from voicesim.cli.french_help_records import HELP as RECORDS
from voicesim.cli.french_help_room import HELP as ROOM
from voicesim.cli.french_help_sittings import HELP as SITTINGS
from voicesim.cli.french_help_verbatims import HELP as VERBATIMS

HELP: Mapping[str, str] = {
    **MODELS,
    **RECORDS,
    **ROOM,
    **ARCHIVE,
    **CONTENT,
    **SITTINGS,
    **PROGRAMME,
    **VERBATIMS,
    "Name of a call, or the beginning of it.": "Nom d'un appel, ou son début.",
    "Practise, and be examined, on the telephone with a difficult caller. Nothing leaves this machine.": (
        "S'entraîner, et passer une épreuve, au téléphone avec un client difficile. Rien ne sort de cette "
        "machine."
    ),
    "Show the version and exit.": "Afficher la version.",
    "Let a robot trainee take a call aloud; leave the recording, the transcript and the scorecard.": (
        "Faire prendre un appel à voix haute par un gestionnaire robot ; il en reste l'enregistrement, la "
        "transcription et l'évaluation."
    ),
    "Which scenario; 'voicesim scenarios list' shows them.": (
        "Quel scénario ; « voicesim scenarios list » les montre."
    ),
    "How well the robot does.": "Ce que vaut le robot.",
    "The same seed gives the same call, word for word.": "La même graine donne le même appel, mot pour mot.",
    "Hear both on the loudspeaker, at the speed of a real call.": (
        "Entendre les deux voix sur le haut-parleur, à la vitesse d'un vrai appel."
    ),
    "Folder for the call's files; a new one when left out.": "Dossier de l'appel ; un nouveau par défaut.",
    "Print one JSON object on standard output and nothing else.": (
        "N'écrire qu'un objet JSON sur la sortie standard."
    ),
    "Plain lines: no boxes, no colour, nothing that redraws itself (for screen readers).": (
        "Lignes simples : ni cadre, ni couleur, rien qui se redessine (pour les lecteurs d'écran)."
    ),
    "Take a call: with a headset, or typing. The notice and your screen come first, the scorecard after.": (
        "Prendre un appel, au casque ou au clavier. La notice et votre écran d'abord, l'évaluation après."
    ),
    "Who calls; somebody for your level when left out.": "Qui appelle ; sinon, quelqu'un de votre niveau.",
    "Practice, or certification.": "Entraînement (practice) ou épreuve (certification).",
    "Type instead of speaking.": "Taper au lieu de parler.",
    "In practice: keep no sound of this call, only its words.": (
        "À l'entraînement : ne garder aucun son de cet appel, seulement ses mots."
    ),
    "With --keyboard: read the client instead of hearing them.": (
        "Avec --keyboard : lire le client au lieu de l'entendre."
    ),
    "Language when no ID is given.": "Langue, quand aucun scénario n'est nommé.",
    "Take an earlier call up again at this turn.": "Reprendre un appel antérieur à ce tour de parole.",
    "The same seed gives the same caller.": "La même graine donne le même client.",
    "In practice: see afterwards how hard your own voice worked.": (
        "En entraînement : voir ensuite combien votre propre voix a forcé."
    ),
    "Practise in the browser: pages for yourself, on this machine only, until Ctrl-C.": (
        "S'entraîner dans le navigateur : des pages pour soi, sur cette machine seulement, jusqu'à Ctrl-C."
    ),
    "Port of the pages; 0: any that is free.": "Port des pages ; 0 : n'importe lequel qui soit libre.",
    "Only print the address.": "Afficher seulement l'adresse.",
    "Let a recorded trainee take the call: their turns are found in the voice, and the call is scored.": (
        "Faire prendre l'appel par une voix enregistrée : ses tours de parole y sont trouvés, l'appel est "
        "évalué."
    ),
    "A sound file of a trainee speaking.": "Un fichier son où le gestionnaire parle.",
    "Who calls.": "Qui appelle.",
    "Lines of start, end (seconds) and words; else the recogniser listens.": (
        "Lignes de début, fin (en secondes) et paroles ; sinon la reconnaissance écoute."
    ),
    "The trainee's channel, in a recording of two.": "Le canal du gestionnaire, quand il y en a deux.",
    "Score a call again from its events, and write its scorecard and report anew.": (
        "Réévaluer un appel d'après son journal, et récrire son évaluation et son rapport."
    ),
    "An examination that was signed is scored for the screen only: what was filed then stays as it was. "
    "What is left out of it afterwards is filed by whoever marks it (records mark --waive).": (
        "Une épreuve signée n'est réévaluée qu'à l'écran : ce qui a été déposé reste tel quel. Ce qu'on en "
        "écarte ensuite est déposé par qui la note (records mark --waive)."
    ),
    "The folder of a call.": "Le dossier d'un appel.",
    "Another rubric, by id or file.": "Une autre grille, par nom ou fichier.",
    "A line you did not say so, by its number, or a verdict you hold to be wrong, by its id; may be given "
    "again. Both scores are kept.": (
        "Une réplique que vous n'avez pas dite ainsi, par son numéro, ou un verdict que vous croyez faux, "
        "par son nom ; peut être répété. Les deux notes sont gardées."
    ),
    "Why you contest it; kept beside it.": "Pourquoi vous contestez ; gardé avec.",
    "Take a contest back: the number of the line, or the id; may be given again.": (
        "Ne plus contester : le numéro de la réplique, ou le nom ; peut être répété."
    ),
    "Leave a waivable criterion out, such as 'voix'; its weight goes to the others.": (
        "Écarter un critère qui peut l'être, comme « voix » ; son poids va aux autres."
    ),
    "How you like to learn: it orders the path.": "Comment vous aimez apprendre : cela ordonne le parcours.",
    "Let the language model of the settings point at missed words.": (
        "Laisser le modèle de langue des réglages signaler des paroles manquées."
    ),
    "First hear the trainee's turns again with this recogniser, an id or a path.": (
        "Réécouter d'abord les tours du gestionnaire avec cette reconnaissance (nom ou chemin)."
    ),
    "Measure how a voice speaks: rates, pauses, pitch and level variation. Numbers with units.": (
        "Mesurer comment une voix parle : débit, pauses, variations de hauteur, de niveau. Des nombres avec "
        "leurs unités."
    ),
    "A WAV, FLAC, OGG or MP3 file of speech.": "Un fichier WAV, FLAC, OGG ou MP3 de parole.",
    "In a call of ours the trainee is on the left.": "Dans nos appels, le gestionnaire est à gauche.",
    "Lines of start, end (seconds) and words, for the rates.": (
        "Lignes de début, fin (en secondes) et paroles, pour les débits."
    ),
    "The language of the words.": "La langue des paroles.",
    "See how hard your own voice worked in a practice call. For you alone: shown, never kept.": (
        "Voir combien votre voix a forcé dans un appel d'entraînement. Pour vous seul : montré, jamais gardé."
    ),
    "There is none in an examination, none of somebody else's call, and none but at a terminal.": (
        "Il n'y en a ni pour une épreuve, ni pour l'appel d'un autre, ni ailleurs qu'à un terminal."
    ),
    "The folder of a practice call of your own.": "Le dossier d'un de vos appels d'entraînement.",
    "Show what a sentence is heard to do: families, topics asked, facts stated, words and rule of each.": (
        "Montrer ce qu'une phrase fait entendre : familles, sujets, faits énoncés, avec mots et règle."
    ),
    "What a trainee might say, between quotes.": "Ce que dirait un gestionnaire, entre guillemets.",
    "Add this scenario's topics and statements.": "Ajouter les sujets et les énoncés de ce scénario.",
    "Number of the trainee's turn, from 0 (a greeting comes early).": (
        "Numéro du tour du gestionnaire, à partir de 0 (on salue tôt)."
    ),
    "What the client said just before.": "Ce que le client vient de dire.",
    "Search the bank: what to say, what not to say and what instead.": (
        "Chercher dans la banque : que dire, que ne pas dire, et quoi à la place."
    ),
    'What it is about: "refus de prise en charge".': "De quoi il s'agit : « refus de prise en charge ».",
    "How many at most.": "Combien au plus.",
    "Check devices, engines, weights and disk; say what to type to mend each line.": (
        "Vérifier le matériel, les moteurs, les modèles et le disque ; dire quoi taper pour réparer."
    ),
    "Measure too: noise, echo, losses, response gap, memory (a minute).": (
        "Mesurer aussi : bruit, écho, pertes, délai de réponse, mémoire (une minute)."
    ),
    "Read a text aloud for 40 s: level, noise, rate. Numbers only are kept.": (
        "Lire un texte à voix haute 40 s : niveau, bruit, débit. Seuls des nombres sont gardés."
    ),
    "Who may call: list them, read one, check, rehearse, vary.": (
        "Qui peut appeler : les lister, en lire un, vérifier, répéter, varier."
    ),
    "Let the language model of the settings propose other ways of saying a caller's lines.": (
        "Faire proposer par le modèle de langage des réglages d'autres façons de dire les répliques d'un "
        "client."
    ),
    "Guards refuse what is not fit; you accept the others one by one. What you accept is written into the "
    "scenario's file with its origin, and is said from then on as any other line, in examinations too.": (
        "Les garde-fous refusent ce qui ne convient pas ; vous acceptez les autres une à une. Ce que vous "
        "acceptez est écrit dans le fichier du scénario avec son origine, et se dit dès lors comme toute "
        "autre réplique, aux épreuves aussi."
    ),
    "Only these lines, such as 'fact' or 'objection.cost'.": (
        "Ces répliques seulement, comme « fact » ou « objection.cost »."
    ),
    "Stop once so many lines have passed the guards.": (
        "S'arrêter quand tant de répliques ont passé les garde-fous."
    ),
    "Another seed, other proposals.": "Une autre graine, d'autres propositions.",
    "Who accepts, for the file.": "Qui accepte, pour le fichier.",
    "Accept what a file of --json says, once you have edited it.": (
        "Accepter ce que dit un fichier de --json, une fois que vous l'avez relu."
    ),
    "Let the robots take every call, unheard: ranks, critical errors, leaks and repeats are checked.": (
        "Faire prendre tous les appels par les robots, sans bruit : rangs, erreurs critiques, fuites et "
        "redites sont vérifiés."
    ),
    "Scenarios; all of ours when left out.": "Des scénarios ; tous les nôtres par défaut.",
    "List the scenarios: who calls about what, and how hard it is.": (
        "Lister les scénarios : qui appelle, pour quoi, et la difficulté."
    ),
    "Only this language.": "Cette langue seulement.",
    "Show the trainee's side of a scenario: who you are, what your screen says, the procedure.": (
        "Montrer le côté du gestionnaire : qui vous êtes, votre écran, la procédure."
    ),
    "FR03, or a file of your own.": "FR03, ou un fichier à vous.",
    "Show what the caller hides too: for trainers.": "Montrer aussi ce que cache le client (formateurs).",
    "Check scenarios, moments, blueprints and examples; every fault is named with its file, line, key and "
    "remedy.": (
        "Vérifier scénarios, moments, plans d'épreuve et exemples ; chaque défaut est nommé avec fichier, "
        "ligne, clé et remède."
    ),
    "Scenarios, moments, blueprints or examples (.tsv) of your own; all of ours when left out.": (
        "Vos scénarios, moments, plans d'épreuve ou exemples (.tsv) ; tous les nôtres par défaut."
    ),
    "Models, or light, standard, room.": "Des modèles, ou light, standard, room.",
    "Who marks and signs.": "Qui note et signe.",
    "The reason; it is entered in the journal.": "La raison ; elle est portée au journal.",
    "The settings of this machine: one file, then the environment, then the command line.": (
        "Les réglages de cette machine : un fichier, puis l'environnement, puis la ligne de commande."
    ),
    "Show every setting, its value, and where the value comes from.": (
        "Montrer chaque réglage, sa valeur et d'où elle vient."
    ),
    "Write a settings file with every default in it as a comment; an existing one is left alone.": (
        "Écrire un fichier de réglages avec chaque défaut en commentaire ; un fichier existant est respecté."
    ),
    "Set the engines of light, standard or room.": "Choisir les moteurs de light, standard ou room.",
    "Print the JSON Schema of the settings file, for an editor that checks TOML.": (
        "Écrire le schéma JSON des réglages, pour un éditeur qui vérifie le TOML."
    ),
    "Show this message and exit.": "Afficher cette aide.",
    "The caller speaks and is worded as the settings ask ('auto': the best voice that is here).": (
        "Le client parle et s'exprime comme le demandent les réglages (« auto » : la meilleure voix)."
    ),
    "The recogniser must hear the robot; its script's words otherwise.": (
        "La reconnaissance doit entendre le robot ; sinon, les paroles de son script."
    ),
    "Show the notice of a call: what is said aloud before it, and what is read and accepted.": (
        "Montrer la notice d'un appel : ce qui est dit à voix haute avant, ce qui est lu et accepté."
    ),
    "All of it at once; at a terminal it is paged otherwise.": (
        "Toute d'un coup ; sinon, à un terminal, page par page."
    ),
    "The language of the notice; your own when left out.": "La langue de la notice ; la vôtre par défaut.",
    "Many sentences: lines of language, TAB, sentence, and if need be TAB scenario, TAB turn; with --json a "
    "JSON object a line comes out, in the same order.": (
        "Beaucoup de phrases : lignes de langue, TAB, phrase et, au besoin, TAB scénario, TAB tour ; avec "
        "--json il en sort un objet JSON par ligne, dans le même ordre."
    ),
    "Engines are not used, whatever the settings say: scripts tell the words, the phrase writer replies, "
    "tones speak. 'voicesim demo --recognised' is the same with them.": (
        "Les moteurs ne servent pas, quoi que disent les réglages : des scripts donnent les paroles, le "
        "rédacteur de phrases répond, des sons parlent. « voicesim demo --recognised » fait de même avec eux."
    ),
    "Whose: a name or a pseudonym of the catalogue.": "De qui : un nom ou un pseudonyme du catalogue.",
}
"""English -> French, paragraph by paragraph."""
