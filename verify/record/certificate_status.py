"""Certificate-status assertions: OCSP answers that a manifest brings about signers of the record (C2PA 2.2 §18).

`c2pa.certificate-status` is a CBOR map with `ocspVals`, an array of byte strings. It stands in any manifest, mostly an
update manifest, and may speak of any certificate of the manifests in the store.

Only an assertion that its manifest's claim lists, with a hash that holds, is read: what no claim lists is no part of
the record (C2PA 2.2 §15.10), and other programs would not see it. Who signed that manifest plays no part: an answer is
signed by the issuer of the certificate itself, so that a stranger can add a true one and cannot make a wrong one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from verify.record.binding import check_assertion_hashes, undeclared_assertions
from verify.record.cbor import read_cbor
from verify.record.store import RawAssertion, RawManifest, Store

LABEL = "c2pa.certificate-status"

MAX_STATUS_BYTES = 1 << 20
"""Bytes of one assertion; a genuine one has some answers of 0.5 to 5 KiB."""

MAX_STATUS_ASSERTIONS = 32
"""Assertions that are read; a genuine record has one for each update that brings answers."""

MAX_STATUS_ANSWERS = 256
"""Answers of a whole record that are looked at; a genuine record has one for each signer. To see whom one speaks of
takes up to 0.1 ms."""


class StatusAnswers(NamedTuple):
    """The answers of a record.

    Attributes:
        answers: DER, as they stand there; may be anything.
        unsound: there is an assertion whose claim does not list it, or states another hash, or that has another form.
        cut: there are more than are looked at.
    """

    answers: tuple[bytes, ...] = ()
    unsound: bool = False
    cut: bool = False


def is_status(label: str) -> bool:
    """Return whether an assertion is of this kind, with or without the number of several of a kind.

    Args:
        label: of the assertion.
    """
    return label.partition("__")[0] == LABEL


def read_status(store: Store) -> StatusAnswers:
    """Return the answers that stand in certificate-status assertions.

    Args:
        store: the manifest store.

    Returns:
        The answers in the order of the store. Never raises.
    """
    found: list[bytes] = []
    unsound, read = False, 0
    for manifest in store.manifests:
        stated = tuple(item for item in manifest.assertions if is_status(item.label))
        if not stated:
            continue
        if read >= MAX_STATUS_ASSERTIONS or len(found) > MAX_STATUS_ANSWERS:
            return StatusAnswers(tuple(found[:MAX_STATUS_ANSWERS]), unsound, cut=True)
        bad = _unsound(manifest)
        for item in stated:
            read += 1
            answers = None if bad is None or item.label in bad else _answers(item)
            unsound = unsound or answers is None
            found += answers or ()
    return StatusAnswers(tuple(found[:MAX_STATUS_ANSWERS]), unsound, len(found) > MAX_STATUS_ANSWERS)


def _unsound(manifest: RawManifest) -> frozenset[str] | None:
    """Return the labels of the assertions that are not listed, or not as they are; None where no claim can be read."""
    if manifest.claim is None:
        return None
    failed = check_assertion_hashes(manifest.claim, manifest)
    if manifest.claim_label in failed or "c2pa.claim" in failed:
        return None
    return frozenset((*failed, *undeclared_assertions(manifest.claim, manifest)))


def _answers(assertion: RawAssertion) -> tuple[bytes, ...] | None:
    fields = read_cbor(assertion.payload, limit=MAX_STATUS_BYTES) if assertion.kind == "cbor" else None
    values = fields.get("ocspVals") if isinstance(fields, Mapping) else None
    if not isinstance(values, tuple) or not all(isinstance(value, bytes) for value in values):
        return None
    return values[: MAX_STATUS_ANSWERS + 1]
