"""The only module that talks to the other verifier; it is loaded in the process that asks it, and nowhere else.

It sends nothing and writes nothing here. Its option ``telemetry`` stays away: to pass ``False`` writes a preference
into the user's configuration. The environment that the process was started with switches both telemetry and the network
off (`verify.second.ask`).
"""

from __future__ import annotations

import base64
import textwrap
from typing import Any

import encypher_c2pa  # noqa: TID251 -- this is the module

_BEGIN, _END = "-----BEGIN CERTIFICATE-----\n", "-----END CERTIFICATE-----\n"
_LINE = 64
"""Characters of base64 in a line of PEM (RFC 7468 §2); it refuses longer ones."""

_MAX_CODES = 400
"""Status codes that are handed back of one kind; a record of a hundred manifests gives fewer."""


def ask(data: bytes, request: dict[str, Any]) -> dict[str, Any]:
    """Ask about one file.

    Args:
        data: the file.
        request: see `verify.second.ask.Request`.

    Returns:
        What of its report can be compared, and its version.

    Raises:
        ValueError: it refuses the file, its media type, or a list.
    """
    store = request["store"]
    report = encypher_c2pa.verify(
        data,
        request["media_type"],
        manifest_store=None if store is None else base64.b64decode(store),
        trust_pem=_wrapped(request["anchors"]),
        allowed_list_pem=_wrapped(request["allowed"]),
        tsa_trust_pem=_wrapped(request["time_stamping"]),
        no_default_trust=True,
        validation_time=request["at"],
        online=False,
    )
    results = report["validation_results"]
    deltas = report["manifest_report"].get("validation_results", {}).get("ingredientDeltas") or ()
    return {
        "version": encypher_c2pa.__version__,
        "present": report["present"],
        "integrity": report["integrity"],
        "signature": report["signature"],
        "content": report["hard_binding"],
        "signer": report["trust"]["status"],
        "active": report["manifest_report"].get("active_manifest") or "",
        "success": _statuses(results["success"]),
        "informational": _statuses(results["informational"]),
        "failure": _statuses(results["failure"]),
        "parts": _statuses(
            item for delta in deltas for kind in ("success", "failure") for item in delta["validationDeltas"][kind]
        ),
    }


def _statuses(items: Any) -> list[list[str]]:  # noqa: ANN401 -- JSON of another program
    """Return each status as its code and its place, what is said of signatures first."""
    found = [[str(item["code"]), str(item.get("url") or "")] for item in items]
    return sorted(found, key=lambda status: not status[0].startswith("claimSignature."))[:_MAX_CODES]


def _wrapped(pem: str) -> str | None:
    """Return PEM text with short lines; None where there is no certificate."""
    bodies = (part.partition(_END)[0] for part in pem.split(_BEGIN)[1:])
    return "".join(f"{_BEGIN}{textwrap.fill(body, _LINE)}\n{_END}" for body in bodies) or None
