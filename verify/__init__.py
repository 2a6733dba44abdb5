"""howmade: how was this picture or video made? The public names of the library, each imported when it is first used.

>>> from verify import Policy, Verifier
>>> report = Verifier(Policy()).verify("samples/kissing.mp4")
>>> report.answers.ai.state.value
'generated'
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # the one in `typing` costs 10 ms, before which no worker can start
if TYPE_CHECKING:
    from verify.errors import InputError, TrustError, VerifyError
    from verify.model.report import ErrorReport, Report
    from verify.pipeline import Verifier
    from verify.policy import Anchors, IncidentFile, Limits, Policy
    from verify.version import VERSION

__all__ = [
    "VERSION",
    "Anchors",
    "ErrorReport",
    "IncidentFile",
    "InputError",
    "Limits",
    "Policy",
    "Report",
    "TrustError",
    "Verifier",
    "VerifyError",
]

_HOMES = {
    "VERSION": "verify.version",
    "Anchors": "verify.policy",
    "ErrorReport": "verify.model.report",
    "IncidentFile": "verify.policy",
    "InputError": "verify.errors",
    "Limits": "verify.policy",
    "Policy": "verify.policy",
    "Report": "verify.model.report",
    "TrustError": "verify.errors",
    "Verifier": "verify.pipeline",
    "VerifyError": "verify.errors",
}


def __getattr__(name: str) -> object:
    """Import a public name on its first use: `import verify.errors` must not cost the engine's 0.1 s."""
    if name not in _HOMES:
        raise AttributeError(f"module 'verify' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
