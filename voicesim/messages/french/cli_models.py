"""What the commands of `voicesim models` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "    {file}: {what}": "    {file} : {what}",
    ", credit: {credit}": ", crédit : {credit}",
    (
        "About {disk:.1f} GB of disk and {memory:.1f} GB of memory in a call; the wait for an answer: "
        "'voicesim doctor --measure'."
    ): (
        "Environ {disk:.1f} Go de disque, et {memory:.1f} Go de mémoire pendant un appel ; l'attente d'une "
        "réponse : « voicesim doctor --measure »."
    ),
    "speaking for {id}": "parole d'avance : {id}",
    "{id}: {clauses} beginning{clauses!p} of lines there, {new} of them new; {size:.0f} MB.": (
        "{id} : {clauses} début{clauses!p} de répliques, dont {new} à l'instant ; {size:.0f} Mo."
    ),
    "To make room, what was spoken for {id} is gone.": (
        "Pour faire de la place, ce qui fut dit d'avance pour {id} est effacé."
    ),
    "Nothing was spoken ahead for anybody: 'voicesim voices prepare ID' does it.": (
        "Rien n'a été dit d'avance pour personne : « voicesim voices prepare ID » le fait."
    ),
    "It lies in {folder}.": "C'est dans {folder}.",
    "{id}: gone.": "{id} : effacé.",
    "{id}: nothing was spoken ahead for them.": "{id} : rien n'avait été dit d'avance.",
    "the voice of this caller speaks at once, or never twice alike: nothing is spoken ahead": (
        "la voix de ce client parle aussitôt, ou jamais deux fois pareil : rien n'est dit d'avance"
    ),
    "prepare callers who speak with Kokoro: voice.engine = kokoro": (
        "préparez des clients qui parlent avec Kokoro : voice.engine = kokoro"
    ),
    "Beware: {warning}.": "Attention : {warning}.",
    "bundling {name}": "mise en archive : {name}",
    "checking {model}": "vérification : {model}",
    "From a package index, where pip reaches one: {names}; the others from the hub.": (
        "D'un index de paquets, là où pip en atteint un : {names} ; les autres du hub."
    ),
    "It also holds voicesim {voicesim} (this is {version}): its install.py brings that.": (
        "L'archive contient aussi voicesim {voicesim} (ici : {version}) ; son install.py l'installe."
    ),
    "licence {licence}{credit}; from {revision}: {made}": (
        "licence {licence}{credit} ; de {revision} : {made}"
    ),
    "licence {licence}{credit}; from {source}": "licence {licence}{credit} ; de {source}",
    "name a model or a preset (light, standard, room)": (
        "nommez un modèle ou un assortiment (light, standard, room)"
    ),
    "No language model is here: the scenario's own lines word the replies.": (
        "Il n'y a pas ici de modèle de langue : le client s'exprime avec les répliques du scénario."
    ),
    "No model was in it.": "Elle ne contenait aucun modèle.",
    "No recogniser is here: typed words or a robot trainee's script only.": (
        "Il n'y a pas ici de reconnaissance : seulement des paroles tapées, ou le script d'un robot."
    ),
    "No sentence encoder is here: patterns and words alone tell what a sentence means.": (
        "Il n'y a pas ici d'encodeur de phrases : expressions et mots disent seuls ce qu'une phrase signifie."
    ),
    "No voice is here: espeak-ng speaks instead.": "Il n'y a pas ici de voix : espeak-ng parle à la place.",
    "On the other machine, with the same kind of system and the same Python:": (
        "Sur l'autre machine, avec le même genre de système et le même Python :"
    ),
    "opening {folder}": "ouverture : {folder}",
    "pulling {id}": "téléchargement : {id}",
    "size not known": "inconnue",
    "There are no weights on this machine.": "Il n'y a pas de modèle sur cette machine.",
    "To use it: {setting} = {id} ('voicesim config write'), or a path as well.": (
        "Pour s'en servir : {setting} = {id} (« voicesim config write »), ou un chemin."
    ),
    "Type 'voicesim models pull {model}' to bring {model} again.": (
        "Tapez « voicesim models pull {model} » pour apporter {model} de nouveau."
    ),
    "Weights live in {folder}; 'voicesim models pull light' brings a preset.": (
        "Les modèles sont dans {folder} ; « voicesim models pull light » apporte un assortiment."
    ),
    "Where voicesim is installed already: voicesim models import {name}": (
        "Là où voicesim est déjà installé : voicesim models import {name}"
    ),
    "Who speaks in {language} now, unless voice.engine says otherwise: {named}.": (
        "Qui parle désormais en {language}, sauf si voice.engine dit autrement : {named}."
    ),
    "{count} model{count!p} in place: {names}.": "{count} modèle{count!p} en place : {names}.",
    "{id}: already here, every checksum right.": "{id} : déjà là, toutes les empreintes sont justes.",
    "{id}: here, {size:.0f} MB, {origin}.": "{id} : là, {size:.0f} Mo, {origin}.",
    "{id}: {description} {cost}": "{id} : {description} {cost}",
    "{id}: {kind}, {engine}; {languages}; licence {licence}.": (
        "{id} : {kind}, {engine} ; {languages} ; licence {licence}."
    ),
    "{model}: right": "{model} : intact",
    "{model}: WRONG": "{model} : ABÎMÉ",
    "{path}: {size:.0f} MB, {count} model{count!p}, {wheels} package{wheels!p}.": (
        "{path} : {size:.0f} Mo, {count} modèle{count!p}, {wheels} paquet{wheels!p}."
    ),
    "{size} MB": "{size} Mo",
}
"""English -> French."""
