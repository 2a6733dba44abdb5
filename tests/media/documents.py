"""Office documents and texts with a label, built for the tests: all of them are synthetic."""

from __future__ import annotations

import html
import io
import json
import zipfile

from verify.media.ooxml import DOCX

LABEL = json.dumps({"AIGC": {"Label": "1", "ContentProducer": "acme", "ProduceID": "e3578014"}})
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
TYPES = "[Content_Types].xml"


def custom(*properties: tuple[str, str], lead: str = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>') -> str:
    """Return the part of custom properties, as Word writes it."""
    each = (
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{html.escape(name)}">'
        f"<vt:lpwstr>{html.escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties, 2)
    )
    return f'{lead}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">{"".join(each)}</Properties>'


def types(media_type: str = DOCX, main: str = ".main+xml") -> str:
    """Return the part that lists the types of the others."""
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    part = f'<Override PartName="/word/document.xml" ContentType="{media_type}{main}"/>'
    return f'<Types xmlns="{namespace}"><Default Extension="xml" ContentType="application/xml"/>{part}</Types>'


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def office(
    label: str | None = LABEL,
    media_type: str = DOCX,
    method: int = zipfile.ZIP_DEFLATED,
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """Return an office document with a label among its custom properties; its list of types stands far behind."""
    parts: dict[str, str | bytes] = {"word/document.xml": "".join(map(chr, range(32, 6000))), TYPES: types(media_type)}
    if label is not None:
        parts["docProps/custom.xml"] = custom(("Client", "Acme"), ("AIGC", label))
    return zipped({**parts, **(more or {})}, method)


def markdown(value: str, ends: str = "\n") -> bytes:
    """Return a text whose front matter has a value under the key of the label."""
    lines = ("---", "title: A walk", f"AIGC:{value}", "tags: [a, b]", "---", "", "# A walk", "AIGC: no label here", "")
    return "\n".join(lines).replace("\n", ends).encode()
