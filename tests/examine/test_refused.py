"""What the engine's refusals become: a file that costs too much is an error, any other refusal is a fact."""

from __future__ import annotations

import pytest

from tests.judge.records import PICTURE
from verify.errors import InputError
from verify.examine.facts import Found
from verify.examine.local import _with_outcome
from verify.record.engine import NotFound, Refused, RemoteOnly


@pytest.mark.parametrize("message", ["Io: out of memory", "Other: out of memory while reading"])
def test_no_memory_is_an_error_because_nothing_is_known_of_the_file(message: str) -> None:
    with pytest.raises(InputError) as error:
        _with_outcome(PICTURE, Refused(message))
    assert error.value.code == "input.unsafe"
    assert "more memory than it may have" in error.value.message


def test_every_other_end_is_a_fact_with_the_engine_s_words() -> None:
    refused = _with_outcome(PICTURE, Refused("Other: bad box"))
    assert (refused.found, refused.message) == (Found.REFUSED, "Other: bad box")
    assert _with_outcome(PICTURE, NotFound("none")).found is Found.NOTHING
    assert _with_outcome(PICTURE, RemoteOnly("https://example.org/")).found is Found.REMOTE
