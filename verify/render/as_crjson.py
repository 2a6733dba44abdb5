"""crJSON: the engine's standard view of a record, word for word, in one order of keys and pure ASCII.

Values are the engine's own. Keys are sorted, because some of its tables have no order. Two things are left out of the
engine's results, because they differ from run to run: `validationTime`, which is the machine's clock and not the time
of the check; and the explanation of a trusted credential, which names one list by chance where several know the signer
(the report names them all). What stands inside an assertion is the signer's word, and stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from verify.model.report import ErrorReport, Report
from verify.render.plain import plain

_CLOCK: Final = "validationTime"
_NAMES_A_LIST: Final = ("signingCredential.trusted", "timeStamp.trusted")
"""Status codes whose explanation names the list in which the engine looked first."""


def to_crjson(item: Report | ErrorReport, crjson: str, *, single: bool) -> str:
    """Return what the engine says of the record of one file, as indented JSON.

    Args:
        item: the report of the file, or an error in its place.
        crjson: the engine's view, empty where there is none.
        single: the file is the only one, so its record stands alone. Else, and where there is no view of a record, an
            object has it: `file` and `record` as in the JSON report, and `crjson`, null where there is none.
    """
    if isinstance(item, ErrorReport):
        return _text(plain(item))
    view = _view(crjson)
    if single and view is not None:
        return _text(view)
    record = plain(item.answers.record)
    beside = {"schema_version": item.schema_version, "file": plain(item.file), "record": record}
    return _text({**beside, "crjson": view})


def _view(crjson: str) -> dict[str, Any] | None:
    """Return the document in order and without what is left to chance; None where there is none that JSON can hold."""
    try:
        document = json.loads(crjson)
        if not isinstance(document, dict):
            return None
        for results in _results(document.get("manifests")):
            results.pop(_CLOCK, None)
            for status in _statuses(results):
                if status.get("code") in _NAMES_A_LIST:
                    status.pop("explanation", None)
        in_order: dict[str, Any] = json.loads(json.dumps(document, sort_keys=True, allow_nan=False))
    except (ValueError, RecursionError):
        return None
    return in_order


def _results(manifests: object) -> Iterator[dict[str, Any]]:
    """Yield the engine's results of each manifest, and what differs of them from those of an ingredient assertion."""
    for manifest in _objects(manifests):
        yield from _objects([manifest.get("validationResults")])
        for delta in _objects(manifest.get("ingredientDeltas")):
            yield from _objects([delta.get("validationDeltas")])


def _statuses(results: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for outcome in results.values():
        yield from _objects(outcome)


def _objects(values: object) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, whatever else stands in it; nothing where it is no list."""
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict):
            yield value


def _text(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=True)
