"""The C2PA Conforming Products List as data: which product a certificate was given to.

Names in a certificate are words until an authority of the C2PA list checked them, so a product is only looked for
behind signers whom that list knows. The list is loaded when the first of them is met.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from verify.model.signing import Product
from verify.trust.certificate import Certificate

CONFORMANT = "conformant"
"""Status of a record that is in force; all others are ways of having been taken back."""

_FILE = Path(__file__).with_name("data") / "conforming-products.json"
_EXACT = ("CN", "O", "C")  # each stands once in a certificate of the conformance program


class Record(NamedTuple):
    """A record of the list.

    Attributes:
        product: what the report shows of it.
        subject: the subject that certificates of the product have (CN, O, C, and OU where it has one), as compared.
    """

    product: Product
    subject: tuple[tuple[str, str], ...]


class ProductList(NamedTuple):
    """The generator products of the list.

    Attributes:
        name: for people.
        retrieved: ISO 8601 date on which the list was fetched.
        source: where it comes from, in words.
        licence: of the list as published.
        digest: SHA-256 over the records, each as one line of JSON as in the data file without the comma behind it, in
            UTF-8 and followed by a newline.
        records: in the order of the list.
    """

    name: str
    retrieved: str
    source: str
    licence: str
    digest: str
    records: tuple[Record, ...]


def products_of(certificate: Certificate) -> tuple[Product, ...]:
    """Return the products that a certificate can have been given to, in the order of the list; never a guess.

    The record that the certificate names counts where its subject agrees; otherwise every record whose subject is that
    of the certificate (C2PA Certificate Policy, claim signing leaf: the subject must match the entry of the list).

    Args:
        certificate: of a signer whom the C2PA list knows.
    """
    wanted = _compared(certificate.common_name or "")
    fitting = tuple(item.product for item in _by_name().get(wanted, ()) if _fits(item, certificate.names))
    named = tuple(item for item in fitting if item.record_id == certificate.product_record)
    return named or fitting


@cache
def product_list() -> ProductList:
    """Return the list that comes with the library."""
    data = json.loads(_FILE.read_bytes())
    records = tuple(_record(item) for item in data["products"])
    return ProductList(data["name"], data["retrieved"], data["source"], data["licence"], data["digest"], records)


@cache
def _by_name() -> Mapping[str, tuple[Record, ...]]:
    """Return the records by their common name as compared: every record has one, and a subject that fits just one."""
    found: dict[str, tuple[Record, ...]] = {}
    for item in product_list().records:
        name = _compared(item.product.name)
        found[name] = (*found.get(name, ()), item)
    return found


def _record(data: Mapping[str, Any]) -> Record:
    """Turn an entry of our data file into the frozen type; one that lacks a field is a broken installation."""
    product = Product(
        record_id=data["record_id"],
        name=data["dn"]["CN"],
        applicant=data["applicant"],
        max_assurance_level=data["max_assurance_level"],
        status=data["status"],
        conformed=data["conformed"],
        min_version=data["min_version"],
        disallowed_signals=tuple(data["disallowed_signals"]),
    )
    return Record(product, tuple((label, _compared(value)) for label, value in data["dn"].items()))


def _fits(record: Record, names: tuple[tuple[str, str], ...]) -> bool:
    """Return whether a subject has the attributes of a record: CN, O and C once, OU once among others."""
    for label, wanted in record.subject:
        held = tuple(_compared(value) for name, value in names if name == label)
        if wanted not in held or (label in _EXACT and len(held) > 1):
            return False
    return True


def _compared(value: str) -> str:
    """Return a value without the differences that comparing names passes over (RFC 5280 §7.1)."""
    return " ".join(value.split()).casefold()
