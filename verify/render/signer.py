"""The signer of one manifest as lines of the details: who it is, the path by which a list knows it, its certificate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.model.manifests import ManifestSigner
from verify.model.revocation import RevocationState
from verify.model.signing import NamedOid, Product, Recognition
from verify.render.labelled import Block, below, row
from verify.words import listed, named, neutral, say

_YES: Final = {True: "details.yes", False: "details.no"}


def signer_lines(signer: ManifestSigner) -> Iterator[str]:
    """Return indented lines, one fact each; long values are not wrapped, so that they can be copied."""
    who = listed(tuple(neutral(part) for part in (signer.organization, signer.name) if part))
    yield _row("signer", f"{signer.state.value}: {who or say('details.not_said')}")
    if signer.recognized_by:
        yield _row("lists", listed(tuple(neutral(name) for name in signer.recognized_by)))
    yield from _recognition(signer)
    if signer.chain_length:
        yield _row("chain", _chain(signer))
    if signer.issuer:
        yield _row("issuer", neutral(signer.issuer))
    if signer.fingerprint:
        yield from _certificate(signer, signer.fingerprint)
        yield _row("revocation", _revocation(signer))


def _row(label: str, fact: str) -> str:
    return row(Block.MANIFEST, label, fact)


def _chain(signer: ManifestSigner) -> str:
    if signer.chain_length > len(signer.chain):
        return say("details.chain.cut", total=signer.chain_length, count=len(signer.chain))
    return say("details.chain", total=signer.chain_length)


def _recognition(signer: ManifestSigner) -> Iterator[str]:
    """Yield how each list knows the signer, or why none does, and the product behind the certificate."""
    for entry in signer.recognition:
        yield _row("list", _edition(entry))
        yield from _path(entry)
    for entry in signer.lapsed:
        yield _row("not_by", say("details.lapsed", list=neutral(entry.list), status=entry.status))
        yield from _path(entry)
    if signer.why:
        yield _row("why_not", listed(tuple(code.value for code in signer.why)))
    if signer.product:
        yield from _product("product", signer.product)
    for product in signer.product_candidates:
        yield from _product("one_of", product)


def _edition(entry: Recognition) -> str:
    values = {"list": neutral(entry.list), "status": entry.status}
    if entry.list_date is None:
        return say("details.list.undated", **values)
    since = "details.list.since" if entry.status == "frozen" else "details.list.of"
    return say(since, date=neutral(entry.list_date), **values)


def _product(label: str, product: Product) -> Iterator[str]:
    what = [neutral(product.name), neutral(product.applicant)]
    if product.max_assurance_level:
        what.append(say("details.product.level", level=product.max_assurance_level))
    if product.min_version:
        what.append(say("details.product.version", version=neutral(product.min_version)))
    yield _row(label, listed(tuple(what)))
    status = neutral(product.status)
    if product.conformed:
        status = say("details.product.since", status=status, date=product.conformed)
    yield below(Block.MANIFEST, listed((status, say("details.product.record", name=product.record_id))))


def _path(entry: Recognition) -> Iterator[str]:
    for place, step in enumerate(entry.path):
        label = "path" if place == 0 else "issued_by"
        yield row(Block.MANIFEST, label, f"{neutral(step.title)} {step.fingerprint}", inner=place > 0)
    yield _row("path_valid", _then_and_now(entry.at_signing, entry.now))


def _certificate(signer: ManifestSigner, fingerprint: str) -> Iterator[str]:
    """Yield the signer's certificate: number, dates, validity then and now, its key, purposes and policies."""
    yield _row("certificate", say("details.certificate", fingerprint=fingerprint, serial=str(signer.serial)))
    first, last, algorithm = str(signer.not_before), str(signer.not_after), str(signer.algorithm)
    yield _row("valid", say("details.valid", first=first, last=last, algorithm=algorithm))
    if signer.valid_now is not None:
        yield _row("in_dates", _then_and_now(signer.valid_at_signing, signer.valid_now))
    if signer.key:
        yield _row("key", neutral(signer.key))
    for label, oids in (("purposes", signer.purposes), ("policies", signer.policies)):
        if oids:
            yield _row(label, listed(tuple(_oid(item) for item in oids)))
    if signer.assurance_level is not None:
        yield _row("assurance", say("details.assurance", level=signer.assurance_level))


def _revocation(signer: ManifestSigner) -> str:
    """Say what is known of the revocation of a certificate, where the answer comes from, and what is missing."""
    known = signer.revocation
    if known is None:
        return say("details.not_checked")
    said = known.state.value.replace("_", " ")
    if known.time:
        good = known.state is RevocationState.GOOD
        said = say("details.revocation.good" if good else "details.revocation.since", state=said, time=known.time)
    said = listed((said, known.origin.value))
    if known.host:
        said = f"{said} ({neutral(known.host)})"
    return say("details.revocation.why", known=said, why=neutral(known.why)) if known.why else said


def _then_and_now(then: bool | None, now: bool | None) -> str:
    before = say("details.untimed" if then is None else _YES[then])
    return say("details.then_and_now", then=before, now=say("details.not_known" if now is None else _YES[now]))


def _oid(item: NamedOid) -> str:
    return f"{named(item.name)} ({item.oid})" if item.name else item.oid
