"""From a policy to the trust lists of a check, and from these to the engine's form."""

from __future__ import annotations

from verify.policy import Policy
from verify.record.engine_list import EngineList
from verify.trust.lists import BUILTIN_IDS, TrustList, builtin, engine_pem, from_pem
from verify.trust.purposes import Purpose


def load_lists(policy: Policy) -> tuple[TrustList, ...]:
    """Return the lists that a policy names: built-in ones first, then the user's own.

    A policy without any list is possible, because `default_trust=False` asks for it by name; nobody is then
    recognised, and every report says so.

    Raises:
        TrustError: a list is unknown, or a PEM file holds no certificate.
    """
    default = BUILTIN_IDS if policy.default_trust else ()
    wanted = default if policy.trust_lists is None else policy.trust_lists
    own = tuple(from_pem(item.name, item.pem) for item in policy.anchors)
    return builtin(wanted) + own


def engine_lists(lists: tuple[TrustList, ...]) -> tuple[EngineList, ...]:
    """Return each list under a name of its own, once for each purpose that it serves; never merged."""
    result = []
    for item in lists:
        pem = engine_pem(item)
        if item.serves(Purpose.CLAIM_SIGNING):
            result.append(EngineList(f"urn:howmade:{item.id}", "manifest", pem.anchors, pem.end_entities))
        if item.serves(Purpose.TIME_STAMPING):
            result.append(EngineList(f"urn:howmade:{item.id}:time", "tsa", pem.anchors, ""))
    return tuple(result)
