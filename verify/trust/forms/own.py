"""The project's own data form of a list: what comes with the library, what is held, what `trust export` writes.

Unlike `verify.trust.lists`, which trusts the files that it was installed with, this reader believes nothing.
"""

from __future__ import annotations

import binascii
import hashlib
import json
import re

from verify.trust.forms.fields import MAX_CERTIFICATES, Object, as_array, as_bytes, as_moment, as_object, as_text, bad
from verify.trust.forms.fields import parse as parse_json
from verify.trust.lists import Kind, Listed, Status, TrustList, digest_of
from verify.trust.names import names_of
from verify.trust.purposes import Purpose
from verify.words import listed, say

LIST_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}", re.ASCII)
"""An id is a part of a file's name, and written on command lines."""

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ENTRY = ("kind", "title", "sha256", "subject_sha256", "der")
_FIELDS = frozenset(TrustList._fields) - {"entries", "origin"} | {"certificates"}
_REASON = "also_time_stamping_reason"  # for whoever reads the file


def is_own(data: Object) -> bool:
    """Tell this form from other JSON."""
    return "certificates" in data and "digest" in data


def write_own(trust_list: TrustList) -> bytes:
    """Return a list in this form: ASCII, one line a field, so that two editions can be compared by eye."""
    values = {key: getattr(trust_list, key) for key in TrustList._fields if key not in ("entries", "origin")}
    values["certificates"] = [dict(zip(_ENTRY, _row(entry), strict=True)) for entry in trust_list.entries]
    return json.dumps(values, indent=1).encode("ascii") + b"\n"


def _row(entry: Listed) -> tuple[str, ...]:
    return (entry.kind, entry.title, entry.sha256, entry.subject_sha256, entry.base64)


def read_own(data: bytes) -> TrustList:
    """Read a list; every field is checked, the fingerprints against the certificates, the digest against both.

    Titles and kinds are taken as they are written: a title is only shown, and what is called an anchor and is no
    authority's certificate issues nothing (`verify.trust.path`). Where a file comes from elsewhere, `entries_hold` in
    `verify.trust.forms.read` compares them, too.

    Raises:
        TrustError: `trust.bad_list`.
    """
    values = parse_json(data)
    if set(values) - {_REASON} != _FIELDS:
        odd = sorted(_FIELDS ^ (set(values) - {_REASON}))
        names = listed(tuple(as_text(name, say("bad_list.a_name"))[:40] for name in odd[:5]))
        raise bad("fields", names=names)
    entries = tuple(
        _entry(item, f"certificates[{number}]")
        for number, item in enumerate(as_array(values["certificates"], "certificates"))
    )
    found = _list(values, entries)
    if not entries or len(entries) > MAX_CERTIFICATES or len({entry.sha256 for entry in entries}) != len(entries):
        raise bad("twice")
    if found.digest != digest_of(entry.sha256 for entry in entries):
        raise bad("digest")
    return found


def _list(values: Object, entries: tuple[Listed, ...]) -> TrustList:
    name = as_text(values["id"], "id")
    if not LIST_ID.fullmatch(name):
        raise bad("id")
    also = values["also_time_stamping"]
    if not isinstance(also, bool):
        raise bad("no_flag", where="also_time_stamping")
    source_sha256 = _optional(values, "source_sha256")
    if source_sha256 is not None and not _DIGEST.fullmatch(source_sha256):
        raise bad("no_sha256", where="source_sha256")
    return TrustList(
        id=name,
        name=as_text(values["name"], "name"),
        operator=as_text(values["operator"], "operator"),
        purpose=_purpose(values["purpose"]),
        also_time_stamping=also,
        status=_status(values["status"]),
        issued=_dated(values, "issued"),
        frozen_since=_dated(values, "frozen_since"),
        retrieved=_dated(values, "retrieved"),
        next_update=_dated(values, "next_update"),
        source=as_text(values["source"], "source"),
        source_sha256=source_sha256,
        licence=_optional(values, "licence"),
        digest=as_text(values["digest"], "digest"),
        entries=entries,
    )


def _entry(value: object, where: str) -> Listed:
    item = as_object(value, where)
    if set(item) != set(_ENTRY):
        raise bad("other_fields", where=where, names=listed(_ENTRY))
    sha256, subject = as_text(item["sha256"], f"{where}.sha256"), as_text(item["subject_sha256"], f"{where}.subject")
    if item["kind"] not in ("anchor", "end_entity"):
        raise bad("none", where=f"{where}.kind")
    kind = Kind(item["kind"])
    if not _DIGEST.fullmatch(sha256):
        raise bad("no_sha256", where=f"{where}.sha256")
    entry = Listed(kind, sha256, subject, as_text(item["title"], f"{where}.title"), "")
    if item["der"] == "":
        if kind is not Kind.END_ENTITY or subject:
            raise bad("no_anchor", where=where)
        return entry
    der = as_bytes(item["der"], f"{where}.der")
    names = names_of(der)
    if names is None or hashlib.sha256(der).hexdigest() != sha256:
        raise bad("other_certificate", where=where)
    if hashlib.sha256(names.subject).hexdigest() != subject:
        raise bad("other_subject", where=f"{where}.subject_sha256")
    return entry._replace(base64=binascii.b2a_base64(der, newline=False).decode())


def _purpose(value: object) -> Purpose:
    try:
        return Purpose(as_text(value, "purpose"))
    except ValueError as error:
        raise bad("purpose") from error


def _status(value: object) -> Status:
    try:
        return Status(as_text(value, "status"))
    except ValueError as error:
        raise bad("status") from error


def _optional(values: Object, key: str) -> str | None:
    return None if values[key] is None else as_text(values[key], key)


def _dated(values: Object, key: str) -> str | None:
    """Return a time, or a date, as it is written."""
    text = _optional(values, key)
    if text is None:
        return None
    moment = as_moment(f"{text}T00:00:00Z" if _DATE.fullmatch(text) else text, key)
    return text if _DATE.fullmatch(text) else moment
