"""The engine gets those certificates of its lists alone whose names stand in the record, and says the same."""

from __future__ import annotations

import hashlib
import io
import json
import re
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import authority
from verify.examine.local import LocalExaminer
from verify.policy import Anchors, Limits, Policy
from verify.record.engine import Engine, Reading
from verify.record.engine_list import EngineList
from verify.record.issuers import MAX_CERTIFICATES, names_in
from verify.trust.certificate import parse
from verify.trust.load import engine_lists, load_lists

ISSUER = authority.new_signing_authority("Names Authority")
LEAF = authority.new_leaf(ISSUER)


def digest(name: bytes) -> str:
    return hashlib.sha256(name).hexdigest()


def all_lists(samples: Path) -> tuple[EngineList, ...]:
    own = Anchors("sample", (samples / "sample-authority.pem").read_bytes())
    return engine_lists(load_lists(Policy(anchors=(own,))))


def told(engine: Engine, data: bytes, media_type: str, store: bytes | None) -> object:
    """Return all that the engine says, but for the time of its check.

    Where several lists know a certificate it credits any one of them, so what it says of that is left out, too.
    """
    outcome = engine.read(io.BytesIO(data), media_type, None, store)
    if not isinstance(outcome, Reading):
        return outcome
    view = json.loads(re.sub(r"urn:howmade:[a-z0-9-]+(:time)?", "urn:howmade", outcome.crjson))
    for manifest in view["manifests"]:
        manifest.get("validationResults", {}).pop("validationTime", None)
    return view, outcome.state


def test_the_names_of_a_chain_are_found_wherever_its_certificates_stand() -> None:
    leaf = parse(LEAF.chain[0].public_bytes(Encoding.DER))
    assert leaf is not None
    names = names_in(b"before\x30\x82" + leaf.der + b"behind")
    assert names is not None
    assert digest(leaf.subject_der) in names
    assert digest(leaf.issuer_der) in names
    assert len(names) == 2


def test_compressed_manifests_and_certificates_without_number_are_not_looked_through() -> None:
    assert names_in(b"jumb....c2cm....") is None
    assert names_in(b"\x30\x82\x00\x00\x30\x82" * (MAX_CERTIFICATES + 1)) is None


@given(st.binary(max_size=300), st.binary(max_size=60))
def test_any_bytes_are_taken(before: bytes, after: bytes) -> None:
    data = before + b"\x30\x82\x01\x00\x30\x82\x00\xf0\xa0" + after
    assert (names_in(data) is None) == (b"c2cm" in data)


def test_a_list_is_cut_to_names_and_keeps_its_kinds_apart() -> None:
    block = "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n".format
    whole = EngineList("urn:x", "manifest", block("A") + block("B"), block("C"), ("a", "b", "c"))
    assert whole.only(frozenset(("b", "c"))) == EngineList("urn:x", "manifest", block("B"), block("C"))
    assert whole.only(frozenset()) == EngineList("urn:x", "manifest", "", "")
    unnamed = EngineList("urn:x", "manifest", block("A"), "")
    assert unnamed.only(frozenset()) == unnamed


def test_the_engine_says_the_same_about_every_sample(samples: Path) -> None:
    lists = all_lists(samples)
    engine, local = Engine(lists), LocalExaminer((), Limits())
    for path in sorted(samples.glob("*.*")):
        if path.suffix not in (".jpg", ".mp4", ".png"):
            continue
        facts = local.examine(str(path))
        data = path.read_bytes()
        assert told(engine, data, facts.media_type, facts.store) == told(engine, data, facts.media_type, None), path


def test_the_engine_says_the_same_about_every_file_of_the_corpus(corpus: Path, samples: Path) -> None:
    lists = all_lists(samples)
    engine, local = Engine(lists), LocalExaminer((), Limits())
    compared = 0
    for path in sorted((corpus / "files").iterdir()):
        facts = local.examine(str(path))
        if facts.store is None:
            continue
        data = path.read_bytes()
        assert told(engine, data, facts.media_type, facts.store) == told(engine, data, facts.media_type, None), path
        compared += 1
    assert compared > 40
