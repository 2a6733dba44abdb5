"""The signer of one manifest as lines of the details: who it is, the path by which a list knows it, its certificate."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model.manifests import ManifestSigner
from verify.model.revocation import RevocationState
from verify.model.signing import NamedOid, Product, Recognition
from verify.words import neutral


def signer_lines(signer: ManifestSigner) -> Iterator[str]:
    """Return indented lines, one fact each; long values are not wrapped, so that they can be copied."""
    who = ", ".join(neutral(part) for part in (signer.organization, signer.name) if part) or "not said"
    yield f"    signer      {signer.state.value}: {who}"
    if signer.recognized_by:
        yield f"    lists       {', '.join(neutral(name) for name in signer.recognized_by)}"
    yield from _recognition(signer)
    if signer.chain_length:
        shown = f", of which {len(signer.chain)} are shown" if signer.chain_length > len(signer.chain) else ""
        yield f"    chain       certificates sent: {signer.chain_length}{shown}"
    if signer.issuer:
        yield f"    issuer      {neutral(signer.issuer)}"
    if signer.fingerprint:
        yield f"    certificate {signer.fingerprint} (serial {signer.serial})"
        yield f"    valid       {signer.not_before} to {signer.not_after}, {signer.algorithm}"
        yield from _certificate(signer)
        yield f"    revocation  {_revocation(signer)}"


def _recognition(signer: ManifestSigner) -> Iterator[str]:
    """Yield how each list knows the signer, or why none does, and the product behind the certificate."""
    for entry in signer.recognition:
        yield f"    list        {neutral(entry.list)}, {_edition(entry)}"
        yield from _path(entry)
    for entry in signer.lapsed:
        yield f"    not by      {neutral(entry.list)}, {entry.status}, for dates alone"
        yield from _path(entry)
    if signer.why:
        yield f"    why not     {', '.join(code.value for code in signer.why)}"
    if signer.product:
        yield from _product("product", signer.product)
    for product in signer.product_candidates:
        yield from _product("one of", product)


def _edition(entry: Recognition) -> str:
    if entry.list_date is None:
        return f"{entry.status}, without a date"
    return f"{entry.status} {'since' if entry.status == 'frozen' else 'of'} {neutral(entry.list_date)}"


def _product(label: str, product: Product) -> Iterator[str]:
    limit = f", at most level {product.max_assurance_level}" if product.max_assurance_level else ""
    since = f" since {product.conformed}" if product.conformed else ""
    version = f", version {neutral(product.min_version)} or later" if product.min_version else ""
    yield f"    {label:<11} {neutral(product.name)}, {neutral(product.applicant)}{limit}{version}"
    yield f"                {neutral(product.status)}{since}, record {product.record_id}"


def _path(entry: Recognition) -> Iterator[str]:
    for place, step in enumerate(entry.path):
        arrow = "path       " if place == 0 else "  issued by"
        yield f"    {arrow} {neutral(step.title)} {step.fingerprint}"
    then = _yes(value=entry.at_signing, unknown="not known, no trusted time-stamp")
    yield f"    path valid  when signed: {then}; at the check: {_yes(value=entry.now)}"


def _certificate(signer: ManifestSigner) -> Iterator[str]:
    """Yield the validity of the signer's certificate then and now, its key, purposes and policies."""
    if signer.valid_now is not None:
        then = _yes(value=signer.valid_at_signing, unknown="not known, no trusted time-stamp")
        yield f"    in dates    when signed: {then}; at the check: {_yes(value=signer.valid_now)}"
    if signer.key:
        yield f"    key         {neutral(signer.key)}"
    for label, oids in (("purposes", signer.purposes), ("policies", signer.policies)):
        if oids:
            yield f"    {label}    {', '.join(_oid(item) for item in oids)}"
    if signer.assurance_level is not None:
        yield f"    assurance   level {signer.assurance_level}, as the certificate states"


def _revocation(signer: ManifestSigner) -> str:
    """Say what is known of the revocation of a certificate, where the answer comes from, and what is missing."""
    known = signer.revocation
    if known is None:
        return "not checked"
    state = known.state.value.replace("_", " ")
    time = f" at {known.time}" if known.state is RevocationState.GOOD else f" since {known.time}"
    said = f"{state}{time if known.time else ''}, {known.origin.value}"
    host = f" ({neutral(known.host)})" if known.host else ""
    return f"{said}{host}: {neutral(known.why)}" if known.why else f"{said}{host}"


def _yes(*, value: bool | None, unknown: str = "not known") -> str:
    return {True: "yes", False: "no", None: unknown}[value]


def _oid(item: NamedOid) -> str:
    return f"{item.name} ({item.oid})" if item.name else item.oid
