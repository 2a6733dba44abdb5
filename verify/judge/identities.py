"""Identity assertions for the report: on a line of their own, with findings of their own.

Nothing here changes what is said about the signer, the record or AI: an identity is what somebody beside the signer
says (CAWG identity assertion 1.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from verify.judge.evidence import Evidence
from verify.judge.lineage import Link
from verify.judge.status import About, about
from verify.model.identity import Identity, IdentityKind, IdentityState, Named
from verify.record.types import Manifest, Status
from verify.trust.identity import BY_POLICY, Checked
from verify.words import join, neutral, quoted, say
from verify.words.en_identity import IDENTITY

MAX_NAMES = 6
"""Names of one identity that stand in a sentence; the report has all of them."""

MAX_UNREAD = 4
"""Identity assertions of one manifest that are told of where nothing of them was read."""

MAX_NAME = 80
"""Characters of a name in a sentence; the keys in some issuers' names have hundreds."""

MAX_CODES = 8
"""Codes of the engine that are told of one identity."""

_CODES = {
    IdentityState.UNVERIFIED: "identity.unverified",
    IdentityState.EXPIRED: "identity.unverified",
    IdentityState.FAILED: "identity.failed",
    IdentityState.NOT_CHECKED: "identity.unchecked",
}
_NO_VERDICT = frozenset({"cawg.ica.did_unavailable", "cawg.x509.credential.untrusted", "cawg.ica.untrusted_issuer"})
_ACCEPTED = frozenset({"cawg.ica.credential_valid", "cawg.identity.trusted", "cawg.x509.credential.trusted"})


class Told(NamedTuple):
    """A finding to be made: its code, where it was found, what its detail says, and what the engine says instead."""

    code: str
    source: str
    what: str
    found: str = ""


def list_identities(evidence: Evidence, links: tuple[Link | None, ...]) -> tuple[Identity, ...]:
    """Return the identity assertions of the manifests that belong to the story of the file, the active one's first.

    Args:
        evidence: the facts.
        links: of each manifest. In one whose signature or hashes do not hold an identity names nobody, whatever its
            own signature says: it was given for something else.
    """
    checked = evidence.identities.checked if evidence.identities is not None else tuple(_unread(evidence))
    return tuple(
        _identity(one, evidence.manifests[one.manifest], link)
        for one in checked
        if (link := links[one.manifest]) is not None
    )


def identity_findings(evidence: Evidence, identities: tuple[Identity, ...]) -> Iterator[Told]:
    """Yield a finding for each identity that is not verified, and for each that the engine judges otherwise."""
    for one in identities:
        code = _CODES.get(one.state)
        source = f"{evidence.manifests[one.manifest].label}/{one.label}"
        if code is not None:
            yield Told(code, source, one.sentence)
        if _differs(one):
            own = say("identity.own", state=say(f"identity.state.{one.state.value}"))
            yield Told("engine.disagrees", source, own, say("identity.engine", codes=", ".join(one.engine_codes)))
    if evidence.identities is not None and evidence.identities.left:
        what = say("identity.left", count=evidence.identities.left)
        yield Told("identity.unchecked", evidence.manifests[0].label, what)


def _unread(evidence: Evidence) -> Iterator[Checked]:
    """Yield what the engine alone saw."""
    for index, manifest in enumerate(evidence.manifests):
        for label in manifest.identities[:MAX_UNREAD]:
            yield Checked(index, label, IdentityKind.UNKNOWN, IdentityState.NOT_CHECKED, ("unread",))


def _differs(one: Identity) -> bool:
    """Tell whether the engine accepts what we do not, or the reverse.

    Where either is silent they do not differ; and that no list of the engine's knows an identity is no difference,
    because it is not given any.
    """
    if "record" in one.reasons or "sig_type" in one.reasons:
        return False
    codes = frozenset(one.engine_codes)
    refused = any(about(code) is About.IDENTITY and not _good(code) for code in codes - _NO_VERDICT)
    if one.state is IdentityState.FAILED:
        return bool(codes) and not refused
    if one.state is IdentityState.VERIFIED:
        return refused
    return bool(codes & _ACCEPTED) or (refused and "credential_dates" not in one.reasons)


