"""Our reader of time-stamps beside `rfc3161-client` (docs/decisions/0010-time-stamps.md): the two agree."""

from __future__ import annotations

import random
import warnings
from collections import Counter
from datetime import UTC
from pathlib import Path

import pytest
import rfc3161_client
from rfc3161_client import TimeStampResponse

from tests.record.boxes import facts, read
from tests.record.keys import der, token
from tests.record.test_timestamp import MESSAGE
from verify.record.cose import read_signature
from verify.record.der import SEQUENCE, der_fields, der_one
from verify.record.timestamp import Token, read_token, verify_token

GRANTED = b"\x30\x03\x02\x01\x00"
MUTATED = 2_000


def library(data: bytes) -> TimeStampResponse | None:
    """Return what the library reads; it takes whole responses only, so a bare token is put into one."""
    whole = der_fields(der_one(data), SEQUENCE)[0].tag == SEQUENCE
    try:
        return rfc3161_client.decode_timestamp_response(data if whole else der(SEQUENCE, GRANTED, data))
    except ValueError:
        return None


def accuracy(response: TimeStampResponse) -> int | None:
    stated = response.tst_info.accuracy
    if not stated:  # the library's type says otherwise
        return None
    return (stated.seconds or 0) * 1_000_000 + (stated.millis or 0) * 1_000 + (stated.micros or 0)


def assert_agree(ours: Token, theirs: TimeStampResponse) -> None:
    """Every field that both have; the library cuts times to whole seconds."""
    info = theirs.tst_info
    assert info.gen_time.replace(tzinfo=UTC) == ours.gen_time.replace(microsecond=0)
    assert (info.policy.dotted_string, info.serial_number) == (ours.policy, ours.serial)
    assert info.message_imprint.message == ours.imprint
    assert {bytes(item) for item in theirs.signed_data.certificates} == set(ours.certificates)
    assert accuracy(theirs) == ours.accuracy_us


def real_tokens(corpus: Path) -> list[tuple[str, bytes]]:
    """Every token of the corpus with its file's name."""
    found = []
    for name in facts(corpus):
        store = read(corpus, name)
        for manifest in store.manifests if store else ():
            signature = read_signature(manifest.signature or b"")
            found += [(name, stamp.token) for stamp in (signature.stamps if signature else ())]
    return found


def test_both_agree_about_every_real_token_that_the_library_reads_and_we_read_them_all(corpus: Path) -> None:
    """The library refuses sets that are not in the order of DER, which half of the authorities in the field write."""
    tokens = real_tokens(corpus)
    counted: Counter[bool] = Counter()
    for name, data in tokens:
        ours, theirs = read_token(data), library(data)
        assert ours is not None, name
        counted[theirs is not None] += 1
        if theirs is not None:
            assert_agree(ours, theirs)
    assert counted == {True: 31, False: 35}


@pytest.mark.parametrize(
    "made",
    [
        token(MESSAGE),
        token(MESSAGE, kind="rsa2048"),
        token(MESSAGE, kind="rsa2048", pss=True),
        token(MESSAGE, kind="rsa2048", hash_name="sha1"),
        token(MESSAGE, time=b"20261122140100.123Z"),
        token(MESSAGE, serial=b"\xff"),
    ],
    ids=["P-256", "RSA", "PSS", "SHA-1", "a fraction", "a negative serial number"],
)
def test_both_agree_about_made_tokens(made: bytes) -> None:
    ours, theirs = read_token(made), library(made)
    assert ours is not None
    assert theirs is not None
    assert_agree(ours, theirs)
    assert verify_token(ours, MESSAGE).valid


@pytest.mark.parametrize(
    "made",
    [
        token(MESSAGE, key_id=b"k" * 20),
        token(MESSAGE, time=b"20261122140100.120Z"),
        token(MESSAGE, kind="rsa2048", hash_name="sha512"),
    ],
    ids=["the signer by key identifier", "a zero at the end of a fraction", "a set out of order"],
)
def test_three_forms_are_read_here_and_refused_there(made: bytes) -> None:
    ours = read_token(made)
    assert ours is not None
    assert library(made) is None or not theirs_is_whole(made)
    assert verify_token(ours, MESSAGE).valid


def theirs_is_whole(made: bytes) -> bool:
    """Whether the library gives the time, which it reads only when it is asked."""
    theirs = library(made)
    try:
        return theirs is not None and bool(theirs.tst_info.gen_time)
    except ValueError:
        return False


def test_what_the_library_reads_of_broken_tokens_we_read_alike(corpus: Path) -> None:
    chance = random.Random(5)  # noqa: S311 -- a broken token, not a key
    sound = [data for _, data in real_tokens(corpus) if library(data)]
    both = 0
    for _ in range(MUTATED):
        data = bytearray(chance.choice(sound))
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        ours = read_token(bytes(data))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # names in certificates that are longer than they should be
                theirs = library(bytes(data))
                if theirs is None or ours is None:
                    continue
                assert_agree(ours._replace(accuracy_us=accuracy(theirs)), theirs)
        except (ValueError, KeyError):  # fields that the library reads only when they are asked for
            continue
        both += 1
    assert both > MUTATED // 3
