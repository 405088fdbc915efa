"""What the room of the settings says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "folder of the house's own content and packs; empty: voicesim's own": (
        "dossier des contenus et des lots de votre organisation ; vide : celui de voicesim"
    ),
    "'voicesim config show' lists them all": "« voicesim config show » les montre tous",
    "'{key}' is not a setting": "« {key} » n'est pas un réglage",
    "address of a mirror of the hub; empty: the hub": "adresse d'un miroir du hub ; vide : le hub",
    "address of a proxy; empty: the system's own": "adresse d'un mandataire ; vide : celui du système",
    "address of an OpenAI-compatible server; empty: none": (
        "adresse d'un serveur compatible OpenAI ; vide : aucun"
    ),
    "a person to talk to, and how to reach them, for whoever stops a practice call": (
        "une personne à qui parler, et comment la joindre, proposée à qui arrête un entraînement"
    ),
    "ask for your own marks before showing the scorecard": (
        "demander votre propre note avant de montrer l'évaluation"
    ),
    "catalogue: a file, or postgresql://...; empty: beside the calls": (
        "catalogue : un fichier, ou postgresql://... ; vide : à côté des appels"
    ),
    "change it": "changez-le",
    "create it, or unset {file_variable}": "créez-le, ou supprimez {file_variable}",
    "Ray for archives: local, or a cluster's address; empty: a pool of processes": (
        "Ray pour les archives : local, ou l'adresse d'une grappe ; vide : des processus"
    ),
    "bucket for a copy of the calls: s3://BUCKET/FOLDER; empty: none": (
        "copie des appels : s3://COMPARTIMENT/DOSSIER ; vide : aucune"
    ),
    "days a recording is kept; 180 at most": "jours de garde d'un enregistrement ; 180 au plus",
    "days a sitting's journal is kept after its end; ask counsel": (
        "jours de garde du journal d'une session après sa fin ; à voir avec un conseil"
    ),
    "days a sitting's signed record is kept; ask counsel": (
        "jours de garde d'un procès-verbal signé ; à voir avec un conseil"
    ),
    "days a scorecard is kept; 365 at most": "jours de garde d'une évaluation ; 365 au plus",
    "earphones, by name or part of it": "écouteurs, par leur nom ou un morceau",
    "file of the people's names; empty: voicesim's own": (
        "fichier des noms des personnes ; vide : celui de voicesim"
    ),
    "folder of the calls people take; empty: voicesim's own": (
        "dossier des appels que l'on prend ; vide : celui de voicesim"
    ),
    "folder of the weights; empty: voicesim's own": "dossier des modèles ; vide : celui de voicesim",
    "group of whoever takes a call here and has none; empty: none": (
        "groupe de qui prend un appel ici et n'en a pas ; vide : aucun"
    ),
    "hear the nearest examples in certifications too, by words": (
        "entendre aussi les exemples proches en épreuve, aux mots"
    ),
    "how to reach the data protection officer, for the notice": (
        "comment joindre le délégué à la protection des données, pour la notice"
    ),
    "it holds a character that no name of a file can": (
        "il contient un caractère qu'aucun nom de fichier ne peut avoir"
    ),
    "it should be an address such as http://127.0.0.1:8080/v1": (
        "il faut une adresse comme http://127.0.0.1:8080/v1"
    ),
    "language model's weights: an id or a path; empty: the phrase writer": (
        "modèle de langue : nom ou chemin ; vide : le rédacteur de phrases"
    ),
    "language of the call": "langue de l'appel",
    "language of the program; empty: the system's own": "langue du programme ; vide : celle du système",
    "microphone, by name or part of it": "micro, par son nom ou un morceau",
    "name a file that can": "nommez un fichier qui peut l'être",
    "name of the model to ask of that server": "nom du modèle à demander à ce serveur",
    "plain lines, for screen readers": "lignes simples, pour les lecteurs d'écran",
    "recogniser that hears the call again afterwards; auto: a larger one that is here": (
        "reconnaissance qui réécoute l'appel ; auto : une plus grande qui est là"
    ),
    "recogniser's weights: an id or a path": "modèle de reconnaissance : nom ou chemin",
    "remove them": "retirez-les",
    "s a line may take; then it is said as written": (
        "s qu'une réplique peut prendre ; ensuite, elle est dite telle qu'écrite"
    ),
    "s of speech between thoughts ahead; 0: none": "s de parole entre deux réflexions d'avance ; 0 : aucune",
    "show it names and terms of the scenario beforehand": (
        "lui montrer d'avance les noms et termes du scénario"
    ),
    "show what was understood during a practice call": (
        "montrer ce qui est compris pendant un appel d'entraînement"
    ),
    "the model's threads; 0: half of the cores": "fils du modèle ; 0 : la moitié des cœurs",
    "there is no home folder {value!r} here": "il n'y a pas ici de dossier personnel {value!r}",
    "this cannot be read ({reason})": "ceci ne peut pas être lu ({reason})",
    "this is not TOML (brackets in brackets, too deep)": (
        "ce n'est pas du TOML (crochets dans des crochets, trop profond)"
    ),
    "this is not UTF-8 text": "ce n'est pas du texte UTF-8",
    "threads of one recognition; 0: as is best here": "fils d'une reconnaissance ; 0 : au mieux ici",
    "tokens it can remember of a call": "jetons d'un appel qu'il peut garder en mémoire",
    "turn model: path of a Smart Turn network; empty: none": (
        "modèle de fin de tour : chemin d'un réseau Smart Turn ; vide : aucun"
    ),
    "voice for every caller: an id or a path; empty: each one's own": (
        "voix de tous les clients : nom ou chemin ; vide : à chacun la sienne"
    ),
    (
        "what hears the nearest examples beside the patterns, in practice; meaning: with the sentence "
        "encoder where it is here, else by words"
    ): (
        "ce qui entend les exemples proches, avec les expressions, en entraînement ; meaning : avec"
        " l'encodeur de phrases s'il est là, sinon par les mots"
    ),
    "what speaks for the client; auto: the best that is here": (
        "ce qui parle pour le client ; auto : le meilleur qui est là"
    ),
    "what the call is for": "à quoi sert l'appel",
    "where the recogniser computes; auto: on a graphics card if there is one": (
        "où calcule la reconnaissance ; auto : sur la carte graphique s'il y en a une"
    ),
    "who takes the calls here, by name or pseudonym; empty: this desk": (
        "qui prend les appels ici, par nom ou pseudonyme ; vide : ce poste"
    ),
    "who trains or examines, for the notice": "qui forme ou évalue, pour la notice",
    "{key} is {value}, but {what}": "{key} vaut {value}, mais {what}",
    "{named!r} names a home folder that is not here": (
        "{named!r} nomme un dossier personnel qui n'est pas ici"
    ),
    "it should be a list such as fr-woman=ff_siwis en-man=am_adam, with {who}": (
        "il faut une liste comme fr-woman=ff_siwis en-man=am_adam, avec {who}"
    ),
    "address of an OpenAI-compatible server that transcribes in calls; empty: none": (
        "adresse d'un serveur compatible OpenAI qui transcrit pendant les appels ; vide : aucun"
    ),
    "name of the model that transcribes on that server": ("nom du modèle qui transcrit sur ce serveur"),
    "s that server may take; then the recogniser here is asked": (
        "s accordées à ce serveur ; ensuite la reconnaissance d'ici écoute"
    ),
    "address of an OpenAI-compatible server that speaks in practice; empty: none": (
        "adresse d'un serveur compatible OpenAI qui parle en entraînement ; vide : aucun"
    ),
    "name of the model that speaks on that server": ("nom du modèle qui parle sur ce serveur"),
    "that server's voices: fr-woman=NAME fr-man=NAME ...; empty: named so there": (
        "voix de ce serveur : fr-woman=NOM fr-man=NOM ... ; vide : il les nomme ainsi"
    ),
    "s that server may take for a clause; then the voice here speaks": (
        "s accordées à ce serveur par bout de phrase ; ensuite la voix d'ici parle"
    ),
    "speak likely clauses while nobody waits, with a voice that takes its time": (
        "dire d'avance des débuts de répliques quand personne n'attend, si la voix est lente"
    ),
    "let servers be asked in calls that are outside of one's own network": (
        "laisser les appels interroger des serveurs hors de votre réseau"
    ),
}
"""English -> French."""
