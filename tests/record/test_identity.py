"""Identity assertions, credentials and keys in identifiers, read out of bytes that anyone may have written."""

from __future__ import annotations

import base64
import json

import pytest
from cbor2 import dumps
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import identities as made
from tests.record import boxes
from verify.record.binding import HashedUri
from verify.record.cbor import raw_value
from verify.record.cose import read_signature
from verify.record.credential import read_credential
from verify.record.did import key_in, method_of
from verify.record.identity import (
    MAX_ASSERTION,
    MAX_REFERENCES,
    Claims,
    deterministic,
    faults,
    is_identity,
    listed_in,
    place,
    read_identity,
)
from verify.record.store import RawAssertion, read_store

HASH = bytes(range(32))
REFERENCE: made.Reference = {"url": made.BINDING, "hash": HASH}
PAYLOAD = {"referenced_assertions": [REFERENCE], "sig_type": "cawg.x509.cose"}


def raw(value: object, kind: str = "cbor") -> RawAssertion:
    data = memoryview(value if isinstance(value, bytes) else dumps(value))
    return RawAssertion("cawg.identity", kind, data, data)


def whole(**changes: object) -> dict[str, object]:
    fields: dict[str, object] = {"signer_payload": PAYLOAD, "signature": b"s", "pad1": b""}
    return {key: value for key, value in (fields | changes).items() if value is not None}


# -- the assertion -----------------------------------------------------------------------------------------------------


def test_what_is_signed_is_taken_as_it_stands() -> None:
    found = read_identity(raw(whole(pad2=bytes(9))))
    assert found is not None
    assert found.signed == dumps(PAYLOAD)
    assert deterministic(found.signed) == dumps(PAYLOAD, canonical=True) != found.signed
    assert (found.references, found.padded) == ((HashedUri(made.BINDING, "", HASH),), True)


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"\x00",
        {},
        [],
        whole(signer_payload=None),
        whole(signer_payload=[PAYLOAD]),
        whole(signature=None),
        whole(signature="text"),
        whole(signer_payload={**PAYLOAD, "sig_type": 1}),
        whole(signer_payload={**PAYLOAD, "referenced_assertions": []}),
        whole(signer_payload={**PAYLOAD, "referenced_assertions": [1]}),
        whole(signer_payload={**PAYLOAD, "referenced_assertions": [{"url": made.BINDING}]}),
        whole(signer_payload={**PAYLOAD, "referenced_assertions": [REFERENCE] * (MAX_REFERENCES + 1)}),
        whole(pad1=bytes(MAX_ASSERTION)),
    ],
)
def test_what_is_no_identity_assertion_is_none(value: object) -> None:
    assert read_identity(raw(value)) is None


def test_json_is_no_form_of_it() -> None:
    assert read_identity(raw(whole(), "json")) is None


@pytest.mark.parametrize("pads", [{"pad1": b"\1"}, {"pad2": b"\0\1"}, {"pad1": "text"}])
def test_padding_holds_zeros(pads: dict[str, object]) -> None:
    found = read_identity(raw(whole(**pads)))
    assert found is not None
    assert not found.padded


@pytest.mark.parametrize(
    ("label", "is_one"),
    [("cawg.identity", True), ("cawg.identity__12", True), ("cawg.identity.v2", False), ("cawg.identity__x", False)],
)
def test_labels_of_identity_assertions(label: str, is_one: bool) -> None:
    assert is_identity(label) is is_one


@pytest.mark.parametrize(
    ("url", "means"),
    [
        ("self#jumbf=c2pa.assertions/c2pa.hash.data", ("own", "c2pa.hash.data")),
        ("self#jumbf=/c2pa/other/c2pa.assertions/c2pa.hash.data", ("other", "c2pa.hash.data")),
        ("self#jumbf=c2pa/other/c2pa.assertions/c2pa.hash.data", ("other", "c2pa.hash.data")),
        ("self#jumbf=/c2pa/other/c2pa.assertions/a/b", None),
        ("self#jumbf=c2pa.assertions/", None),
        ("self#jumbf=c2pa.databoxes/x", None),
        ("https://example.org/c2pa.assertions/x", None),
        ("", None),
    ],
)
def test_where_a_reference_leads(url: str, means: tuple[str, str] | None) -> None:
    assert place(url, "own") == means


