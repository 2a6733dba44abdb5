"""The engine behind one module: always an explicit context, never the network, and every failure is a value."""

from __future__ import annotations

import ast
import io
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples import authority, kit, media
from verify.media.bytesource import MemorySource
from verify.media.packets import PacketKind
from verify.media.walk import walk
from verify.model.vocabulary import SignerState
from verify.record.cose import read_signature
from verify.record.engine import Engine, NotFound, Outcome, Reading, Refused, RemoteOnly, _settings, version
from verify.record.engine_list import EngineList
from verify.record.store import read_store
from verify.trust.lists import from_pem, tsa_from_pem
from verify.trust.seal import seal
from verify.version import ENGINE

ROOT = Path(__file__).resolve().parents[2]
LEAF = authority.new_leaf(authority.new_signing_authority())
KNOWN = EngineList("urn:test:list", "manifest", authority.pem(LEAF.root), "")
TOOL = kit.Agent("Test Camera", "1")
CAPTURED = kit.manifest("t.jpg", TOOL, [kit.action("c2pa.created", source_type=kit.CAPTURED, agent=TOOL)])
JPEG = media.media("image/jpeg")
SIGNED = kit.sign(JPEG, "image/jpeg", CAPTURED, LEAF)
ENGINE_OF_NONE = Engine()
AT = datetime(2026, 11, 22, tzinfo=UTC)


def read(data: bytes, *lists: EngineList, media_type: str = "image/jpeg", sidecar: bytes | None = None) -> Outcome:
    engine = Engine(lists) if lists else ENGINE_OF_NONE
    return engine.read(io.BytesIO(data), media_type, sidecar)


