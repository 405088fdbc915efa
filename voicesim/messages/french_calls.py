"""What is wrong with calls, records and settings, and how to mend it, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "'voicesim config show' lists them all": "« voicesim config show » les montre tous",
    "'{key}' is not a setting": "« {key} » n'est pas un réglage",
    ", or ": ", ou ",
    "0 < quiet <= speech < 1": "0 < quiet <= speech < 1",
    "0 < share <= 1": "0 < share <= 1",
    "0 <= goes_on <= 1": "0 <= goes_on <= 1",
    "0.02 <= eager <= floor (seconds)": "0,02 <= eager <= floor (secondes)",
    "0.1 <= floor <= ceiling <= 5 (seconds)": "0,1 <= floor <= ceiling <= 5 (secondes)",
    "0.2 <= patience <= 3": "0,2 <= patience <= 3",
    "PortAudio, the library that reaches microphone and speaker, is not installed": (
        "PortAudio, qui atteint micro et haut-parleur, n'est pas installé"
    ),
    "a contest leads to a second examiner": "une contestation mène à un second examinateur",
    "a file stands where a folder should be": "un fichier est là où il faudrait un dossier",
    "a folder stands where a file should be": "un dossier est là où il faudrait un fichier",
    "a folder with {count} .gguf files is not one model": (
        "un dossier de {count} fichiers .gguf n'est pas un modèle"
    ),
    "add {name!r}": "ajoutez {name!r}",
    "allow the recording": "autorisez l'enregistrement",
    "already holds {holds}, and nothing is ever overwritten": (
        "contient déjà {holds}, et rien n'est jamais écrasé"
    ),
    "an examination must say who holds it, whom to ask about one's data, and be recorded": (
        "une épreuve doit dire qui la tient, à qui demander ses données, et être enregistrée"
    ),
    "an examination needs a candidate who reads the notice and accepts it with a key": (
        "une épreuve demande un candidat qui lit la notice et l'accepte d'une touche"
    ),
    "analysis": "l'analyse",
    "another program uses it in exclusive mode": "un autre programme l'utilise en mode exclusif",
    "are these milliseconds? write seconds from the start of this recording": (
        "sont-ce des millisecondes ? écrivez des secondes depuis le début de cet enregistrement"
    ),
    "begin the marking again": "recommencez la notation",
    "begin the marking, or put the file back from a copy": (
        "commencez la notation, ou remettez le fichier depuis une copie"
    ),
    "begin when one of them has ended": "commencez quand l'un d'eux est fini",
    "breaks off after {there:.1f} s: {there:.1f} s of {total:.1f} could be read": (
        "s'interrompt après {there:.1f} s : {there:.1f} s sur {total:.1f} ont pu être lues"
    ),
    "breaks off after {there:.1f} s; what follows cannot be read": (
        "s'interrompt après {there:.1f} s ; la suite est illisible"
    ),
    "bring it again, or choose another": "apportez-le de nouveau, ou choisissez-en un autre",
    "bring it again: 'voicesim models pull' does for those that 'models list' shows": (
        "apportez-le de nouveau : « voicesim models pull » le fait pour ceux que montre « models list »"
    ),
    "broke off before the first block of sound": "s'est interrompu avant le premier bloc de son",
    "calibration": "étalonnage",
    "cannot be read": "ne peut pas être lu",
    "cannot be read ({reason})": "ne peut pas être lu ({reason})",
    "cannot be read ({why})": "ne peut pas être lu ({why})",
    "cannot be written": "ne peut pas être écrit",
    "cannot be written ({value})": "ne peut pas être écrit ({value})",
    "change it": "changez-le",
    "change the language or the scenario": "changez la langue ou le scénario",
    "check its permissions": "vérifiez ses droits",
    "check the name and the folder": "vérifiez le nom et le dossier",
    "check the path": "vérifiez le chemin",
    "check the permissions of the file": "vérifiez les droits du fichier",
    "choose a .gguf file, such as 'voicesim models pull qwen3-4b' brings": (
        "choisissez un fichier .gguf, comme en apporte « voicesim models pull qwen3-4b »"
    ),
    "choose a folder you may write to with --out": ("choisissez avec --out un dossier où vous pouvez écrire"),
    "choose a folder you own, or ask for the permission": (
        "choisissez un dossier à vous, ou demandez l'autorisation"
    ),
    "choose an empty or a new folder": "choisissez un dossier vide ou nouveau",
    "choose another": "choisissez-en un autre",
    "choose another folder": "choisissez un autre dossier",
    "choose another name or delete it": "choisissez un autre nom ou supprimez-le",
    "choose another turn of the trainee, or another call": "choisissez un autre tour, ou un autre appel",
    "choose another with --id": "choisissez-en un autre avec --id",
    "choose one of: {value}": "choisissez l'un de : {value}",
    "choose whisper-base or another that 'voicesim models list' shows for it": (
        "choisissez whisper-base ou un autre que « voicesim models list » montre pour elle"
    ),
    "choose {least} to {most} days": "choisissez {least} à {most} jours",
    "close other programs or use a smaller one: voicesim models pull whisper-base": (
        "fermez d'autres programmes ou prenez-en un plus petit : voicesim models pull whisper-base"
    ),
    "close other programs that use sound": "fermez les autres programmes qui utilisent le son",
    "close other programs, or choose a smaller one": (
        "fermez d'autres programmes, ou choisissez-en un plus petit"
    ),
    "close that program, or untick “Allow applications to take exclusive control” in its properties": (
        "fermez ce programme, ou décochez « Autoriser les applications à prendre le contrôle "
        "exclusif » dans ses propriétés"
    ),
    "close the program that is using it (a call, a recorder, a browser tab), then call again": (
        "fermez le programme qui l'utilise (un appel, un enregistreur, un onglet), puis rappelez"
    ),
    "close what holds it open, then 'voicesim records purge' finishes the deletion": (
        "fermez ce qui le tient ouvert, puis « voicesim records purge » achève la suppression"
    ),
    "contest a line of your own": "contestez une de vos répliques",
    "contest it when the examiner has signed": "contestez quand l'examinateur aura signé",
    "copy it again from where it came, or save the part you want as a new file": (
        "copiez-le de nouveau, ou enregistrez la partie voulue dans un nouveau fichier"
    ),
    "copy it there again whole, or name another: 'voicesim models pull whisper-base' brings one": (
        "recopiez-le entier, ou nommez-en un autre : « voicesim models pull whisper-base » en apporte un"
    ),
    "could be any of {count} calls": "peut être n'importe lequel de {count} appels",
    "could not be wholly deleted ({what})": "n'a pas pu être entièrement supprimé ({what})",
    "count from the first second": "comptez à partir de la première seconde",
    "create it or choose another one": "créez-le ou choisissez-en un autre",
    "create it, or unset {file_variable}": "créez-le, ou supprimez {file_variable}",
    "delete it and say it again": "supprimez-le et redites-le",
    "delete it when the result is final": "supprimez-la quand le résultat est définitif",
    "delete it, or type the words again": "supprimez-le, ou retapez les mots",
    "delete it: the words heard in the call then count": (
        "supprimez-le : les paroles entendues pendant l'appel compteront"
    ),
    "did you mean {near!r}": "vouliez-vous dire {near!r}",
    "does not exist": "n'existe pas",
    "duck, hold and lasting are out of order": "duck, hold et lasting ne sont pas dans l'ordre",
    "edit that one": "modifiez celui-là",
    "exchange the two": "échangez les deux",
    "export it again from the program that made it": "exportez-le de nouveau du programme d'origine",
    "export the call without its sound, or take the recording from a copy": (
        "exportez l'appel sans son, ou prenez l'enregistrement d'une copie"
    ),
    "free some space or choose another folder": "libérez de la place ou choisissez un autre dossier",
    "free some space or choose another folder with --out; what was recorded so far can be played": (
        "libérez de la place, ou choisissez un autre dossier avec --out ; ce qui est "
        "enregistré jusque-là peut être écouté"
    ),
    "give a WAV, FLAC, OGG or MP3 file of speech": "donnez un fichier WAV, FLAC, OGG ou MP3 de parole",
    "give each dimension 0 to 100": "donnez à chaque dimension de 0 à 100",
    "give the examiner's name": "donnez le nom de l'examinateur",
    "give the reason": "donnez la raison",
    "go on with that marking": "continuez cette notation",
    "go on without it": "continuez sans",
    "has format {value!r}, this version reads {format}": (
        "est au format {value!r}, cette version lit {format}"
    ),
    "has no criterion {criterion!r}": "n'a pas de critère {criterion!r}",
    "has no line {turn}": "n'a pas de réplique {turn}",
    "has no mark for {names}": "n'a pas de note pour {names}",
    "has no scorecard": "n'a pas d'évaluation",
    "has no {quality} robot trainee": "n'a pas de robot {quality}",
    "has one channel only": "n'a qu'un canal",
    "has {count} channels, and none is marked as the trainee's": (
        "a {count} canaux, et aucun n'est celui du gestionnaire"
    ),
    "hear with a smaller one: voicesim models pull whisper-base": (
        "écoutez avec un plus petit : voicesim models pull whisper-base"
    ),
    "hold a new call as {mode}; what was practised is never examined": (
        "tenez un nouvel appel en {mode} ; un entraînement ne devient jamais une épreuve"
    ),
    "hold it at a terminal": "tenez-la à un terminal",
    "holds no marks": "ne contient aucune note",
    "holds no sound": "ne contient aucun son",
    "holds samples that are no numbers: {there:.1f} s of {length:.1f} could be read": (
        "contient des échantillons qui ne sont pas des nombres : {there:.1f} s sur "
        "{length:.1f} ont pu être lues"
    ),
    "holds too little of your voice for a curve": "contient trop peu de votre voix pour une courbe",
    "install it again with: pip install --force-reinstall faster-whisper": (
        "réinstallez-le avec : pip install --force-reinstall faster-whisper"
    ),
    "install it with 'make llm', or go on with the phrase writer": (
        "installez-le avec « make llm », ou continuez avec le rédacteur de phrases"
    ),
    "install it with: pip install --force-reinstall faster-whisper": (
        "installez-le avec : pip install --force-reinstall faster-whisper"
    ),
    "install the driver and NVIDIA's cuBLAS, or use the processor: VOICESIM_EARS_DEVICE=cpu": (
        "installez le pilote et cuBLAS de NVIDIA, ou prenez le processeur : VOICESIM_EARS_DEVICE=cpu"
    ),
    "is a folder": "est un dossier",
    "is a signed examination whose mark may be contested {until}": (
        "est une épreuve signée dont la note peut être contestée {until}"
    ),
    "is an examination": "est une épreuve",
    "is an examination: nobody takes up again a caller whom others are still to meet": (
        "est une épreuve : on ne reprend pas un client que d'autres doivent encore rencontrer"
    ),
    "is an examination: what was filed then stays as it was": (
        "est une épreuve : ce qui a été déposé reste tel quel"
    ),
    "is being marked by {examiner}": "est en cours de notation par {examiner}",
    "is closed already": "est déjà clos",
    "is closed and signed": "est clos et signé",
    "is contested without a reason": "est contesté sans raison",
    "is damaged": "est abîmé",
    "is empty": "est vide",
    "is marked and signed, its scorecard is no longer changed": (
        "est noté et signé, son évaluation ne change plus"
    ),
    "is no call here": "n'est pas un appel d'ici",
    "is not JSON": "n'est pas du JSON",
    "is not a key": "n'est pas une clé",
    "is not a manifest": "n'est pas un manifeste",
    "is not a sound file": "n'est pas un fichier son",
    "is not a whole FLAC file and so cannot be marked": (
        "n'est pas un fichier FLAC entier et ne peut donc pas être marqué"
    ),
    "is not an exported call": "n'est pas un appel exporté",
    "is not marked yet": "n'est pas encore noté",
    "is not the folder of a call": "n'est pas le dossier d'un appel",
    "is not what was filed: {sentence}": "n'est pas ce qui a été déposé : {sentence}",
    "is there already": "est déjà là",
    "is to be deleted without a reason": "serait supprimé sans raison",
    "is to be marked by nobody": "ne serait noté par personne",
    "it begins before the line above has ended": "elle commence avant la fin de la ligne précédente",
    "it begins before the recording": "elle commence avant l'enregistrement",
    "it cannot be opened ({last})": "il ne peut pas être ouvert ({last})",
    "it could not be opened ({value})": "il n'a pas pu être ouvert ({value})",
    "it does not answer ({reason})": "il ne répond pas ({reason})",
    "it does not know the language of this call ({language})": (
        "il ne connaît pas la langue de cet appel ({language})"
    ),
    "it ends at {end:.1f} s, but the recording lasts {length:.1f} s": (
        "elle finit à {end:.1f} s, mais l'enregistrement dure {length:.1f} s"
    ),
    "it holds a character that no name of a file can": (
        "il contient un caractère qu'aucun nom de fichier ne peut avoir"
    ),
    "it is busy: another program holds it": "il est occupé : un autre programme le tient",
    "it is for {names}, and calls are in French or English": (
        "elle est pour {names}, et les appels sont en français ou en anglais"
    ),
    "it is no longer there": "il n'est plus là",
    "it knows English only, and this call is in another language ({language})": (
        "il ne connaît que l'anglais, et cet appel est dans une autre langue ({language})"
    ),
    "it should be an address such as http://127.0.0.1:8080/v1": (
        "il faut une adresse comme http://127.0.0.1:8080/v1"
    ),
    "it was not open after {patience:.0f} s": "il n'était pas ouvert après {patience:.0f} s",
    "it was unplugged in mid-call and did not come back": ("il a été débranché en plein appel, sans retour"),
    "it writes nothing ({reason})": "il n'écrit rien ({reason})",
    "keep 0.02 <= duck <= hold <= lasting (seconds)": ("gardez 0,02 <= duck <= hold <= lasting (secondes)"),
    "keep recordings no longer than the analysis": (
        "ne gardez pas les enregistrements plus longtemps que l'analyse"
    ),
    "keep {mend}": "gardez {mend}",
    "leave --channel out": "retirez --channel",
    "leave --keyboard out": "retirez --keyboard",
    "leave --listen out": "retirez --listen",
    "leave --realtime out and hear it in the report": "retirez --realtime et écoutez-le dans le rapport",
    "leave voice.model empty: each caller then gets a voice that can be them, or espeak-ng's": (
        "laissez voice.model vide : chaque client reçoit alors une voix qui peut être la "
        "sienne, ou celle d'espeak-ng"
    ),
    "let another examiner mark it": "faites noter par un autre examinateur",
    "line {number} is not an event ({error})": "la ligne {number} n'est pas un événement ({error})",
    "line {turn} is the client's": "la réplique {turn} est du client",
    "llama-cpp-python is not installed ({error}), so no local model can word the replies": (
        "llama-cpp-python n'est pas installé ({error}) : aucun modèle local ne peut formuler les réponses"
    ),
    "llama.cpp cannot load this model ({error})": "llama.cpp ne peut pas charger ce modèle ({error})",
    "logs": "les journaux",
    "look at the indentation, colons and quotes of this line and the one before": (
        "voyez le retrait, les deux-points et les guillemets de cette ligne et de la précédente"
    ),
    "mark every criterion, then close": "notez chaque critère, puis clôturez",
    "mark it with the version of voicesim and of personas/rubrics that held it": (
        "notez-le avec la version de voicesim et de personas/rubrics qui l'a tenu"
    ),
    "may not be written": "n'est pas autorisé en écriture",
    "measured: echo": "mesuré : l'écho",
    "measured: room": "mesuré : la pièce",
    "measured: words": "mesuré : les paroles",
    "mend the line it names": "corrigez la ligne nommée",
    "move it away or choose another folder": "déplacez-le ou choisissez un autre dossier",
    "name a Smart Turn v3 network (.onnx) there, or leave ears.turn_model empty": (
        "nommez-y un réseau Smart Turn v3 (.onnx), ou laissez ears.turn_model vide"
    ),
    "name a file in it": "nommez un fichier qui s'y trouve",
    "name a file that can": "nommez un fichier qui peut l'être",
    "name a folder that holds {manifest} and {events}": (
        "nommez un dossier qui contient {manifest} et {events}"
    ),
    "name a multilingual model in ears.model, or bring one: voicesim models pull whisper-base": (
        "nommez un modèle multilingue dans ears.model, ou apportez-en un : voicesim models pull whisper-base"
    ),
    "name a practice call of your own": "nommez un de vos appels d'entraînement",
    "name a text file in UTF-8": "nommez un fichier texte en UTF-8",
    "name a zip that export wrote": "nommez un zip qu'a écrit « export »",
    "name its folder, {parent}": "nommez son dossier, {parent}",
    "name one for all in voice.model, or take espeak-ng": (
        "nommez-en une pour tous dans voice.model, ou prenez espeak-ng"
    ),
    "name one of 0 to {value}": "nommez-en une de 0 à {value}",
    "name one that 'voicesim records list' shows": ("nommez un de ceux que « voicesim records list » montre"),
    "name one there (voicesim models list), or leave --second-reader out": (
        "nommez-en un là (voicesim models list), ou retirez --second-reader"
    ),
    "name the file itself in wording.model": "nommez le fichier lui-même dans wording.model",
    "name the folder of a call": "nommez le dossier d'un appel",
    "name the folder of a call, or a copy of it": "nommez le dossier d'un appel, ou une copie",
    "name the folder of a model, or bring one with: voicesim models pull whisper-base": (
        "nommez le dossier d'un modèle, ou apportez-en un avec : voicesim models pull whisper-base"
    ),
    "names an unknown language or mode": "nomme une langue ou un mode inconnus",
    "names no scenario or no seed": "ne nomme ni scénario ni graine",
    "nested without end": "imbriqué sans fin",
    "no Piper voice of the manifest can be the caller of {id}": (
        "aucune voix Piper du manifeste ne peut être le client de {id}"
    ),
    "no language model is named": "aucun modèle de langue n'est nommé",
    "no line has the id {name!r}; name one of {value}": (
        "aucune réplique ne s'appelle {name!r} ; nommez l'une de {value}"
    ),
    "not a JSON object": "ce n'est pas un objet JSON",
    "not a whole {value}: {error}": "{value} n'est pas entier : {error}",
    "nothing of it can be saved, delete it": "rien ne peut en être sauvé, supprimez-le",
    "one of our own models has this name": "un de nos modèles porte ce nom",
    "open it with the version of voicesim that wrote it": (
        "ouvrez-le avec la version de voicesim qui l'a écrit"
    ),
    "open its evidence first, or mark it otherwise": "ouvrez d'abord ses preuves, ou notez autrement",
    "opening it ended the process ({name})": "l'ouvrir a mis fin au processus ({name})",
    "plug it in again, or choose another one: voicesim doctor lists them": (
        "rebranchez-le, ou choisissez-en un autre : voicesim doctor les liste"
    ),
    "plug it in and call again; the call up to there was kept": (
        "rebranchez-le et rappelez ; l'appel est gardé jusque-là"
    ),
    "plug it in, or choose one of: {names}": "branchez-le, ou choisissez parmi : {names}",
    "plug the headset in, or call with --keyboard": "branchez le casque, ou appelez avec --keyboard",
    "preprocessor_config.json is missing or that of another model": (
        "preprocessor_config.json manque, ou c'est celui d'un autre modèle"
    ),
    "put it back from a copy, or hold the examination again": (
        "remettez-le depuis une copie, ou refaites passer l'épreuve"
    ),
    "put the key back from a copy; without it the journal can be read but not proved": (
        "remettez la clé depuis une copie ; sans elle le journal se lit mais ne se prouve pas"
    ),
    "put the lines in order": "mettez les lignes dans l'ordre",
    "recordings": "les enregistrements",
    "recordings ({recording} days) would outlive the analysis ({analysis} days)": (
        "les enregistrements ({recording} jours) dureraient plus que l'analyse ({analysis} jours)"
    ),
    "remove it": "retirez-le",
    "remove it or use one of {allowed}": "retirez-le ou prenez l'un de {allowed}",
    "remove them": "retirez-les",
    "save it as UTF-8": "enregistrez-le en UTF-8",
    "save the file as NFC": "enregistrez le fichier en NFC",
    "save the trainee's channel as a mono file": "enregistrez le canal du gestionnaire en mono",
    "say it with --licence, once you know it": "dites-la avec --licence, quand vous la connaissez",
    "say what was seen otherwise": "dites ce qui est vu autrement",
    "says it holds {rate} samples a second, in which no speech fits": (
        "annonce {rate} échantillons par seconde, où aucune parole ne tient"
    ),
    "score a copy of it": "évaluez-en une copie",
    "score it first with 'voicesim score'": "évaluez-le d'abord avec « voicesim score »",
    "score the call again": "réévaluez l'appel",
    "score the call again with 'voicesim score'": "réévaluez l'appel avec « voicesim score »",
    "self-assessment belongs to practice": "l'auto-évaluation appartient à l'entraînement",
    "set the clock, or if the date is right type 'voicesim records purge --date-is-right'": (
        "réglez l'horloge ou, si la date est juste, tapez « voicesim records purge --date-is-right »"
    ),
    "speak for {enough_speech:.0f} s at least, with a headset": (
        "parlez au moins {enough_speech:.0f} s, avec un casque"
    ),
    "speak with espeak-ng: VOICESIM_VOICE_ENGINE=espeak-ng": (
        "parlez avec espeak-ng : VOICESIM_VOICE_ENGINE=espeak-ng"
    ),
    "start the server, or check wording.endpoint and VOICESIM_WORDING_KEY": (
        "démarrez le serveur, ou vérifiez wording.endpoint et VOICESIM_WORDING_KEY"
    ),
    "take a practice call": "prenez un appel d'entraînement",
    "take the call from a copy, or open it with the version of voicesim that wrote it": (
        "prenez l'appel d'une copie, ou ouvrez-le avec la version de voicesim qui l'a écrit"
    ),
    "take the ears that 'measured: words' recommends, and close other programs": (
        "prenez l'écoute que recommande « mesuré : les paroles », et fermez les autres programmes"
    ),
    "take up a practice call": "reprenez un appel d'entraînement",
    "the accents of this file are characters of their own, apart from their letters (NFD)": (
        "les accents de ce fichier sont des caractères à part, séparés de leurs lettres (NFD)"
    ),
    "the client's state at this turn was not kept": "l'état du client à ce tour n'a pas été gardé",
    (
        "the clock says {now:%Y-%m-%d}, {days} days after the program was last used "
        "({last:%Y-%m-%d}), so nothing was deleted"
    ): (
        "l'horloge dit {now:%Y-%m-%d}, {days} jours après le dernier usage du programme "
        "({last:%Y-%m-%d}) : rien n'a été supprimé"
    ),
    "the criterion {name!r} cannot be waived": "le critère {name!r} ne peut pas être écarté",
    "the disk is full": "le disque est plein",
    "the disk takes no more of the recording": "le disque ne prend plus rien de l'enregistrement",
    "the end is before the start": "la fin est avant le début",
    "the file cannot be read ({strerror})": "le fichier ne peut pas être lu ({strerror})",
    "the file is damaged, or too large: bring it again": (
        "le fichier est abîmé, ou trop grand : apportez-le de nouveau"
    ),
    "the file is empty": "le fichier est vide",
    "the file is not UTF-8 text": "le fichier n'est pas du texte UTF-8",
    "the folder is not there": "le dossier n'est pas là",
    "the graphics card or its libraries cannot be used": (
        "la carte graphique ou ses bibliothèques ne peuvent pas servir"
    ),
    "the id {id!r} does not end in {quality!r}; make them agree": (
        "le nom {id!r} ne finit pas par {quality!r} ; accordez-les"
    ),
    "the key {name!r} is missing": "la clé {name!r} manque",
    "the line is blank": "la ligne est vide",
    "the proposal for {criterion} cannot be accepted unseen": (
        "la proposition pour {criterion} ne peut pas être acceptée sans être vue"
    ),
    "the recognition model does not fit into this machine's memory": (
        "le modèle de reconnaissance ne tient pas dans la mémoire de cette machine"
    ),
    "the recognition model is damaged": "le modèle de reconnaissance est abîmé",
    "the recognition model is not on this machine": (
        "le modèle de reconnaissance n'est pas sur cette machine"
    ),
    "the recognition model lacks {names}": "il manque au modèle de reconnaissance {names}",
    "the speech detector (Silero v6) is not installed": (
        "le détecteur de parole (Silero v6) n'est pas installé"
    ),
    "the speech detector's network cannot be read": ("le réseau du détecteur de parole ne peut pas être lu"),
    "the voice mirror is shown at a terminal and never passed on": (
        "le miroir de la voix se montre à un terminal et ne se transmet jamais"
    ),
    "the voice mirror was removed from this machine": ("le miroir de la voix a été retiré de cette machine"),
    "there is a settings file already": "il y a déjà un fichier de réglages",
    "there is no home folder {value!r} here": "il n'y a pas ici de dossier personnel {value!r}",
    "there is no level {level!r}": "il n'y a pas de niveau {level!r}",
    "there is no sentence": "il n'y a pas de phrase",
    "there is no such file": "ce fichier n'existe pas",
    "there is no such rubric in {language!r}": "il n'y a pas de telle grille en {language!r}",
    "there is no such scenario": "ce scénario n'existe pas",
    "there is no turn of the trainee with number {value}": (
        "il n'y a pas de tour du gestionnaire numéro {value}"
    ),
    "there is no voice in a typed call": "il n'y a pas de voix dans un appel tapé",
    "there is no voice mirror in an examination": "il n'y a pas de miroir de la voix dans une épreuve",
    "there is no word in it": "il n'y a aucune parole",
    "there is no {side} of that name": "il n'y a pas de {side} de ce nom",
    "there is no {side} on this machine": "il n'y a pas de {side} sur cette machine",
    "this Piper voice is not on this machine": "cette voix Piper n'est pas sur cette machine",
    "this call was taken under another account": "cet appel a été pris sous un autre compte",
    "this cannot be a name: letters, digits, dots, hyphens and underscores can": (
        "ce ne peut pas être un nom : lettres, chiffres, points, tirets et soulignés, oui"
    ),
    "this cannot be read ({reason})": "ceci ne peut pas être lu ({reason})",
    "this file is no network that can be read": "ce fichier n'est pas un réseau lisible",
    "this is a file, and a recognition model is a folder": (
        "c'est un fichier, et un modèle de reconnaissance est un dossier"
    ),
    "this is a folder": "c'est un dossier",
    "this is no language model in the GGUF format": "ce n'est pas un modèle de langue au format GGUF",
    "this is not TOML (brackets in brackets, too deep)": (
        "ce n'est pas du TOML (crochets dans des crochets, trop profond)"
    ),
    "this is not TOML ({problem})": "ce n'est pas du TOML ({problem})",
    "this is not UTF-8 text": "ce n'est pas du texte UTF-8",
    "this is not YAML ({problem})": "ce n'est pas du YAML ({problem})",
    "this is not a Whisper model": "ce n'est pas un modèle Whisper",
    "this is not a readable text file": "ce n'est pas un fichier texte lisible",
    "this is not start, end and words": "ce n'est pas un début, une fin et des paroles",
    "this machine cannot compute in {compute_type!r}": (
        "cette machine ne sait pas calculer en {compute_type!r}"
    ),
    "this network is no turn model: it reads {shapes}, not [1, {bands}, {steps}]": (
        "ce réseau n'est pas un modèle de fin de tour : il lit {shapes}, pas [1, {bands}, {steps}]"
    ),
    "this network is no turn model: {reason}": "ce réseau n'est pas un modèle de fin de tour : {reason}",
    "this voice does not say under which licence it may be used": (
        "cette voix ne dit pas sous quelle licence elle peut servir"
    ),
    "this voice does not speak the language of {id} ({language})": (
        "cette voix ne parle pas la langue de {id} ({language})"
    ),
    "this voice is a {sex}'s, and {name} is a {sex2}": (
        "cette voix est celle de {sex}, et {name} est {sex2}"
    ),
    "this voice speaks {language}, and the caller of {id} {language2}": (
        "cette voix parle {language}, et le client de {id} {language2}"
    ),
    "two lines have the same id; name each once": (
        "deux répliques ont le même nom ; nommez chacune une fois"
    ),
    "type 'voicesim doctor --calibrate'": "tapez « voicesim doctor --calibrate »",
    "type the command without a pipe, a file or --json": (
        "tapez la commande sans tube, ni fichier, ni --json"
    ),
    "type: {value}, or call with --keyboard": "tapez : {value}, ou appelez avec --keyboard",
    "unknown event {value!r}": "événement inconnu {value!r}",
    "unknown key {name!r}": "clé inconnue {name!r}",
    "unplug it and plug it in again, or choose another one: voicesim doctor lists them": (
        "débranchez-le et rebranchez-le, ou choisissez-en un autre : voicesim doctor les liste"
    ),
    'use "int8"': 'prenez "int8"',
    "use a headset with a cable: wireless ones and mixing programs add this": (
        "prenez un casque filaire : le sans-fil et les logiciels de mixage ajoutent cela"
    ),
    "use one of {known}, or the path of a .yaml file": (
        "prenez l'un de {known}, ou le chemin d'un fichier .yaml"
    ),
    "use one of {names}": "prenez l'un de {names}",
    "waive one of {value}": "écartez l'un de {value}",
    "was already marked by {examiner}": "a déjà été noté par {examiner}",
    "was marked {value} times": "a été noté {value} fois",
    "was not begun as a {mode} call of this store": "n'a pas été commencé ici comme appel {mode}",
    "was scored again since marking began": "a été réévalué depuis le début de la notation",
    "was scored by another version of the rubric {id} than the one that is here": (
        "a été évalué par une autre version de la grille {id} que celle d'ici"
    ),
    "was signed more than {contest_days} days ago": "a été signé il y a plus de {contest_days} jours",
    "word with a smaller one: voicesim models pull qwen2.5-1.5b": (
        "formulez avec un plus petit : voicesim models pull qwen2.5-1.5b"
    ),
    "write '0.50 1.80 Bonjour madame'": "écrivez « 0,50 1,80 Bonjour madame »",
    "write 0 for the first, or nothing": "écrivez 0 pour le premier, ou rien",
    "write fr or en first": "écrivez d'abord fr ou en",
    "write it as http://127.0.0.1:8080/v1": "écrivez-la comme http://127.0.0.1:8080/v1",
    "write lines like '0.50 1.80 Bonjour madame'": ("écrivez des lignes comme « 0,50 1,80 Bonjour madame »"),
    "write the language, a TAB, the sentence, then if you like a TAB and a scenario, a TAB and a turn": (
        "écrivez la langue, TAB, la phrase, puis si vous voulez TAB et un scénario, TAB et un tour"
    ),
    "write {names} in the configuration": "écrivez {names} dans les réglages",
    "write {path}@N with N one of {value}": "écrivez {path}@N, N parmi {value}",
    "{count} deletions could not be finished, this one first: {what}": (
        "{count} suppressions n'ont pas pu être achevées, d'abord celle-ci : {what}"
    ),
    "{count} fields instead of two to four": "{count} champs au lieu de deux à quatre",
    "{days} days is outside {least} to {most}": "{days} jours n'est pas entre {least} et {most}",
    "{dimension} is marked {value:g}": "{dimension} est noté {value:g}",
    "{expression!r} is no regular expression ({error}); correct it": (
        "{expression!r} n'est pas une expression régulière ({error}) ; corrigez-la"
    ),
    "{held} calls are being held, and one more would make all of them wait": (
        "{held} appels sont en cours, et un de plus les ferait tous attendre"
    ),
    "{key} is {value}, but {what}": "{key} vaut {value}, mais {what}",
    "{key} of {value} is of the wrong kind": "{key} de {value} n'est pas du bon genre",
    "{key} out of range": "{key} hors limites",
    "{language!r} is no language of ours": "{language!r} n'est pas une de nos langues",
    "{mend}, or give the words that were said with --words FILE": (
        "{mend}, ou donnez les paroles dites avec --words FICHIER"
    ),
    "{mend}, or {instead}": "{mend}, ou {instead}",
    "{mend}; {comfort}": "{mend} ; {comfort}",
    "{named!r} names a home folder that is not here": (
        "{named!r} nomme un dossier personnel qui n'est pas ici"
    ),
    "{name} cannot be read": "{name} ne peut pas être lu",
    "{name} is damaged": "{name} est abîmé",
    "{name} is not that of a recognition model": "{name} n'est pas celui d'un modèle de reconnaissance",
    "{phrase!r} holds no word; write words as they are spoken": (
        "{phrase!r} ne contient aucun mot ; écrivez des mots comme on les dit"
    ),
    "{scenario} is not in {language!r}": "{scenario} n'est pas en {language!r}",
    "{scenario}: {what}": "{scenario} : {what}",
    "{turn!r} is no number of a turn": "{turn!r} n'est pas le numéro d'un tour",
    "{twice!r} is listed twice; keep one of the two": ("{twice!r} figure deux fois ; gardez l'un des deux"),
    "{url!r} is no HTTP address": "{url!r} n'est pas une adresse HTTP",
    "{value!r} comes in its turn: `after` and `once` mean nothing; give it `hears`": (
        "{value!r} vient à son tour : `after` et `once` n'y disent rien ; donnez-lui `hears`"
    ),
    "{way}: {why}": "{way} : {why}",
    "{what}, not {given!r}": "{what}, et non {given!r}",
    "turn to the body that certifies": "adressez-vous à l'organisme qui certifie",
    "is marked and signed": "est noté et signé",
    "only a contest opens it again": "seule une contestation le rouvre",
    "correct the value": "corrigez la valeur",
    "the call up to there is scored in {path}": "l'appel jusque-là est évalué dans {path}",
    "nothing of the call is lost, voicesim score {path} scores it then": (
        "rien de l'appel n'est perdu, voicesim score {path} l'évalue alors"
    ),
    "a call": "un appel",
    "something that is not a call": "autre chose qu'un appel",
}
"""English -> French."""