@pytest.mark.parametrize(
    ("algorithm", "listed", "same"),
    [("", "sha256", True), ("sha256", "sha256", True), ("sha512", "sha256", False)],
)
def test_a_reference_without_an_algorithm_has_that_of_the_claim(algorithm: str, listed: str, same: bool) -> None:
    reference = {**REFERENCE, "alg": algorithm} if algorithm else REFERENCE
    found = read_identity(raw(whole(signer_payload={**PAYLOAD, "referenced_assertions": [reference]})))
    assert found is not None
    claims = Claims(
        "own",
        {"own": {"c2pa.hash.data": HashedUri(made.BINDING, listed, HASH)}},
        frozenset({("own", "c2pa.hash.data")}),
    )
    assert list(faults(found, claims)) == ([] if same else ["references"])


def test_what_a_claim_lists_is_found_by_label() -> None:
    part = boxes.assertion(b"c2pa.hash.data", {})
    claim = {"created_assertions": [boxes.hashed_uri(part, made.BINDING)], "alg": "sha384"}
    store = read_store(boxes.store(boxes.manifest(b"m", part, claim=claim)))
    listed = listed_in(store.manifests[0])
    assert listed is not None
    assert listed["c2pa.hash.data"].algorithm == "sha384"


@settings(max_examples=150)
@given(st.data())
def test_changed_bytes_never_raise_and_never_keep_what_was_signed(data: st.DataObject) -> None:
    """Whatever is changed in the signed part, it is not told as what was signed before."""
    good = dumps(whole())
    start = good.index(dumps(PAYLOAD))
    at = data.draw(st.integers(start, start + len(dumps(PAYLOAD)) - 1))
    flipped = bytearray(good)
    flipped[at] ^= data.draw(st.integers(1, 255))
    found = read_identity(raw(bytes(flipped)))
    assert found is None or found.signed != dumps(PAYLOAD)


@settings(max_examples=100)
@given(st.binary(max_size=200), st.integers(0, 300))
def test_bytes_put_anywhere_never_raise(junk: bytes, at: int) -> None:
    good = dumps(whole())
    found = read_identity(raw(good[:at] + junk + good[at:]))
    assert found is None or found.signature is not None


# -- one value of a map as it stands -----------------------------------------------------------------------------------


def test_a_value_is_sliced_out_of_maps_of_known_and_of_open_length() -> None:
    inner = dumps([1, {"b": b"c"}])
    assert raw_value(b"\xa2" + dumps("a") + inner + dumps("z") + b"\0", "a", limit=99) == inner
    assert raw_value(b"\xbf" + dumps("y") + b"\1" + dumps("a") + inner + b"\xff", "a", limit=99) == inner
    assert raw_value(b"\xbf" + dumps("a") + b"\x5f\x41x\xff\xff", "a", limit=99) == b"\x5f\x41x\xff"


@pytest.mark.parametrize("data", [b"", b"\xa1", b"\xa1\x61a", b"\x81\x61a", b"\xbb" + b"\xff" * 8, b"\xbf\x61a\xff"])
def test_a_value_that_is_not_there_is_none(data: bytes) -> None:
    assert raw_value(data, "a", limit=99) is None
    assert raw_value(dumps({"a": 1}), "a", limit=2) is None


@given(st.binary(max_size=80))
def test_slicing_never_raises(data: bytes) -> None:
    found = raw_value(data, "a", limit=99)
    assert found is None or found in data


# -- credentials -------------------------------------------------------------------------------------------------------


@settings(max_examples=80)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["issuer", "id", "credentialSubject", "verifiedIdentities", "c2paAsset", "type", "provider"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=20,
    )
)
def test_any_json_in_the_place_of_a_credential_never_raises(value: object) -> None:
    body = json.dumps(value).encode()
    signature = read_signature(dumps([dumps({1: -8, 3: value if isinstance(value, str) else 7}), {}, body, b""]))
    assert signature is not None
    found = read_credential(signature)
    assert found is None or isinstance(found.complete, bool)


