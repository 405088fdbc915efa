"""Gaps, overlaps, silences and holds of a written call."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicesim.analysis.acts import place_acts
from voicesim.analysis.interaction import Interaction, interaction
from voicesim.analysis.phases import phases
from voicesim.analysis.scripted import Hears, ScriptedCall
from voicesim.audio.frames import SAMPLE_RATE, samples


def measured(call: ScriptedCall) -> Interaction:
    record = call.record()
    acts = place_acts(record, call.understand)
    return interaction(record, acts, phases(record, acts))


def test_a_gap_runs_from_the_clients_last_sound_to_the_trainees_first():
    call = (
        ScriptedCall().client("Bonjour, j'ai de l'eau au plafond.").trainee("Bonjour monsieur.", after=1.25)
    )
    assert [gap.length for gap in measured(call).gaps] == [samples(1.25)]


def test_the_time_the_machine_takes_is_never_the_trainees():
    call = (
        ScriptedCall()
        .client("Allô ?")
        .trainee("Bonjour, je vous écoute.", after=0.5)
        .trainee(
            "Vous êtes toujours là ?", after=9.0
        )  # the client's answer was late, the trainee spoke again
    )
    found = measured(call)
    assert [gap.length for gap in found.gaps] == [samples(0.5)]
    assert found.silences == ()


def test_a_typing_trainee_is_not_timed():
    call = ScriptedCall().client("Allô ?").trainee("bonjour", after=20.0, typed=True)
    found = measured(call)
    assert found.gaps == ()
    assert found.silences == ()


def test_a_yes_over_the_client_is_a_backchannel_and_not_an_interruption():
    call = ScriptedCall().client("Il y a de l'eau partout dans la chambre du petit.")
    call.trainee("d'accord", after=-1.2, backchannel=True)
    assert [o.kind for o in measured(call).overlaps] == ["backchannel"]


def test_stopping_the_client_is_an_interruption():
    call = ScriptedCall().client("Il y a de l'eau partout dans la chambre du", complete=False)
    call.trainee("Votre numéro de contrat s'il vous plaît.", after=-0.8)
    found = measured(call)
    assert [(o.kind, o.by) for o in found.overlaps] == [("interruption", "trainee")]
    assert found.crossings("interruption")[0].end - found.crossings("interruption")[0].start == samples(0.8)


def test_two_who_begin_together_interrupt_nobody():
    call = ScriptedCall().trainee("Alors, la franchise...").client("Oui mais", after=0.3, complete=False)
    call.trainee("c'est la part qui reste à votre charge.", after=-0.65)
    assert [o.kind for o in measured(call).overlaps] == ["overlap"]


def test_beginning_a_little_early_is_an_overlap_but_stops_nobody():
    call = ScriptedCall().client("Oui, c'est ça.").trainee("Très bien.", after=-0.3)
    assert [o.kind for o in measured(call).overlaps] == ["overlap"]


def test_a_hundredth_of_a_second_together_is_nothing():
    call = ScriptedCall().client("Oui, c'est ça.").trainee("Très bien.", after=-0.05)
    assert measured(call).overlaps == ()


def test_a_client_who_cuts_in_is_not_the_trainees_interruption():
    call = ScriptedCall().trainee("Alors la garantie prévoit que la franchise s'applique sauf si")
    call.client("Attendez, attendez, je comprends rien.", after=-1.0)
    found = measured(call)
    assert found.crossings("interruption") == ()
    assert len(found.crossings("interruption", by="client")) == 1


def test_an_announced_silence_is_told_from_a_thinking_one():
    call = (
        ScriptedCall()
        .client("Et ma franchise ?")
        .trainee(
            "Je vérifie et je reviens vers vous.", Hears("family", "hold_transfer", "je reviens vers vous.")
        )
        .client("D'accord.")
        .trainee("Voilà, j'ai votre contrat.", after=6.0)
        .client("Alors ?")
        .trainee("La franchise est de cent vingt euros.", after=5.0)
    )
    assert [quiet.kind for quiet in measured(call).silences] == ["announced", "thinking"]


def test_time_on_hold_is_no_silence():
    call = ScriptedCall().client("Je patiente.").hold(12.0).trainee("Merci d'avoir patienté.", after=0.5)
    found = measured(call)
    assert found.silences == ()
    assert [hold.end - hold.start for hold in found.holds] == [samples(12.0)]


def test_a_hold_knows_the_words_before_and_after_it():
    call = (
        ScriptedCall()
        .trainee(
            "Puis-je vous mettre en attente une minute ?",
            Hears("family", "hold_transfer", "Puis-je vous mettre en attente"),
        )
        .client("Oui.")
        .hold(20.0)
        .trainee("Merci d'avoir patienté.", Hears("family", "hold_transfer", "Merci d'avoir patienté."))
    )
    (hold,) = measured(call).holds
    assert [act.quote for act in hold.announced] == ["Puis-je vous mettre en attente"]
    assert [act.quote for act in hold.taken_back] == ["Merci d'avoir patienté."]


@given(
    st.lists(
        st.tuples(st.sampled_from(["client", "trainee"]), st.floats(-1.0, 5.0), st.integers(1, 12)),
        max_size=12,
    )
)
def test_talk_shares_and_overlaps_stay_within_the_call(turns):
    call = ScriptedCall()
    for speaker, after, words in turns:
        getattr(call, speaker)(" ".join(["mot"] * words), after=after)
    record = call.record()
    found = measured(call)
    assert found.talk.share is None or 0 <= found.talk.share <= 1
    assert found.talk.trainee == sum(t.end - t.start for t in record.turns if t.speaker == "trainee")
    for overlap in found.overlaps:
        assert 0 <= overlap.start < overlap.end <= record.duration
    for gap in found.gaps:
        assert gap.length <= record.duration + SAMPLE_RATE
