"""Builders of chains that are put together oddly; `structures` tells what each is for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.name import _ASN1Type
from cryptography.x509.oid import NameOID

from tests.record.keys import der
from tests.trust.authority import (
    AUTHORITY,
    CLAIM,
    FIRST,
    LAST,
    NOW,
    SIGNER,
    Key,
    Party,
    Shape,
    Tree,
    curve_key,
    issue,
    rsa_key,
    tree,
)

DAY = timedelta(days=1)
_SHA256_RSA = bytes.fromhex("2a864886f70d01010b")
_SHA1_RSA = bytes.fromhex("2a864886f70d010105")


class Structure(NamedTuple):
    """A chain as a signature brings it, and what is listed.

    Attributes:
        leaf: whose key signs; the first of the chain unless the chain itself is out of order.
        chain: DER certificates.
        anchors: the listed certificates.
        signable: the engine can be asked: a picture can be signed with this key and brings this chain.
    """

    leaf: Party
    chain: tuple[bytes, ...]
    anchors: tuple[Party, ...]
    signable: bool = True


def of_tree(family: Tree, *anchors: Party) -> Structure:
    return Structure(family.leaf, family.chain, anchors or (family.root,))


def sent(leaf: Party, *others: Party, to: tuple[Party, ...], signable: bool = True) -> Structure:
    return Structure(leaf, (leaf.der, *(one.der for one in others)), to, signable)


def line(between: int, root: Shape = AUTHORITY) -> Structure:
    """Make a signer with that many authorities between it and the root."""
    authorities = [issue("Acme Root", None, root)]
    for number in range(between):
        authorities.append(issue(f"Acme {number}", authorities[-1]))
    return sent(issue("Acme Camera", authorities[-1], SIGNER), *authorities[:0:-1], to=(authorities[0],))


def turned() -> Structure:
    made = line(3)
    leaf, *others = made.chain
    return made._replace(chain=(leaf, *reversed(others)))


def leaf_last() -> Structure:
    made = of_tree(tree())
    return made._replace(chain=made.chain[::-1], signable=False)


def extended(of: Structure, *more: Party) -> Structure:
    return of._replace(chain=(*of.chain, *(one.der for one in more)))


def root_sent() -> Structure:
    family = tree()
    return extended(of_tree(family), family.root)


def between_out_of_order() -> Structure:
    family = tree()
    return sent(family.leaf, family.root, family.middle, to=(family.root,))


def issuing_twice() -> Structure:
    family = tree()
    return extended(of_tree(family), family.middle, family.middle)


def leaf_twice() -> Structure:
    family = tree()
    return sent(family.leaf, family.leaf, family.middle, to=(family.root,))


def no_issuing() -> Structure:
    family = tree()
    return sent(family.leaf, to=(family.root,))


def leaf_as_issuer() -> Structure:
    family = tree()
    return sent(issue("Other Camera", family.leaf, SIGNER), family.leaf, family.middle, to=(family.root,))


def namesake() -> Structure:
    return of_tree(tree(), tree().root)


def namesake_beside() -> Structure:
    family = tree()
    return of_tree(family, tree().root, family.root)


def true_between_false() -> Structure:
    family, false = tree(), tree()
    return sent(false.leaf, family.middle, family.root, to=(family.root,))


def stranger_sent_along() -> Structure:
    return extended(of_tree(tree()), issue("Other"))


def weak_leaf(key: Key) -> Callable[[], Structure]:
    def make() -> Structure:
        family = tree()
        return sent(issue("Acme Camera", family.middle, SIGNER, key), family.middle, to=(family.root,), signable=False)

    return make


def with_keys(*, middle: Key | None = None, root: Key | None = None) -> Structure:
    top = issue("Acme Root", None, AUTHORITY, root)
    between = issue("Acme Issuing", top, AUTHORITY, middle)
    return of_tree(Tree(top, between, issue("Acme Camera", between, SIGNER)))


def by_p521(digest: hashes.HashAlgorithm) -> Tree:
    top = issue("Acme Root")
    between = issue("Acme Issuing", top, AUTHORITY, curve_key(ec.SECP521R1()))
    return Tree(top, between, issue("Acme Camera", between, SIGNER._replace(digest=digest)))


def pss() -> Structure:
    top = issue("Acme Root", None, AUTHORITY, rsa_key())
    between = issue("Acme Issuing", top, AUTHORITY._replace(pss=True), rsa_key(number=1))
    return of_tree(Tree(top, between, issue("Acme Camera", between, SIGNER._replace(pss=True))))


def over_sha1(part: str) -> Callable[[], Structure]:
    """Have one certificate signed over SHA-1, which the library refuses to do."""

    def make() -> Structure:
        top = issue("Acme Root", None, AUTHORITY, rsa_key())
        between = issue("Acme Issuing", top, AUTHORITY, rsa_key(number=1))
        leaf = issue("Acme Camera", between, SIGNER)
        parts = {"root": (top, top), "middle": (between, top), "leaf": (leaf, between)}
        parties = {"root": top, "middle": between, "leaf": leaf}
        parties[part] = again_over_sha1(*parts[part])
        return of_tree(Tree(parties["root"], parties["middle"], parties["leaf"]))

    return make


def again_over_sha1(party: Party, by: Party) -> Party:
    assert isinstance(by.key, rsa.RSAPrivateKey)
    content = party.certificate.tbs_certificate_bytes.replace(_SHA256_RSA, _SHA1_RSA, 1)
    signature = by.key.sign(content, padding.PKCS1v15(), hashes.SHA1())  # noqa: S303 -- the case that matters
    algorithm = der(0x30, der(0x06, _SHA1_RSA), b"\x05\x00")
    made = der(0x30, content, algorithm, der(0x03, b"\0" + signature))
    return Party(x509.load_der_x509_certificate(made), party.key)


def cross_signed(*listed: str) -> Callable[[], Structure]:
    def make() -> Structure:
        family, other = tree(), issue("Other Root")
        crossed = issue("Acme Issuing", other, AUTHORITY, family.middle.key)
        roots = {"own": family.root, "other": other}
        return extended(of_tree(family, *(roots[one] for one in listed)), crossed)

    return make


def crossed_one_expired() -> Structure:
    family = tree(middle=AUTHORITY._replace(last=NOW - DAY))
    return extended(of_tree(family), issue("Acme Issuing", family.root, AUTHORITY, family.middle.key))


def rollover(path_length: int | None) -> Callable[[], Structure]:
    def make() -> Structure:
        old = issue("Acme Root", None, Shape(path_length=path_length))
        new = issue("Acme Root", old)  # self-issued: the old key vouches for the new one
        return sent(issue("Acme Camera", new, SIGNER), new, to=(old,))

    return make


def loop(*listed: str) -> Callable[[], Structure]:
    def make() -> Structure:
        one, two = issue("One"), issue("Two")
        crossed = (issue("One", two, AUTHORITY, one.key), issue("Two", one, AUTHORITY, two.key))
        known = {"one": one, "two": two, "neither": issue("Three")}
        return sent(issue("Acme Camera", one, SIGNER), *crossed, to=tuple(known[name] for name in listed))

    return make


def key_ids(*, issuer: bytes | None, own: bytes | None) -> Structure:
    """Give the signer these key identifiers: of its issuer, and its own."""
    family = tree()
    extra: tuple[tuple[x509.ExtensionType, bool], ...] = ()
    if issuer is not None:
        extra = ((x509.AuthorityKeyIdentifier(issuer, None, None), False),)
    if own is not None:
        extra = (*extra, (x509.SubjectKeyIdentifier(own), False))
    return sent(issue("Acme Camera", family.middle, SIGNER._replace(extra=extra)), family.middle, to=(family.root,))


def bare(by: Party, name: str, shape: Shape) -> Party:
    """Issue a certificate without an authority key identifier."""
    key = curve_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(by.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FIRST)
        .not_valid_after(LAST)
        .add_extension(x509.BasicConstraints(ca=bool(shape.ca), path_length=None), critical=True)
    )
    if shape.usage is not None:
        builder = builder.add_extension(shape.usage, critical=True)
    if shape.purposes:
        oids = [x509.ObjectIdentifier(one) for one in shape.purposes]
        builder = builder.add_extension(x509.ExtendedKeyUsage(oids), critical=False)
    assert isinstance(by.key, ec.EllipticCurvePrivateKey)
    return Party(builder.sign(by.key, hashes.SHA256()), key)


def no_key_id_in_leaf() -> Structure:
    family = tree()
    return sent(bare(family.middle, "Acme Camera", SIGNER), family.middle, to=(family.root,))


def no_key_id_in_issuing() -> Structure:
    root = issue("Acme Root")
    between = bare(root, "Acme Issuing", AUTHORITY)
    return sent(issue("Acme Camera", between, SIGNER), between, to=(root,))


def other_encoding() -> Structure:
    """Have the signer write the name of its issuer as another kind of string: the same letters, other bytes."""
    family = tree()
    written = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Acme", _ASN1Type.PrintableString),
            x509.NameAttribute(NameOID.COMMON_NAME, "Acme Issuing", _ASN1Type.PrintableString),
        ]
    )
    renamed = x509.CertificateBuilder().subject_name(written).issuer_name(written)
    renamed = renamed.public_key(family.middle.key.public_key()).serial_number(1)
    renamed = renamed.not_valid_before(FIRST).not_valid_after(LAST)
    assert isinstance(family.middle.key, ec.EllipticCurvePrivateKey)
    as_written = Party(renamed.sign(family.middle.key, hashes.SHA256()), family.middle.key)
    return sent(issue("Acme Camera", as_written, SIGNER), family.middle, to=(family.root,))


def held_to_names(*, critical: bool, permitted: str) -> Structure:
    """Have the issuing authority be held to names; the signer has an e-mail address of acme.test."""
    rule = x509.NameConstraints([x509.RFC822Name(permitted)], None)
    called = x509.SubjectAlternativeName([x509.RFC822Name("camera@acme.test")])
    return of_tree(
        tree(SIGNER._replace(extra=((called, False),)), middle=AUTHORITY._replace(extra=((rule, critical),)))
    )


def held_to_policies(*, critical: bool) -> Structure:
    """Have the issuing authority demand a certificate policy that the signer does not have (RFC 5280 §4.2.1.11)."""
    demand = x509.PolicyConstraints(require_explicit_policy=0, inhibit_policy_mapping=None)
    return of_tree(tree(middle=AUTHORITY._replace(extra=((demand, critical),))))


def for_purposes(leaf: tuple[str, ...] = CLAIM, middle: tuple[str, ...] = (), root: tuple[str, ...] = ()) -> Structure:
    return of_tree(
        tree(SIGNER._replace(purposes=leaf), AUTHORITY._replace(purposes=middle), AUTHORITY._replace(purposes=root))
    )


def self_signed(*, listed: bool) -> Structure:
    leaf = issue("Acme Camera", None, SIGNER)
    return sent(leaf, to=(leaf,) if listed else (issue("Acme Root"),))


def listed_leaf(leaf: Shape = SIGNER, middle: Shape = AUTHORITY) -> Structure:
    family = tree(leaf, middle)
    return of_tree(family, family.leaf)


def namesake_of_listed_leaf() -> Structure:
    family = tree()
    return sent(issue("Acme Camera", family.middle, SIGNER), family.middle, to=(family.leaf,))


def below_listed_leaf() -> Structure:
    family = tree()
    return sent(issue("Other Camera", family.leaf, SIGNER), family.leaf, to=(family.leaf,))


def issuing_listed(root: Shape = AUTHORITY) -> Structure:
    family = tree(root=root)
    return of_tree(family, family.middle)


def signed_by_the_root() -> Structure:
    """Have the signer name the issuing authority, and the root sign it."""
    family = tree()
    posing = Party(family.middle.certificate, family.root.key)
    return sent(issue("Acme Camera", posing, SIGNER), family.middle, to=(family.root,))


def crowd(size: int) -> Structure:
    family = tree()
    namesakes = (issue("Acme Issuing", family.root) for _ in range(size))
    return sent(family.leaf, *namesakes, family.middle, to=(family.root,), signable=False)


def leaf_shape(**change: object) -> Callable[[], Structure]:
    return lambda: of_tree(tree(SIGNER._replace(**change)))  # type: ignore[arg-type]  # fields of Shape


def middle_shape(**change: object) -> Callable[[], Structure]:
    return lambda: of_tree(tree(middle=AUTHORITY._replace(**change)))  # type: ignore[arg-type]  # as above


def root_shape(**change: object) -> Callable[[], Structure]:
    return lambda: of_tree(tree(root=AUTHORITY._replace(**change)))  # type: ignore[arg-type]  # as above
