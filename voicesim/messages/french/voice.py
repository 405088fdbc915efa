"""What `voice` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "a folder with {count} .onnx files cannot be taken for one voice": (
        "un dossier de {count} fichiers .onnx n'est pas une voix"
    ),
    "bring it again with “voicesim models pull”": "apportez-la de nouveau avec « voicesim models pull »",
    "bring it again with “voicesim models pull”, or choose another": (
        "apportez-la de nouveau avec « voicesim models pull », ou choisissez-en une autre"
    ),
    "bring it again: '{command}'": "apportez-la de nouveau : « {command} »",
    "bring it with “voicesim models pull”, or speak with espeak-ng": (
        "apportez-la avec « voicesim models pull », ou parlez avec espeak-ng"
    ),
    "bring the .onnx.json that belongs to it": "apportez le .onnx.json qui va avec",
    "bring the voice again with “voicesim models pull”": (
        "apportez de nouveau la voix avec « voicesim models pull »"
    ),
    "choose a French or English one": "choisissez-en une française ou anglaise",
    "choose a voice of “voicesim models list”": "choisissez une voix de « voicesim models list »",
    "choose one of 0..{value}": "choisissez-en un de 0 à {value}",
    "close other programs, or speak with espeak-ng": "fermez d'autres programmes, ou parlez avec espeak-ng",
    "espeak-ng gave no sound for “{text}” (status {status})": (
        "espeak-ng n'a rien dit pour « {text} » (état {status})"
    ),
    "espeak-ng has no voice “{variant}”": "espeak-ng n'a pas de voix « {variant} »",
    "espeak-ng has no voice “{voice}”": "espeak-ng n'a pas de voix « {voice} »",
    "install it again with “pip install --force-reinstall espeakng-loader”": (
        "réinstallez-le avec « pip install --force-reinstall espeakng-loader »"
    ),
    "install it again with “pip install --force-reinstall piper-tts”": (
        "réinstallez-le avec « pip install --force-reinstall piper-tts »"
    ),
    "it cannot be read ({strerror})": "elle ne peut pas être lue ({strerror})",
    "it holds no style vector": "il ne contient aucun vecteur de style",
    "its data are not there": "ses données manquent",
    "its data cannot be read": "ses données ne peuvent pas être lues",
    "Kokoro has no style vector '{names}' here": "Kokoro n'a pas ici de vecteur de style « {names} »",
    "mix from {names}": "mélangez à partir de {names}",
    "name that folder, or type '{command}'": "nommez ce dossier, ou tapez « {command} »",
    "name the .onnx file itself, or bring the voice again with “voicesim models pull”": (
        "nommez le fichier .onnx lui-même, ou apportez de nouveau la voix avec « voicesim models pull »"
    ),
    "the espeak-ng voice cannot be loaded ({reason})": (
        "la voix espeak-ng ne peut pas être chargée ({reason})"
    ),
    "the Piper voice engine cannot be loaded ({problem})": (
        "le moteur de voix Piper ne peut pas être chargé ({problem})"
    ),
    "the voice is damaged or is not an ONNX network": "la voix est abîmée, ou n'est pas un réseau ONNX",
    "the voice is for a language voicesim does not speak": (
        "la voix est d'une langue que voicesim ne parle pas"
    ),
    "the voice's configuration is missing": "la configuration de la voix manque",
    "there is not enough memory to load this voice": "il n'y a pas assez de mémoire pour charger cette voix",
    "these are not style vectors ({problem})": "ce ne sont pas des vecteurs de style ({problem})",
    "this is no Piper voice, which is an .onnx file": "ce n'est pas une voix Piper, qui est un fichier .onnx",
    "this is not a folder of Kokoro's: one .onnx file, {voices} and {signs}": (
        "ce n'est pas un dossier de Kokoro : un fichier .onnx, {voices} et {signs}"
    ),
    "this is not Kokoro's list of phonemes": "ce n'est pas la liste de phonèmes de Kokoro",
    "this is not the configuration of a Piper voice ({kind}: {problem})": (
        "ce n'est pas la configuration d'une voix Piper ({kind} : {problem})"
    ),
    "this network is not a Piper voice": "ce réseau n'est pas une voix Piper",
    "this network is not the Kokoro that voicesim knows": (
        "ce réseau n'est pas le Kokoro que voicesim connaît"
    ),
    "this Piper voice is not on this machine": "cette voix Piper n'est pas sur cette machine",
    "this voice cannot say a sentence ({reason})": "cette voix ne sait pas dire une phrase ({reason})",
    "this voice has no speaker {speaker}": "cette voix n'a pas de locuteur {speaker}",
    "write a language and a variant, such as “fr+f4” or “en-gb-x-rp+m3”": (
        "écrivez une langue et une variante, comme « fr+f4 » ou « en-gb-x-rp+m3 »"
    ),
    "write “License: ...” in a file {card} beside it, or choose a voice of the manifest": (
        "écrivez « License: ... » dans un fichier {card} à côté, ou choisissez une voix du manifeste"
    ),
    "{name} could not say “{phonemes}” ({reason})": "{name} n'a pas su dire « {phonemes} » ({reason})",
    "{name} could not say “{text}” ({reason})": "{name} n'a pas su dire « {text} » ({reason})",
    "the server sent silence": ("le serveur a envoyé du silence"),
    "the server sent {kind}, which is no sound": ("le serveur a envoyé {kind}, qui n'est pas un son"),
    "the server sent {seconds:.1f} s of sound for {count} letters": (
        "le serveur a envoyé {seconds:.1f} s de son pour {count} lettres"
    ),
}
"""English -> French."""
