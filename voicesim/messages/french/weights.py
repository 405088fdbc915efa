"""What the room of the weights says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "'{name}' is named twice": "« {name} » est nommé deux fois",
    "a Kokoro voice": "une voix Kokoro",
    "a language model (GGUF)": "un modèle de langue (GGUF)",
    "a Piper voice": "une voix Piper",
    "a sentence encoder": "un encodeur de phrases",
    "a Whisper model (CTranslate2)": "un modèle Whisper (CTranslate2)",
    "accept its licence there, or choose another": "acceptez-y sa licence, ou choisissez-en un autre",
    "an archive; 'voicesim models import' takes a bundle": (
        "une archive ; « voicesim models import » prend les archives de modèles"
    ),
    "bring voicesim up to date": "mettez voicesim à jour",
    "bring voicesim up to date, or try --from hub": "mettez voicesim à jour, ou essayez --from hub",
    "bring voicesim up to date, or try --mirror": "mettez voicesim à jour, ou essayez --mirror",
    "check --mirror and --proxy: a login page in between answers like this": (
        "vérifiez --mirror et --proxy : une page de connexion répond ainsi"
    ),
    (
        "check the network and 'pip config list', try --index ADDRESS or --from hub, or bring a bundle "
        "made on a connected machine"
    ): (
        "vérifiez le réseau et « pip config list », essayez --index ADRESSE ou --from hub, ou apportez une "
        "archive faite sur une machine connectée"
    ),
    (
        "check the network, --proxy or --mirror, or bring a bundle made on a connected machine ('voicesim "
        "models bundle')"
    ): (
        "vérifiez le réseau, --proxy ou --mirror, ou apportez une archive faite sur une machine connectée "
        "(« voicesim models bundle »)"
    ),
    "check the path, or name one of ours ({value})": "vérifiez le chemin, ou nommez un des nôtres ({value})",
    "choose among the presets {presets}; {value}; or write the path of weights of your own": (
        "choisissez parmi les assortiments {presets} ; {value} ; ou écrivez le chemin de vos propres modèles"
    ),
    "choose among {known}": "choisissez parmi {known}",
    "choose among {value}, or write the path of weights of your own": (
        "choisissez parmi {value}, ou écrivez le chemin de vos propres modèles"
    ),
    "close other programs, or {smaller}": "fermez d'autres programmes, ou {smaller}",
    "copy it again": "recopiez-la",
    "copy the bundle again": "recopiez l'archive",
    "do not use it": "ne l'utilisez pas",
    "install it again with pip": "réinstallez-le avec pip",
    "it does not fit into this machine's memory": "il ne tient pas dans la mémoire de cette machine",
    "it has {size} bytes instead of {wanted}": "il a {size} octets au lieu de {wanted}",
    "it is no {purpose} but a {purpose2}": "ce n'est pas {purpose} mais {purpose2}",
    "it names a file outside its folder ({file})": "elle nomme un fichier hors de son dossier ({file})",
    "it needs a 'source' on the hub or 'packages' of an index": (
        "il faut une « source » sur le hub ou des « packages » d'un index"
    ),
    "it needs {needed} MB of memory and {free} MB are free": (
        "il demande {needed} Mo de mémoire et {free} Mo sont libres"
    ),
    "it says nothing of {name}'s checksums": "elle ne dit rien des empreintes de {name}",
    (
        "it takes a Whisper folder for CTranslate2 (model.bin), a .gguf file, a Piper .onnx with its "
        ".onnx.json, or a Kokoro folder"
    ): (
        "il faut un dossier Whisper pour CTranslate2 (model.bin), un fichier .gguf, un .onnx de Piper avec "
        "son .onnx.json, ou un dossier Kokoro"
    ),
    "it was not installed from a wheel, so it cannot be carried to another machine": (
        "il n'a pas été installé depuis un wheel, et ne peut donc pas être emporté"
    ),
    "its checksum is not the one it was brought with": (
        "son empreinte n'est pas celle avec laquelle il est venu"
    ),
    "its models need {needed:.0f} MB and {free:.0f} are free": (
        "ses modèles demandent {needed:.0f} Mo et {free:.0f} sont libres"
    ),
    "its package has no {part}": "son paquet n'a pas de {part}",
    "joined, it is not the file that is pinned": "assemblé, ce n'est pas le fichier attendu",
    "make one on a machine like this, or take only its models with --models-only": (
        "faites-en une sur une machine comme celle-ci, ou n'en prenez que les modèles avec --models-only"
    ),
    "make room, or name another folder in VOICESIM_MODELS": (
        "libérez de la place, ou nommez un autre dossier dans VOICESIM_MODELS"
    ),
    "make room, or write it elsewhere": "libérez de la place, ou écrivez-la ailleurs",
    "make the bundle again": "refaites l'archive",
    "mend that key": "corrigez cette clé",
    "name it in {setting}, and something for {job} here": (
        "nommez-le dans {setting}, et ici quelque chose pour {job}"
    ),
    "name one of the files": "nommez l'un des fichiers",
    "no model of ours has this name, and there is no file or folder of this name here": (
        "aucun de nos modèles ne porte ce nom, et il n'y a ici ni fichier ni dossier de ce nom"
    ),
    "no package index carries these weights": "aucun index de paquets n'a ces modèles",
    "no preset has this name": "aucun assortiment ne porte ce nom",
    "packing {name}": "mise en archive : {name}",
    "preset '{id}' names '{name}', which is not a model here": (
        "l'assortiment « {id} » nomme « {name} », qui n'est pas un modèle d'ici"
    ),
    "put them in place again with 'voicesim models add FOLDER'": (
        "remettez-les en place avec « voicesim models add DOSSIER »"
    ),
    "remove it and pull the models again": "retirez-le et rapportez les modèles",
    "remove this file and add them again with 'voicesim models add'": (
        "retirez ce fichier et ajoutez-les de nouveau avec « voicesim models add »"
    ),
    "tell whoever runs your index or its mirror": "dites-le à qui tient votre index ou son miroir",
    "the answer is not the hub's": "la réponse n'est pas celle du hub",
    "the bundle needs {needed:.0f} MB and {free:.0f} are free": (
        "l'archive demande {needed:.0f} Mo et {free:.0f} sont libres"
    ),
    "the connection stopped at {percent} %": "la connexion s'est arrêtée à {percent} %",
    "the encoder's model": "le modèle de l'encodeur",
    "the file is missing": "le fichier manque",
    "the hub answered with error {status}": "le hub a répondu par l'erreur {status}",
    "the hub asks for patience (too many requests)": "le hub demande de patienter (trop de requêtes)",
    "the hub cannot be reached ({reason})": "le hub est injoignable ({reason})",
    "the hub does not have it (any more)": "le hub ne l'a pas (ou plus)",
    "the hub does not have these weights, a package index does": (
        "le hub n'a pas ces modèles, un index de paquets les a"
    ),
    "the hub refuses it without an account": "le hub le refuse sans compte",
    "the index gave something else than what is pinned, and it was thrown away": (
        "l'index a donné autre chose que ce qui est attendu, et cela a été jeté"
    ),
    "the index has other versions of it, not this one": "l'index en a d'autres versions, pas celle-ci",
    "the list of models is missing": "la liste des modèles manque",
    "the list of your own weights cannot be read": "la liste de vos propres modèles ne peut pas être lue",
    "the lock file cannot be read": "le fichier de verrou ne peut pas être lu",
    "the package index does not give it ({reason})": "l'index de paquets ne le donne pas ({reason})",
    "the repository has none of the files {names}": "le dépôt n'a aucun des fichiers {names}",
    "the wheel of voicesim could not be built": "le wheel de voicesim n'a pas pu être construit",
    "there are {count} models here ({names})": "il y a ici {count} modèles ({names})",
    "there is no bundle here": "il n'y a pas d'archive ici",
    "these are no weights that voicesim can use": "ce n'est pas un modèle que voicesim sache utiliser",
    "these weights are not on this machine{size}": "ce modèle n'est pas sur cette machine{size}",
    "these weights are your own, and come from nowhere": (
        "ces modèles sont à vous, et ne viennent de nulle part"
    ),
    "this bundle is for {system} with Python {python}, and this is {system2} with {python2}": (
        "cette archive est pour {system} avec Python {python}, et c'est ici {system2} avec {python2}"
    ),
    "this bundle was made by another version": "cette archive vient d'une autre version",
    "this folder is empty": "ce dossier est vide",
    "this is not a whole bundle": "ce n'est pas une archive entière",
    "this is {foreign}": "c'est {foreign}",
    "this is {kind}, not for {setting}": "c'est {kind}, pas pour {setting}",
    "this Piper voice lacks {name}": "il manque {name} à cette voix Piper",
    "try again in some minutes": "réessayez dans quelques minutes",
    "try again later": "réessayez plus tard",
    "type 'pip install {name}'": "tapez « pip install {name} »",
    "type 'python -m ensurepip' (with uv: 'uv pip install pip'), or bring a bundle": (
        "tapez « python -m ensurepip » (avec uv : « uv pip install pip »), ou apportez une archive"
    ),
    "type 'python -m hatchling build' there and mend what it says": (
        "tapez-y « python -m hatchling build » et corrigez ce qu'il dit"
    ),
    "type 'voicesim models pull {id} --from hub'": "tapez « voicesim models pull {id} --from hub »",
    "type 'voicesim models pull {id} --from index'": "tapez « voicesim models pull {id} --from index »",
    "type 'voicesim models pull {id}'": "tapez « voicesim models pull {id} »",
    "type 'voicesim models pull {id}' again, or check --mirror and --proxy": (
        "tapez de nouveau « voicesim models pull {id} », ou vérifiez --mirror et --proxy"
    ),
    "type 'voicesim models pull {id}' again: it goes on from there": (
        "tapez de nouveau « voicesim models pull {id} » : cela reprend de là"
    ),
    "type 'voicesim models pull {model}' to bring it again ('models add' if it is your own)": (
        "tapez « voicesim models pull {model} » pour l'apporter de nouveau (« models add » s'il est à vous)"
    ),
    "voice.model": "voice.model",
    "voicesim needs this package and it is not installed": (
        "voicesim a besoin de ce paquet et il n'est pas installé"
    ),
    "weights for PyTorch, which voicesim does not run": (
        "un modèle pour PyTorch, que voicesim ne fait pas tourner"
    ),
    "weights of a package index are brought by pip, which this Python does not have": (
        "les modèles d'un index sont apportés par pip, que ce Python n'a pas"
    ),
    "what came is not what the hub published, and was thrown away": (
        "ce qui est venu n'est pas ce que le hub a publié, et a été jeté"
    ),
    "what comes from the hub needs 'revision' and 'files'": (
        "ce qui vient du hub demande « revision » et « files »"
    ),
    "wheel of {name}": "paquet de {name}",
    "{file}: '{part}' is in none of the packages": "{file} : « {part} » n'est dans aucun des paquets",
    "{id} needs {needed:.0f} MB more and {free:.0f} are free": (
        "{id} demande encore {needed:.0f} Mo et {free:.0f} sont libres"
    ),
    "{key}: {why}": "{key} : {why}",
    "{name} needs {needed:.0f} MB more and {free:.0f} are free": (
        "{name} demande encore {needed:.0f} Mo et {free:.0f} sont libres"
    ),
    "{name}/{file} is not what was packed": "{name}/{file} n'est pas ce qui avait été mis",
    "{name}: {file}": "{name} : {file}",
    "{name}: {names}": "{name} : {names}",
    "{source} at {revision}": "{source}, version {revision}",
    "{what}, so it is not loaded": "{what}, il n'est donc pas chargé",
}
"""English -> French."""
