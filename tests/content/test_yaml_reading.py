"""Content as people and programs write it: read the 1.2 way, or one sentence, at once."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.content.yaml_file import read_yaml
from voicesim.errors import ContentError


def data(tmp_path: Path, text: str) -> object:
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(path).data


def test_zeros_in_front_of_a_number_are_kept_and_never_octal(tmp_path: Path) -> None:
    assert data(tmp_path, "telephone: 0689204418\nlevel: 08\nweight: 010\ncode: 01000\n") == {
        "telephone": "0689204418",
        "level": "08",
        "weight": "010",
        "code": "01000",
    }


def test_a_number_with_a_zero_in_front_is_a_number_where_one_is_wanted(tmp_path: Path) -> None:
    from voicesim.content.model import Content
    from voicesim.content.yaml_file import load_yaml

    class Model(Content):
        level: int
        weights: dict[str, float]
        telephone: str

    path = tmp_path / "file.yaml"
    path.write_text("level: 08\nweights: {accueil: 010}\ntelephone: 0689204418\n", encoding="utf-8")
    found = load_yaml(path, Model)
    assert (found.level, found.weights, found.telephone) == (8, {"accueil": 10.0}, "0689204418")


@pytest.mark.parametrize("text", ["level: true\nweights: {}", "level: 1\nweights: {accueil: true}"])
def test_true_is_no_number(tmp_path: Path, text: str) -> None:
    from voicesim.content.model import Content
    from voicesim.content.yaml_file import load_yaml

    class Model(Content):
        level: int
        weights: dict[str, float]
        signed: bool | None = None

    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="true and false are no numbers; write a number"):
        load_yaml(path, Model)
    path.write_text("level: 1\nweights: {}\nsigned: true", encoding="utf-8")
    assert load_yaml(path, Model).signed is True


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"k{i}: {i}\n" for i in range(100_000)),
        "- x\n" * 100_000,
        "a: &a 1\n" * 100_000,
        "?\n" * 100_000,
    ],
    ids=["keys", "items", "anchors", "question marks"],
)
def test_a_list_nobody_wrote_is_refused_before_it_is_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError, match="more than 25000 values"):
        data(tmp_path, text)


def test_words_times_and_days_stay_what_they_are(tmp_path: Path) -> None:
    text = "a: on\nb: no\nc: 12:30\nd: 2026-01-02\ne: 0x1F\nf: 1_000\ng: 3\nh: 2.50\ni: ~\nj: -1\n"
    values = ["on", "no", "12:30", "2026-01-02", "0x1F", "1_000", 3, 2.5, None, -1]
    assert list(data(tmp_path, text).values()) == values  # type: ignore[attr-defined]


def test_an_alias_is_read_where_it_is_harmless(tmp_path: Path) -> None:
    assert data(tmp_path, "a: &x [1]\nb: *x\nc: {<<: {d: 1}}\n") == {"a": [1], "b": [1], "c": {"d": 1}}


LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(8)
)
MERGED = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} {{<<: [{','.join(['*' + chr(97 + i)] * 9)}]}}\n" for i in range(9)
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: !!int abc", "'abc' is no whole number"),
        ("a: !!int 0x1F", "no whole number"),
        ("a: !!float abc", "'abc' is no number"),
        ("a: !!bool maybe", "neither true nor false"),
        ("a: !!timestamp nope", "tag"),
        ("a: !!python/object:os.system x", "tag"),
        ("a: " + "9" * 5000, "no whole number"),
        ("a: &a [*a]", "alias"),
        ("a: &a {b: [*a]}", "alias"),
        ("a: &a {<<: *a}", "alias"),
        ("a: *nobody", "alias"),
        ("a: " + "[" * 100_000, "too deep"),
        ("- " * 50_000 + "x", "too deep"),
        ("? " * 5000, "too deep"),
        ("\n".join(" " * depth + "a:" for depth in range(1500)), "too deep"),
        (LAUGHS, "repeat too much"),
        (MERGED, "repeat too much"),
        ("? [a, b]\n: c", "a key is a list"),
        ("a: b\u200bc", r"invisible character \(U\+200B\)"),
        ("a: b\u00adc", r"invisible character \(U\+00AD\)"),
        ('a: "b\\u200Fc"', r"invisible character \(U\+200F\)"),
        ('a: "\\e[31mred"', r"control character \(U\+001B\)"),
        ('"\\a": x', r"control character \(U\+0007\)"),
        ("a: voila\u0300", "save the file as NFC"),
    ],
    ids=lambda value: value[:20],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ContentError, match=says) as caught:
        data(tmp_path, text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_file_nobody_wrote_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="larger than 4 MB"):
        data(tmp_path, "- x\n" * 2_000_000)


PIECES = st.sampled_from(
    [*"a[]{}\"'|>,#%@~\n\té", "08", "- ", ": ", "? ", "&a ", "*a", "!!int ", "!!str ", "!x ", "<<: ", "---\n"]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80))
def test_whatever_is_written_is_one_sentence_or_data(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("yaml") / "file.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(ContentError):
        read_yaml(path)
