"""Build JUMBF boxes and manifest stores byte by byte, and take the stores out of corpus files."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from struct import pack
from typing import Any

from cbor2 import dumps

from verify.media.bytesource import MemorySource
from verify.media.packets import PacketKind
from verify.media.walk import walk
from verify.record.store import Store, digest, read_store

TAIL = bytes.fromhex("00110010800000aa00389b71")


def box(kind: bytes, content: bytes) -> bytes:
    return pack(">I4s", len(content) + 8, kind) + content


def describe(code: bytes, label: bytes) -> bytes:
    return box(b"jumd", code + TAIL + b"\x03" + label + b"\0")


def superbox(code: bytes, label: bytes, *inside: bytes) -> bytes:
    return box(b"jumb", describe(code, label) + b"".join(inside))


def cbor_box(value: object) -> bytes:
    return box(b"cbor", dumps(value))


def assertion(label: bytes, value: object) -> bytes:
    return superbox(b"cbor", label, cbor_box(value))


def hashed_uri(assertion_box: bytes, url: str) -> dict[str, object]:
    return {"url": url, "hash": digest(assertion_box[8:], "sha256")}


def manifest(label: bytes, *assertions: bytes, claim: object = None, code: bytes = b"c2ma") -> bytes:
    return superbox(
        code,
        label,
        superbox(b"c2as", b"c2pa.assertions", *assertions),
        superbox(b"c2cl", b"c2pa.claim.v2", cbor_box({} if claim is None else claim)),
        superbox(b"c2cs", b"c2pa.signature", box(b"cbor", b"\xd2\x84\x40\xa0\xf6\x40")),
    )


def store(*manifests: bytes) -> bytes:
    return superbox(b"c2pa", b"c2pa", *manifests)


@cache
def facts(corpus: Path) -> dict[str, dict[str, Any]]:
    """What the corpus says of each file, by name."""
    entries = json.loads((corpus / "manifest.json").read_text(encoding="utf-8"))["files"]
    return {entry["file"].removeprefix("files/"): entry for entry in entries}


@cache
def raw(corpus: Path, name: str) -> bytes:
    """Bytes of a corpus file's store; empty without one."""
    data = (corpus / "files" / name).read_bytes()
    found = walk(MemorySource(data), facts(corpus)[name]["mime"] or "")
    return next((packet.data for packet in found.packets if packet.kind is PacketKind.C2PA), b"")


@cache
def read(corpus: Path, name: str) -> Store | None:
    """Store of a corpus file, if it carries one."""
    data = raw(corpus, name)
    return read_store(data) if data else None