def pointing(url: str) -> bytes:
    """Return a JPEG whose XMP names the address of a record, and which carries none itself."""
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'dcterms:provenance="{url}"/></rdf:RDF></x:xmpmeta>'
    ).encode()
    body = b"http://ns.adobe.com/xap/1.0/\0" + xmp
    return JPEG[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + JPEG[2:]


def test_the_settings_close_every_way_to_the_network_and_bound_the_memory() -> None:
    chosen = _settings((KNOWN, EngineList("urn:test:empty", "tsa", "", "")))
    assert chosen["verify"] == {
        "verify_trust": True,
        "verify_timestamp_trust": True,
        "remote_manifest_fetch": False,
        "ocsp_fetch": False,
    }
    assert (chosen["core"]["allowed_network_hosts"], chosen["core"]["allow_redirects"]) == ([], False)
    assert 0 < chosen["core"]["max_decompressed_manifest_size_in_mb"] <= 64
    assert [anchor["trust_uri"] for anchor in chosen["trust"]["anchors"]] == ["urn:test:list"]
    assert "1.3.6.1.4.1.62558.2.1" in chosen["trust"]["trust_config"].split("\n")


def test_no_list_is_a_setting_too() -> None:
    assert "anchors" not in _settings(())["trust"]
    assert _settings(())["trust"]["trust_config"]


def test_the_engine_is_asked_in_one_place_and_only_with_a_context() -> None:
    asks = {"c2pa.Reader", "Reader", "c2pa.Reader.try_create", "c2pa.read_file"}
    calls = [
        (path.name, "context" in {keyword.arg for keyword in node.keywords})
        for path in sorted((ROOT / "verify").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in asks
    ]
    assert calls == [("engine.py", True)]


def test_a_signed_file_is_read_and_trusted_only_by_a_list_that_holds_its_anchor() -> None:
    trusted, valid = read(SIGNED, KNOWN), read(SIGNED)
    assert isinstance(trusted, Reading)
    assert isinstance(valid, Reading)
    assert (trusted.state, valid.state) == ("Trusted", "Valid")
    (found,) = json.loads(trusted.crjson)["manifests"]
    assert found["claim.v2"]["claim_generator_info"]["name"] == "Test Camera"


def test_the_engine_takes_a_time_stamping_anchor_for_a_signer_s_so_its_word_is_not_ours() -> None:
    outcome = read(SIGNED, KNOWN._replace(kind="tsa"))
    assert isinstance(outcome, Reading)
    assert outcome.state == "Trusted"  # of the engine; should that ever change, the better
    (packet,) = [
        packet for packet in walk(MemorySource(SIGNED), "image/jpeg").packets if packet.kind is PacketKind.C2PA
    ]
    (raw,) = read_store(packet.data).manifests
    clocks = tsa_from_pem("clocks.pem", KNOWN.anchors.encode())
    assert seal(raw, read_signature(raw.signature or b""), (clocks,), AT).state is SignerState.UNRECOGNIZED
    assert (
        seal(raw, read_signature(raw.signature or b""), (from_pem("signers.pem", KNOWN.anchors.encode()),), AT).state
        is SignerState.RECOGNIZED
    )


def test_an_allowed_certificate_is_enough() -> None:
    outcome = read(SIGNED, EngineList("urn:test:allowed", "manifest", "", authority.pem(LEAF.chain[0])))
    assert isinstance(outcome, Reading)
    assert outcome.state == "Trusted"


def test_a_file_without_a_record_gives_not_found() -> None:
    assert isinstance(read(JPEG), NotFound)


def test_a_changed_file_is_still_a_reading() -> None:
    outcome = read(SIGNED[:-20] + b"\0" + SIGNED[-19:])
    assert isinstance(outcome, Reading)
    assert outcome.state == "Invalid"


def test_a_record_beside_the_file_is_read() -> None:
    store = kit.sign_detached(JPEG, "image/jpeg", CAPTURED, LEAF)
    outcome = read(JPEG, KNOWN, sidecar=store)
    assert isinstance(outcome, Reading)
    assert outcome.state == "Trusted"


def test_a_record_elsewhere_is_named_and_nobody_is_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/record.c2pa"
        assert read(pointing(url)) == RemoteOnly(url)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_an_embedded_record_is_read_although_the_file_also_names_an_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        options = kit.Options(remote_url=f"http://127.0.0.1:{server.getsockname()[1]}/record.c2pa")
        outcome = read(kit.sign(JPEG, "image/jpeg", CAPTURED, LEAF, (), options), KNOWN)
        assert isinstance(outcome, Reading)
        assert outcome.state == "Trusted"
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("media_type", [*media.MEDIA_TYPES, "application/c2pa", "application/x-nonsense", "", "jpeg\0"])
@pytest.mark.parametrize("data", [b"", b"\0", b"\xff\xd8\xff", b"garbage" * 1000, bytes(64)])
def test_garbage_is_refused_or_holds_nothing(media_type: str, data: bytes) -> None:
    assert isinstance(read(data, media_type=media_type), NotFound | Refused)


def test_a_sidecar_of_garbage_is_refused() -> None:
    outcome = read(JPEG, sidecar=b"\0\0\0\x10jumb" + b"x" * 8)
    assert isinstance(outcome, Refused)
    assert outcome.message


def test_a_stream_that_fails_is_refused_and_not_absent() -> None:
    class Failing(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise OSError("disk on fire")

        def readinto(self, *_: object) -> int:
            raise OSError("disk on fire")

    outcome = ENGINE_OF_NONE.read(Failing(SIGNED), "image/jpeg")
    assert not isinstance(outcome, Reading)


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, len(SIGNED)), place=st.integers(0, len(SIGNED) - 1), byte=st.integers(0, 255))
def test_no_damage_raises_and_none_is_trusted(cut: int, place: int, byte: int) -> None:
    damaged = SIGNED[:place] + bytes([byte]) + SIGNED[place + 1 :]
    for data in (SIGNED[:cut], damaged):
        outcome = read(data)
        assert isinstance(outcome, Reading | NotFound | Refused)
        if isinstance(outcome, Reading) and data != SIGNED:
            assert outcome.state in ("Invalid", "Valid")


def test_one_engine_serves_several_threads() -> None:
    engine = Engine((KNOWN,))

    def state(_: int) -> str:
        outcome = engine.read(io.BytesIO(SIGNED), "image/jpeg")
        return outcome.state if isinstance(outcome, Reading) else "?"

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(state, range(24))) == {"Trusted"}


def test_the_version_that_reports_name_is_the_loaded_one() -> None:
    assert version() == ENGINE
