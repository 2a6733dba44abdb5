"""XMP in every form that RDF allows and hostile writers invent (ISO 16684-1)."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.signals.marked import DST_URI, IPTC_URI, file_packets, rdf
from verify.media.packets import PacketKind
from verify.signals.limits import MAX_XMP
from verify.signals.xmp import IPTC_EXT, XMP, mentions, read_xmp

AI = f"{DST_URI}trainedAlgorithmicMedia"
FORMS = {
    "attribute": rdf(attributes=f'Iptc4xmpExt:DigitalSourceType="{AI}"'),
    "element": rdf(f"<Iptc4xmpExt:DigitalSourceType> {AI}\n</Iptc4xmpExt:DigitalSourceType>"),
    "resource": rdf(f'<Iptc4xmpExt:DigitalSourceType rdf:resource="{AI}"/>'),
    "another prefix": rdf(attributes=f'iptcExt:DigitalSourceType="{AI}"', iptcExt=IPTC_URI),
    "a list": rdf(
        f"<Iptc4xmpExt:DigitalSourceType><rdf:Bag><rdf:li>{AI}</rdf:li></rdf:Bag></Iptc4xmpExt:DigitalSourceType>"
    ),
    "alternatives": rdf(
        "<Iptc4xmpExt:DigitalSourceType><rdf:Alt>"
        f'<rdf:li xml:lang="x-default">{AI}</rdf:li></rdf:Alt></Iptc4xmpExt:DigitalSourceType>'
    ),
    "rdf:value": rdf(
        "<Iptc4xmpExt:DigitalSourceType><rdf:Description>"
        f"<rdf:value>{AI}</rdf:value></rdf:Description></Iptc4xmpExt:DigitalSourceType>"
    ),
    "an XML declaration before it": '<?xml version="1.0" encoding="UTF-8"?>'
    + rdf(attributes=f'Iptc4xmpExt:DigitalSourceType="{AI}"'),
    "no wrapper": rdf(attributes=f'Iptc4xmpExt:DigitalSourceType="{AI}"')
    .replace('<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Maker 1">', "")
    .replace("</x:xmpmeta>", ""),
    "another RDF prefix": rdf(attributes=f'Iptc4xmpExt:DigitalSourceType="{AI}"')
    .replace('<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Maker 1">', "")
    .replace("</x:xmpmeta>", "")
    .replace("rdf:", "r:")
    .replace("xmlns:rdf", "xmlns:r"),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_property_is_found_by_its_namespace_in_every_form(form: str) -> None:
    """Synthetic: the forms of ISO 16684-1, 7.4 to 7.9."""
    document = read_xmp(FORMS[form].encode())
    assert document.problem is None
    assert {item.value for item in document.every(IPTC_EXT, "DigitalSourceType")} == {AI}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
def test_every_encoding_of_unicode_is_read(encoding: str) -> None:
    """Synthetic."""
    data = FORMS["attribute"].encode(encoding)
    assert mentions(data, "DigitalSourceType")
    assert read_xmp(data).every(IPTC_EXT, "DigitalSourceType")[0].value == AI


def test_a_name_under_another_namespace_is_another_property() -> None:
    """Synthetic."""
    other = rdf(attributes=f'o:DigitalSourceType="{AI}"', o="http://example.org/other/")
    assert read_xmp(other.encode()).every(IPTC_EXT, "DigitalSourceType") == ()


def test_history_keeps_its_path() -> None:
    """Synthetic."""
    events = (
        '<rdf:li stEvt:softwareAgent="One"/>'
        '<rdf:li rdf:parseType="Resource"><stEvt:softwareAgent>Two</stEvt:softwareAgent></rdf:li>'
    )
    document = read_xmp(rdf(f"<xmpMM:History><rdf:Seq>{events}</rdf:Seq></xmpMM:History>").encode())
    assert [(item.path, item.value) for item in document.properties if item.name == "softwareAgent"] == [
        ("xmpMM:History[1]/stEvt:softwareAgent", "One"),
        ("xmpMM:History[2]/stEvt:softwareAgent", "Two"),
    ]


@pytest.mark.parametrize(
    "attack",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
    ],
)
def test_document_types_and_entities_are_refused_inside_the_rdf(attack: str) -> None:
    """Synthetic."""
    document = read_xmp(rdf(f"{attack}<dc:title>&b;</dc:title>").encode())
    assert document.properties == ()
    assert document.problem is not None


def test_a_document_type_before_the_rdf_is_cut_away_with_what_surrounds_it() -> None:
    """Synthetic."""
    document = read_xmp(b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + FORMS["attribute"].encode())
    assert (len(document.every(IPTC_EXT, "DigitalSourceType")), document.problem) == (1, None)


def test_what_stands_before_an_error_still_counts() -> None:
    """Synthetic: a packet that is cut off."""
    whole = FORMS["element"].encode()
    document = read_xmp(whole[: whole.index(b"</rdf:Description>")])
    assert document.every(IPTC_EXT, "DigitalSourceType")[0].value == AI
    assert document.problem is not None


@pytest.mark.parametrize(
    "content",
    ["<dc:a>" * 100_000, "<dc:a/>" * 300_000, "<dc:a " + " ".join(f'dc:a{n}="x"' for n in range(200_000)) + "/>"],
    ids=["deep", "many", "wide"],
)
def test_bombs_of_elements_end_soon(content: str) -> None:
    """Synthetic."""
    data = rdf(content).encode()
    start = time.process_time()
    assert read_xmp(data).problem is not None
    assert time.process_time() - start < 3


def test_more_than_the_limit_is_read_up_to_the_limit() -> None:
    """Synthetic."""
    long = rdf(f"<xmp:CreatorTool>A</xmp:CreatorTool><dc:a>{'x' * MAX_XMP}</dc:a>").encode()
    document = read_xmp(long)
    assert document.every(XMP, "CreatorTool")[0].value == "A"
    assert document.problem is not None


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 900), st.integers(0, 40))
def test_no_bytes_raise(noise: bytes, at: int, cut: int) -> None:
    """Synthetic: noise in the middle of a packet."""
    whole = FORMS["alternatives"].encode()
    document = read_xmp(whole[:at] + noise + whole[at + cut :])
    assert all(item.name and item.value for item in document.properties)


def test_every_packet_of_the_corpus_is_read_without_a_problem(corpus: Path) -> None:
    read = 0
    for path in sorted((corpus / "marks").iterdir()):
        for packet in file_packets(path)[0]:
            if packet.kind is PacketKind.XMP:
                document = read_xmp(packet.data)
                assert document.problem is None, path.name
                assert document.properties, path.name
                read += 1
    assert read >= 4
