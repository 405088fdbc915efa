"""What people are told before a call."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from voicesim.cli.call_words import WORDS
from voicesim.content.notices import Details, load_notice
from voicesim.errors import ConfigurationError, ContentError
from voicesim.modes import Mode
from voicesim.resources import content
from voicesim.text.words import Language

LANGUAGES: tuple[Language, ...] = ("fr", "en")
MODES: tuple[Mode, ...] = ("practice", "certification")
HOUSE = Details("Mutuelle des Alizés", "dpo@alizes.example", recording_days=45, analysis_days=200)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_an_ai_announces_itself_first(language: Language, mode: Mode) -> None:
    spoken = load_notice(language, mode, HOUSE).spoken
    assert "intelligence artificielle" in spoken or "artificial intelligence" in spoken
    assert len(spoken.split()) < 45
    assert "{" not in spoken


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_the_written_notice_says_all_the_law_wants(language: Language, mode: Mode) -> None:
    notice = load_notice(language, mode, HOUSE)
    assert {
        "mode",
        "purpose",
        "basis",
        "data",
        "recipients",
        "durations",
        "decision",
        "rights",
        "contact",
    } <= {section.id for section in notice.sections}
    for told in ("Mutuelle des Alizés", "dpo@alizes.example", "45", "200"):
        assert told in notice.written
    assert not re.search(r"[{}]", notice.written)
    assert notice.version == f"{language}-{mode}-7"


@pytest.mark.parametrize("language", LANGUAGES)
def test_practice_and_examination_are_told_apart(language: Language) -> None:
    practice, exam = (load_notice(language, mode, HOUSE) for mode in MODES)
    assert practice.spoken != exam.spoken
    changed = {a.id for a, b in zip(practice.sections, exam.sections, strict=True) if a.text != b.text}
    assert changed == {"mode", "purpose", "recipients", "decision", "stop"}


def test_a_call_that_is_not_recorded_does_not_claim_to_be() -> None:
    assert "n'est pas enregistré" in load_notice("fr", "practice", recorded=False).spoken
    assert "est enregistré" in load_notice("fr", "practice").spoken


@pytest.mark.parametrize("mode", MODES)
def test_a_typed_call_does_not_claim_to_record_a_voice(mode: Mode) -> None:
    typed, spoken = (load_notice("fr", mode, HOUSE, typed=typed) for typed in (True, False))
    assert {a.id for a, b in zip(typed.sections, spoken.sections, strict=True) if a.text != b.text} == {
        "data"
    }
    assert "Les mots que vous tapez" in typed.written
    assert "Votre voix pendant l'appel" not in typed.written
    assert "Everything stays on this machine." in load_notice("en", mode, HOUSE, typed=True).written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("typed", [True, False])
@pytest.mark.parametrize("recorded", [True, False])
def test_what_is_written_beside_the_call_is_named_among_what_is_kept(
    language: Language, mode: Mode, typed: bool, recorded: bool
) -> None:
    if mode == "certification" and not recorded:
        pytest.skip("an examination is always recorded")
    notice = load_notice(language, mode, HOUSE, typed=typed, recorded=recorded)
    data = next(section.text for section in notice.sections if section.id == "data")
    wanted = {
        "fr": ("fiche du sinistre", "l'heure de chaque entrée", "suggestions"),
        "en": ("claim form", "the time of each entry", "suggestions"),
    }
    assert all(words in " ".join(data.split()) for words in wanted[language])
    assert "clavier, ni" not in data


def test_nothing_is_promised_that_cannot_be_chosen() -> None:
    """The usual notice speaks of a call that is recorded; one that is not has a notice of its own."""
    assert "rien ne vous oblige à l'enregistrer" not in load_notice("fr", "practice").written
    assert "free not to record" not in load_notice("en", "practice").written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_server_that_reads_the_call_is_named(language: Language) -> None:
    alone = load_notice(language, "practice").written
    served = load_notice(language, "practice", Details(server="llm.alizes.example")).written
    assert "llm.alizes.example" in served
    assert ("Tout reste sur cette machine." in alone) or ("Everything stays on this machine." in alone)
    assert "machine." not in served.replace(".example", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_server_is_named_with_what_is_sent_to_it(language: Language) -> None:
    details = Details(server="words.example", ears="ears.example", voice="voice.example")
    served = " ".join(load_notice(language, "practice", details).written.split())
    sent = {
        "fr": ("le son de votre voix, envoyé à ears.example", "le texte de l'appel, envoyé à words.example"),
        "en": (
            "the sound of your voice, sent to ears.example",
            "the text of the call, sent to words.example",
        ),
    }
    assert all(words in served for words in (*sent[language], "voice.example"))


def test_practice_at_home_needs_no_configuration() -> None:
    assert "votre organisation" in load_notice("fr", "practice").written


@pytest.mark.parametrize(
    "details", [Details(), Details(organisation="Les Alizés"), Details(dpo="dpo@alizes.example")]
)
def test_an_examination_without_its_contacts_does_not_start(details: Details) -> None:
    with pytest.raises(ConfigurationError, match="in the configuration"):
        load_notice("fr", "certification", details)


def test_an_examination_that_is_not_recorded_does_not_start() -> None:
    with pytest.raises(ConfigurationError, match="recording"):
        load_notice("fr", "certification", HOUSE, recorded=False)


@pytest.mark.parametrize("days", [0, -1, 181])
def test_a_recording_is_not_kept_longer_than_the_law_allows(days: int) -> None:
    with pytest.raises(ConfigurationError, match="1 to 180"):
        Details(recording_days=days)


def test_an_analysis_is_not_kept_longer_than_a_year() -> None:
    with pytest.raises(ConfigurationError, match="1 to 365"):
        Details(analysis_days=366)


def edited(tmp_path: Path, old: str, new: str) -> Path:
    text = content("personas", "notices", "fr.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "own.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_house_may_write_its_own(tmp_path: Path) -> None:
    own = edited(tmp_path, "version: 7", "version: 8")
    assert load_notice("fr", "practice", path=own).version == "fr-practice-8"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- id: rights", "- id: others", "rights"),
        ("{dpo}", "{phone}", "braces"),
        ("version: 7", "version: one", "version"),
        ("  unrecorded: >-", "  unheard: >-", "unrecorded"),
        ('date: "2026-11-30"', 'date: "yesterday"', "date"),
    ],
)
def test_a_notice_that_leaves_something_out_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(ContentError, match=told):
        load_notice("fr", "practice", path=edited(tmp_path, old, new))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_the_beginning_of_a_notice_fits_one_screen_with_its_mode_and_the_question(
    language: Language, mode: Mode
) -> None:
    house = Details("Mutuelle des Ormes et des Chênes", "Camille Dubreuil, dpo@ormes.example", 30, 365, "")
    notice = load_notice(language, mode, house)
    question = textwrap.wrap(WORDS[language]["acknowledge"], 80)
    lines = notice.short.splitlines()
    assert 1 + len(lines) + len(question) + 1 <= 24
    assert max(map(len, lines)) < 80
    for section in notice.sections:
        assert any(line.startswith(section.title) for line in lines)
    told = " ".join(lines)
    assert ("intelligence artificielle" if language == "fr" else "artificial intelligence") in told
