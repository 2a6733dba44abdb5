"""Lists are loaded by name or from a user's PEM file, without a certificate being parsed before one is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tests.trust.authority import SIGNER, issue, tree
from verify.errors import ExitCode, TrustError
from verify.trust import lists
from verify.trust.lists import BUILTIN_IDS, Kind, Status, builtin, engine_pem, from_pem, tsa_from_pem
from verify.trust.purposes import Purpose


def test_all_built_in_lists_come_in_one_order() -> None:
    assert tuple(one.id for one in builtin()) == BUILTIN_IDS


def test_lists_come_in_the_order_asked_for_and_each_once() -> None:
    assert tuple(one.id for one in builtin(("itl", "c2pa", "itl"))) == ("itl", "c2pa")


def test_asking_for_no_list_gives_none() -> None:
    assert builtin(()) == ()


def test_a_list_is_read_once_per_process() -> None:
    assert builtin(("c2pa",))[0] is builtin(("c2pa",))[0]


def test_an_unknown_list_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(TrustError) as caught:
        builtin(("c2pa", "mozilla"))
    assert caught.value.code == "trust.unknown_list"
    assert caught.value.exit_code is ExitCode.TRUST
    assert all(name in caught.value.hint for name in BUILTIN_IDS)


def test_lists_serve_their_own_purpose_and_the_interim_list_both() -> None:
    served = {one.id: (one.serves(Purpose.CLAIM_SIGNING), one.serves(Purpose.TIME_STAMPING)) for one in builtin()}
    assert served == {
        "c2pa": (True, False),
        "c2pa-tsa": (False, True),
        "iptc-vnp": (True, False),
        "itl": (True, True),
    }


def test_the_interim_list_is_frozen_and_the_others_are_current() -> None:
    assert {one.id: one.status for one in builtin()} == {
        "c2pa": Status.CURRENT,
        "c2pa-tsa": Status.CURRENT,
        "iptc-vnp": Status.CURRENT,
        "itl": Status.FROZEN,
    }


def test_loading_every_list_does_not_load_the_certificate_library() -> None:
    program = (
        "import sys; from verify.trust.recognise import recognise; from verify.trust.lists import builtin, engine_pem\n"
        "print(sum(len(engine_pem(one).anchors) > 0 for one in builtin()), 'cryptography' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["3", "False"]


@pytest.mark.parametrize("name", BUILTIN_IDS)
def test_the_engine_gets_the_same_certificates_as_pem(name: str) -> None:
    (one,) = builtin((name,))
    text = engine_pem(one)
    for kind, pem in ((Kind.ANCHOR, text.anchors), (Kind.END_ENTITY, text.end_entities)):
        found = x509.load_pem_x509_certificates(pem.encode()) if pem else []
        assert [cert.public_bytes(Encoding.DER) for cert in found] == [entry.der for entry in one.entries_of(kind)]


def test_the_pem_text_is_made_once() -> None:
    (one,) = builtin(("itl",))
    assert engine_pem(one) is engine_pem(one)


def test_a_users_file_gives_authorities_as_anchors_and_signers_as_themselves() -> None:
    family = tree()
    own = from_pem("newsroom.pem", b"Our own root:\n" + family.root.pem + family.leaf.pem)
    assert [(entry.kind, entry.title) for entry in own.entries] == [
        (Kind.ANCHOR, "Acme Root"),
        (Kind.END_ENTITY, "Acme Camera"),
    ]
    assert (own.id, own.name, own.status) == ("file:newsroom.pem", "newsroom.pem", Status.OWN)


def test_a_users_file_cannot_pass_for_a_built_in_list() -> None:
    assert from_pem("c2pa", tree().root.pem).id not in BUILTIN_IDS


def test_a_users_anchors_vouch_for_signers_or_for_clocks_but_not_for_both() -> None:
    pem = tree().root.pem
    signers, clocks = from_pem("a.pem", pem), tsa_from_pem("a.pem", pem)
    assert (signers.serves(Purpose.CLAIM_SIGNING), signers.serves(Purpose.TIME_STAMPING)) == (True, False)
    assert (clocks.serves(Purpose.CLAIM_SIGNING), clocks.serves(Purpose.TIME_STAMPING)) == (False, True)


def test_a_certificate_given_twice_is_listed_once() -> None:
    root = issue("Acme Root")
    assert len(from_pem("twice.pem", root.pem + root.pem).entries) == 1


def test_windows_line_ends_and_other_blocks_do_no_harm() -> None:
    text = b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n" + issue("Acme Root").pem
    assert from_pem("crlf.pem", text.replace(b"\n", b"\r\n")).anchors_count == 1


@pytest.mark.parametrize(
    "data", [b"", b"hello", issue("Acme Root").der, b"-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"]
)
def test_a_file_without_certificates_is_refused(data: bytes) -> None:
    with pytest.raises(TrustError) as caught:
        from_pem("empty.pem", data)
    assert caught.value.code == "trust.empty_list"
    assert "openssl x509 -inform der" in caught.value.hint


@pytest.mark.parametrize(
    "damage",
    [
        lambda pem: pem.replace(b"-----END CERTIFICATE-----", b""),
        lambda pem: pem.replace(b"\nMII", b"\n*II"),
        lambda pem: pem.replace(b"\nMII", b"\nAII"),
        lambda _: b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
    ],
    ids=["cut off", "not base64", "not a certificate", "nothing inside"],
)
def test_a_damaged_certificate_is_named_by_its_place(damage: object) -> None:
    assert callable(damage)
    good = issue("Acme Root", None, SIGNER).pem
    with pytest.raises(TrustError, match=r"Certificate 2 of 2 in 'half\.pem'") as caught:
        from_pem("half.pem", good + damage(good))
    assert caught.value.code == "trust.bad_pem"
    assert caught.value.exit_code is ExitCode.TRUST


def test_a_file_beyond_all_measure_is_refused_unread() -> None:
    with pytest.raises(TrustError) as caught:
        from_pem("huge.pem", bytes(lists.MAX_PEM_BYTES + 1))
    assert caught.value.code == "trust.bad_pem"
