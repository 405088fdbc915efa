"""What the terminal says to an examiner, in their own language; `{}` stands where a value does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from voicesim.text.words import Language


@dataclass(frozen=True, slots=True)
class Examiner:
    """The questions of a marking, and what becomes of it."""

    language: Language
    finished_signing: str
    listen: str
    """The report."""
    waived: str
    """The criteria."""
    to_verify: str
    """Which, of how many, of what."""
    critical_error: str
    confirm: str
    decided: str
    """How many were to verify, how many were confirmed."""
    to_mark_blind: str
    proposed: str
    machine_proposed: str
    nothing: str
    """Proposed for a criterion."""
    level: str
    comment: str
    give_number: str
    """The highest number."""
    change_which: str
    change_which_or_verify: str
    give_number_or_enter: str
    """The highest number."""
    mark_line: str
    """Number, criterion, level."""
    sign: str
    signed: str
    """Who."""
    kept: str
    contested: str
    """The criterion."""


WORDS: Mapping[Language, Examiner] = {
    "fr": Examiner(
        language="fr",
        finished_signing="La signature de cet appel avait été interrompue ; elle est portée maintenant.",
        listen="Écoutez l'appel dans {}. Une note peut changer jusqu'à la signature.",
        waived="Écarté à la demande du candidat : {}.",
        to_verify="À vérifier, {} sur {} : {}",
        critical_error="erreur critique",
        confirm="[o] c'est bien le cas  [n] non  [a] revenir au point précédent :",
        decided="À vérifier : {}, dont confirmés : {}",
        to_mark_blind="À noter avant de voir la proposition.",
        proposed="Proposé : {}",
        machine_proposed="La machine proposait : {}",
        nothing="rien",
        level="Niveau : ",
        comment="Commentaire (peut rester vide) : ",
        give_number="Donnez un nombre de 1 à {}.",
        change_which="Laquelle changer (Entrée : aucune) : ",
        change_which_or_verify="Laquelle changer (v : revoir ce qui était à vérifier, Entrée : aucune) : ",
        give_number_or_enter="Donnez un nombre de 1 à {}, ou tapez Entrée.",
        mark_line="{} {} : {}",
        sign="Signer ? Ensuite rien ne peut plus être changé.",
        signed="Signé par {}. Contestable pendant 14 jours.",
        kept="Gardé, non signé. La même commande reprend d'ici.",
        contested="{} : contesté. Le résultat reste ouvert jusqu'à ce qu'une autre personne le note.",
    ),
    "en": Examiner(
        language="en",
        finished_signing="The signing of this call had been broken off; it is entered now.",
        listen="Listen to the call in {}. A mark can be changed until you sign.",
        waived="Left out, as the candidate asked: {}.",
        to_verify="To verify, {} of {}: {}",
        critical_error="critical error",
        confirm="[y] it is so  [n] it is not  [u] back to the one before:",
        decided="To verify: {}, of which confirmed: {}",
        to_mark_blind="To be marked before the proposal is seen.",
        proposed="Proposed: {}",
        machine_proposed="The machine proposed: {}",
        nothing="nothing",
        level="Level: ",
        comment="Comment (may be empty): ",
        give_number="Give a number from 1 to {}.",
        change_which="Change which (Enter: none): ",
        change_which_or_verify="Change which (v: what was to verify again, Enter: none): ",
        give_number_or_enter="Give a number from 1 to {}, or press Enter.",
        mark_line="{} {}: {}",
        sign="Sign? After that nothing can be changed.",
        signed="Signed by {}. It may be contested for 14 days.",
        kept="Kept, not signed. The same command goes on from here.",
        contested="{}: contested. The result is open until somebody who has not marked it yet does.",
    ),
}
