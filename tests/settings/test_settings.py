"""Where each setting comes from, and how a wrong one is named."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.errors import ConfigurationError
from voicesim.settings.schema import keys, title, variable
from voicesim.settings.sources import read_settings, settings_file


def a_file(tmp_path: Path, text: str) -> dict[str, str]:
    """An environment in which the settings file holds `text`."""
    path = tmp_path / "voicesim.toml"
    path.write_text(text, encoding="utf-8")
    return {"VOICESIM_CONFIG": str(path)}


def test_with_nothing_set_every_value_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    sourced = read_settings(environment={})
    assert sourced.settings.call.language == "fr"
    assert set(sourced.origins.values()) == {"default"}
    assert set(sourced.origins) == set(keys())


def test_the_command_line_wins_over_the_environment_over_the_file(tmp_path: Path) -> None:
    environment = a_file(
        tmp_path, '[headset]\nmicrophone = "file"\nspeaker = "file"\n\n[call]\nlanguage = "en"\n'
    )
    environment["VOICESIM_HEADSET_MICROPHONE"] = "environment"
    environment["VOICESIM_CALL_LANGUAGE"] = "en"
    sourced = read_settings({"call.language": ("fr", "--lang")}, environment)
    assert sourced.settings.call.language == "fr"
    assert sourced.settings.headset.microphone == "environment"
    assert sourced.settings.headset.speaker == "file"
    assert sourced.origins["call.language"] == "--lang"
    assert sourced.origins["headset.microphone"] == "VOICESIM_HEADSET_MICROPHONE"
    assert sourced.origins["headset.speaker"] == f"{tmp_path / 'voicesim.toml'}:3"
    assert sourced.origins["ears.model"] == "default"


def test_a_variable_of_the_environment_is_read_as_what_the_setting_is(tmp_path: Path) -> None:
    environment = a_file(tmp_path, "") | {"VOICESIM_PLAIN": "1", "VOICESIM_RECORDS_RECORDING_DAYS": "12"}
    settings = read_settings(environment=environment).settings
    assert settings.screen.plain is True
    assert settings.records.recording_days == 12


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[headset]\nmicrofone = 1\n", r"voicesim\.toml:2: 'headset\.microfone' is not a setting"),
        ("[sound]\nlevel = 1\n", r"voicesim\.toml: 'sound' is not a setting"),
        (
            "[records]\n\nrecording_days = 0\n",
            r":3: records\.recording_days is 0, but input should be greater",
        ),
        ('[call]\nlanguage = "de"\n', r":2: call\.language is 'de', but"),
        ("call = 3\n", r"voicesim\.toml: call is 3"),
        ("[call\n", "this is not TOML"),
    ],
)
def test_a_wrong_line_is_named_with_its_number(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        read_settings(environment=a_file(tmp_path, text))


def test_a_wrong_variable_is_named_and_not_the_file(tmp_path: Path) -> None:
    environment = a_file(tmp_path, "") | {"VOICESIM_RECORDS_RECORDING_DAYS": "soon"}
    with pytest.raises(
        ConfigurationError, match=r"^VOICESIM_RECORDS_RECORDING_DAYS: records\.recording_days is 'soon'"
    ):
        read_settings(environment=environment)


def test_a_settings_file_that_was_named_and_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no such file"):
        read_settings(environment={"VOICESIM_CONFIG": str(tmp_path / "none.toml")})


def test_without_a_name_the_persons_own_file_is_meant() -> None:
    assert settings_file({}).name == "voicesim.toml"


@given(st.sampled_from(keys()))
def test_every_setting_says_what_it_is_and_has_a_variable_of_its_own(key: str) -> None:
    assert len(title(key)) > 8
    assert variable(key).startswith("VOICESIM_")
    assert [variable(other) for other in keys()].count(variable(key)) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[records]\nfolder = "~nosuchuser/x"\n', "records.folder is '~nosuchuser/x', but there is no home"),
        ('[wording]\nendpoint = "http://[::1"\n', "wording.endpoint is .* an address such as"),
        ('[wording]\nendpoint = "localhost:8080"\n', "wording.endpoint is .* an address such as"),
        ('[wording]\nendpoint = "http://x:99999999/"\n', "wording.endpoint is .* an address such as"),
        ('[records]\nfolder = "a\\u0000b"\n', "records.folder is .* no name of a file"),
        ("a = " + "[" * 3000, "this is not TOML .*too deep"),
        ("a = " + "9" * 5000, "this is not TOML"),
        ("[call]\nlanguage = [[1]]\n", "call.language is"),
    ],
)
def test_a_setting_that_makes_no_sense_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "voicesim.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=says) as caught:
        read_settings(environment={"VOICESIM_CONFIG": str(path)})
    assert len(str(caught.value)) < 400


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "voicesim.toml"
    path.write_bytes(b'\xef\xbb\xbf[call]\r\nlanguage = "en"\r\n')
    assert read_settings(environment={"VOICESIM_CONFIG": str(path)}).settings.call.language == "en"


@pytest.mark.skipif(sys.platform == "win32", reason="links are another matter on Windows")
def test_a_file_that_links_to_itself_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "voicesim.toml").symlink_to(tmp_path / "voicesim.toml")
    for environment in (
        {"VOICESIM_CONFIG": str(tmp_path / "voicesim.toml")},
        {"VOICESIM_CONFIG": "~nobody/x"},
    ):
        with pytest.raises(ConfigurationError):
            read_settings(environment=environment)


@given(st.text(max_size=60) | st.lists(st.sampled_from(list("[]{}=\"\n.#a1-:'")), max_size=60).map("".join))
def test_whatever_the_file_holds_is_one_sentence_or_settings(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("toml") / "voicesim.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(ConfigurationError):
        read_settings(environment={"VOICESIM_CONFIG": str(path)})
