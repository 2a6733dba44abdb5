"""Which lists a check uses: built-in ones, each in its held edition where that is the later one, and imported ones."""

from __future__ import annotations

from pathlib import Path

from verify.errors import TrustError
from verify.failure import failure
from verify.trust.edition import newer
from verify.trust.held import held_ids, read_held
from verify.trust.lists import BUILTIN_IDS, TrustList, builtin
from verify.trust.load import free_name
from verify.words import listed


def lists_in_use(
    folder: Path, wanted: tuple[str, ...] | None = None, *, default_trust: bool = True
) -> tuple[TrustList, ...]:
    """Return lists as a check uses them.

    Args:
        folder: where lists are held; it may be missing.
        wanted: ids, in this order; None means all of them, the built-in ones first.
        default_trust: False leaves all of them out that `wanted` does not name.

    Raises:
        TrustError: `trust.unknown_list`, or a list of those wanted cannot be read.
    """
    imported = tuple(one for one in held_ids(folder) if one not in BUILTIN_IDS)
    known = (*BUILTIN_IDS, *imported)
    default = known if default_trust else ()
    found: list[TrustList] = []
    for list_id in dict.fromkeys(default if wanted is None else wanted):
        if list_id not in known:
            raise failure(TrustError, "trust.unknown_list", name=repr(list_id[:60]), known=listed(known))
        one = in_use(folder, list_id)
        found.append(one._replace(name=free_name(one.name, {other.name for other in found})))
    return tuple(found)


def in_use(folder: Path, list_id: str) -> TrustList:
    """Return one list as a check uses it; its id must be known.

    Raises:
        TrustError: it cannot be read.
    """
    held = read_held(folder, list_id)
    if list_id not in BUILTIN_IDS:
        if held is None:  # it was there a moment ago
            raise failure(TrustError, "trust.unknown_list", "gone", name=repr(list_id))
        return held
    (own,) = builtin((list_id,))
    return own if held is None else newer(held, own)
