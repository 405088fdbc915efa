"""What is to be done for one call, here and in a bucket."""

from __future__ import annotations

from itertools import product

import pytest

from voicesim.errors import StorageError
from voicesim.records.bucket.sealed import digest_of, read_seal, sealed
from voicesim.records.bucket.steps import Standing, journals, to_fetch, to_put

A, B = "a" * 64, "b" * 64
EVERY = [
    Standing(here, there, frozenset(ours), deleted_here, deleted_there)
    for here, there, ours, deleted_here, deleted_there in product(
        (None, A), (None, A, B), ((), (B,)), (False, True), (False, True)
    )
    if not (there and deleted_there)
]


def test_a_new_call_is_put_and_one_that_is_there_as_it_is_here_is_left() -> None:
    assert to_put(Standing(A, None)) == "put"
    assert to_put(Standing(A, A)) == "nothing"


def test_a_call_that_was_signed_since_replaces_the_state_this_store_put_there_and_no_other() -> None:
    assert to_put(Standing(A, B, frozenset([B]))) == "replace"
    assert to_put(Standing(A, B)) == "differs"


def test_what_was_deleted_here_goes_there_whatever_stands_there_and_never_comes_back() -> None:
    gone = [one for one in EVERY if one.deleted_here]
    assert {to_put(one) for one in gone if one.there} == {"delete"}
    assert {to_put(one) for one in gone if not one.there} == {"nothing"}
    assert not [one for one in EVERY if (one.deleted_here or one.deleted_there) and to_fetch(one) == "fetch"]
    assert not [one for one in EVERY if one.deleted_there and to_put(one) in ("put", "replace")]


def test_fetching_writes_over_nothing() -> None:
    assert {to_fetch(one) for one in EVERY if one.here} <= {"nothing", "same", "differs", "was deleted"}
    assert to_fetch(Standing(None, B)) == "fetch"


def test_a_bucket_is_written_over_only_with_what_was_put_there_from_here() -> None:
    bold = [one for one in EVERY if to_put(one) == "replace"]
    assert bold
    assert all(one.there in one.put_here for one in bold)


def test_of_two_journals_one_is_the_others_beginning_or_they_are_of_two_stores() -> None:
    assert journals(b"a\nb\n", b"a\n") == "ours is longer"
    assert journals(b"", b"a\n") == "theirs is longer"
    assert journals(b"a\n", b"a\n") == "same"
    assert journals(b"a\nb\n", b"a\nc\n") == "differ"


def test_a_seal_that_was_changed_or_leads_out_of_its_folder_is_refused() -> None:
    good = sealed("20260302-100000-FR03", {"call.flac": A})
    assert read_seal(good.model_dump_json().encode(), "there") == good
    changed = good.model_copy(update={"files": {"call.flac": B}})
    with pytest.raises(StorageError, match="is no seal of a call"):
        read_seal(changed.model_dump_json().encode(), "there")
    for name in ("../call.flac", ".hidden", "a/b", ""):
        files = {name: A}
        body = good.model_copy(update={"files": files, "digest": digest_of(good.call, files)})
        with pytest.raises(StorageError, match="is no seal of a call"):
            read_seal(body.model_dump_json().encode(), "there")
