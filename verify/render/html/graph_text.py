"""What a node of the provenance graph says, line by line, and in full for a tool tip or a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from verify.model.manifests import Manifest, ManifestIngredient, Tool
from verify.model.report import Report
from verify.model.vocabulary import Relationship, SignerState, TimeSource
from verify.render.html.fold import RECORD, Node, Shape
from verify.words import count, join, listed, neutral, quoted, say

SHOWN_NAMES: Final = 3
"""Names or states in a node that stands for several manifests; the rest are counted together."""

SHOWN_CODES: Final = 8
"""C2PA codes in the full text of a node; the tables have all of them."""

MAX_NAME: Final = 120
"""Characters of a foreign name in the full text of a node; the tables have the rest."""

_BROKEN: Final = ".mismatch"
"""How the codes end that say that a signature or a hash does not match (C2PA 2.4, status codes)."""

_COUNTED: Final = {
    Relationship.PARENT_OF.value: "earlier_version",
    Relationship.COMPONENT_OF.value: "part",
    Relationship.INPUT_TO.value: "input",
}


class Standing(NamedTuple):
    """How a node is framed (`frame`) and what it says: a small heading, the main line, and more lines.

    `aside` stands in the full text alone.
    """

    frame: str  # file, solid, dashed or dotted
    heading: str
    main: str
    more: tuple[str, ...]
    aside: tuple[str, ...] = ()

    def whole(self) -> str:
        """Return all of it as one text."""
        return "; ".join(part for part in (self.heading, self.main, *self.more, *self.aside) if part)


def standing_of(report: Report, node: Node, titles: dict[int, str]) -> Standing:
    """Return what a node says.

    Args:
        report: the report.
        node: of its graph.
        titles: names of manifests by their index, from `titles_of`.
    """
    match node.shape:
        case Shape.FILE:
            name = quoted(report.file.name, MAX_NAME)
            return Standing("file", say("graph.file"), name, (neutral(report.file.media_type, MAX_NAME),))
        case Shape.PLAIN | Shape.PLAINS:
            return _plain(report, node)
        case Shape.RECORD:
            return _record(report.manifests[node.manifests[0]], node, titles.get(node.manifests[0], ""))
        case _:
            return _several(report, node)


def titles_of(report: Report) -> dict[int, str]:
    """Return names for manifests: that under which another uses it, else its own."""
    titles = {place: item.title for place, item in enumerate(report.manifests) if item.title}
    for manifest in report.manifests:
        titles.update(
            (item.index, item.title) for item in manifest.ingredients if item.index is not None and item.title
        )
    return titles


def edge_words(report: Report, relation: str) -> str:
    """Return the words of a line."""
    if relation == RECORD:
        return say("graph.edge.record", state=say(f"state.{report.answers.record.state.value}"))
    return say(f"graph.edge.{relation}")


def _plain(report: Report, node: Node) -> Standing:
    items = [report.manifests[place].ingredients[number] for place, number in node.plain]
    if len(items) == 1:
        media = neutral(items[0].media_type, MAX_NAME) if items[0].media_type else ""
        return Standing("dotted", "", _title(items[0]), tuple(filter(None, (say("graph.no_record"), media))))
    names = list(dict.fromkeys(_title(item) for item in items if item.title))[:SHOWN_NAMES]
    if names and len(items) > len(names):
        names.append(say("graph.others"))
    lines = tuple(filter(None, (say("graph.no_record.many"), join(tuple(names)))))
    return Standing("dotted", "", count(len(items), _COUNTED.get(node.relation, "ingredient")), lines)


def _title(item: ManifestIngredient) -> str:
    return quoted(item.title, MAX_NAME) if item.title else say("graph.no_title")


def _record(manifest: Manifest, node: Node, title: str) -> Standing:
    if node.manifests[0] == 0:
        heading = say("graph.record.active")
    else:
        heading = say("graph.record", title=quoted(title, MAX_NAME)) if title else say("graph.record.untitled")
    lines = [say("graph.signer", state=say(f"state.{manifest.signer.state.value}"))]
    if manifest.claim_generator:
        lines.append(say("graph.tool", tools=_tools(manifest.claim_generator)))
    if manifest.time is not None and manifest.time.source is not TimeSource.NONE:
        lines.append(say(f"graph.time.{manifest.time.source.value}", time=_time(manifest.time.time)))
    broken = tuple(code for code in manifest.codes if code.endswith(_BROKEN))
    if broken:
        lines.append(_codes(broken))
    if node.itself:
        lines.append(say("graph.self"))
    others = tuple(code for code in manifest.codes if code not in broken)
    aside = (_codes(others),) if others else ()
    return Standing(_frame((manifest,)), heading, _signer(manifest) or say("graph.no_signer"), tuple(lines), aside)


def _codes(codes: tuple[str, ...]) -> str:
    return say("graph.codes", codes=listed(tuple(neutral(code, MAX_NAME) for code in codes[:SHOWN_CODES])))


def _several(report: Report, node: Node) -> Standing:
    manifests = tuple(report.manifests[place] for place in node.manifests)
    kind = _COUNTED.get(node.relation, "record")
    heading = say("graph.each_record")
    if node.shape is Shape.UNLINKED:
        heading = say("graph.unlinked" if len(manifests) == 1 else "graph.unlinked.many")
    names = _counted(name for manifest in manifests if (name := _signer(manifest)))
    states = _counted(say(f"state.{manifest.signer.state.value}") for manifest in manifests)
    lines = ((say("graph.signed_by", names=names),) if names else ()) + (say("graph.signers", states=states),)
    return Standing(_frame(manifests), heading, count(len(manifests), kind), lines)


def _counted(values: Iterable[str]) -> str:
    """Return values with how often each stands there, most frequent first; the rare ones together."""
    found = Counter(values).most_common()
    shown = [say("graph.counted", what=what, number=number) for what, number in found[:SHOWN_NAMES]]
    if rest := sum(number for _, number in found[SHOWN_NAMES:]):
        shown.append(say("graph.counted", what=say("graph.others"), number=rest))
    return join(tuple(shown))


def _frame(manifests: tuple[Manifest, ...]) -> str:
    states = {manifest.signer.state for manifest in manifests}
    broken = any(code.endswith(_BROKEN) for manifest in manifests for code in manifest.codes)
    if broken or states & {SignerState.NONE, SignerState.REVOKED}:
        return "dotted"
    return "solid" if states == {SignerState.RECOGNIZED} else "dashed"


def _signer(manifest: Manifest) -> str:
    """Return the name in the signer's certificate; empty where no signature holds, or it has no name."""
    name = manifest.signer.name or manifest.signer.organization
    if manifest.signer.state is SignerState.NONE or not name:
        return ""
    return quoted(name, MAX_NAME)


def _tools(tools: tuple[Tool, ...]) -> str:
    named = (say("tool", name=tool.name, version=tool.version) if tool.version else tool.name for tool in tools[:2])
    return join(tuple(quoted(name, MAX_NAME) for name in named))


def _time(text: str) -> str:
    """Return a time as in the rest of the report: to the minute, in UTC where it is in UTC."""
    shown = neutral(text, 40)
    if shown.endswith("Z") and len(shown) >= len("2026-11-22T14:01Z"):
        return shown[:16].replace("T", " ") + " UTC"
    return shown
