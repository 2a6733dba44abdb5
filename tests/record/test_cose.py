"""The claim signature: what the key signed, in which form, and what does not count as a signature."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from cbor2 import CBORTag, dumps, loads
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from tests.record.boxes import facts, read
from tests.record.keys import CLAIM, certificate, cose, key
from verify.record.cose import MAX_CERTIFICATES, MAX_COSE, SignatureCheck, Stamp, read_signature, verify_signature

EXPECTED = {
    "ok": SignatureCheck.VALID,
    "ok-nonstandard-pss-salt": SignatureCheck.VALID_NONSTANDARD,
    "fail": SignatureCheck.INVALID,
}


def check(data: bytes, claim: bytes = CLAIM) -> SignatureCheck:
    signature = read_signature(data)
    assert signature is not None
    return verify_signature(signature, claim)


def test_real_signatures_agree_with_the_independent_check_file_by_file(corpus: Path) -> None:
    seen = 0
    for name, entry in facts(corpus).items():
        said, found = entry["independent_check"]["signature"], read(corpus, name)
        if said not in EXPECTED:
            continue
        assert found is not None, name
        active = found.manifests[-1]
        assert active.signature is not None, name
        assert active.claim is not None, name
        assert check(active.signature, active.claim) is EXPECTED[said], name
        seen += 1
    assert seen > 40


def test_every_real_manifest_has_a_readable_signature_with_its_chain(corpus: Path) -> None:
    for name in facts(corpus):
        found = read(corpus, name)
        for manifest in found.manifests if found else ():
            signature = read_signature(manifest.signature or b"")
            assert signature is not None, name
            assert signature.chain, name
            assert all(item.startswith(b"\x30\x82") for item in signature.chain), name
            assert signature.payload is None, name


def test_a_signature_of_2022_keeps_its_chain_outside_what_is_signed(corpus: Path) -> None:
    found = read(corpus, "adobe-20220124-CA.jpg")
    assert found is not None
    signature = read_signature(found.manifests[0].signature or b"")
    assert signature is not None
    assert (signature.algorithm, len(signature.chain), signature.chain_protected) == ("PS256", 3, False)
    assert [stamp.version for stamp in signature.stamps] == [1]


def test_a_signature_of_2026_carries_its_chain_a_time_stamp_and_ocsp_answers(corpus: Path) -> None:
    found = read(corpus, "city.png")
    assert found is not None
    signature = read_signature(found.manifests[0].signature or b"")
    assert signature is not None
    assert (signature.algorithm, len(signature.chain), signature.chain_protected) == ("ES256", 2, True)
    assert ([stamp.version for stamp in signature.stamps], len(signature.ocsp)) == ([2], 2)


@pytest.mark.parametrize(
    ("kind", "alg", "hash_name"),
    [
        ("p256", -7, "sha256"),
        ("p384", -35, "sha384"),
        ("p521", -36, "sha512"),
        ("rsa2048", -37, "sha256"),
        ("rsa2048", -38, "sha384"),
        ("rsa2048", -39, "sha512"),
        ("ed25519", -8, "sha256"),
    ],
)
def test_each_algorithm_of_the_profile_notices_a_changed_claim(kind: str, alg: int, hash_name: str) -> None:
    data = cose(kind, alg, hash_name)
    assert check(data) is SignatureCheck.VALID
    assert check(data, CLAIM[:-1] + b"7") is SignatureCheck.INVALID


def test_a_changed_header_is_noticed() -> None:
    tag = loads(cose("p256", -7))
    header, *rest = tag.value
    swapped = dumps(CBORTag(18, [dumps({1: -7, 33: [certificate("p256"), b"\x30\x00"]}), *rest]))
    assert header != loads(swapped).value[0]
    assert check(swapped) is SignatureCheck.INVALID


def test_forms_outside_the_profile_are_told_apart_from_wrong_signatures() -> None:
    assert check(cose("rsa2048", -37, salt=20)) is SignatureCheck.VALID_NONSTANDARD
    assert check(cose("rsa2048", -37, salt=0)) is SignatureCheck.VALID_NONSTANDARD
    assert check(cose("rsa1024", -37)) is SignatureCheck.VALID_NONSTANDARD
    assert check(cose("p384", -7)) is SignatureCheck.VALID_NONSTANDARD
    assert check(cose("k256", -7)) is SignatureCheck.VALID_NONSTANDARD
    assert check(cose("ed448", -8)) is SignatureCheck.VALID_NONSTANDARD
    assert check(cose("rsa2048", -37, "sha384")) is SignatureCheck.INVALID


def test_a_key_of_another_type_than_the_algorithm_signs_nothing() -> None:
    assert check(cose("rsa2048", -7)) is SignatureCheck.INVALID
    assert check(cose("p256", -37)) is SignatureCheck.INVALID
    assert check(cose("p256", -8)) is SignatureCheck.INVALID
    assert check(cose("ed25519", -7)) is SignatureCheck.INVALID


def test_an_ecdsa_signature_in_der_is_not_what_cose_allows() -> None:
    own = key("p256")
    assert isinstance(own, ec.EllipticCurvePrivateKey)
    header, unprotected, payload, _ = loads(cose("p256", -7)).value
    der = own.sign(dumps(["Signature1", header, b"", CLAIM]), ec.ECDSA(hashes.SHA256()))
    assert check(dumps(CBORTag(18, [header, unprotected, payload, der]))) is SignatureCheck.INVALID


@pytest.mark.parametrize(("alg", "name"), [(-257, "-257"), (-47, "-47"), ("ES256", "text ES256"), (None, "")])
def test_other_algorithms_are_named_but_not_checked(alg: object, name: str) -> None:
    signature = read_signature(cose("p256", alg))
    assert signature is not None
    assert signature.algorithm == name
    assert verify_signature(signature, CLAIM) is SignatureCheck.UNSUPPORTED


def test_an_algorithm_outside_what_is_signed_does_not_count() -> None:
    data = cose("p256", -7, protected={33: [certificate("p256")]}, unprotected={1: -7})
    assert check(data) is SignatureCheck.UNSUPPORTED


def test_true_is_not_label_one() -> None:
    data = cose("p256", -7, protected={True: -7, 33: [certificate("p256")]})
    assert check(data) is SignatureCheck.UNSUPPORTED


def test_a_payload_that_is_not_the_claim_is_invalid_though_it_verifies() -> None:
    other = dumps({"instanceID": "another"})
    assert check(cose("p256", -7, payload=other)) is SignatureCheck.INVALID
    assert check(cose("p256", -7, payload=other), other) is SignatureCheck.VALID_NONSTANDARD
    assert check(cose("p256", -7, payload=CLAIM)) is SignatureCheck.VALID_NONSTANDARD


def test_the_chain_may_be_one_certificate_and_may_stand_outside() -> None:
    own = certificate("p256")
    for header in ({1: -7, 33: own}, {1: -7, "x5chain": [own]}):
        assert check(cose("p256", -7, protected=header)) is SignatureCheck.VALID
    for label in (33, "x5chain"):
        assert check(cose("p256", -7, protected={1: -7}, unprotected={label: [own]})) is SignatureCheck.VALID
    inside = cose("p256", -7, unprotected={33: [certificate("p384")]})
    assert check(inside) is SignatureCheck.VALID


def test_without_a_usable_certificate_nothing_can_be_checked() -> None:
    for chain in ([], [b"no certificate"], [b"\x30\x82\xff\xff"], None, 7, [7]):
        data = cose("p256", -7, protected={1: -7, 33: chain})
        assert check(data) is SignatureCheck.UNSUPPORTED, chain


def test_an_endless_chain_is_cut() -> None:
    signature = read_signature(cose("p256", -7, protected={1: -7, 33: [b"\x30\x00"] * 500}))
    assert signature is not None
    assert len(signature.chain) == MAX_CERTIFICATES


def test_tokens_and_ocsp_answers_are_taken_out_of_the_open_header() -> None:
    unprotected = {
        "sigTst": {"tstTokens": [{"val": b"one"}, {"val": b"two"}, {"val": 3}, 4]},
        "sigTst2": {"tstTokens": [{"val": b"three"}]},
        "rVals": {"ocspVals": [b"ocsp", 1]},
        "pad": bytes(100),
    }
    signature = read_signature(cose("p256", -7, unprotected=unprotected))
    assert signature is not None
    assert signature.stamps == (Stamp(1, b"one"), Stamp(1, b"two"), Stamp(2, b"three"))
    assert signature.ocsp == (b"ocsp",)
    odd = {"sigTst": 1, "sigTst2": {"tstTokens": 2}, "rVals": [3]}
    signature = read_signature(cose("p256", -7, unprotected=odd))
    assert signature is not None
    assert (signature.stamps, signature.ocsp) == ((), ())


def test_a_bare_array_and_zero_padding_are_read_as_old_signers_wrote_them() -> None:
    data = cose("p256", -7)
    assert check(dumps(loads(data).value)) is SignatureCheck.VALID
    assert check(data + bytes(500)) is SignatureCheck.VALID
    assert read_signature(data + b"x") is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xf6",
        dumps([b"", {}, None]),
        dumps([b"", {}, None, b"", b""]),
        dumps(["", {}, None, b""]),
        dumps([b"", [], None, b""]),
        dumps([b"", {}, "text", b""]),
        dumps([b"", {}, None, None]),
        dumps([b"\x80", {}, None, b""]),
        dumps([b"\xa1", {}, None, b""]),
        dumps([b"\xa2\x01\x26\x01\x38\x24", {}, None, b""]),  # two algorithms
        b"\xd1\x84\x40\xa0\xf6\x40",  # COSE_Mac0
        b"\xd2" * 10_000,
        b"\x81" * 10_000,
    ],
)
def test_what_is_not_one_signature_is_none(data: bytes) -> None:
    assert read_signature(data) is None


def test_four_kilobytes_cannot_ask_for_four_gigabytes() -> None:
    tracemalloc.start()
    for lie in (b"\x5a\xff\xff\xff\xff", b"\x9a\xff\xff\xff\xff", b"\xba\xff\xff\xff\xff"):
        assert read_signature(b"\xd2\x84" + lie + bytes(4096)) is None
        assert read_signature(dumps(CBORTag(18, [lie + bytes(4096), {}, None, b""]))) is None
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1 << 20
    assert read_signature(cose("p256", -7, unprotected={"pad": bytes(MAX_COSE)})) is None


@given(st.binary(max_size=300))
def test_any_bytes_give_a_signature_or_none(data: bytes) -> None:
    signature = read_signature(data)
    if signature is not None:
        assert verify_signature(signature, CLAIM) is not SignatureCheck.VALID


GOOD = cose("p256", -7)


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_one_changed_byte_never_leaves_another_signature_valid(at: int, change: int) -> None:
    data = GOOD[:at] + bytes([GOOD[at] ^ change]) + GOOD[at + 1 :]
    signature = read_signature(data)
    if signature is not None and verify_signature(signature, CLAIM) is SignatureCheck.VALID:
        good = read_signature(GOOD)
        assert good is not None
        assert (signature.protected, signature.signature) == (good.protected, good.signature)


@given(st.binary(max_size=200), st.binary(max_size=80))
def test_any_bytes_as_certificate_or_signature_never_verify(chain: bytes, signature: bytes) -> None:
    data = dumps([dumps({1: -7, 33: [chain]}), {}, None, signature])
    assert check(data) in (SignatureCheck.UNSUPPORTED, SignatureCheck.INVALID)
