"""The C2PA lists as they are published in JSON: a "list of trusted entities" (ETSI TS 119 602)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from verify.errors import TrustError
from verify.failure import failure
from verify.trust.forms.entries import not_empty, of_certificates
from verify.trust.forms.fields import Object, as_array, as_bytes, as_moment, as_object, as_text, parse
from verify.trust.lists import Listed

_TRUSTED = "/trusted"
"""How the status of a service ends whose certificates may be used; any other word withholds them."""

_OUTER = "LoTE"
_ISSUED = ("ListIssueDateTime", "ListIssueDatetime")  # both spellings are published


class Lote(NamedTuple):
    """A list of trusted entities.

    Attributes:
        name: of the scheme; text of the list.
        operator: of the scheme; text of the list.
        issued: RFC 3339, UTC.
        next_update: the same; None where none is promised.
        entries: certificates of the services that are trusted.
        withdrawn: how many certificates stand on the list as no longer trusted.
    """

    name: str
    operator: str
    issued: str
    next_update: str | None
    entries: tuple[Listed, ...]
    withdrawn: int

    @property
    def for_time_stamping(self) -> bool:
        """Whether the list calls itself one of time-stamping authorities."""
        words = self.name.casefold().replace("-", " ").split()
        return "tsa" in words or any(word.startswith(("time", "timestamp")) for word in words)


def is_lote(data: Object) -> bool:
    """Tell a list of trusted entities from other JSON."""
    inner = data.get(_OUTER, data)
    return isinstance(inner, dict) and "ListAndSchemeInformation" in inner


def read_lote(data: bytes) -> Lote:
    """Read a list.

    A certificate counts only where its service is trusted, and nowhere on the list stands under one that is not.

    Raises:
        TrustError: `trust.bad_list` where the list or one of its trusted certificates cannot be read,
            `trust.signed_list` for one in an envelope, `trust.empty_list` where nothing on it is trusted.
    """
    if data.lstrip()[:3] == b"eyJ":  # base64 of {": a JSON Web Signature (RFC 7515)
        raise failure(TrustError, "trust.signed_list")
    outer = parse(data)
    lote = as_object(outer.get(_OUTER, outer), "LoTE")
    about = as_object(lote.get("ListAndSchemeInformation"), "ListAndSchemeInformation")
    trusted: list[tuple[bytes, str]] = []
    withdrawn: set[bytes] = set()
    for where, is_trusted, certificate in _certificates(lote):
        der = as_bytes(certificate, where)
        if is_trusted:
            trusted.append((der, where))
        else:
            withdrawn.add(der)
    next_update = about.get("NextUpdate")
    return Lote(
        name=_said(about.get("SchemeName"), "SchemeName"),
        operator=_said(about.get("SchemeOperatorName"), "SchemeOperatorName"),
        issued=as_moment(next((about[key] for key in _ISSUED if key in about), None), "ListIssueDateTime"),
        next_update=None if next_update is None else as_moment(next_update, "NextUpdate"),
        entries=not_empty(of_certificates(item for item in trusted if item[0] not in withdrawn)),
        withdrawn=len(withdrawn),
    )


def _certificates(lote: Object) -> Iterator[tuple[str, bool, Any]]:
    """Yield each certificate as it is written, with its place and whether its service is trusted."""
    entities = as_array(lote.get("TrustedEntitiesList"), "TrustedEntitiesList")
    for number, entity in enumerate(entities):
        where = f"TrustedEntitiesList[{number}]"
        services = as_object(entity, where).get("TrustedEntityServices")
        for item in as_array(services, f"{where}.TrustedEntityServices"):
            service = as_object(as_object(item, where).get("ServiceInformation"), f"{where}.ServiceInformation")
            is_trusted = as_text(service.get("ServiceStatus"), f"{where}.ServiceStatus").endswith(_TRUSTED)
            identity = as_object(service.get("ServiceDigitalIdentity"), f"{where}.ServiceDigitalIdentity")
            for one in as_array(identity.get("X509Certificates", []), f"{where}.X509Certificates"):
                yield f"{where}.X509Certificates", is_trusted, as_object(one, where).get("val")


def _said(value: object, where: str) -> str:
    """Return a text that is given in languages: the English one, else the first."""
    texts = [as_object(item, where) for item in as_array(value, where)]
    chosen = next((item for item in texts if item.get("lang") == "en"), texts[0] if texts else {})
    return as_text(chosen.get("value"), where)
