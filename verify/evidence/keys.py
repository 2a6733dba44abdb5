"""By what a manifest is known again in another file, and whose signature says that it belongs to its file."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from verify.judge.lineage import Role, trace
from verify.model.comparison import Vouched
from verify.model.vocabulary import RecordState, SignerState
from verify.record.cose import read_signature
from verify.record.store import RawManifest

if TYPE_CHECKING:
    from verify.model.report import Report
    from verify.record.types import Record

_STRENGTHS: Final = tuple(Vouched)


class ManifestKey(NamedTuple):
    """By what a manifest is known again.

    Attributes:
        label: its name, which anyone can give to another manifest.
        box: SHA-256 of the content of its box; empty where the store has no single box of this name.
        claim: SHA-256 of its claim and of the signature over it; empty where one of them cannot be read.
        role: what it is to the file; None where nothing leads to it.
        vouched: the weakest signature on the way from the file to it; for the active manifest, its own.
    """

    label: str
    box: str
    claim: str
    role: Role | None
    vouched: Vouched


def weaker(one: Vouched, other: Vouched) -> Vouched:
    """Return the weaker of two."""
    return max(one, other, key=_STRENGTHS.index)


def stronger(one: Vouched, other: Vouched) -> Vouched:
    """Return the stronger of two."""
    return min(one, other, key=_STRENGTHS.index)


def tied(earlier: Vouched, later: Vouched) -> Vouched:
    """Return what a tie from an earlier file to a later one is worth.

    Args:
        earlier: the earlier file's own signature; it only has to hold, because the later record has its hash.
        later: the weakest signature on the way to it in the later file.
    """
    return weaker(_holds(earlier), later)


def manifest_keys(
    record: Record, raw: tuple[RawManifest, ...], report: Report, *, matches: bool
) -> tuple[ManifestKey, ...]:
    """Return the key of each manifest of a record, the active one first.

    Args:
        record: all manifests.
        raw: the same in the store.
        report: of the file.
        matches: the file matches the record.
    """
    boxes: dict[str, RawManifest | None] = {}
    for one in raw:
        boxes[one.label] = None if one.label in boxes else one  # two of a name: nobody knows which is meant
    signed = tuple(_signed(report, index) for index in range(len(record.manifests)))
    unsound = frozenset(index for index, vouched in enumerate(signed) if vouched is Vouched.UNSIGNED)
    links = trace(record, active_sound=matches, unsound=unsound)
    named = _named(record, signed)
    return tuple(
        ManifestKey(
            manifest.label,
            _box_digest(boxes.get(manifest.label)),
            _claim_digest(boxes.get(manifest.label)),
            link.role if link else None,
            named.get(index, Vouched.UNSIGNED) if link and link.sound else Vouched.UNSIGNED,
        )
        for index, (manifest, link) in enumerate(zip(record.manifests, links, strict=True))
    )


def _signed(report: Report, index: int) -> Vouched:
    """Return the worth of one manifest's own signature."""
    if index >= len(report.manifests):
        return Vouched.UNSIGNED
    match report.manifests[index].signer.state:
        case SignerState.NONE:
            return Vouched.UNSIGNED
        case _ if report.answers.record.state is RecordState.NONCONFORMING:
            return Vouched.SIGNED_NONCONFORMING
        case SignerState.RECOGNIZED:
            return Vouched.SIGNED_RECOGNIZED
        case _:
            return Vouched.SIGNED_UNRECOGNIZED


def _named(record: Record, signed: tuple[Vouched, ...]) -> dict[int, Vouched]:
    """Return, for each manifest, the weakest signature on the best way to it, its own not among them.

    A later record says that an earlier one belongs to the file, by its hash; the earlier one's own signature has to
    hold, and does not make that claim any stronger.
    """
    places = {manifest.label: index for index, manifest in enumerate(record.manifests)}
    named, through = {0: signed[0]}, {0: signed[0]}
    queue = [0]
    while queue:  # a manifest comes again only with a better way to it, and there are few strengths
        index = queue.pop()
        for ingredient in record.manifests[index].ingredients:
            target = places.get(ingredient.manifest or "")
            if not target:  # none, or the file's own
                continue
            named[target] = stronger(named.get(target, Vouched.NONE), through[index])
            further = weaker(signed[target], through[index])
            known = through.get(target, Vouched.NONE)
            if further is not known and stronger(further, known) is further:
                through[target] = further
                queue.append(target)
    return {index: weaker(vouched, _holds(signed[index])) for index, vouched in named.items()}


def _holds(signed: Vouched) -> Vouched:
    """Return the best that can rest on a signature that only has to hold."""
    return signed if signed in (Vouched.UNSIGNED, Vouched.SIGNED_NONCONFORMING) else Vouched.SIGNED_RECOGNIZED


def _box_digest(raw: RawManifest | None) -> str:
    return sha256(raw.hashed).hexdigest() if raw is not None else ""


def _claim_digest(raw: RawManifest | None) -> str:
    """Hash a claim with the signature over it: a claim alone can be signed by anybody once more."""
    if raw is None or not raw.claim or not raw.signature:
        return ""
    signature = read_signature(raw.signature)
    if signature is None or not signature.signature:
        return ""
    parts = (raw.claim, signature.protected, signature.signature)
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()


def worth_of(record: Record, keys: tuple[ManifestKey, ...]) -> dict[tuple[str, str], Vouched]:
    """Return who vouches for each assertion, by the labels of its manifest and its own.

    An assertion that no claim lists is held by no signature, and a manifest that nothing leads to can be put into any
    store: neither is in the result.
    """
    return {
        (manifest.label, url.rpartition("/")[2]): key.vouched
        for manifest, key in zip(record.manifests, keys, strict=True)
        if key.role is not None
        for url in (*manifest.created, *manifest.gathered)
    }
