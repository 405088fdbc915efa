"""The help of `voicesim sitting`, in French: what is English in the code is the key."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "A criterion that does not count for them, such as 'voix'.": (
        "Un critère qui ne compte pas pour eux, comme « voix »."
    ),
    "An examination by telephone: candidates, calls, blind marks, conflicts, decisions.": (
        "Un examen par téléphone : candidats, appels, notes à l'aveugle, écarts, décisions."
    ),
    "An examiner; given once for each.": "Un examinateur ; à répéter pour chacun.",
    "Candidates type: seal no ears.": "Les candidats tapent : aucune oreille n'est scellée.",
    "Close a sitting in which every candidate is decided on.": (
        "Clore une session où tout est décidé pour chaque candidat."
    ),
    "How far a sitting is; no mark is shown.": "Où en est une session ; aucune note n'est montrée.",
    "List the sittings, the first first.": "Lister les sessions, la première d'abord.",
    "Name of a sitting, or the beginning of it.": "Nom d'une session, ou son début.",
    "Name the candidates, or list them with their numbers.": (
        "Nommer les candidats, ou les lister avec leurs numéros."
    ),
    "Names or pseudonyms; those nobody knows yet are enrolled.": (
        "Noms ou pseudonymes ; qui n'est pas encore connu est inscrit."
    ),
    "Open a sitting: the draw's seed is published, all that decides is sealed and shown.": (
        "Ouvrir une session : la graine du tirage est publiée, tout ce qui décide est scellé et montré."
    ),
    "Prepare a sitting from a blueprint.": "Préparer une session d'après un plan d'épreuve.",
    "Seed of the draw, published; drawn now when left out.": (
        "Graine du tirage, publiée ; tirée maintenant par défaut."
    ),
    "Spread what is to be marked over the examiners; what somebody has begun stays theirs.": (
        "Répartir ce qui est à noter entre les examinateurs ; ce que l'un a commencé lui reste."
    ),
    "What to call the sitting; day and blueprint when left out.": (
        "Nom de la session ; par défaut le jour et le plan d'épreuve."
    ),
    "Which certification: an id, or a file of your own.": (
        "Quelle certification : un nom, ou un fichier à vous."
    ),
}
"""Paragraph of the help -> French."""
