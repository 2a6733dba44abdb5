"""Certificate chains and time-stamps out of other people's files, found by searching, so that trust is tested alone."""

from __future__ import annotations

import base64
import json
import re
import struct
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import cbor2
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

_X5CHAIN = 33  # RFC 9360 §2
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_SIGNATURE_BOX = re.compile(rb"jumd.{16}.c2pa\.signature\0", re.DOTALL)


class Stamp(NamedTuple):
    """A time-stamp: what it says, and the certificates in it, the stamping one first."""

    time: datetime
    chain: tuple[bytes, ...]


class Signed(NamedTuple):
    """What the signature of a file's active manifest brings, and what the corpus says about the file."""

    name: str
    chain: tuple[bytes, ...]
    stamps: tuple[Stamp, ...]
    facts: dict[str, Any]


def signed_files(corpus: Path) -> Iterator[Signed]:
    """Yield every file of the corpus whose active manifest (the last of the store) has a signature with a chain."""
    for facts in json.loads((corpus / "manifest.json").read_bytes())["files"]:
        store = _store((corpus / facts["file"]).read_bytes())
        signatures = [_signature(store, match) for match in _SIGNATURE_BOX.finditer(store)]
        if signatures and signatures[-1][0]:
            chain, stamps = signatures[-1]
            yield Signed(Path(facts["file"]).name, chain, stamps, facts)


def _signature(store: bytes, label: re.Match[bytes]) -> tuple[tuple[bytes, ...], tuple[Stamp, ...]]:
    start = label.start() - 4
    start += int.from_bytes(store[start : start + 4])
    size = int.from_bytes(store[start : start + 4])
    decoded = cbor2.loads(store[start + 8 : start + size])
    protected, open_header, *_ = getattr(decoded, "value", decoded)
    header = {**open_header, **cbor2.loads(protected)}
    chain = header.get(_X5CHAIN, header.get("x5chain", ()))
    tokens = [token["val"] for key in ("sigTst", "sigTst2") for token in header.get(key, {}).get("tstTokens", ())]
    return (chain,) if isinstance(chain, bytes) else tuple(chain), tuple(map(_stamp, tokens))


def _stamp(token: bytes) -> Stamp:
    at = token.index(_SIGNED_DATA) - 4  # the outer sequence has a two-byte length in every file of the corpus
    with warnings.catch_warnings(action="ignore"):  # one authority sends its certificates unsorted
        certificates = sorted(pkcs7.load_der_pkcs7_certificates(token[at:]), key=_is_authority)
    said = re.search(rb"\x18.(\d{14})(?:\.\d+)?Z", token, re.DOTALL)
    assert said is not None
    time = datetime.strptime(said[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return Stamp(time, tuple(one.public_bytes(Encoding.DER) for one in certificates))


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def _store(data: bytes) -> bytes:
    """Return bytes in which the manifest store stands in one piece."""
    if data.startswith(b"\xff\xd8"):
        return _jpeg_store(data)
    if data.startswith(b"GIF8"):
        return _gif_store(data)
    inline = re.search(rb"<c2pa:manifest[^>]*>([^<]*)<", data)
    return base64.b64decode(inline[1]) if inline else data


def _jpeg_store(data: bytes) -> bytes:
    boxes: dict[bytes, list[tuple[int, bytes]]] = {}
    at = 2
    while data[at : at + 1] == b"\xff" and data[at + 1] != 0xDA:
        (size,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at + 4 : at + 2 + size]
        if data[at + 1] == 0xEB and segment[:2] == b"JP":
            boxes.setdefault(segment[2:4], []).append((int.from_bytes(segment[4:8]), segment[8:]))
        at += 2 + size
    parts = (sorted(found) for found in boxes.values())
    return b"".join(first[1] + b"".join(rest[8:] for _, rest in others) for first, *others in parts)


def _gif_store(data: bytes) -> bytes:
    at = data.index(b"C2PA_GIF") + 11
    store = b""
    while data[at]:
        store += data[at + 1 : at + 1 + data[at]]
        at += 1 + data[at]
    return store
