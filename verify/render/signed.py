"""Who signed a manifest, and what something that went in brings along, in a few words for trees and lists."""

from __future__ import annotations

from verify.model.manifests import Manifest, Tool
from verify.model.report import InputMedia, Report
from verify.model.vocabulary import Kind, SignerState
from verify.words import neutral, quoted, say

MAX_TITLE = 80
"""Characters of a title or name in a tree or a list; --details and JSON have all of them."""


def signed(manifest: Manifest) -> str:
    """Say who signed a manifest, with the word for whether a list knows the signer."""
    signer = manifest.signer
    if signer.state is SignerState.NONE:
        return say("tree.signed.none")
    name = signer.organization or signer.name
    if name is None:
        return say("tree.signed.nameless")
    listed = signer.state is SignerState.RECOGNIZED  # the other sentences quote the name themselves
    shown = quoted(name, MAX_TITLE) if listed else neutral(name, MAX_TITLE)
    return say(f"tree.signed.{signer.state.value}", name=shown)


def title_of(title: str | None) -> str:
    """Return the title that a record gives to a medium, made harmless."""
    return quoted(title, MAX_TITLE) if title else say("tree.untitled")


def tool_of(tool: Tool | None) -> str:
    """Return a program with its version, made harmless; empty without one."""
    if tool is None:
        return ""
    return quoted(say("tool", name=tool.name, version=tool.version) if tool.version else tool.name)


def input_rows(report: Report) -> tuple[str, ...]:
    """Return a row for each medium that went into the making: title, kind, and whether it has a record of its own."""
    return tuple(_input(item, report.manifests) for item in report.answers.ai.inputs)


def _input(item: InputMedia, manifests: tuple[Manifest, ...]) -> str:
    values = {"title": title_of(item.title), "kind": _kind(item.media_type).value}
    if item.manifest is not None and item.manifest < len(manifests):
        return say("input.row.record", signed=signed(manifests[item.manifest]), **values)
    return say("input.row.thumbnail" if item.has_thumbnail else "input.row", **values)


def _kind(media_type: str | None) -> Kind:
    """Return the kind from a media type as the signer states it; version 1 records have bare names such as jpeg."""
    lead = (media_type or "").partition("/")[0]
    if lead in (Kind.IMAGE, Kind.VIDEO, Kind.AUDIO):
        return Kind(lead)
    return Kind.IMAGE if lead in ("jpeg", "jpg", "png", "webp", "gif", "heic", "avif", "tiff") else Kind.OTHER
