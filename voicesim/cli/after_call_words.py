"""What the terminal says after a call, in the person's language; `{}` stands where a value does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicesim.cli.person import person_language
from voicesim.text.words import Language

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings


@dataclass(frozen=True, slots=True)
class AfterCall:
    """Every sentence, label and name that stands around a scorecard."""

    language: Language
    decimal: str
    percent: str
    colon: str
    """With the space that French puts before it."""
    summary: str
    """Scenario, mode, score, rubric and its version."""
    modes: Mapping[str, str]
    not_judged: str
    capped: str
    """The score without the cap."""
    table: tuple[str, str, str]
    """Heads: dimension, score, level proposed."""
    critical: str
    """Kind, sentence."""
    critical_contested: str
    """The same, when it is contested or rests on contested lines alone."""
    kinds: Mapping[str, str]
    speakers: Mapping[str, str]
    left_open: str
    """How many things, one or more."""
    nothing_open: str
    one_unjudged: str
    unjudged: str
    """How many, two or more."""
    next_time: str
    report: str
    files: str
    examination_kept: str
    contested: str
    """The contested lines and verdicts."""
    without_contested: str
    understood_nothing_kept: str
    """How many turns."""
    understood_other_content: str
    """How many turns."""
    heard_again: str
    """How many turns, by which recogniser."""
    misheard: str
    """Words, share misheard, points, points on the script's words."""
    scoring: str
    listening_again: str
    assess: str
    assess_mark: str
    """The dimension."""
    assess_again: str
    assess_kept: str
    assess_pair: str
    """Dimension, own mark, proposal."""
    difference: str
    """Rubric before and after, score before and after."""
    difference_table: tuple[str, str, str, str]
    """Heads: kind of thing, its id, before, after."""
    differing: Mapping[str, str]
    """What may be judged otherwise."""
    no_difference: str
    found: str
    verdict: str
    """Verdict, points, possible points."""
    verdicts: Mapping[str, str]

    def number(self, value: float) -> str:
        """As it is written in this language: "7,5"."""
        return f"{value:g}".replace(".", self.decimal)

    def share(self, value: float) -> str:
        """0..1 in per cent, to one place: "3,2 %"."""
        return self.percent.format(f"{100 * value:.1f}".replace(".", self.decimal))


WORDS: Mapping[Language, AfterCall] = {
    "fr": AfterCall(
        language="fr",
        decimal=",",
        percent="{} %",
        colon=" :",
        summary="{}, {} : {} (grille {} {})",
        modes={"practice": "entraînement", "certification": "épreuve"},
        not_judged="non jugé",
        capped="Une erreur critique plafonne la note ; sans elle, {}.",
        table=("dimension", "note", "niveau proposé"),
        critical="Erreur critique ({}) : {}",
        critical_contested="Erreur critique contestée, qui reste à vérifier ({}) : {}",
        kinds={"customer": "client", "business": "métier", "compliance": "conformité"},
        speakers={"client": "client", "trainee": "gestionnaire"},
        left_open="Ce client rappellerait-il ? Resté ouvert à la fin de l'appel ({}) :",
        nothing_open="Ce client rappellerait-il ? À la fin de l'appel, rien ne restait ouvert.",
        one_unjudged="Un point n'a pas pu être jugé ; le rapport dit lequel et pourquoi.",
        unjudged="{} points n'ont pas pu être jugés ; le rapport dit lesquels et pourquoi.",
        next_time="La prochaine fois : {}",
        report="Rapport : {}",
        files="Tous les fichiers de l'appel : {}",
        examination_kept="L'épreuve est enregistrée. Une personne l'écoute, la note et signe ; "
        "le résultat vous est donné ensuite.",
        contested="Contesté : {} (--withdraw pour revenir en arrière).",
        without_contested="Sans ce qui est contesté : {} / 100",
        understood_nothing_kept="Répliques comprises à nouveau : {} ; l'appel n'en avait rien gardé.",
        understood_other_content="Répliques comprises à nouveau : {} ; le contenu a changé depuis.",
        heard_again="Répliques réécoutées : {}, par {}.",
        misheard="Sur {} mots, {} ont été mal entendus ; {} points, {} avec les mots du script.",
        scoring="évaluation et rapport",
        listening_again="réécoute de l'appel, plus lente et plus sûre",
        assess="Avant de voir le résultat, notez-vous vous-même (Entrée pour passer).",
        assess_mark="{} (0-100) : ",
        assess_again="Un nombre de 0 à 100, ou Entrée pour passer.",
        assess_kept="Votre note, puis celle que propose la machine :",
        assess_pair="    {} : {} / {}",
        difference="De {} à {} : {} -> {}",
        difference_table=("", "quoi", "avant", "après"),
        differing={"checks": "vérifications", "critical_errors": "erreurs critiques"},
        no_difference="Aucune vérification n'est jugée autrement.",
        found="trouvée",
        verdict="{}, {} sur {}",
        verdicts={
            "met": "fait",
            "missed": "non fait",
            "fault": "faute",
            "to_verify": "à vérifier",
            "not_applicable": "sans objet",
        },
    ),
    "en": AfterCall(
        language="en",
        decimal=".",
        percent="{}%",
        colon=":",
        summary="{}, {}: {} (rubric {} {})",
        modes={"practice": "practice", "certification": "certification"},
        not_judged="not judged",
        capped="A critical error caps the score; without it {}.",
        table=("dimension", "score", "level proposed"),
        critical="Critical error ({}): {}",
        critical_contested="Critical error, contested and to be verified ({}): {}",
        kinds={"customer": "customer", "business": "business", "compliance": "compliance"},
        speakers={"client": "client", "trainee": "trainee"},
        left_open="Would this client call back? Left open at the end of the call ({}):",
        nothing_open="Would this client call back? At the end of the call, nothing was left open.",
        one_unjudged="1 point could not be judged; the report says which and why.",
        unjudged="{} points could not be judged; the report says which and why.",
        next_time="Next time: {}",
        report="Report: {}",
        files="All files of the call: {}",
        examination_kept="The examination is kept. A person listens to it, marks it and signs; "
        "you are told the result then.",
        contested="Contested: {} (--withdraw takes it back).",
        without_contested="Without what is contested: {} / 100",
        understood_nothing_kept="Turns understood again: {}; the call kept nothing of what was understood.",
        understood_other_content="Turns understood again: {}; the content has changed since.",
        heard_again="Turns heard again: {}, by {}.",
        misheard="Of {} words {} were misheard; {} points, {} on the words of the script.",
        scoring="scoring the call and writing the report",
        listening_again="listening to the call again, slower and surer",
        assess="Before you see the result, mark yourself (Enter to skip).",
        assess_mark="{} (0-100): ",
        assess_again="A number from 0 to 100, or Enter to skip.",
        assess_kept="Your mark, then the one the machine proposes:",
        assess_pair="    {}: {} / {}",
        difference="From {} to {}: {} -> {}",
        difference_table=("", "what", "before", "after"),
        differing={"checks": "checks", "critical_errors": "critical errors"},
        no_difference="No check is judged otherwise.",
        found="found",
        verdict="{}, {} of {}",
        verdicts={
            "met": "met",
            "missed": "missed",
            "fault": "fault",
            "to_verify": "to verify",
            "not_applicable": "not applicable",
        },
    ),
}


def words_after(call: Language, settings: Settings | None = None) -> AfterCall:
    """The words for the person who reads, for a call in that language. Raises `ConfigurationError`."""
    return WORDS[person_language(call, settings)]
