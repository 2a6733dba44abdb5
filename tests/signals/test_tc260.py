"""China's label: every container of the practice guides, the forms seen in the wild, and what is no label."""

from __future__ import annotations

import html
import json
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.media import documents, forge
from tests.signals import reading
from verify.media.ooxml import PPTX, XLSX
from verify.model.vocabulary import Says
from verify.signals import tc260
from verify.signals.marks import Found, Grade

PRODUCER = "001191110102MACQD9K64010000"
LABEL = {
    "Label": "1",
    "ContentProducer": PRODUCER,
    "ProduceID": "e3578014",
    "ReservedCode1": "",
    "ContentPropagator": "",
    "PropagateID": "",
    "ReservedCode2": "",
}
BARE = json.dumps(LABEL)
WRAPPED = json.dumps({"AIGC": LABEL})
SOUND = b"\xff\xfb\x90\0" + bytes(413)
NAMESPACE = 'xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"'


def flv_of(text: str) -> bytes:
    values = b"\x08" + struct.pack(">I", 1) + forge.amf_key(b"AIGC") + forge.amf_string(text.encode()) + b"\0\0\x09"
    return forge.flv(forge.amf_string(b"onMetaData") + values)


def mkv_of(text: str) -> bytes:
    tags = forge.element(0x1254C367, forge.element(0x7373, forge.simple_tag(b"AIGC", text.encode())))
    return forge.matroska(tags)


def mov_without_keys(text: str) -> bytes:
    meta = forge.full_box(
        b"meta", forge.handler(b"mdir"), forge.box(b"ilst", forge.box(b"\xa9cmt", forge.value(text.encode())))
    )
    return forge.mp4(forge.box(b"moov", meta), brand=b"qt  ")


def xmp_attribute(text: str) -> bytes:
    return reading.xmp_png(f'{NAMESPACE} TC260:AIGC="{html.escape(text)}"')


BUILT = {
    "PNG tEXt wrapped": reading.keyed_png({"AIGC": WRAPPED}),
    "PNG tEXt bare, over several lines": reading.keyed_png({"AIGC": json.dumps(LABEL, indent=2)}),
    "PNG zTXt": forge.png(forge.chunk(b"zTXt", b"AIGC\0\0" + zlib.compress(WRAPPED.encode()))),
    "XMP attribute": xmp_attribute(BARE),
    "XMP under another prefix": reading.xmp_png(
        f'xmlns:label="https://www.tc260.org.cn/ns/AIGC/1.0" label:AIGC="{html.escape(BARE)}"'
    ),
    "JPEG Exif user comment": reading.exif_jpeg({}, reading.unicode_comment(WRAPPED)),
    "WebP Exif user comment": reading.exif_webp({}, reading.ascii_comment(WRAPPED)),
    "JPEG Exif image description": reading.exif_jpeg({0x010E: WRAPPED}),
    "JPEG application segment": forge.jpeg(forge.segment(0xE9, b"AIGC" + BARE.encode())),
    "MP4 key": reading.keyed_mp4({"AIGC": WRAPPED}),
    "MP4 key, bare": reading.keyed_mp4({"AIGC": BARE}),
    "MP4 box": forge.mp4(forge.box(b"AIGC", WRAPPED.encode())),
    "MOV list without keys": mov_without_keys(WRAPPED),
    "MOV list without keys, bare": mov_without_keys(BARE),
    "Matroska tag": mkv_of(WRAPPED),
    "AVI INFO": forge.riff(b"AVI ", forge.riff_list(b"INFO", forge.riff_chunk(b"AIGC", WRAPPED.encode() + b"\0"))),
    "WAV chunk": forge.riff(b"WAVE", forge.riff_chunk(b"AIGC", WRAPPED.encode())),
    "FLV onMetaData": flv_of(WRAPPED),
    "MP3 user text": forge.id3(forge.tag_frame(b"TXXX", b"\x03AIGC\0" + WRAPPED.encode()))
    + b"\xff\xfb\x90\0"
    + bytes(413),
    "FLAC comment": forge.flac((4, forge.vorbis(b"AIGC=" + WRAPPED.encode()))),
    "Word property": documents.office(WRAPPED),
    "PowerPoint property, bare": documents.office(BARE, PPTX, zipfile.ZIP_STORED),
    "Excel property": documents.office(WRAPPED, XLSX),
    "Markdown JSON": documents.markdown(f" {WRAPPED}"),
    "Markdown JSON over several lines": documents.markdown(" " + json.dumps(LABEL, indent=2)),
    "Markdown lines of Windows": documents.markdown(" " + json.dumps(LABEL, indent=2), ends="\r\n"),
    "Markdown JSON with a comment": documents.markdown(f" {BARE} # as the law asks"),
    "Markdown in single quotes": documents.markdown(f" '{WRAPPED}'"),
    "Markdown in double quotes": documents.markdown(" " + json.dumps(WRAPPED)),
    "Markdown block of text": documents.markdown(f" |-\n  {WRAPPED}"),
    "Markdown keys": documents.markdown("".join(f"\n  {key}: {json.dumps(text)}" for key, text in LABEL.items())),
    "Markdown byte-order mark": b"\xef\xbb\xbf" + documents.markdown(f" {BARE}"),
    "PDF information": forge.pdf(
        b"<</Type/Catalog>>",
        b"<</AIGC(" + WRAPPED.encode() + b")>>",
        trailer=b"<</Root 1 0 R/Info 2 0 R>>",
    ),
}


