"""What `audio` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "breaks off after {there:.1f} s: {there:.1f} s of {total:.1f} could be read": (
        "s'interrompt après {there:.1f} s : {there:.1f} s sur {total:.1f} ont pu être lues"
    ),
    "breaks off after {there:.1f} s; what follows cannot be read": (
        "s'interrompt après {there:.1f} s ; la suite est illisible"
    ),
    "broke off before the first block of sound": "s'est interrompu avant le premier bloc de son",
    "cannot be read ({reason})": "ne peut pas être lu ({reason})",
    "cannot be written ({value})": "ne peut pas être écrit ({value})",
    "check the name and the folder": "vérifiez le nom et le dossier",
    "check the permissions of the file": "vérifiez les droits du fichier",
    "choose a folder you may write to with --out": "choisissez avec --out un dossier où vous pouvez écrire",
    "copy it again from where it came, or save the part you want as a new file": (
        "copiez-le de nouveau, ou enregistrez la partie voulue dans un nouveau fichier"
    ),
    "export it again from the program that made it": "exportez-le de nouveau du programme d'origine",
    "free some space or choose another folder with --out; what was recorded so far can be played": (
        "libérez de la place, ou choisissez un autre dossier avec --out ; ce qui est enregistré jusque-là "
        "peut être écouté"
    ),
    "give a WAV, FLAC, OGG or MP3 file of speech": "donnez un fichier WAV, FLAC, OGG ou MP3 de parole",
    "has one channel only": "n'a qu'un canal",
    "has {count} channels, and none is marked as the trainee's": (
        "a {count} canaux, et aucun n'est celui du gestionnaire"
    ),
    "holds no sound": "ne contient aucun son",
    "holds samples that are no numbers: {there:.1f} s of {length:.1f} could be read": (
        "contient des échantillons qui ne sont pas des nombres : {there:.1f} s sur {length:.1f} ont pu être "
        "lues"
    ),
    "is a folder": "est un dossier",
    "is empty": "est vide",
    "is not a sound file": "n'est pas un fichier son",
    "leave --channel out": "retirez --channel",
    "nothing of it can be saved, delete it": "rien ne peut en être sauvé, supprimez-le",
    "save the trainee's channel as a mono file": "enregistrez le canal du gestionnaire en mono",
    "says it holds {rate} samples a second, in which no speech fits": (
        "annonce {rate} échantillons par seconde, où aucune parole ne tient"
    ),
    "the disk takes no more of the recording": "le disque ne prend plus rien de l'enregistrement",
}
"""English -> French."""
