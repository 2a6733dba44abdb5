"""Chains that differ in how they are put together: each by the story that its name tells."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from tests.trust.authority import AUTHORITY, CLAIM, FIRST, LAST, NOW, ONLY_DATA, SIGNER, Shape, curve_key, rsa_key, tree
from tests.trust.matrix.odd_chains import (
    DAY,
    Structure,
    below_listed_leaf,
    between_out_of_order,
    by_p521,
    cross_signed,
    crossed_one_expired,
    crowd,
    for_purposes,
    held_to_names,
    held_to_policies,
    issuing_listed,
    issuing_twice,
    key_ids,
    leaf_as_issuer,
    leaf_last,
    leaf_shape,
    leaf_twice,
    line,
    listed_leaf,
    loop,
    middle_shape,
    namesake,
    namesake_beside,
    namesake_of_listed_leaf,
    no_issuing,
    no_key_id_in_issuing,
    no_key_id_in_leaf,
    of_tree,
    other_encoding,
    over_sha1,
    pss,
    rollover,
    root_sent,
    root_shape,
    self_signed,
    signed_by_the_root,
    stranger_sent_along,
    true_between_false,
    turned,
    weak_leaf,
    with_keys,
)
from verify.trust import path, purposes

_UNKNOWN = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3"), b"\x05\x00")
_GARBLED = x509.UnrecognizedExtension(x509.ObjectIdentifier("2.5.29.31"), b"\xff\xff")
_POLICY = x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier("1.2.3.4"), None)])
_EXPIRED = NOW - 100 * DAY
_FUTURE = FIRST.replace(year=2040)
_MAX = path.MAX_PATH_CERTIFICATES

_MAKERS: dict[str, Callable[[], Structure]] = {
    # -- what is sent
    "ordinary": lambda: of_tree(tree()),
    "root sent along": root_sent,
    "authorities in another order": turned,
    "root before issuing": between_out_of_order,
    "issuing authority first, leaf last": leaf_last,
    "issuing authority missing": no_issuing,
    "issuing authority three times": issuing_twice,
    "leaf twice": leaf_twice,
    "a stranger's certificate sent along": stranger_sent_along,
    "70 namesakes before the issuing authority": lambda: crowd(70),
    "200 namesakes before the issuing authority": lambda: crowd(200),
    # -- who issues
    "leaf as issuer": leaf_as_issuer,
    "root of the listed one's name": namesake,
    "two listed roots of one name": namesake_beside,
    "true authority between false ends": true_between_false,
    "signed by another than the issuer it names": signed_by_the_root,
    "issuer's name in another encoding": other_encoding,
    "cross-signed, own root listed": cross_signed("own"),
    "cross-signed, other root listed": cross_signed("other"),
    "cross-signed, both listed": cross_signed("own", "other"),
    "issuing authority renewed": crossed_one_expired,
    "change of the root's key": rollover(None),
    "change of the root's key, path length 0": rollover(0),
    "roots that vouch for each other, one listed": loop("one"),
    "roots that vouch for each other, the further listed": loop("two"),
    "roots that vouch for each other, neither listed": loop("neither"),
    # -- how deep
    "no authority between": lambda: line(0),
    "path length reached": lambda: line(1, Shape(path_length=1)),
    "path length exceeded": lambda: line(2, Shape(path_length=1)),
    "path length 0 above an authority": lambda: line(1, Shape(path_length=0)),
    "as many certificates as are followed": lambda: line(_MAX - 2),
    "one certificate more than are followed": lambda: line(_MAX - 1),
    # -- what is listed
    "issuing authority listed": issuing_listed,
    "issuing authority listed, root expired": lambda: issuing_listed(AUTHORITY._replace(last=_EXPIRED)),
    "leaf listed": listed_leaf,
    "leaf listed, issuing authority expired": lambda: listed_leaf(middle=AUTHORITY._replace(last=_EXPIRED)),
    "leaf listed, and expired": lambda: listed_leaf(SIGNER._replace(last=_EXPIRED)),
    "leaf listed, made for clocks": lambda: listed_leaf(SIGNER._replace(purposes=(purposes.TIME_STAMPING,))),
    "another certificate of a listed leaf's name": namesake_of_listed_leaf,
    "below a listed leaf": below_listed_leaf,
    "self-signed leaf, listed": lambda: self_signed(listed=True),
    "self-signed leaf, not listed": lambda: self_signed(listed=False),
    "root without basic constraints": root_shape(ca=None),
    # -- keys and signatures
    "RSA of 1024 bits: leaf": weak_leaf(rsa_key(1024)),
    "RSA of 1024 bits: issuing authority": lambda: with_keys(middle=rsa_key(1024)),
    "RSA of 1024 bits: root": lambda: with_keys(root=rsa_key(1024)),
    "secp256k1: leaf": weak_leaf(curve_key(ec.SECP256K1())),
    "secp256k1: root": lambda: with_keys(root=curve_key(ec.SECP256K1())),
    "brainpool: issuing authority": lambda: with_keys(middle=curve_key(ec.BrainpoolP256R1())),
    "Ed25519: issuing authority": lambda: with_keys(middle=ed25519.Ed25519PrivateKey.generate()),
    "Ed25519: root": lambda: with_keys(root=ed25519.Ed25519PrivateKey.generate()),
    "P-384: issuing authority": lambda: with_keys(middle=curve_key(ec.SECP384R1())),
    "P-521: issuing authority that signs over SHA-512": lambda: of_tree(by_p521(hashes.SHA512())),
    "P-521: issuing authority that signs over SHA-256": lambda: of_tree(by_p521(hashes.SHA256())),
    "RSA of 2048 bits": lambda: with_keys(middle=rsa_key(), root=rsa_key(number=1)),
    "RSASSA-PSS": pss,
    "SHA-1: leaf": over_sha1("leaf"),
    "SHA-1: issuing authority": over_sha1("middle"),
    "SHA-1: root, by itself": over_sha1("root"),
    "SHA-224: leaf": leaf_shape(digest=hashes.SHA224()),
    "SHA3-256: issuing authority": middle_shape(digest=hashes.SHA3_256()),
    "SHA-384 by a P-256 key": leaf_shape(digest=hashes.SHA384()),
    # -- dates
    "leaf expired": leaf_shape(last=_EXPIRED),
    "leaf not yet valid": leaf_shape(first=_FUTURE),
    "issuing authority expired": middle_shape(last=_EXPIRED),
    "issuing authority not yet valid": middle_shape(first=_FUTURE),
    "root expired": root_shape(last=_EXPIRED),
    "root not yet valid": root_shape(first=_FUTURE),
    "leaf outlives its issuer": lambda: of_tree(
        tree(SIGNER._replace(last=LAST), AUTHORITY._replace(last=LAST - 3650 * DAY))
    ),
    # -- basic constraints, key usage
    "leaf may issue": leaf_shape(ca=True),
    "leaf without basic constraints": leaf_shape(ca=None),
    "leaf without key usage": leaf_shape(usage=None),
    "leaf may not sign": leaf_shape(usage=AUTHORITY.usage),
    "issuing authority is none": middle_shape(ca=False),
    "issuing authority without basic constraints": middle_shape(ca=None),
    "issuing authority without key usage": middle_shape(usage=None),
    "issuing authority may not sign certificates": middle_shape(usage=ONLY_DATA),
    # -- purposes
    "purposes marked critical: leaf": leaf_shape(critical=True),
    "purposes marked critical: issuing authority": middle_shape(purposes=CLAIM, critical=True),
    "authority for claims": lambda: for_purposes(middle=CLAIM, root=CLAIM),
    "authority for clocks": lambda: for_purposes(middle=(purposes.TIME_STAMPING,)),
    "root for clocks": lambda: for_purposes(root=(purposes.TIME_STAMPING,)),
    "authority for any purpose": lambda: for_purposes(middle=(purposes.ANY_PURPOSE,)),
    "authority with Adobe's own purpose": lambda: for_purposes(middle=("1.2.840.113583.1.1.7",)),
    "authority for claims above a leaf for e-mail": lambda: for_purposes(
        (purposes.EMAIL_PROTECTION,), middle=(purposes.CLAIM_SIGNING,)
    ),
    "authorities that have no purpose in common": lambda: for_purposes(
        middle=(purposes.EMAIL_PROTECTION,), root=(purposes.CLAIM_SIGNING,)
    ),
    # -- further extensions
    "unknown critical extension: leaf": leaf_shape(extra=((_UNKNOWN, True),)),
    "unknown critical extension: issuing authority": middle_shape(extra=((_UNKNOWN, True),)),
    "unknown critical extension: root": root_shape(extra=((_UNKNOWN, True),)),
    "unknown extension": middle_shape(extra=((_UNKNOWN, False),)),
    "malformed extension: leaf": leaf_shape(extra=((_GARBLED, False),)),
    "malformed extension: issuing authority": middle_shape(extra=((_GARBLED, False),)),
    "critical policies: leaf": leaf_shape(extra=((_POLICY, True),)),
    "policies": leaf_shape(extra=((_POLICY, False),)),
    "a policy demanded, critical": lambda: held_to_policies(critical=True),
    "a policy demanded": lambda: held_to_policies(critical=False),
    "held to names that fit, critical": lambda: held_to_names(critical=True, permitted="acme.test"),
    "held to other names, critical": lambda: held_to_names(critical=True, permitted="other.test"),
    "held to names that fit": lambda: held_to_names(critical=False, permitted="acme.test"),
    "held to other names": lambda: held_to_names(critical=False, permitted="other.test"),
    # -- key identifiers: hints, and signatures decide
    "no key identifier of the issuer: leaf": no_key_id_in_leaf,
    "no key identifier of the issuer: issuing authority": no_key_id_in_issuing,
    "key identifier of another issuer": lambda: key_ids(issuer=bytes(20), own=None),
    "own key identifier": lambda: key_ids(issuer=None, own=bytes(20)),
}

STRUCTURES = tuple(_MAKERS)
"""The names of all structures."""


@cache
def structure(name: str) -> Structure:
    """Make the structure of a name, once."""
    return _MAKERS[name]()
