"""The few sentences the machine itself says on a scorecard, in the call's language."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.text.words import Language

REASONS: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "low_confidence": "À vérifier : ces mots n'ont pas été entendus, ou compris, à coup sûr ({check}).",
        "low_confidence_typed": "À confirmer en relisant : le sens de ces mots n'est pas sûr ({check}).",
        "perhaps_a_fault": "À vérifier à l'oreille : est-ce bien ce qui est dit ? Si oui, faute ({check}).",
        "perhaps_a_fault_typed": "À confirmer en relisant : est-ce bien le sens de ces mots ? Si oui, faute "
        "({check}).",
        "critical_doubtful": "À vérifier : {check} (pas entendu, ou pas compris, à coup sûr).",
        "critical_doubtful_typed": "À confirmer en relisant : {check} (le sens de ces mots n'est pas sûr).",
        "contradicted": "À vérifier à l'oreille, sans points perdus : vous dites une chose, puis peut-être "
        "son contraire.",
        "contradicted_typed": "À confirmer en relisant, sans points perdus : vous dites une chose, "
        "puis peut-être son contraire.",
        "no_hold": "Sans objet : le client n'a pas été mis en attente.",
        "no_cue": "Sans objet : le client n'a montré ni détresse ni colère.",
        "cues_in_deed": "Sans objet : aux moments difficiles, vous avez répondu par ce que vous avez fait.",
        "no_jargon": "Sans objet : aucun terme de métier n'a été employé.",
        "jargon_of_client": "Sans objet : les termes de métier employés sont ceux du client.",
        "cut_off": "Sans objet : le client a raccroché de lui-même.",
        "no_occasion": "Sans objet : rien dans cet appel ne le demandait.",
        "told_unasked": "Sans objet : le client l'a dit de lui-même.",
        "no_question": "Sans objet : aucune question n'a été posée.",
        "no_such_topic": "Sans objet : ce scénario ne le demande pas.",
        "no_hidden_fact": "Sans objet : ce scénario ne cache rien.",
        "no_formula": "Sans objet : aucune formule n'a été employée.",
        "passed_over": "Demandé, et le client a répondu autre chose (sans points perdus) : {check}.",
        "touched": "Le sujet a été abordé, sans que cela vienne (sans points perdus) : {check}.",
        "withheld": "Demandé, mais le client n'avait pas assez confiance pour le dire : {check}.",
        "told_besides": "Dit sans qu'il faille le demander (non compté) : {check}.",
        "none_found": "Rien de tel n'a été dit (phrases relues : {check}).",
        "in_part": "Compté en partie : {check}.",
        "half": "Compté à moitié : ce n'est dit qu'en partie.",
        "needs_facts": "Non jugé : il faudrait connaître les faits du dossier.",
        "not_measured": "Non mesuré : il n'y avait pas assez de parole minutée.",
        "waived": "Écarté de la notation ; son poids est réparti sur les autres critères.",
        "charged_once": "Déjà compté : les mêmes mots ont coûté des points à « {check} ».",
        "contested": "Contesté : ne rapporte ni ne coûte de points.",
        "nothing_judged": "Rien n'a pu être jugé dans ce critère ; son poids est réparti sur les autres.",
        "incomplete_recording": "L'enregistrement est incomplet : la fin de l'appel n'a pas été jugée.",
        "unreadable_turn": "À écouter : l'analyse n'a pas pu lire ces mots, ils n'ont ni rapporté "
        "ni coûté de points.",
        "unreadable_turn_typed": "À relire : l'analyse n'a pas pu lire ces mots, ils n'ont ni rapporté "
        "ni coûté de points.",
        "not_answered": "L'appel n'a pas été pris : il n'y a rien à évaluer.",
        "nothing_said": "L'appel a été pris, mais aucun mot n'a été entendu de votre part : il n'y a rien "
        "à évaluer. Si vous avez parlé, vérifiez le micro (voicesim doctor).",
        "not_assessed": "Non évalué.",
        "stage_failed": "La machine a eu une panne pendant l'appel (voir le journal) : "
        "ce qu'elle a fait dire ou n'a pas entendu n'est pas de votre fait.",
    },
    "en": {
        "low_confidence": "To be checked: these words were not surely heard, or understood ({check}).",
        "low_confidence_typed": "To be confirmed by reading: what these words mean is not sure ({check}).",
        "perhaps_a_fault": "To be checked by ear: is that what is said? If so, a fault ({check}).",
        "perhaps_a_fault_typed": "To be confirmed by reading: is that what these words mean? If so, a fault "
        "({check}).",
        "critical_doubtful": "To be checked: {check} (not surely heard, or understood).",
        "critical_doubtful_typed": "To be confirmed by reading: {check} (what these words mean is not sure).",
        "contradicted": "To be checked by ear, no points lost: you say one thing, then perhaps its contrary.",
        "contradicted_typed": "To be confirmed by reading, no points lost: you say one thing, then perhaps "
        "its contrary.",
        "no_hold": "Not applicable: the caller was not put on hold.",
        "no_cue": "Not applicable: the caller showed neither distress nor anger.",
        "cues_in_deed": "Not applicable: you met the hard moments by what you did.",
        "no_jargon": "Not applicable: no term of the trade was used.",
        "jargon_of_client": "Not applicable: the terms of the trade that were used are the caller's own.",
        "cut_off": "Not applicable: the caller hung up of their own accord.",
        "no_occasion": "Not applicable: nothing in this call asked for it.",
        "told_unasked": "Not applicable: the caller told it unasked.",
        "no_question": "Not applicable: no question was asked.",
        "no_such_topic": "Not applicable: this scenario does not call for it.",
        "no_hidden_fact": "Not applicable: this scenario hides nothing.",
        "no_formula": "Not applicable: no set phrase was used.",
        "passed_over": "Asked for, and the caller answered something else (no points lost): {check}.",
        "touched": "The matter was touched on, and it did not come out (no points lost): {check}.",
        "withheld": "Asked for, but the caller did not trust enough to say it: {check}.",
        "told_besides": "Told without being asked (not counted): {check}.",
        "none_found": "Nothing of the sort was said (sentences read: {check}).",
        "in_part": "Counted in part: {check}.",
        "half": "Counted for half: it is said in part only.",
        "needs_facts": "Not judged: the facts of the file would have to be known.",
        "not_measured": "Not measured: there was not enough timed speech.",
        "waived": "Left out of the score; its weight goes to the other criteria.",
        "charged_once": "Counted already: the same words cost points under “{check}”.",
        "contested": "Contested: it neither earns nor costs points.",
        "nothing_judged": "Nothing in this criterion could be judged; its weight goes to the others.",
        "incomplete_recording": "The recording is incomplete: the end of the call was not judged.",
        "unreadable_turn": "To be listened to: these words could not be analysed; they neither earned "
        "nor cost points.",
        "unreadable_turn_typed": "To be read: these words could not be analysed; they neither earned "
        "nor cost points.",
        "not_answered": "The call was never answered: there is nothing to assess.",
        "nothing_said": "The call was answered, but not a word of yours was heard: there is nothing "
        "to assess. If you did speak, check the microphone (voicesim doctor).",
        "not_assessed": "Not assessed.",
        "stage_failed": "The machine failed during the call (see the log): "
        "what it said or missed there is no doing of yours.",
    },
}
"""Why something was not judged."""


def reason(language: Language, name: str, check: str = "", *, typed: bool = False) -> str:
    """The sentence for one reason; `check` is what would have been credited, or a fault.

    Of words that were `typed` nobody says that they were badly heard.
    """
    known = REASONS[language]
    sentence = known.get(f"{name}_typed", known[name]) if typed else known[name]
    return sentence.format(check=check.rstrip("."))
