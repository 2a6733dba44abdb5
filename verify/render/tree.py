"""How a file was made, as a tree: the oldest version first, this file last, and what went into each as its branches.

Versions stand below each other and not inside each other, so that a hundred of them are as wide as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.model.manifests import Manifest, ManifestIngredient
from verify.model.report import Report, Step
from verify.model.times import TimeKind
from verify.model.vocabulary import Relationship
from verify.render.page import Line, Page, paragraph, titled
from verify.render.signed import MAX_TITLE, signed, title_of, tool_of
from verify.words import join, neutral, quoted, say

MAX_STEPS: Final = 60
"""Steps shown; of more, the first and the last ones. The details of the manifests have all actions."""

MAX_USED: Final = 4
"""Titles named in one step."""

MAX_BRANCHES: Final = 60
"""Things that went in, in all versions together."""

MAX_DEPTH: Final = 3
"""Records inside records that are opened up; --details lists every manifest."""


class Node(NamedTuple):
    """A text with its branches; as deep as MAX_DEPTH allows."""

    text: str
    branches: tuple[Node, ...] = ()


def tree_lines(report: Report, page: Page) -> Iterator[Line]:
    """Yield the section; nothing where no history counts."""
    if not report.history:
        return
    yield from titled(page, "label.history")
    yield from _drawn(history_tree(report), page, "  ")


def history_tree(report: Report) -> tuple[Node, ...]:
    """Return the versions of a file, the oldest first, each with its steps and what went into it."""
    return _Teller(report).tell()


def _drawn(nodes: tuple[Node, ...], page: Page, indent: str) -> Iterator[Line]:
    branches = page.branches
    for number, node in enumerate(nodes, 1):
        last = number == len(nodes)
        first, below = (branches.last, branches.below_last) if last else (branches.branch, branches.below)
        rest = indent + below + (branches.below if node.branches else "")
        yield from paragraph(page, node.text, first=indent + first, rest=rest)
        yield from _drawn(node.branches, page, indent + below)


class _Teller:
    """Makes the tree of one report; counts what it shows."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._left = MAX_BRANCHES
        self._opened: set[int] = set()

    def tell(self) -> tuple[Node, ...]:
        steps = self._report.history
        half = MAX_STEPS // 2
        if len(steps) <= MAX_STEPS:
            return self._versions(steps)
        early, late = steps[:half], steps[-half:]
        more = Node(say("tree.more", count=len(steps) - 2 * half))
        return (*self._versions(early, whole=False), more, *self._versions(late))

    def _versions(self, steps: tuple[Step, ...], *, whole: bool = True) -> tuple[Node, ...]:
        """Return a node for each version that the steps are about; this file's own is always the last of all."""
        order = list(dict.fromkeys(step.manifest for step in steps if step.manifest < len(self._report.manifests)))
        if whole and 0 not in order and self._report.manifests:
            order.append(0)
        return tuple(self._version(index, tuple(step for step in steps if step.manifest == index)) for index in order)

    def _version(self, index: int, steps: tuple[Step, ...]) -> Node:
        manifest = self._report.manifests[index]
        first = index not in self._opened
        self._opened.add(index)
        left = [item for item in manifest.ingredients if item.relationship is not Relationship.PARENT_OF] * first
        told = tuple(self._step(step, left) for step in steps)
        return Node(self._headed(index, manifest), (*told, *self._others(left)))

    def _headed(self, index: int, manifest: Manifest) -> str:
        who = signed(manifest)
        if index == 0:
            return say("tree.self", signed=who)
        users = (item for one in self._report.manifests for item in one.ingredients if item.index == index)
        title = next((item.title for item in users if item.title), manifest.title)
        if title is None:
            return say("tree.version", signed=who)
        return say("tree.version.titled", title=quoted(title, MAX_TITLE), signed=who)

    def _step(self, step: Step, left: list[ManifestIngredient]) -> Node:
        """Tell one step, and take what went in with it out of what is left to be told."""
        relation = {"inputTo": Relationship.INPUT_TO, "componentOf": Relationship.COMPONENT_OF}.get(step.action)
        if relation is not None:
            taken = [item for item in left if item.relationship is relation]
        else:
            taken = [item for item in left if item.title in step.used]
        left[:] = [item for item in left if item not in taken]
        shown = taken if relation is not None else [item for item in taken if item.index is not None]
        return Node(self._told(step, listed=bool(shown)), self._listed(shown, 1))

    def _told(self, step: Step, *, listed: bool) -> str:
        what = step.sentence
        if step.used and not listed:
            what = say("tree.step.used", what=what, used=_titles(step.used))
        tool = tool_of(step.tool)
        if tool:
            what = say("tree.step.tool", tool=tool, what=what)
        return self._dated(step, what) if step.when else what

    def _dated(self, step: Step, what: str) -> str:
        from verify.words.times import said_by, time_in_words  # noqa: PLC0415 -- only where a step is dated

        for item in self._report.times:
            if (item.kind, item.manifest, item.value) == (TimeKind.ACTION, step.manifest, step.when):
                return say("tree.step.when.said", what=what, time=time_in_words(item), said=said_by(item))
        return say("tree.step.when", what=what, time=neutral(step.when or "", 40))

    def _others(self, left: list[ManifestIngredient]) -> tuple[Node, ...]:
        """Return what went in without a step, each with the word for how."""
        return self._listed(left, 1, named=True)

    def _listed(self, items: list[ManifestIngredient], depth: int, *, named: bool = False) -> tuple[Node, ...]:
        shown = items[: self._left]
        self._left -= len(shown)
        nodes = tuple(self._ingredient(item, depth, named=named) for item in shown)
        rest = len(items) - len(shown)
        return (*nodes, Node(say("tree.more", count=rest))) if rest else nodes

    def _ingredient(self, item: ManifestIngredient, depth: int, *, named: bool) -> Node:
        what = title_of(item.title)
        inside: tuple[Node, ...] = ()
        if item.index is not None and item.index < len(self._report.manifests):
            manifest = self._report.manifests[item.index]
            what = say("tree.own_record", title=what, signed=signed(manifest))
            if depth < MAX_DEPTH and item.index not in self._opened:
                self._opened.add(item.index)
                inside = self._listed(list(manifest.ingredients), depth + 1, named=True)
        return Node(say(f"tree.{item.relationship.value}", what=what) if named else what, inside)


def _titles(used: tuple[str, ...]) -> str:
    titles = tuple(quoted(title, MAX_TITLE) for title in used[:MAX_USED])
    rest = len(used) - len(titles)
    return join((*titles, say("title.others", count=rest)) if rest else titles)
