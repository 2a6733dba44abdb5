"""The product behind a signer's certificate: what it is, and whether it may state what its record states.

Source: C2PA Conforming Products List, companion guide of 2026-07-31: signals that a product is disallowed from emitting
in active manifests whose claims it signs; and the C2PA Certificate Policy on assurance levels. Where several records
fit a certificate, only what is true of all of them is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from verify.judge.rubric import inceptions, transformations
from verify.model.signing import Product
from verify.model.vocabulary import SignerState
from verify.record.types import Manifest
from verify.trust.lists import C2PA_LIST
from verify.trust.products import CONFORMANT, product_list
from verify.trust.sealed import Seal
from verify.words import join, quoted, say

_PREFIX = "signal_"  # the rubric's ids have it, the list's names do not


class Told(NamedTuple):
    """A finding about a product: its code, and what stands in its detail."""

    code: str
    what: str


def has_product(seal: Seal) -> bool:
    """Return whether a signer is one whose product the Conforming Products List can tell: the C2PA list knows it."""
    return seal.state is SignerState.RECOGNIZED and any(item.list_id == C2PA_LIST for item in seal.recognition)


def product_findings(manifest: Manifest, seal: Seal) -> Iterator[Told]:
    """Yield what is worth knowing of the product that signed a manifest.

    Args:
        manifest: one of the story; each was the active one when it was signed.
        seal: of the manifest; anything but a signer whom the C2PA list knows gives nothing.
    """
    if not has_product(seal):
        return
    products, date = seal.products, product_list().retrieved
    if not products:
        name = quoted(seal.name or seal.organization or "?")
        yield Told("signer.no_conforming_record", say("product.none", name=name, date=date))
        return
    name = title_of(products[0])
    forbidden = frozenset.intersection(*(frozenset(item.disallowed_signals) for item in products))
    stated = tuple(signal.removeprefix(_PREFIX) for signal in (*inceptions(manifest), *transformations(manifest)))
    found = tuple(signal for signal in stated if signal in forbidden)
    if found:
        yield Told("signer.product_not_allowed", say("product.not_allowed", name=name, what=join(found), date=date))
    allowed = _highest_level(products)
    if seal.assurance_level is not None and allowed is not None and seal.assurance_level > allowed:
        levels = {"stated": seal.assurance_level, "allowed": allowed}
        yield Told("signer.product_level", say("product.level", name=name, date=date, **levels))
    if all(item.status != CONFORMANT for item in products):
        yield Told("signer.product_status", say("product.status", name=name, what=_statuses(products), date=date))


def product_in_words(seal: Seal) -> str | None:
    """Return the product as the signer's sentence names it, with a comma before it; None where none is known."""
    if not has_product(seal) or not seal.products:
        return None
    name = seal.products[0].name
    if all(item.status != CONFORMANT for item in seal.products):
        return say("signer.product.ended", name=name, what=_statuses(seal.products))
    if any(item.status != CONFORMANT for item in seal.products):
        return say("signer.product.unsure", name=name)
    if seal.assurance_level is None:
        return say("signer.product", name=name)
    return say("signer.product.level", name=name, level=seal.assurance_level)


def title_of(product: Product) -> str:
    """Return a product's name with its applicant."""
    return say("product.of", name=quoted(product.name), applicant=quoted(product.applicant))


def _highest_level(products: tuple[Product, ...]) -> int | None:
    """Return the highest level that any of the records allows; None where one of them does not say."""
    levels = tuple(item.max_assurance_level for item in products)
    known = tuple(level for level in levels if level is not None)
    return max(known) if len(known) == len(levels) else None


def _statuses(products: tuple[Product, ...]) -> str:
    return join(tuple(dict.fromkeys(quoted(item.status) for item in products)))