# -- keys in identifiers -----------------------------------------------------------------------------------------------


def did_jwk(jwk: dict[str, str]) -> str:
    return "did:jwk:" + base64.urlsafe_b64encode(json.dumps(jwk).encode()).rstrip(b"=").decode()


def b64(raw_bytes: bytes) -> str:
    return base64.urlsafe_b64encode(raw_bytes).rstrip(b"=").decode()


def test_an_ed25519_key_is_read_out_of_a_did_jwk() -> None:
    key = made.aggregator().key.public_key()
    assert key_in(made.aggregator().did) == key
    assert key_in(made.aggregator().did + "#0") == key


@pytest.mark.parametrize(("curve", "name"), [(ec.SECP256R1(), "P-256"), (ec.SECP384R1(), "P-384")])
def test_keys_on_curves_are_read(curve: ec.EllipticCurve, name: str) -> None:
    key = ec.generate_private_key(curve).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)[1:]
    half = len(point) // 2
    jwk = {"kty": "EC", "crv": name, "x": b64(point[:half]), "y": b64(point[half:])}
    assert key_in(did_jwk(jwk)) == key


def test_an_rsa_key_is_read() -> None:
    key = rsa.generate_private_key(65537, 2048).public_key()
    numbers = key.public_numbers()
    found = key_in(did_jwk({"kty": "RSA", "n": b64(numbers.n.to_bytes(256)), "e": b64(numbers.e.to_bytes(3))}))
    assert isinstance(found, rsa.RSAPublicKey)
    assert found.public_numbers() == numbers


def test_did_key_is_read() -> None:
    """The example of the did:key method for Ed25519, and a key on a curve."""
    found = key_in("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")
    assert isinstance(found, ed25519.Ed25519PublicKey)
    raw_key = found.public_bytes(Encoding.Raw, PublicFormat.Raw)
    assert raw_key.hex() == "2e6fcce36701dc791488e0d0b1745cc1e33a4c1c9fcc41c63bd343dbbe0970e6"
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    number = int.from_bytes(b"\x80\x24" + key.public_bytes(Encoding.X962, PublicFormat.CompressedPoint))
    letters = ""
    while number:
        number, rest = divmod(number, 58)
        letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[rest] + letters
    assert key_in("did:key:z" + letters) == key


@pytest.mark.parametrize(
    "did",
    [
        "",
        "did:jwk:",
        "did:jwk:e30",
        "did:jwk:!!!",
        "did:key:z",
        "did:key:z0OIl",
        "did:key:z6Mkha",
        "did:key:u7QEu",
        "did:key:z" + "2" * 4000,
        "did:web:example.org",
        "jwk:e30",
        did_jwk({"kty": "OKP", "crv": "Ed25519", "x": "AA"}),
        did_jwk({"kty": "OKP", "crv": "X25519", "x": b64(bytes(32))}),
        did_jwk({"kty": "EC", "crv": "P-256", "x": b64(bytes(32)), "y": b64(bytes(32))}),
        did_jwk({"kty": "EC", "crv": "P-256", "x": b64(bytes(99)), "y": "AA"}),
        did_jwk({"kty": "RSA", "n": b64(b"\xff" * 2000), "e": "AQAB"}),
        did_jwk({"kty": "RSA", "n": "AA", "e": "AQAB"}),
    ],
)
def test_what_holds_no_usable_key_is_none(did: str) -> None:
    assert key_in(did) is None


@given(st.text(max_size=60))
def test_any_text_in_the_place_of_a_did_never_raises(text: str) -> None:
    assert key_in(text) is None
    assert key_in(f"did:jwk:{text}") is None
    assert key_in(f"did:key:z{text}") is None


@pytest.mark.parametrize(
    ("did", "method"), [("did:web:a.b", "web"), ("did:Web:a", ""), ("did:web", ""), ("did::x", ""), ("web:a", "")]
)
def test_methods(did: str, method: str) -> None:
    assert method_of(did) == method
