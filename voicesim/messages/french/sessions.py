"""What `sessions` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "{text!r} is no licence by its SPDX name, such as CC-BY-SA-4.0 or LicenseRef-Proprietary": (
        "{text!r} n'est pas une licence par son nom SPDX, comme CC-BY-SA-4.0 ou LicenseRef-Proprietary"
    ),
    "is a pack of format {format}, and this program reads {known}": (
        "est un lot de format {format}, et ce programme lit le {known}"
    ),
    "its list cannot be read": "sa liste est illisible",
    "is no pack ({why})": "n'est pas un lot ({why})",
    "it names a file twice, or too many": "il nomme deux fois un fichier, ou trop de fichiers",
    "it is no archive": "ce n'est pas une archive",
    "it has no list": "il n'a pas de liste",
    "is not signed": "n'est pas signé",
    "ask its author for a signed one: 'voicesim content pack' signs": (
        "demandez-en un signé à son auteur : « voicesim content pack » signe"
    ),
    "was changed after it was signed": "a été modifié après sa signature",
    "{name} is too large": "{name} est trop gros",
    "names a file that no pack may bring: {name!r}": (
        "nomme un fichier qu'aucun lot ne peut apporter : {name!r}"
    ),
    "do not add it; tell whoever gave it": "ne l'ajoutez pas ; prévenez qui vous l'a donné",
    "is not an earlier version of {name!r} by this organisation": (
        "n'est pas une version antérieure de {name!r} par cette organisation"
    ),
    "name the pack that this one comes after, or none": "nommez le lot que celui-ci remplace, ou aucun",
    "write it otherwise": "écrivez-le autrement",
    "is no content of the house's own": "n'est pas un contenu de votre organisation",
    "name what lies in {folder}": "nommez ce qui se trouve dans {folder}",
    "there is nothing to pack": "il n'y a rien à mettre en lot",
    "write scenarios, rubrics, moments or phrases there first": (
        "écrivez-y d'abord des scénarios, des grilles, des moments ou des phrases"
    ),
    "{count} thing{count!p} to mend, first: {what}": "{count} point{count!p} à corriger, d'abord : {what}",
    "no pack of that name was added": "aucun lot de ce nom n'a été ajouté",
    "none: there is none": "aucun : il n'y en a pas",
    "is signed by {key}": "est signé par {key}",
    "compare the key with the one its author has published": (
        "comparez la clé à celle que son auteur a publiée"
    ),
    "is signed by another than the {name!r} that is here": (
        "n'est pas signé par le même que le {name!r} qui est ici"
    ),
    "ask its author; 'voicesim content remove {name}' first, if it is right": (
        "demandez à son auteur ; « voicesim content remove {name} » d'abord, si c'est juste"
    ),
    "is version {old}, and {new} is here": "est la version {old}, et la {new} est ici",
    "'voicesim content remove {name}' first, if it is wanted": (
        "« voicesim content remove {name} » d'abord, si c'est voulu"
    ),
    "is no pack any more": "n'est plus un lot",
    "delete the folder, and add the pack again": "supprimez le dossier, et ajoutez le lot de nouveau",
    "another server of voicesim holds the calls of this folder": (
        "un autre serveur de voicesim tient déjà les appels de ce dossier"
    ),
    "end that one first, or name another folder in records.folder": (
        "arrêtez d'abord celui-là, ou nommez un autre dossier dans records.folder"
    ),
    "a folder with {count} .gguf files is not one model": (
        "un dossier de {count} fichiers .gguf n'est pas un modèle"
    ),
    "an examination needs a candidate who reads the notice and accepts it with a key": (
        "une épreuve demande un candidat qui lit la notice et l'accepte d'une touche"
    ),
    "You stopped the simulation. Take a break; your trainer is there if you wish to talk.": (
        "Vous avez arrêté la simulation. Faites une pause ; votre formateur est là si vous voulez en parler."
    ),
    "You stopped the simulation. Take a break; if you wish to talk to somebody: {contact}.": (
        "Vous avez arrêté la simulation. Faites une pause ; si vous souhaitez parler à quelqu'un : {contact}."
    ),
    "bring it again, or choose another": "apportez-le de nouveau, ou choisissez-en un autre",
    "cannot be read, so the deletion it speaks of cannot be finished": (
        "est illisible, la suppression dont il parle ne peut donc pas être finie"
    ),
    "choose another with --id": "choisissez-en un autre avec --id",
    "choose whisper-base or another that 'voicesim models list' shows for it": (
        "choisissez whisper-base ou un autre que « voicesim models list » montre pour elle"
    ),
    "close other programs, or choose a smaller one": (
        "fermez d'autres programmes, ou choisissez-en un plus petit"
    ),
    "close what holds it open, then 'voicesim records purge' goes on with it": (
        "fermez ce qui le tient ouvert, puis « voicesim records purge » continue"
    ),
    "delete the file, then ask for the deletion again": (
        "supprimez ce fichier, puis redemandez la suppression"
    ),
    "enrol them with 'voicesim catalogue enrol', or see 'voicesim catalogue people'": (
        "inscrivez la personne par « voicesim catalogue enrol », ou voyez « voicesim catalogue people »"
    ),
    "hear with a smaller one: voicesim models pull whisper-base": (
        "écoutez avec un plus petit : voicesim models pull whisper-base"
    ),
    "hold it at a terminal": "tenez-la à un terminal",
    "is an examination: nobody takes up again a caller whom others are still to meet": (
        "est une épreuve : on ne reprend pas un client que d'autres doivent encore rencontrer"
    ),
    "is an examination: what was filed then stays as it was": (
        "est une épreuve : ce qui a été déposé reste tel quel"
    ),
    "is marked and signed, its scorecard is no longer changed": (
        "est noté et signé, son évaluation ne change plus"
    ),
    "is no call of yours here": "n'est pas un de vos appels d'ici",
    "choose one from the list of your calls": "choisissez-en un dans la liste de vos appels",
    "is nobody the catalogue knows": "n'est personne que le catalogue connaisse",
    "is nobody's name": "n'est le nom de personne",
    "it answered a greeting with nothing": "il n'a rien répondu à une salutation",
    "it cannot be opened ({last})": "il ne peut pas être ouvert ({last})",
    "it does not answer ({reason})": "il ne répond pas ({reason})",
    "it does not know the language of this call ({language})": (
        "il ne connaît pas la langue de cet appel ({language})"
    ),
    "it has no chat template: a base model, which does not answer but goes on writing": (
        "il n'a pas de gabarit de conversation : c'est un modèle de base, qui ne répond pas mais continue "
        "d'écrire"
    ),
    "it hears English only, and is refused for a French call": (
        "il n'entend que l'anglais, et sera refusé pour un appel en français"
    ),
    "it is for {names}, and calls are in French or English": (
        "elle est pour {names}, et les appels sont en français ou en anglais"
    ),
    "it was not open after {patience:.0f} s": "il n'était pas ouvert après {patience:.0f} s",
    "it writes nothing ({reason})": "il n'écrit rien ({reason})",
    "leave --listen out": "retirez --listen",
    "leave voice.model empty: each caller then gets a voice that can be them, or espeak-ng's": (
        "laissez voice.model vide : chaque client reçoit alors une voix qui peut être la sienne, ou celle "
        "d'espeak-ng"
    ),
    "may be {pseudonym}, whose names stand in another order": (
        "est peut-être {pseudonym}, dont les noms sont dans un autre ordre"
    ),
    "name one for all in voice.model, or take espeak-ng": (
        "nommez-en une pour tous dans voice.model, ou prenez espeak-ng"
    ),
    "name one there (voicesim models list), or leave --second-reader out": (
        "nommez-en un là (voicesim models list), ou retirez --second-reader"
    ),
    "name the file itself in wording.model": "nommez le fichier lui-même dans wording.model",
    "no language model is named": "aucun modèle de langue n'est nommé",
    "no Piper voice of the manifest can be the caller of {id}": (
        "aucune voix Piper du manifeste ne peut être le client de {id}"
    ),
    "nothing of the call is lost, voicesim score {path} scores it then": (
        "rien de l'appel n'est perdu, voicesim score {path} l'évalue alors"
    ),
    "nothing says under which licence they may be used; that is yours to know": (
        "rien ne dit sous quelle licence ils peuvent servir ; c'est à vous de le savoir"
    ),
    "one of our own models has this name": "un de nos modèles porte ce nom",
    "opening it ended the process ({name})": "l'ouvrir a mis fin au processus ({name})",
    "say it with --licence, once you know it": "dites-la avec --licence, quand vous la connaissez",
    "score a copy of it": "évaluez-en une copie",
    "speak with espeak-ng: VOICESIM_VOICE_ENGINE=espeak-ng": (
        "parlez avec espeak-ng : VOICESIM_VOICE_ENGINE=espeak-ng"
    ),
    "start the server, or check wording.endpoint and VOICESIM_WORDING_KEY": (
        "démarrez le serveur, ou vérifiez wording.endpoint et VOICESIM_WORDING_KEY"
    ),
    "take up a practice call": "reprenez un appel d'entraînement",
    "the call up to there is scored in {path}": "l'appel jusque-là est évalué dans {path}",
    "the critical error {invented!r} was invented": "l'erreur critique {invented!r} a été inventée",
    "the critical error {missed!r} was not found": "l'erreur critique {missed!r} n'a pas été trouvée",
    "the deletion is not finished, {count} remain, and nothing is signed": (
        "la suppression n'est pas finie, il en reste {count}, et rien n'est signé"
    ),
    "the file does not say which languages it writes: hear it in both": (
        "le fichier ne dit pas quelles langues il écrit : essayez les deux"
    ),
    "the file is damaged, or too large: bring it again": (
        "le fichier est abîmé, ou trop grand : apportez-le de nouveau"
    ),
    "there is no turn of the trainee with number {value}": (
        "il n'y a pas de tour du gestionnaire numéro {value}"
    ),
    "this cannot be a name: letters, digits, dots, hyphens and underscores can": (
        "ce ne peut pas être un nom : lettres, chiffres, points, tirets et soulignés, oui"
    ),
    "this voice does not speak the language of {id} ({language})": (
        "cette voix ne parle pas la langue de {id} ({language})"
    ),
    "this voice is a {sex}'s, and {name} is a {sex2}": "cette voix est celle de {sex}, et {name} est {sex2}",
    "this voice speaks {language}, and the caller of {id} {language2}": (
        "cette voix parle {language}, et le client de {id} {language2}"
    ),
    "no voice may copy a real person's without their consent; that is yours to know": (
        "aucune voix ne peut copier celle d'une personne réelle sans son accord ; c'est à vous de le savoir"
    ),
    "whether it is a woman's or a man's voice is not said: listen before naming it for all": (
        "rien ne dit si c'est une voix de femme ou d'homme : écoutez avant de la nommer pour tous"
    ),
    "word with a smaller one: voicesim models pull qwen2.5-1.5b": (
        "formulez avec un plus petit : voicesim models pull qwen2.5-1.5b"
    ),
    "write first name and surname": "écrivez prénom et nom",
    "write them in that order, or add a word that tells the two apart": (
        "écrivez-les dans cet ordre, ou ajoutez un mot qui distingue les deux"
    ),
    "write {path}@N with N one of {value}": "écrivez {path}@N, N parmi {value}",
    "{count} due by their date: deleted (voicesim records verify).": (
        "{count} arrivé{count!p} à échéance : supprimé{count!p} (voicesim records verify)."
    ),
    "{id}: {better} ({score}) does not lead {worse} ({score2}) by {margin:g} points": (
        "{id} : {better} ({score}) ne devance pas {worse} ({score2}) de {margin:g} points"
    ),
    "{mend}; {comfort}": "{mend} ; {comfort}",
    "{name}: the client is too nice, look at {rate!r}": "{name} : le client est trop gentil, voyez {rate!r}",
    "{name}: the fact {fact!r} leaked": "{name} : le fait {fact!r} a fui",
    "{name}: the line {line!r} was said twice": "{name} : la réplique {line!r} a été dite deux fois",
    "{voice} takes {clause:.1f} s a clause here, {ratio:.1f} times its length: {other} speaks": (
        "{voice} met ici {clause:.1f} s par groupe de mots, {ratio:.1f} fois sa durée : {other} parle"
    ),
    "{what}: {first}": "{what} : {first}",
    "no language model is set that could propose lines": (
        "aucun modèle de langage n'est réglé, qui proposerait des répliques"
    ),
    "build the engine with 'make llm', bring a model with 'voicesim models pull qwen3-4b' and set "
    "VOICESIM_WORDING_MODEL=qwen3-4b, or name a server in wording.endpoint": (
        "construisez le moteur avec « make llm », apportez un modèle avec « voicesim models pull "
        "qwen3-4b » et réglez VOICESIM_WORDING_MODEL=qwen3-4b, ou nommez un serveur dans "
        "wording.endpoint"
    ),
    "{id} has no lines of that name that may be varied": (
        "{id} n'a pas de répliques de ce nom qui se varient"
    ),
    "the file cannot be read": "le fichier ne peut pas être lu",
    "this is no file of proposals (at {place})": "ce n'est pas un fichier de propositions (à {place})",
    "make one with 'voicesim scenarios vary ID --json > FILE', then set its 'accept'": (
        "faites-en un avec « voicesim scenarios vary ID --json > FICHIER », puis réglez ses « accept »"
    ),
}
"""English -> French."""
