"""From a policy to the trust lists of a check, and from these to the engine's form."""

from __future__ import annotations

from verify.policy import Policy
from verify.record.engine_list import EngineList
from verify.trust.lists import (
    BUILTIN_IDS,
    Kind,
    TrustList,
    builtin,
    engine_pem,
    from_pem,
    identity_from_pem,
    tsa_from_pem,
)
from verify.trust.purposes import Purpose


def load_lists(policy: Policy) -> tuple[TrustList, ...]:
    """Return the lists that a policy names: built-in ones first, then imported ones, then the user's own.

    Where a newer edition of a built-in list is held in the policy's folder, it takes that list's place.

    A policy without any list is possible, because `default_trust=False` asks for it by name; nobody is then
    recognised, and every report says so.

    Raises:
        TrustError: a list is unknown, a held one is damaged, or a PEM file holds no certificate.
    """
    default = BUILTIN_IDS if policy.default_trust else ()
    if policy.lists_folder is None:
        lists = builtin(default if policy.trust_lists is None else policy.trust_lists)
    else:
        from verify.trust.in_use import lists_in_use  # noqa: PLC0415 -- most users hold no list

        lists = lists_in_use(policy.lists_folder, policy.trust_lists, default_trust=policy.default_trust)
    for item in policy.anchors:
        lists += (from_pem(free_name(item.name, {one.name for one in lists}), item.pem),)
    for item in policy.clocks:
        lists += (tsa_from_pem(free_name(item.name, {one.name for one in lists}), item.pem),)
    for item in policy.identity_anchors:
        lists += (identity_from_pem(free_name(item.name, {one.name for one in lists}), item.pem),)
    return lists


def free_name(name: str, taken: set[str]) -> str:
    """Return a name that no other list of the check has: a report tells lists apart by their names."""
    names = (name if number == 1 else f"{name} ({number})" for number in range(1, len(taken) + 2))
    return next(one for one in names if one not in taken)


def engine_lists(lists: tuple[TrustList, ...]) -> tuple[EngineList, ...]:
    """Return each list under a name of its own, once for each purpose that it serves; never merged."""
    result = []
    for item in lists:
        pem = engine_pem(item)
        anchors, allowed = (tuple(e.subject_sha256 for e in item.entries_of(kind) if e.base64) for kind in Kind)
        if not pem.anchors and not pem.end_entities:  # fingerprints alone, which the engine does not take
            continue
        if item.serves(Purpose.CLAIM_SIGNING):
            uri = f"urn:howmade:{item.id}"
            result.append(EngineList(uri, "manifest", pem.anchors, pem.end_entities, anchors + allowed))
        if item.serves(Purpose.TIME_STAMPING):
            result.append(EngineList(f"urn:howmade:{item.id}:time", "tsa", pem.anchors, "", anchors))
    return tuple(result)