def _good(code: str) -> bool:
    return code in _ACCEPTED or code.endswith((".validated", ".well-formed", ".not_revoked"))


def _identity(one: Checked, manifest: Manifest, link: Link) -> Identity:
    if not link.sound:
        one = one._replace(state=IdentityState.FAILED, reasons=("record",), lists=())
    if one.state is IdentityState.FAILED:  # what it says of anyone is not to be taken over, by readers or by programs
        one = one._replace(names=(), issuer=None, roles=(), time=None)
    return Identity(
        manifest=one.manifest,
        label=one.label,
        kind=one.kind,
        state=one.state,
        names=one.names,
        roles=one.roles,
        issuer=one.issuer,
        lists=one.lists,
        fingerprint=one.fingerprint,
        time=one.time,
        reasons=one.reasons,
        engine_codes=_engine_codes(manifest, one.label),
        sentence=_sentence(one),
    )


def _engine_codes(manifest: Manifest, label: str) -> tuple[str, ...]:
    statuses = (*manifest.results.success, *manifest.results.informational, *manifest.results.failure)
    codes = (status.code for status in statuses if _is_about(status, label))
    return tuple(dict.fromkeys(codes))[:MAX_CODES]


def _is_about(status: Status, label: str) -> bool:
    return status.code.startswith("cawg.") and status.url.rpartition("/")[2] == label


def _sentence(one: Checked) -> str:
    why = " ".join(say(f"identity.why.{reason}") for reason in one.reasons)
    if one.state is IdentityState.FAILED:
        told = say("identity.failed", why=why)
    else:
        kind = one.kind.value
        if one.kind is IdentityKind.UNKNOWN or (not one.names and one.issuer is None):
            kind = "unknown"
        told = say(
            f"identity.{one.state.value}.{kind}",
            names=_names(one.names),
            roles=_roles(one.roles),
            issuer=say("identity.issuer", name=_cut(one.issuer)) if one.issuer else say("identity.issuer.none"),
            lists=join(tuple(say("identity.list", name=name) for name in one.lists if name != BY_POLICY)),
            why=why,
        ).rstrip()
    return say("identity.earlier", sentence=told) if one.manifest else told


def _names(names: tuple[Named, ...]) -> str:
    told = tuple(dict.fromkeys(_name(item) for item in names[:MAX_NAMES]))
    return join(told) or say("identity.nobody")


def _name(item: Named) -> str:
    """Say one name; what the aggregator verified is told in words for the kinds that the specification has."""
    name = item.name or item.username or item.uri
    if item.kind == "cawg.web_site":
        name = item.uri or name
    if item.kind == "cawg.social_media":
        name = item.username or name
    special = f"identity.name.{item.kind}"
    if special in IDENTITY and item.provider and (name or item.kind == "cawg.affiliation"):
        return say(special, name=_cut(name), provider=_cut(item.provider))
    if special in IDENTITY and item.kind == "cawg.web_site" and name:
        return say(special, name=_cut(name))
    if name and item.provider:
        return say("identity.name.of", name=_cut(name), provider=_cut(item.provider))
    return say("identity.name", name=_cut(name or item.provider or "?"))


def _cut(name: str | None) -> str:
    """Return a name as it stands between quotation marks: one line, and of a bounded length."""
    return neutral(name or "?", MAX_NAME)


def _roles(roles: tuple[str, ...]) -> str:
    if not roles:
        return ""
    known = tuple(
        say(f"identity.role.{role}") if f"identity.role.{role}" in IDENTITY else quoted(role) for role in roles
    )
    return " " + say("identity.role", roles=", ".join(dict.fromkeys(known)))
