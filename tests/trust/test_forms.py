"""A list is read in each form in which lists are published, and what is amiss with it is said."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.trust.authority import NOW, SIGNER, Tree, issue, tree
from tests.trust.published import ISSUED, NEXT, WITHDRAWN, hash_line, lote, service, written
from verify.errors import ExitCode, TrustError
from verify.trust.forms import fields
from verify.trust.forms.own import read_own, write_own
from verify.trust.forms.read import Form, form_of, read_list
from verify.trust.lists import BUILTIN_IDS, Kind, Status, builtin, engine_pem, from_pem
from verify.trust.load import engine_lists
from verify.trust.purposes import Purpose
from verify.trust.recognise import recognise


@pytest.fixture(scope="module")
def acme() -> Tree:
    return tree()


def refusal(data: bytes, purpose: Purpose | None = None) -> TrustError:
    with pytest.raises(TrustError) as caught:
        read_list("own", data, purpose)
    assert caught.value.exit_code is ExitCode.TRUST
    assert caught.value.message
    assert caught.value.hint
    return caught.value


def test_each_form_is_told_by_its_content(acme: Tree) -> None:
    own = write_own(builtin(("c2pa",))[0])
    samples = {
        Form.PEM: b"Our root\n" + acme.root.pem,
        Form.LOTE: written(lote(service(acme.root))),
        Form.HASHES: b"# comment\n\n" + hash_line(acme.leaf),
        Form.OWN: own,
    }
    assert {form: form_of(data) for form, data in samples.items()} == {form: form for form in samples}


def test_the_official_json_gives_its_dates_its_operator_and_its_certificates(acme: Tree) -> None:
    found = read_list("own", written(lote(service(acme.root), service(acme.leaf))))
    assert [(entry.kind, entry.title) for entry in found.entries] == [
        (Kind.ANCHOR, "Acme Root"),
        (Kind.END_ENTITY, "Acme Camera"),
    ]
    assert (found.name, found.operator) == ("C2PA Trust List", "Some Operator")
    assert (found.issued, found.next_update, found.status) == (ISSUED, NEXT, Status.CURRENT)
    assert found.purpose is Purpose.CLAIM_SIGNING


def test_lists_without_the_outer_name_or_with_the_other_spelling_of_the_date_are_read_too(acme: Tree) -> None:
    inner = lote(service(acme.root))
    about = inner["ListAndSchemeInformation"]
    about["ListIssueDatetime"] = about.pop("ListIssueDateTime")
    assert read_list("own", json.dumps(inner).encode()).issued == ISSUED


@pytest.mark.parametrize(
    "status",
    [
        WITHDRAWN,
        "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/withdrawn",
        "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted",
        "http://c2pa.org/conformance/trust-list/not-trusted",
        "trusted",
        "",
    ],
)
def test_a_certificate_whose_service_is_not_trusted_never_becomes_an_anchor(acme: Tree, status: str) -> None:
    other = issue("Acme Other Root")
    found = read_list("own", written(lote(service(acme.root, status), service(other))))
    assert [entry.title for entry in found.entries] == ["Acme Other Root"]
    assert not recognise(acme.chain, NOW, (found,)).recognised_by


def test_a_certificate_that_is_trusted_once_and_withdrawn_elsewhere_on_the_list_is_withdrawn(acme: Tree) -> None:
    other = service(issue("Acme Other Root"))
    for services in (
        (service(acme.root), service(acme.root, WITHDRAWN), other),
        (service(acme.root, WITHDRAWN), service(acme.root), other),
    ):
        assert [entry.title for entry in read_list("own", written(lote(*services))).entries] == ["Acme Other Root"]


def test_the_past_of_a_service_says_nothing_about_now(acme: Tree) -> None:
    one = service(acme.root)
    one["ServiceHistory"] = [service(acme.middle, WITHDRAWN)["ServiceInformation"]]
    assert [entry.title for entry in read_list("own", written(lote(one))).entries] == ["Acme Root"]


def test_a_list_on_which_nothing_is_trusted_is_refused(acme: Tree) -> None:
    assert refusal(written(lote(service(acme.root, WITHDRAWN)))).code == "trust.empty_list"


@pytest.mark.parametrize(
    ("name", "purpose"),
    [
        ("C2PA TSA Trust List", Purpose.TIME_STAMPING),
        ("Time-stamping authorities", Purpose.TIME_STAMPING),
        ("Timestamp list", Purpose.TIME_STAMPING),
        ("C2PA Trust List", Purpose.CLAIM_SIGNING),
        ("List of Utsav Media", Purpose.CLAIM_SIGNING),
    ],
)
def test_what_a_list_is_for_is_what_it_calls_itself(acme: Tree, name: str, purpose: Purpose) -> None:
    assert read_list("own", written(lote(service(acme.root), name=name))).purpose is purpose


def test_a_list_of_clocks_cannot_be_made_one_of_signers(acme: Tree) -> None:
    data = written(lote(service(acme.root), name="C2PA TSA Trust List"))
    assert refusal(data, Purpose.CLAIM_SIGNING).code == "trust.purpose"
    assert read_list("own", data, Purpose.TIME_STAMPING).purpose is Purpose.TIME_STAMPING


def test_a_hash_list_recognises_a_signer_by_its_fingerprint_alone(acme: Tree) -> None:
    found = read_list("own", b"// the signers\n\r\n" + hash_line(acme.leaf).replace(b"\n", b"\r\n"))
    (known,) = recognise(acme.chain, NOW, (found,)).recognised_by
    assert (known.list_id, known.kind, known.anchor_fingerprint) == (
        "own",
        Kind.END_ENTITY,
        found.entries[0].sha256,
    )
    other = tree()
    assert not recognise(other.chain, NOW, (found,)).recognised_by


def test_the_fingerprint_of_an_authority_vouches_for_nobody_below_it(acme: Tree) -> None:
    found = read_list("own", hash_line(acme.root) + hash_line(acme.middle))
    assert found.anchors_count == 0
    assert not recognise((*acme.chain, acme.root.der), NOW, (found,)).recognised_by


def test_the_engine_is_not_told_of_fingerprints_and_keeps_subjects_and_blocks_in_step(acme: Tree) -> None:
    hashes = read_list("own", hash_line(acme.leaf))
    assert engine_lists((hashes,)) == ()
    both = from_pem("both", acme.leaf.pem)
    mixed = both._replace(entries=(*hashes.entries, *both.entries))
    (one,) = engine_lists((mixed,))
    assert one.allowed.count("BEGIN CERTIFICATE") == len(one.subjects) == 1
    assert one.only(frozenset({both.entries[0].subject_sha256})).allowed == one.allowed


@pytest.mark.parametrize("name", BUILTIN_IDS)
def test_a_built_in_list_written_and_read_again_is_the_same(name: str) -> None:
    (one,) = builtin((name,))
    again = read_list(name, write_own(one))
    assert again._replace(origin=one.origin) == one


@pytest.mark.parametrize("name", BUILTIN_IDS)
def test_a_built_in_list_as_pem_keeps_its_digest_and_every_entry(name: str) -> None:
    (one,) = builtin((name,))
    pem = engine_pem(one)
    again = read_list("own", (pem.anchors + pem.end_entities).encode())
    assert again.digest == one.digest
    assert {entry.sha256: entry for entry in again.entries} == {entry.sha256: entry for entry in one.entries}


Damage = Callable[[dict[str, Any]], object]


def _first(values: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = values["certificates"][0]
    return found


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda v: v.pop("licence"), "licence"),
        (lambda v: v.update(note="x"), "note"),
        (lambda v: v.update(id="../c2pa"), "id"),
        (lambda v: v.update(name=7), "name is no text"),
        (lambda v: v.update(name="\ud800"), "half a character"),
        (lambda v: v.update(name="x" * 2001), "2000"),
        (lambda v: v.update(purpose="anything"), "purpose"),
        (lambda v: v.update(status="good"), "status"),
        (lambda v: v.update(also_time_stamping=1), "also_time_stamping"),
        (lambda v: v.update(issued="yesterday"), "issued"),
        (lambda v: v.update(issued="2026-05-01T00:00:00"), "zone"),
        (lambda v: v.update(issued="0001-01-01T00:00:00+14:00"), "issued"),
        (lambda v: v.update(source_sha256="00"), "source_sha256"),
        (lambda v: v.update(digest="0" * 64), "digest"),
        (lambda v: v.update(certificates=[]), "no certificates"),
        (lambda v: v.update(certificates={}), "no array"),
        (lambda v: v["certificates"].append(_first(v)), "twice"),
        (lambda v: v["certificates"].pop(), "digest"),
        (lambda v: _first(v).update(kind="root"), "kind"),
        (lambda v: _first(v).update(kind=["anchor"]), "kind"),
        (lambda v: _first(v).update(sha256="0" * 64), "fingerprint"),
        (lambda v: _first(v).update(subject_sha256="0" * 64), "subject_sha256"),
        (lambda v: _first(v).update(der=""), "no certificate"),
        (lambda v: _first(v).update(der="AAAA"), "certificate"),
        (lambda v: _first(v).update(der="not base64"), "base64"),
        (lambda v: _first(v).update(der="ü"), "base64"),
        (lambda v: _first(v).pop("title"), "other fields"),
    ],
)
def test_every_field_of_our_own_form_is_checked(damage: Damage, says: str) -> None:
    values = json.loads(write_own(builtin(("c2pa",))[0]))
    damage(values)
    with pytest.raises(TrustError, match=says) as caught:
        read_own(json.dumps(values).encode())
    assert caught.value.code == "trust.bad_list"


@pytest.mark.parametrize("field", ["kind", "title"])
def test_a_list_from_elsewhere_cannot_call_a_certificate_what_it_is_not(field: str) -> None:
    values = json.loads(write_own(builtin(("c2pa",))[0]))
    _first(values)[field] = "end_entity" if field == "kind" else "Reuters"
    assert "not what its certificate says" in refusal(json.dumps(values).encode()).message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "trust.empty_list"),
        (b"hello\n", "trust.empty_list"),
        (b"\xff\xfe{\x00", "trust.empty_list"),
        (b"{", "trust.bad_list"),
        (b'{"a": 1, "a": 2}', "trust.bad_list"),
        (b'{"LoTE": NaN}', "trust.bad_list"),
        (b'{"LoTE": []}', "trust.bad_list"),
        (b"{}", "trust.bad_list"),
        (b"\xef\xbb\xbf{}", "trust.bad_list"),
        (b'{"a": ' * 100_000, "trust.bad_list"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "trust.bad_list"),
        (b'{"a": ' + b"9" * 100_000 + b"}", "trust.bad_list"),
        (b"<?xml version='1.0'?><TrustServiceStatusList/>", "trust.bad_list"),
        (b"<!DOCTYPE html><p>Please log in", "trust.bad_list"),
        (b"eyJhbGciOiJFUzI1NiJ9.eyJMb1RFIjp7fX0.c2ln", "trust.signed_list"),
        (bytes(fields.MAX_LIST_BYTES + 1), "trust.bad_list"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "trust.bad_pem"),
        (base64.b64encode(bytes(32)) + b"\n" + base64.b64encode(bytes(31)) + b"\n", "trust.bad_list"),
        (b"\n".join(base64.b64encode(n.to_bytes(32, "big")) for n in range(10_001)), "trust.bad_list"),
    ],
)
def test_what_is_no_list_is_refused_and_the_reason_is_given(data: bytes, code: str) -> None:
    assert refusal(data).code == code


@pytest.mark.parametrize(
    ("inner", "says"),
    [
        (lote(), "holds no certificate"),
        (lote(ListIssueDateTime=None), "ListIssueDateTime"),
        (lote(ListIssueDateTime="2026-05-01"), "zone"),
        (lote(NextUpdate=5), "NextUpdate"),
        (lote(SchemeName="C2PA"), "SchemeName"),
        (lote(SchemeName=[]), "SchemeName"),
        (lote() | {"TrustedEntitiesList": [{}]}, "TrustedEntityServices"),
        (lote() | {"TrustedEntitiesList": [5]}, "TrustedEntitiesList"),
        (lote() | {"TrustedEntitiesList": [{}] * 10_001}, "10000"),
        (lote(service(b"no certificate")), "certificate"),
        (lote({"ServiceInformation": {"ServiceStatus": 1}}), "ServiceStatus"),
        (lote({"ServiceInformation": {"ServiceStatus": "/trusted"}}), "ServiceDigitalIdentity"),
    ],
)
def test_a_list_of_trusted_entities_that_is_not_whole_is_refused(inner: dict[str, Any], says: str) -> None:
    assert says in refusal(written(inner)).message


def test_a_title_longer_than_a_data_file_can_hold_is_cut_and_the_list_can_be_held() -> None:
    wordy = issue("A" * 64, None, SIGNER, organization="é" * 64)
    found = read_list("own", wordy.pem)
    assert read_own(write_own(found))._replace(origin=found.origin) == found
