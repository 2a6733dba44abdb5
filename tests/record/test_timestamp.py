"""Time-stamps: real tokens agree with the engine, made ones fail for the reason that they should."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.record.boxes import facts, read
from tests.record.keys import CLAIM, certificate, cose, der, oid, token
from verify.record.cose import CoseSignature, Stamp, read_signature
from verify.record.engine import Engine, Reading
from verify.record.timestamp import (
    MAX_TOKEN,
    Token,
    TokenCheck,
    TokenFault,
    read_token,
    stamped_message,
    verify_token,
)

MESSAGE = b"what was stamped"


def checked(data: bytes, message: bytes = MESSAGE) -> TokenCheck:
    found = read_token(data)
    assert found is not None
    return verify_token(found, message)


def real(corpus: Path, name: str) -> Iterator[tuple[str, bytes, CoseSignature, Stamp]]:
    """Every time-stamp of a corpus file: its manifest's label, the claim, the signature, the token."""
    found = read(corpus, name)
    for manifest in found.manifests if found else ():
        signature = read_signature(manifest.signature or b"")
        assert signature is not None, name
        for stamp in signature.stamps:
            yield manifest.label, manifest.claim or b"", signature, stamp


def said_by_engine(corpus: Path, name: str, engine: Engine) -> dict[str, set[str]]:
    """Codes of the engine by manifest."""
    with (corpus / "files" / name).open("rb") as stream:
        outcome = engine.read(stream, facts(corpus)[name]["mime"])
    if not isinstance(outcome, Reading):
        return {}
    return {
        manifest["label"]: {
            status["code"]
            for group in ("success", "informational", "failure")
            for status in manifest.get("validationResults", {}).get(group, ())
        }
        for manifest in json.loads(outcome.crjson)["manifests"]
    }


def test_every_stamp_that_the_engine_validates_verifies_and_every_mismatch_fails(corpus: Path) -> None:
    engine, validated, mismatched = Engine(), 0, []
    for name in facts(corpus):
        stamps = tuple(real(corpus, name))
        codes = said_by_engine(corpus, name, engine) if stamps else {}
        for label, claim, signature, stamp in stamps:
            check = checked(stamp.token, stamped_message(signature, claim, stamp.version))
            if "timeStamp.validated" in codes.get(label, ()):
                assert (check.valid, check.reason, check.weak) == (True, TokenFault.NONE, False), name
                assert check.chain[0] == check.signer
                validated += 1
            if "timeStamp.mismatch" in codes.get(label, ()):
                assert (check.valid, check.reason) == (False, TokenFault.IMPRINT), name
                mismatched.append(name)
    assert validated > 40
    assert mismatched == ["adobe-20220124-E-sig-CA.jpg", "adobe-20220124-CIE-sig-CA.jpg"]


def test_a_stamp_of_one_generation_does_not_fit_the_message_of_the_other(corpus: Path) -> None:
    for name, other in (("adobe-20220124-CA.jpg", 2), ("city.png", 1)):
        ((_, claim, signature, stamp),) = real(corpus, name)
        assert stamp.version != other
        assert checked(stamp.token, stamped_message(signature, claim, other)).reason is TokenFault.IMPRINT


def test_what_a_real_token_says(corpus: Path) -> None:
    ((_, _, _, stamp),) = real(corpus, "city.png")
    found = read_token(stamp.token)
    assert found is not None
    assert found.gen_time == datetime(2026, 5, 21, 20, 26, 28, tzinfo=UTC)
    assert (found.policy, found.imprint_algorithm, len(found.imprint)) == ("1.3.6.1.4.1.11129.2.10.1", "sha256", 32)
    assert len(found.certificates) == 2
    ((_, _, _, stamp),) = real(corpus, "mode-generate.png")
    found = read_token(stamp.token)
    assert found is not None
    assert found.gen_time == datetime(2026, 4, 30, 10, 20, 1, 701219, tzinfo=UTC)


def test_real_tokens_come_bare_and_inside_a_response(corpus: Path) -> None:
    ((_, claim, signature, bare),) = real(corpus, "city.png")
    response = der(0x30, b"\x30\x03\x02\x01\x00", bare.token)
    assert checked(response, stamped_message(signature, claim, 2)).valid
    refused = der(0x30, b"\x30\x03\x02\x01\x02")
    assert read_token(refused) is None


def test_a_changed_byte_in_a_real_token_never_gives_another_valid_time(corpus: Path) -> None:
    ((_, claim, signature, stamp),) = real(corpus, "city.png")
    message, good = stamped_message(signature, claim, 2), read_token(stamp.token)
    assert good is not None
    for at in range(0, len(stamp.token), 23):
        data = stamp.token[:at] + bytes([stamp.token[at] ^ 0x11]) + stamp.token[at + 1 :]
        found = read_token(data)
        if found is not None and verify_token(found, message).valid:
            assert (found.gen_time, found.content) == (good.gen_time, good.content), at


@pytest.mark.parametrize("kind", ["p256", "rsa2048"])
@pytest.mark.parametrize("key_id", [b"", b"k" * 20])
def test_a_made_token_verifies_with_either_way_to_name_the_signer(kind: str, key_id: bytes) -> None:
    check = checked(token(MESSAGE, kind=kind, key_id=key_id))
    assert check == TokenCheck(
        valid=True,
        reason=TokenFault.NONE,
        signer=certificate(kind, key_id=key_id),
        chain=(certificate(kind, key_id=key_id),),
        weak=False,
    )
    assert checked(token(MESSAGE, kind=kind, key_id=key_id), MESSAGE + b"!").reason is TokenFault.IMPRINT


