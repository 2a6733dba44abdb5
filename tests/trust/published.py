"""Trust lists as publishers write them, made on the spot: JSON of ETSI TS 119 602, hash lists, and editions to hold."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from tests.trust.authority import Party
from verify.model.vocabulary import ListOrigin
from verify.trust.forms.entries import of_certificates
from verify.trust.lists import Status, TrustList, digest_of
from verify.trust.purposes import Purpose

ISSUED = "2026-05-01T00:00:00Z"
NEXT = "2027-05-01T00:00:00Z"
TRUSTED = "http://c2pa.org/conformance/trust-list/trusted"
WITHDRAWN = "http://c2pa.org/conformance/trust-list/untrusted"


def service(party: Party | bytes, status: str = TRUSTED) -> dict[str, Any]:
    der = party if isinstance(party, bytes) else party.der
    return {
        "ServiceInformation": {
            "ServiceName": [{"lang": "en", "value": "A service"}],
            "ServiceDigitalIdentity": {"X509Certificates": [{"val": base64.b64encode(der).decode()}]},
            "ServiceStatus": status,
            "StatusStartingTime": "2025-11-19T18:29:44Z",
        }
    }


def lote(
    *services: dict[str, Any],
    name: str = "C2PA Trust List",
    issued: str = ISSUED,
    **about: Any,  # noqa: ANN401 -- JSON
) -> dict[str, Any]:
    """Return a list of trusted entities; each service under an entity of its own."""
    return {
        "ListAndSchemeInformation": {
            "LoTEVersionIdentifier": 1,
            "LoTESequenceNumber": 1,
            "SchemeName": [{"lang": "en", "value": name}],
            "SchemeOperatorName": [{"lang": "en", "value": "Some Operator"}],
            "ListIssueDateTime": issued,
            "NextUpdate": NEXT,
        }
        | about,
        "TrustedEntitiesList": [
            {
                "TrustedEntityInformation": {"TEName": [{"lang": "en", "value": "An entity"}]},
                "TrustedEntityServices": [one],
            }
            for one in services
        ],
    }


def written(inner: dict[str, Any]) -> bytes:
    return json.dumps({"LoTE": inner}).encode()


def hash_line(party: Party) -> bytes:
    return base64.b64encode(hashlib.sha256(party.der).digest()) + b"\n"


def edition(
    *parties: Party, list_id: str = "acme", purpose: Purpose = Purpose.CLAIM_SIGNING, issued: str | None = ISSUED
) -> TrustList:
    """Return an edition of a list that its operator keeps up."""
    entries = of_certificates((party.der, "a certificate") for party in parties)
    return TrustList(
        id=list_id,
        name=f"The list {list_id}",
        operator="Acme",
        purpose=purpose,
        also_time_stamping=False,
        status=Status.CURRENT,
        issued=issued,
        frozen_since=None,
        retrieved=None,
        next_update=NEXT if issued else None,
        source="https://acme.example/list",
        source_sha256=None,
        licence=None,
        digest=digest_of(entry.sha256 for entry in entries),
        entries=entries,
        origin=ListOrigin.IMPORTED,
    )
