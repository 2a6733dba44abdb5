"""Signers of identity assertions: records in a PNG whose every part is signed here, honest or not.

The engine's builder makes identity assertions of its own choice alone; here each field can be what a forger wants.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple

from cbor2 import CBORTag, dumps
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.hostile.handmade import CREATED, HEAD, TAIL, Made, ingredient
from tests.hostile.stamped import Stamping, time_stamp
from tests.media import forge
from tests.record.boxes import assertion, box, hashed_uri, superbox
from tests.trust.authority import AUTHORITY, NOW, SIGNER, STAMPER, Party, Shape, Tree, issue, tree
from verify.examine.local import LocalExaminer
from verify.judge.verdict import Verdict, judge
from verify.model.identity import Identity
from verify.policy import Limits
from verify.record.identity import AGGREGATION, X509
from verify.trust.lists import TrustList, from_pem, identity_from_pem, tsa_from_pem
from verify.trust.load import engine_lists
from verify.weigh import Means, weigh

OWN = "urn:c2pa:11111111-2222-4333-8444-555555555555"
BELOW = "urn:c2pa:11111111-2222-4333-8444-555555555550"
BINDING = "self#jumbf=c2pa.assertions/c2pa.hash.data"
PADDED = 14_000
"""Bytes of an identity assertion with its padding: signatures of time-stamps differ in length by a few bytes."""

Reference = dict[str, object]
Make = Callable[[list[Reference]], object]
"""Makes the value of an identity assertion out of the references to what the claim lists."""


class Aggregator(NamedTuple):
    """A service that vouches for names, with its key in its DID."""

    key: ed25519.Ed25519PrivateKey
    did: str


class Odd(NamedTuple):
    """What is out of the ordinary in an identity assertion."""

    stamp: Stamping | None = None
    sig_type: str = X509
    deterministic: bool = False
    roles: tuple[str, ...] = ()
    broken: bool = False
    pad: int = 0
    payload: object = None  # takes the place of the references
    extra: Mapping[str, object] | None = None  # further fields of what is signed


PLAIN = Odd()


@cache
def claimer() -> Tree:
    """Return who signs the records."""
    return tree()


@cache
def clock() -> Tree:
    """Return who stamps times."""
    return tree(STAMPER)


@cache
def newsroom() -> Tree:
    """Return somebody whom a list for identities knows."""
    return named("BBC News", "British Broadcasting Corporation")


def named(name: str, organization: str, shape: Shape = SIGNER) -> Tree:
    """Return a tree whose leaf has any name that one likes."""
    top = issue("Any Root", None, AUTHORITY)
    middle = issue("Any Issuing", top, AUTHORITY)
    return Tree(top, middle, issue(name, middle, shape, organization=organization))


@cache
def aggregator(left_over: int = 0) -> Aggregator:
    """Return a service with a did:jwk.

    Args:
        left_over: bytes of the key's JSON beyond a multiple of three. The engine reads base64 that needs no padding
            alone, though the method has none (did:jwk, RFC 7515 §2).
    """
    key = ed25519.Ed25519PrivateKey.generate()
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    jwk = json.dumps({"alg": "EdDSA", "kty": "OKP", "crv": "Ed25519", "x": _url_safe(raw)}).encode()
    return Aggregator(key, f"did:jwk:{_url_safe(jwk + b' ' * ((left_over - len(jwk)) % 3))}")


def known(who: Tree, name: str = "our publishers") -> TrustList:
    """Return a list for identities that knows a tree."""
    return identity_from_pem(name, who.root.pem)


def times() -> TrustList:
    """Return the list that knows the clock."""
    return tsa_from_pem("our clocks", clock().root.pem)


def signers() -> TrustList:
    """Return the list that knows who signs the records."""
    return from_pem("our cameras", claimer().root.pem)


def by_certificate(who: Tree, odd: Odd = PLAIN) -> Make:
    """Return what signs an identity assertion with the leaf of a tree (CAWG identity assertion 1.3)."""

    def make(references: list[Reference]) -> object:
        payload = _payload(references, odd)
        signed = dumps(payload)
        stamped = cose(who, signed, odd.stamp)
        return _assertion(payload, _broken(stamped) if odd.broken else stamped, odd.pad)

    return make


def by_service(
    who: Aggregator,
    named_ones: Sequence[Mapping[str, object]],
    changes: Mapping[str, object] | None = None,
    odd: Odd = PLAIN,
) -> Make:
    """Return what has a service vouch for names: a verifiable credential in a COSE signature.

    Args:
        who: the service.
        named_ones: `verifiedIdentities`.
        changes: fields of the credential that are otherwise; None takes one away.
        odd: what is out of the ordinary in the assertion.
    """

    def make(references: list[Reference]) -> object:
        payload = _payload(references, odd._replace(sig_type=AGGREGATION))
        shown = {**payload, "referenced_assertions": [_as_json(item) for item in references]}
        credential: dict[str, object] = {
            "@context": ["https://www.w3.org/ns/credentials/v2", "https://cawg.io/identity/1.1/ica/context/"],
            "type": ["VerifiableCredential", "IdentityClaimsAggregationCredential"],
            "issuer": who.did,
            "validFrom": "2026-01-01T00:00:00Z",
            "credentialSubject": {"verifiedIdentities": list(named_ones), "c2paAsset": shown},
        } | dict(changes or {})
        body = json.dumps({key: value for key, value in credential.items() if value is not None}).encode()
        protected = dumps({1: -8, 3: "application/vc"})
        signature = who.key.sign(dumps(["Signature1", protected, b"", body]))
        signed = dumps(CBORTag(18, [protected, {}, body, bytes(64) if odd.broken else signature]))
        return _assertion(payload, signed, odd.pad)

    return make


SOCIAL: Mapping[str, object] = {
    "type": "cawg.social_media",
    "username": "jane",
    "uri": "https://social.example/jane",
    "verifiedAt": "2026-01-01T00:00:00Z",
    "provider": {"id": "https://social.example", "name": "Social"},
}


def png(*identities: Make, stamp: Stamping | None = None, hash_label: str = "", listed: bool = True) -> bytes:
    """Return a signed PNG that binds its bytes and has these identity assertions.

    Args:
        identities: each gets the reference to the hard binding, and makes an assertion.
        stamp: a time-stamp on the claim.
        hash_label: an assertion of one's own with this label, to which the identities refer instead.
        listed: the claim lists the identity assertions.
    """
    digest, length = bytes(32), 0
    for _ in range(6):  # the length of the record stands in the record
        exclusions = [{"start": len(HEAD), "length": length}]
        hashed = {"exclusions": exclusions, "alg": "sha256", "hash": digest, "pad": b"", "name": "jumbf manifest"}
        parts = {"c2pa.actions.v2": assertion(b"c2pa.actions.v2", CREATED)}
        parts["c2pa.hash.data"] = assertion(b"c2pa.hash.data", hashed)
        if hash_label:
            parts[hash_label] = assertion(hash_label.encode(), hashed)
        about = hash_label or "c2pa.hash.data"
        references = [hashed_uri(parts[about], f"self#jumbf=c2pa.assertions/{about}")]
        named_parts = {
            f"cawg.identity__{number}" if number else "cawg.identity": make(references)
            for number, make in enumerate(identities)
        }
        identity_boxes = {name: _box(name, value) for name, value in named_parts.items()}
        chunk = forge.chunk(b"caBX", _store({**parts, **identity_boxes}, parts if not listed else None, stamp))
        if len(chunk) == length:
            break
        length, digest = len(chunk), hashlib.sha256(HEAD + TAIL).digest()
    return HEAD + chunk + TAIL


def updated(make: Make, *, led: bool = True) -> bytes:
    """Return a signed PNG with an update manifest on top, which has an identity about the hash of the manifest below.

    Args:
        make: makes the identity assertion.
        led: the reference names the manifest below; else the update itself, which has no such hash.
    """
    digest, length = bytes(32), 0
    for _ in range(6):  # as above
        exclusions = [{"start": len(HEAD), "length": length}]
        hashed = {"exclusions": exclusions, "alg": "sha256", "hash": digest, "pad": b"", "name": "jumbf manifest"}
        binding = assertion(b"c2pa.hash.data", hashed)
        first = _manifest(BELOW, {"c2pa.actions.v2": assertion(b"c2pa.actions.v2", CREATED), "c2pa.hash.data": binding})
        place = f"self#jumbf=/c2pa/{BELOW}/c2pa.assertions/c2pa.hash.data" if led else BINDING
        parts = {
            "c2pa.ingredient.v3": assertion(b"c2pa.ingredient.v3", ingredient(first)),
            "cawg.identity": _box("cawg.identity", make([hashed_uri(binding, place)])),
        }
        top = _manifest(OWN, parts, code=b"c2um")
        chunk = forge.chunk(b"caBX", superbox(b"c2pa", b"c2pa", first.box, top.box))
        if len(chunk) == length:
            break
        length, digest = len(chunk), hashlib.sha256(HEAD + TAIL).digest()
    return HEAD + chunk + TAIL


def cose(who: Tree, signed: bytes, stamp: Stamping | None = None) -> bytes:
    """Sign bytes as COSE_Sign1 with a detached payload, with a time-stamp of the second generation."""
    protected = dumps({1: -7, 33: list(who.chain)})
    raw = _sign(who.leaf, dumps(["Signature1", protected, b"", signed]))
    header: dict[str, object] = {}
    if stamp is not None:
        payload = signed if stamp.generation == 1 else dumps(raw)
        token = time_stamp(dumps(["CounterSignature", protected, b"", payload]), stamp)
        header["sigTst" if stamp.generation == 1 else "sigTst2"] = {"tstTokens": [{"val": token}]}
        header["pad"] = bytes(5_000 - len(token))
    return dumps(CBORTag(18, [protected, header, None, raw]))


def verdict(data: bytes, *lists: TrustList, at: datetime = NOW, issuers: tuple[str, ...] = ()) -> Verdict:
    """Return the judgement on a PNG with these lists beside the one that knows its signer."""
    loaded = (signers(), *lists)
    facts = LocalExaminer(engine_lists(loaded), Limits()).examine(data, name="a.png")
    return judge(weigh(facts, Means(loaded, at, issuers=issuers)), {item.name: item.issued for item in loaded})


def only(data: bytes, *lists: TrustList, at: datetime = NOW, issuers: tuple[str, ...] = ()) -> Identity:
    """Return the one identity of a PNG."""
    (found,) = verdict(data, *lists, at=at, issuers=issuers).identities
    return found


def _payload(references: list[Reference], odd: Odd) -> dict[str, object]:
    fields: dict[str, object] = {
        "referenced_assertions": odd.payload if odd.payload is not None else references,
        "sig_type": odd.sig_type,
    }
    if odd.roles:
        fields["role"] = list(odd.roles)
    fields.update(odd.extra or {})
    if not odd.deterministic:
        return fields
    short_first = sorted(fields, key=lambda name: (len(name), name))  # RFC 8949 §4.2.1, for keys this short
    return {name: fields[name] for name in short_first}


def _assertion(payload: object, signature: bytes, filling: int) -> object:
    whole: dict[str, object] = {"signer_payload": payload, "signature": signature, "pad1": b""}
    pad = bytes([filling]) * max(1, PADDED - len(dumps(whole)))
    return {**whole, "pad1": pad}


def _box(name: str, value: object) -> bytes:
    if isinstance(value, bytes):  # CBOR, or what passes for it
        return superbox(b"cbor", name.encode(), box(b"cbor", value))
    return assertion(name.encode(), value)


def _store(parts: Mapping[str, bytes], listed: Mapping[str, bytes] | None, stamp: Stamping | None) -> bytes:
    return superbox(b"c2pa", b"c2pa", _manifest(OWN, parts, listed, stamp).box)


def _manifest(
    label: str,
    parts: Mapping[str, bytes],
    listed: Mapping[str, bytes] | None = None,
    stamp: Stamping | None = None,
    code: bytes = b"c2ma",
) -> Made:
    references = [hashed_uri(part, f"self#jumbf=c2pa.assertions/{name}") for name, part in (listed or parts).items()]
    claim = dumps(
        {
            "instanceID": f"xmp:iid:{label[-1]}",
            "claim_generator_info": {"name": "hand", "version": "1"},
            "signature": f"self#jumbf=/c2pa/{label}/c2pa.signature",
            "created_assertions": references,
            "alg": "sha256",
        }
    )
    signature = superbox(b"c2cs", b"c2pa.signature", box(b"cbor", cose(claimer(), claim, stamp)))
    whole = superbox(
        code,
        label.encode(),
        superbox(b"c2as", b"c2pa.assertions", *parts.values()),
        superbox(b"c2cl", b"c2pa.claim.v2", box(b"cbor", claim)),
        signature,
    )
    return Made(label, whole, signature)


def _sign(party: Party, message: bytes) -> bytes:
    assert isinstance(party.key, ec.EllipticCurvePrivateKey)
    r, s = utils.decode_dss_signature(party.key.sign(message, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32) + s.to_bytes(32)


def _broken(signature: bytes) -> bytes:
    return signature[:-1] + bytes([signature[-1] ^ 1])


def _as_json(reference: Reference) -> dict[str, object]:
    digest = reference["hash"]
    assert isinstance(digest, bytes)
    return {**reference, "hash": base64.b64encode(digest).decode()}


def _url_safe(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