def test_rsa_pss_and_sha_512_verify_and_sha_1_is_called_weak() -> None:
    assert checked(token(MESSAGE, kind="rsa2048", pss=True)).valid
    assert checked(token(MESSAGE, kind="rsa2048", hash_name="sha512")).weak is False
    weak = checked(token(MESSAGE, kind="rsa2048", hash_name="sha1"))
    assert (weak.valid, weak.weak) == (True, True)


def test_the_signer_is_found_among_others_and_comes_first() -> None:
    own, other = certificate("p256"), certificate("p384", name="another")
    broken = b"\x30\x00"
    check = checked(token(MESSAGE, carried=(broken, other, own)))
    assert (check.valid, check.signer, check.chain) == (True, own, (own, broken, other))


def test_a_token_without_its_signers_certificate_cannot_be_checked() -> None:
    assert checked(token(MESSAGE, carried=())).reason is TokenFault.SIGNER_MISSING
    assert checked(token(MESSAGE, carried=(certificate("p384"),))).reason is TokenFault.SIGNER_MISSING
    assert checked(token(MESSAGE, key_id=b"k" * 20, carried=(certificate("p256"),))).reason is TokenFault.SIGNER_MISSING


def test_what_is_signed_must_be_about_this_token_and_this_signer() -> None:
    for data in (
        token(MESSAGE, stamped=b"another TSTInfo"),
        token(MESSAGE, content_type=oid("1.2.840.113549.1.7.1")),
        token(MESSAGE, means=certificate("p384")),
    ):
        check = checked(data)
        assert (check.valid, check.reason) == (False, TokenFault.ATTRIBUTES)
        assert check.signer == certificate("p256")


def test_a_signature_by_another_key_with_the_same_name_fails() -> None:
    imposter = certificate("k256", name="test p256")  # same name and serial number, other key
    data = token(MESSAGE, carried=(imposter,), means=imposter)
    assert checked(data).reason is TokenFault.SIGNATURE


def test_keys_that_are_not_handled_are_told() -> None:
    assert checked(token(MESSAGE, kind="ed25519")).reason is TokenFault.UNSUPPORTED


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (b"20261122140100Z", datetime(2026, 11, 22, 14, 1, tzinfo=UTC)),
        (b"20261122140100.5Z", datetime(2026, 11, 22, 14, 1, 0, 500_000, tzinfo=UTC)),
        (b"20261122140100.1234567Z", datetime(2026, 11, 22, 14, 1, 0, 123_456, tzinfo=UTC)),
        (b"20261122140100", None),
        (b"202611221401Z", None),
        (b"20261322140100Z", None),
        (b"20261122140160Z", None),
        (b"00001122140100Z", None),
        (b"2026112214010\xb2Z", None),
        (b"20261122140100+0100", None),
        (b"", None),
    ],
)
def test_times_are_utc_or_nothing(time: bytes, expected: datetime | None) -> None:
    found = read_token(token(MESSAGE, time=time))
    assert (found.gen_time if found else None) == expected


def test_a_serial_number_too_long_to_print_is_refused() -> None:
    assert read_token(token(MESSAGE, serial=b"\x7f" * 65)) is None
    found = read_token(token(MESSAGE, serial=b"\x7f" * 64))
    assert found is not None
    assert str(found.serial)


def test_a_token_of_endless_length_is_not_read() -> None:
    assert read_token(b"\x30" * (MAX_TOKEN + 1)) is None
    assert read_token(b"\x30\x80" * 5_000) is None
    assert read_token(b"\x30\x84\xff\xff\xff\xff" + bytes(4096)) is None


GOOD = token(MESSAGE)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_token_or_none(data: bytes) -> None:
    assert read_token(data) is None or data.startswith(b"\x30")


@given(st.integers(0, len(GOOD)))
def test_a_token_cut_short_is_none(cut: int) -> None:
    assert (read_token(GOOD[:cut]) is None) == (cut < len(GOOD))


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4))
def test_a_changed_token_says_the_same_time_or_fails(at: int, change: bytes) -> None:
    found = read_token((GOOD[:at] + change + GOOD[at + len(change) :])[: len(GOOD)])
    if found is not None and verify_token(found, MESSAGE).valid:
        assert found.gen_time == datetime(2026, 11, 22, 14, 1, tzinfo=UTC)


@given(st.binary(max_size=100), st.binary(max_size=100), st.text(max_size=6))
def test_a_token_of_any_values_never_raises_and_never_holds(one: bytes, other: bytes, name: str) -> None:
    odd = Token(datetime(2026, 1, 1, tzinfo=UTC), "1.2", 1, name, one, (other,), one, other)
    assert verify_token(odd, MESSAGE).valid is False


def test_the_message_depends_on_the_header_and_on_claim_or_signature() -> None:
    signature = read_signature(cose("p256", -7))
    assert signature is not None
    other = signature._replace(signature=b"other")
    assert stamped_message(signature, CLAIM, 1) == stamped_message(other, CLAIM, 1)
    assert stamped_message(signature, CLAIM, 2) != stamped_message(other, CLAIM, 2)
    assert stamped_message(signature, CLAIM, 2) == stamped_message(signature, b"", 2)
    assert stamped_message(signature, CLAIM, 1) != stamped_message(signature._replace(protected=b""), CLAIM, 1)
