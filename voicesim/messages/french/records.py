"""What `records` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "is not a key": "n'est pas une clé",
    "signs and checks signatures, and is not installed": (
        "signe et vérifie les signatures, et n'est pas installé"
    ),
    "check": "contrôle",
    "critical_error": "erreur critique",
    "has no verdict {id!r} that counts": ("n'a pas de verdict {id!r} qui compte"),
    "give the number of a line of yours, or one of {names}": (
        "donnez le numéro d'une de vos répliques, ou l'un de {names}"
    ),
    "{what!r} is not contested": ("{what!r} n'est pas contesté"),
    "take back one of {names}": ("revenez sur l'un de {names}"),
    "there is nothing to take back": ("il n'y a rien sur quoi revenir"),
    "when it is signed, contest a mark with 'voicesim records contest'": (
        "une fois l'épreuve signée, contestez une note avec « voicesim records contest »"
    ),
    "has no decision on {names}": ("n'a pas de décision sur {names}"),
    "listen, then confirm or reject what was to verify": (
        "écoutez, puis confirmez ou écartez ce qui était à vérifier"
    ),
    "{id!r} is not to be verified": ("{id!r} n'est pas à vérifier"),
    "mark its criterion first, if that is marked blind": (
        "notez d'abord son critère, s'il se note à l'aveugle"
    ),
    "until {day:%Y-%m-%d}": ("jusqu'au {day:%Y-%m-%d}"),
    "until a second examiner has signed": ("jusqu'à la signature d'un second examinateur"),
    "records of sittings": "procès-verbaux",
    "journals of sittings": "journaux de session",
    "nothing done for {days} days": "rien n'y a été fait depuis {days} jours",
    "sitting {sitting}: its deletion was broken off; 'voicesim records purge' finishes it": (
        "session {sitting} : sa suppression a été interrompue ; « voicesim records purge » la termine"
    ),
    "manifest.json was changed; put the file back from a copy": (
        "manifest.json a été modifié ; remettez le fichier d'après une copie"
    ),
    "the record {name} is gone and no deletion was entered": (
        "le procès-verbal {name} a disparu sans qu'une suppression soit inscrite"
    ),
    "the record {name} is not what it was": "le procès-verbal {name} n'est plus ce qu'il était",
    "a certification call lies outside its shelf": "une épreuve se trouve hors de son rayon",
    "a contest leads to a second examiner": "une contestation mène à un second examinateur",
    "a line is missing or moved before line {number}": (
        "une ligne manque ou a été déplacée avant la ligne {number}"
    ),
    "a {mode} call lies among {mode2} calls": "un appel ({mode}) se trouve parmi d'autres ({mode2})",
    "begin the marking again": "recommencez la notation",
    "begin the marking, or put the file back from a copy": (
        "commencez la notation, ou remettez le fichier depuis une copie"
    ),
    "begun and never held": "commencé et jamais tenu",
    "choose {least} to {most} days": "choisissez {least} à {most} jours",
    "close what holds it open, then 'voicesim records purge' finishes the deletion": (
        "fermez ce qui le tient ouvert, puis « voicesim records purge » achève la suppression"
    ),
    "contest a line of your own": "contestez une de vos répliques",
    "contest it when the examiner has signed": "contestez quand l'examinateur aura signé",
    "could be any of {count} calls": "peut être n'importe lequel de {count} appels",
    "could not be wholly deleted ({what})": "n'a pas pu être entièrement supprimé ({what})",
    "delete it and say it again": "supprimez-le et redites-le",
    "delete it when the result is final": "supprimez-la quand le résultat est définitif",
    "export the call without its sound, or take the recording from a copy": (
        "exportez l'appel sans son, ou prenez l'enregistrement d'une copie"
    ),
    "give each dimension 0 to 100": "donnez à chaque dimension de 0 à 100",
    "give the examiner's name": "donnez le nom de l'examinateur",
    "go on with that marking": "continuez cette notation",
    "has no criterion {criterion!r}": "n'a pas de critère {criterion!r}",
    "has no line {turn}": "n'a pas de réplique {turn}",
    "has no mark for {names}": "n'a pas de note pour {names}",
    "hold a new call as {mode}; what was practised is never examined": (
        "tenez un nouvel appel en {mode} ; un entraînement ne devient jamais une épreuve"
    ),
    "holds no marks": "ne contient aucune note",
    "is a signed examination whose mark may be contested {until}": (
        "est une épreuve signée dont la note peut être contestée {until}"
    ),
    "is an examination": "est une épreuve",
    "is being marked by {examiner}": "est en cours de notation par {examiner}",
    "is closed already": "est déjà clos",
    "is closed and signed": "est clos et signé",
    "is contested without a reason": "est contesté sans raison",
    "is marked and signed": "est noté et signé",
    "is no call here": "n'est pas un appel d'ici",
    "is not a whole FLAC file and so cannot be marked": (
        "n'est pas un fichier FLAC entier et ne peut donc pas être marqué"
    ),
    "is not an exported call": "n'est pas un appel exporté",
    "is not marked yet": "n'est pas encore noté",
    "is not what was filed: {sentence}": "n'est pas ce qui a été déposé : {sentence}",
    "is to be marked by nobody": "ne serait noté par personne",
    "its deletion was broken off; 'voicesim records purge' finishes it": (
        "sa suppression fut interrompue ; « voicesim records purge » l'achève"
    ),
    "keep recordings no longer than the analysis": (
        "ne gardez pas les enregistrements plus longtemps que l'analyse"
    ),
    "let another examiner mark it": "faites noter par un autre examinateur",
    "line {number} is dated before the line above it: a clock was wrong": (
        "la ligne {number} est datée d'avant la précédente : une horloge était fausse"
    ),
    "line {number} is not a line of a journal; put the journal back from a copy": (
        "la ligne {number} n'est pas une ligne de journal ; remettez le journal depuis une copie"
    ),
    "line {number} was changed or signed with another key": (
        "la ligne {number} a été changée, ou signée d'une autre clé"
    ),
    "line {number}, {at}: {why}": "ligne {number}, {at} : {why}",
    "line {turn} is the client's": "la réplique {turn} est du client",
    "logs": "les journaux",
    "manifest.json is gone; 'voicesim records delete' takes away what is left": (
        "manifest.json a disparu ; « voicesim records delete » ôte ce qui reste"
    ),
    "manifest.json {what}": "manifest.json {what}",
    "mark every criterion, then close": "notez chaque critère, puis clôturez",
    "name a zip that export wrote": "nommez un zip qu'a écrit « export »",
    "name one of 0 to {value}": "nommez-en une de 0 à {value}",
    "name one that 'voicesim records list' shows": "nommez un de ceux que « voicesim records list » montre",
    "older than {days} days": "plus de {days} jours",
    "only a contest opens it again": "seule une contestation le rouvre",
    "open its evidence first, or mark it otherwise": "ouvrez d'abord ses preuves, ou notez autrement",
    "put it back from a copy, or hold the examination again": (
        "remettez-le depuis une copie, ou refaites passer l'épreuve"
    ),
    "put the key back from a copy; without it the journal can be read but not proved": (
        "remettez la clé depuis une copie ; sans elle le journal se lit mais ne se prouve pas"
    ),
    "recording older than {days} days": "enregistrement de plus de {days} jours",
    "recordings": "les enregistrements",
    "recordings ({recording} days) would outlive the analysis ({analysis} days)": (
        "les enregistrements ({recording} jours) dureraient plus que l'analyse ({analysis} jours)"
    ),
    "retention of {what}": "durée de garde de {what}",
    "say what was seen otherwise": "dites ce qui est vu autrement",
    "scoring it again was broken off; 'voicesim score' with its folder finishes it": (
        "sa réévaluation fut interrompue ; « voicesim score » avec son dossier l'achève"
    ),
    "self-assessment belongs to practice": "l'auto-évaluation appartient à l'entraînement",
    "set the clock, or if the date is right type 'voicesim records purge --date-is-right'": (
        "réglez l'horloge ou, si la date est juste, tapez « voicesim records purge --date-is-right »"
    ),
    "something is left of a call that was deleted; 'voicesim records purge' finishes it": (
        "il reste quelque chose d'un appel supprimé ; « voicesim records purge » achève"
    ),
    "the call is gone and no deletion was entered": (
        "l'appel a disparu sans qu'une suppression soit portée au journal"
    ),
    (
        "the clock says {now:%Y-%m-%d}, {days} days after the program was last used ({last:%Y-%m-%d}), so "
        "nothing was deleted"
    ): (
        "l'horloge dit {now:%Y-%m-%d}, {days} jours après le dernier usage du programme ({last:%Y-%m-%d}) : "
        "rien n'a été supprimé"
    ),
    "the coaching": "les conseils",
    "the deletion of its sound was broken off; 'voicesim records purge' finishes it": (
        "la suppression de son enregistrement fut interrompue ; « voicesim records purge » l'achève"
    ),
    "the examples": "les exemples",
    "the guards of the wording": "les garde-fous de la rédaction",
    "the last line was broken off; the next entry cuts it": (
        "la dernière ligne a été interrompue ; la prochaine écriture l'ôtera"
    ),
    "the lines": "les répliques",
    "the list of files was changed, or signed on another machine": (
        "la liste des fichiers a été changée, ou signée sur une autre machine"
    ),
    "the marks are not what was signed": "les notes ne sont pas ce qui fut signé",
    "the marks are signed but the journal knows nothing of it": (
        "les notes sont signées, mais le journal n'en sait rien"
    ),
    "the marks that were contested are gone": "les notes contestées ont disparu",
    "the mood rules": "les règles d'humeur",
    "the notices": "les notices",
    "the phrase bank": "la banque de phrases",
    "the program": "le programme",
    "the proposal for {criterion} cannot be accepted unseen": (
        "la proposition pour {criterion} ne peut pas être acceptée sans être vue"
    ),
    "the receipt {number} is gone, or not what was entered": (
        "le reçu {number} a disparu, ou n'est pas ce qui fut porté au journal"
    ),
    "the rubric": "la grille",
    "the scenario": "le scénario",
    "the second reader's instructions": "les consignes du second lecteur",
    "the signing was broken off before it was entered; 'voicesim records mark' finishes it": (
        "la signature fut interrompue avant d'être portée au journal ; « voicesim records mark » l'achève"
    ),
    "the topics": "les sujets",
    "the word lists of listening": "les listes de mots de l'écoute",
    "there is no level {level!r}": "il n'y a pas de niveau {level!r}",
    "this certification call was never begun in this store": "cette épreuve n'a jamais été commencée ici",
    "this examination was begun and holds nothing": "cette épreuve a été commencée et ne contient rien",
    "turn to the body that certifies": "adressez-vous à l'organisme qui certifie",
    "was already marked by {examiner}": "a déjà été noté par {examiner}",
    "was marked {value} times": "a été noté {value} fois",
    "was not begun as a {mode} call of this store": "n'a pas été commencé ici comme appel {mode}",
    "was scored again since marking began": "a été réévalué depuis le début de la notation",
    "was signed more than {contest_days} days ago": "a été signé il y a plus de {contest_days} jours",
    "{count} deletion{count!p} could not be finished, this one first: {what}": (
        "suppressions inachevées : {count}, d'abord celle-ci : {what}"
    ),
    "{days} days is outside {least} to {most}": "{days} jours n'est pas entre {least} et {most}",
    "is an examination that nobody has signed yet": "est une épreuve que personne n'a encore signée",
    "is an examination, and is scored like all of them": "est une épreuve, évaluée comme toutes les autres",
    "leave the options out": "enlevez les options",
    "mark it with 'voicesim records mark'; what the machine proposes is shown then": (
        "notez-la avec « voicesim records mark » ; ce que la machine propose se voit ensuite"
    ),
    "{dimension} is marked {value:g}": "{dimension} est noté {value:g}",
    "{file} differs from what was sealed": "{file} n'est plus ce qui fut scellé",
    "{file} does not carry its marking": "{file} ne porte pas sa marque",
    "{file} is gone": "{file} a disparu",
    "{file} is not what it was": "{file} n'est plus ce qu'il était",
    "{file} is not what was exported": "{file} n'est pas ce qui fut exporté",
    "{file} was added": "{file} a été ajouté",
    "{manifest} does not say what was filed": "{manifest} ne dit pas ce qui fut déposé",
    "{marks} cannot be read; put the file back from a copy": (
        "{marks} ne peut pas être lu ; remettez le fichier depuis une copie"
    ),
    "{mode} journal: {fault}": "journal ({mode}) : {fault}",
    "{mode} journal: {note}": "journal ({mode}) : {note}",
    "{name} differs from what was sealed": "{name} n'est plus ce qui fut scellé",
    "{name} in {folder}": "{name} dans {folder}",
    "{name} is not what was signed": "{name} n'est pas ce qui fut signé",
    "{name}: changed since it was held: {names}": "{name} : changé depuis qu'il fut tenu : {names}",
    "{count} calls, the last of them {name}: changed since they were held: {names}": (
        "{count} appels, dont le dernier est {name} : changé depuis qu'ils furent tenus : {names}"
    ),
    "{name}: its files were never entered in the journal": (
        "{name} : ses fichiers n'ont jamais été portés au journal"
    ),
    "{name}: was cut short; 'voicesim score' scores what there is": (
        "{name} : appel coupé ; « voicesim score » évalue ce qu'il y a"
    ),
    (
        "{scorecard} has no fingerprint: somebody put it there, or its writing was broken off; 'voicesim "
        "score' writes it anew"
    ): (
        "{scorecard} n'a pas d'empreinte : quelqu'un l'a mis là, ou son écriture fut interrompue ; « "
        "voicesim score » le récrit"
    ),
}
"""English -> French."""
