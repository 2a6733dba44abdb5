"""A policy file: the settings of a newsroom in TOML, or the line and the key that is wrong in it."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from cli.data_folder import lists_folder, lists_folder_of_check
from cli.policy_keys import KEYS, Place, either, near
from cli.settings import Settings
from cli.toml_lines import Key, TooDeepError, key_lines
from verify.errors import InputError, TrustError
from verify.failure import failure
from verify.media.opened import open_regular
from verify.policy import PolicyFile
from verify.trust.lists import BUILTIN_IDS
from verify.words import say

MAX_BYTES: Final = 256 * 1024
"""Larger files are refused: one with every key has 1 KB."""

_TABLES: Final = frozenset(key.rpartition(".")[0] for key in KEYS) - {""}
_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_policy(path: Path) -> Settings:
    """Return what a policy file asks for.

    Args:
        path: of the file; paths in it are relative to the folder that this names.

    Raises:
        TrustError: `policy.unreadable`, `policy.syntax`, `policy.unknown_key`, `policy.wrong_type`, `policy.bad_value`
            or `policy.bad_file`; the message names the line and the key, where it is about one.
    """
    data = _read(path)
    text = _text(path.name, data)
    lines = _lines(path.name, text)
    document = _parse(path.name, text)
    place = Place(path.name, path.parent, lines, _trust_lists(document, path.parent))
    fields = dict(_fields(document, place))
    return Settings(**fields, policy_file=PolicyFile(path.name, hashlib.sha256(data).hexdigest()))


def _fields(table: dict[str, Any], place: Place) -> Iterator[tuple[str, Any]]:
    """Return the settings that a table makes: the whole document, or one of the tables that it may have."""
    for name, value in table.items():
        here = place.below(name)
        field, reader = KEYS.get(here.name, (None, None))
        if reader is not None and "." not in name:
            setting = reader(value, here)
            if field is not None:
                yield field, setting
        elif here.key in {(known,) for known in _TABLES}:
            if not isinstance(value, dict):
                raise here.error("policy.wrong_type", say("policy.table"), say("policy.table.do", name=name))
            yield from _fields(value, here)
        else:
            raise _unknown(name, value, here)


def _unknown(name: str, value: object, place: Place) -> TrustError:
    if name == "at":
        return place.error("policy.unknown_key", say("policy.no_time"), say("policy.no_time.do"))
    if isinstance(value, dict) and len(place.key) == 1:
        return place.error("policy.unknown_key", say("policy.no_table"), near(name, sorted(_TABLES)))
    table = place.name.removesuffix(name)
    here = tuple(key for key in KEYS if key.startswith(table) and (table or "." not in key))
    elsewhere = tuple(key for key in KEYS if key.rpartition(".")[2] == name)
    hint = say("near", names=either(elsewhere)) if elsewhere else near(f"{table}{name}", here)
    return place.error("policy.unknown_key", say("policy.no_key"), hint)


def _trust_lists(document: dict[str, Any], folder: Path) -> tuple[str, ...]:
    """Return the ids of the lists that a check under this policy has: those that come with it, and imported ones."""
    trust = document.get("trust")
    named = trust.get("folder") if isinstance(trust, dict) else None
    held = lists_folder(folder / named) if isinstance(named, str) else lists_folder_of_check()
    if held is None or not os.path.isdir(held):  # noqa: PTH112 -- pathlib raises on names that no file can have
        return BUILTIN_IDS
    from verify.trust.held import held_ids  # noqa: PLC0415 -- most users hold no list

    return tuple(dict.fromkeys((*BUILTIN_IDS, *held_ids(held))))


def _read(path: Path) -> bytes:
    try:
        with open_regular(str(path)) as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, InputError) as error:
        reason = error.message if isinstance(error, InputError) else say("policy.unreadable")
        raise failure(TrustError, "policy.unreadable", "because", file=path.name, reason=reason) from error
    if len(data) > MAX_BYTES:
        raise failure(TrustError, "policy.unreadable", "too_large", file=path.name, most=MAX_BYTES // 1024)
    return data


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise failure(TrustError, "policy.syntax", "not_utf8", file=name, line=line) from error


def _lines(name: str, text: str) -> Mapping[Key, int]:
    try:
        return key_lines(text)
    except TooDeepError as error:
        raise failure(TrustError, "policy.syntax", "too_deep", file=name, line=error.line) from error


def _parse(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except ValueError as error:  # of which the parser's own errors are one kind; a number can be too long as well
        raise _not_toml(name, str(error), text) from error


def _not_toml(name: str, said: str, text: str) -> TrustError:
    """Return the error with what the parser says, and where it stopped, if it says so."""
    reason = _WHERE.sub("", said)
    found = _WHERE.search(said)
    if found is None:
        return failure(TrustError, "policy.syntax", "nowhere", file=name, reason=reason)
    line, column = found.groups()
    if line is None:
        last = text.rstrip().count("\n") + 1
        return failure(TrustError, "policy.syntax", "end", file=name, line=last, reason=reason)
    return failure(TrustError, "policy.syntax", "line", file=name, line=line, column=column, reason=reason)