@pytest.mark.parametrize("name", ["10-doubao_gray_1x1_1.png", "11-jimeng_cap_C.png"])
def test_a_real_label_in_xmp_is_generated_and_names_codes_but_no_brand(corpus: Path, name: str) -> None:
    found = reading.corpus_file(corpus, f"marks/{name}")
    mark = reading.only(found)
    assert (mark.id, mark.says, mark.grade) == ("tc260.label.1", Says.GENERATED, Grade.VERIFIED)
    assert mark.tool is None
    assert "ContentProducer: 0011" in mark.value
    fields = {field.name: field.value for field in found.fields}
    assert fields["ContentProducer USCC"] == fields["ContentProducer"][4:22]
    everything = repr(found).lower()
    assert not any(brand in everything for brand in ("doubao", "jimeng", "bytedance", "baidu", "qwen"))


@pytest.mark.parametrize("name", BUILT)
def test_the_label_is_found_in_every_synthetic_container(name: str) -> None:
    mark = reading.only(reading.signals(BUILT[name]))
    assert (mark.id, mark.says) == ("tc260.label.1", Says.GENERATED)
    assert mark.value == f"Label: 1; ContentProducer: {PRODUCER}; ProduceID: e3578014"


@pytest.mark.parametrize(
    ("text", "suffix", "says"),
    [
        ('{"Label":"2","ProduceID":"x"}', "2", Says.POSSIBLE),
        ('{"Label":"3","ContentPropagator":"x"}', "3", Says.POSSIBLE),
        ('{"Label":1}', "1", Says.GENERATED),
        ('{"Label":1.0}', "1", Says.GENERATED),
        ('{"label":"1"}', "1", Says.GENERATED),
        ('{"AIGC":{"Label":" 1 ","ProduceID":null}}', "1", Says.GENERATED),
        ('{"AIGC":"{\\"Label\\":\\"1\\"}"}', "1", Says.GENERATED),
        ('"{\\"AIGC\\":{\\"Label\\":\\"1\\"}}"', "1", Says.GENERATED),
        ("{&quot;Label&quot;:&quot;1&quot;}", "1", Says.GENERATED),
        ('\ufeff\n {"Label":"1"}\0', "1", Says.GENERATED),
        ('AIGC: {"Label":"1"}', "1", Says.GENERATED),
        ('{"ReserveCode1":"YWJj","ProduceID":"x"}', "unstated", Says.POSSIBLE),
        ('{"Label":"7"}', "other", Says.UNKNOWN_TERM),
        ('{"Label":"0"}', "other", Says.UNKNOWN_TERM),
    ],
)
def test_lenient_forms_and_classes(text: str, suffix: str, says: Says) -> None:
    found = tc260.read((reading.text_packet("MP4 moov/udta/meta/ilst", "AIGC", text),), "video/mp4")
    mark = reading.only(found)
    assert (mark.id, mark.says) == (f"tc260.label.{suffix}", says)


@pytest.mark.parametrize(
    "text", ["", "yes", "true", "{}", '{"foo":1}', '{"AIGC":{}}', '{"AIGC":true}', "[1]", '{"Label":', '"' * 9, "null"]
)
def test_the_key_alone_is_no_label(text: str) -> None:
    assert tc260.read((reading.text_packet("Vorbis comment", "AIGC", text),), "audio/ogg") == Found()


def test_tencents_form_is_possible_and_names_the_service_in_its_own_words() -> None:
    """Synthetic: no real file of this form is at hand."""
    text = json.dumps(
        {"AIGC": {"ServiceProvider": "腾讯云", "ServiceUser": 1, "Time": "2026-01-02", "ContentId": "c"}},
        ensure_ascii=False,
    )
    exif = reading.exif_jpeg({0x010E: text.encode()})
    mark = reading.only(reading.signals(exif))
    assert (mark.says, mark.grade, mark.when) == (Says.POSSIBLE, Grade.OTHERS, "2026-01-02")
    assert mark.tool is not None
    assert mark.tool.name == "腾讯云"


def test_a_producers_name_stands_as_it_is_written_and_gives_no_credit_code() -> None:
    """Synthetic, after PicWish's attribute form."""
    found = reading.signals(xmp_attribute('{"Label":"1","ContentProducer":"picwish"}'))
    assert "ContentProducer: picwish" in reading.only(found).value
    assert [field.name for field in found.fields] == ["Label", "ContentProducer"]


def test_the_same_label_twice_is_one_mark_and_two_labels_are_two() -> None:
    """Synthetic."""
    twice = (reading.text_packet("PNG tEXt", "AIGC", BARE), reading.text_packet("PNG zTXt", "AIGC", WRAPPED))
    assert len(tc260.read(twice, "image/png").marks) == 1
    other = (*twice, reading.text_packet("PNG tEXt", "AIGC", '{"Label":"3"}'))
    assert [mark.id for mark in tc260.read(other, "image/png").marks] == ["tc260.label.1", "tc260.label.3"]


def test_a_caption_or_a_user_comment_that_speaks_of_the_label_is_none() -> None:
    """Synthetic."""
    for text in ("AIGC is a label used in China", '{"Label":"1"}', '{"caption":"AIGC ContentProducer"}'):
        assert reading.signals(reading.exif_jpeg({0x010E: text}, reading.ascii_comment(text))).marks == ()
        assert reading.signals(reading.listed_mp4({b"\xa9cmt": text})).marks == ()


@pytest.mark.parametrize("code", ["", "picwish", PRODUCER[:-1], PRODUCER + "0", "9" * 27, "0011" + "é" * 23])
def test_only_the_layout_of_a_code_gives_a_credit_code(code: str) -> None:
    assert tc260.unified_social_credit_code(code) is None


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda data: data.decode("latin-1")))
@settings(max_examples=100, deadline=None)
def test_hostile_text_never_raises(text: str) -> None:
    label = tc260.parse(text, reading.NOWHERE)
    assert label is None or label.says in Says
