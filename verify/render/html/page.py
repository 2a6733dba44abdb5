"""The page: reports as one HTML file that loads nothing, runs nothing, and may be mailed, archived and printed.

Every value goes through autoescape; there is no script, and no address out of a file becomes a link.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from jinja2 import Environment

from verify.model.report import Report
from verify.model.signing import ChainCertificate
from verify.render.html.base import environment, policy, style
from verify.render.html.folded import folded_after, folded_between, handful_of
from verify.render.html.graph import graph_outline, graph_svg
from verify.render.html.room import fitted, room_of
from verify.render.html.shown import Shown
from verify.render.html.timeline import timeline_rows, timeline_svg
from verify.words import action_name, join
from verify.words.codes import explain_code
from verify.words.times import said_by

if TYPE_CHECKING:
    from verify.model.pictures import Picture

_STYLES: Final = ("page.css", "graph.css")  # one element in the page


def to_html(items: tuple[Shown, ...]) -> str:
    """Return one page: of a single report, or of several with an index on top.

    Args:
        items: in the order in which they are to stand.
    """
    css = style(*_STYLES)
    page = _environment().get_template("page.html.j2")
    tool = next((shown.item.checked.tool for shown in items if isinstance(shown.item, Report)), "")
    text = page.render(items=items, css=css, policy=policy(css), tool=tool)
    room = room_of(text, items)
    if room is None:
        return text
    return page.render(items=fitted(items, room), css=css, policy=policy(css), tool=tool)


@cache
def _environment() -> Environment:
    return environment(
        {
            "join": join,
            "action_name": action_name,
            "said_by": said_by,
            "meaning": _meaning,
            "is_report": _is_report,
            "codes_of": _codes_of,
            "first_signer": _first_signer,
            "certificates_of": _certificates_of,
            "preview_of": _preview_of,
            "input_picture": _input_picture,
            "folded_between": folded_between,
            "folded_after": folded_after,
            "handful_of": handful_of,
            "graph_svg": graph_svg,
            "graph_outline": graph_outline,
            "timeline_svg": timeline_svg,
            "timeline_rows": timeline_rows,
        }
    )


def _is_report(shown: Shown) -> bool:
    return isinstance(shown.item, Report)


def _meaning(code: str) -> str:
    """Return what a code of the standard means; empty for one that is not known."""
    explained = explain_code(code)
    if explained is None:
        return ""
    title, text = explained.parts[0]
    return text or title


def _codes_of(report: Report) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return each status code with the manifests that it was given for, in the order of their first."""
    found: dict[str, list[int]] = {}
    for index, manifest in enumerate(report.manifests):
        for code in dict.fromkeys(manifest.codes):
            found.setdefault(code, []).append(index)
    return tuple((code, tuple(where)) for code, where in found.items())


def _first_signer(report: Report, number: int) -> int | None:
    """Return the first manifest that has the very signer of a later one, with all that is known of it."""
    signer = report.manifests[number].signer
    first = next(index for index, one in enumerate(report.manifests) if one.signer == signer)
    return first if first < number else None


def _certificates_of(report: Report) -> dict[ChainCertificate, int]:
    """Return each certificate that was sent with the first manifest that it was sent with."""
    found: dict[ChainCertificate, int] = {}
    for index, manifest in enumerate(report.manifests):
        for certificate in manifest.signer.chain:
            found.setdefault(certificate, index)
    return found


def _preview_of(shown: Shown, manifest: int, ingredient: int | None = None) -> Picture | None:
    """Return the preview of a manifest, or of one of its ingredients, where a picture was made of it."""
    if shown.pictures is None:
        return None
    if ingredient is None:
        return next((picture for index, picture in shown.pictures.manifests if index == manifest), None)
    return next((p for m, i, p in shown.pictures.ingredients if (m, i) == (manifest, ingredient)), None)


def _input_picture(shown: Shown, number: int) -> Picture | None:
    """Return the preview of the input of that number."""
    pictures = shown.pictures.inputs if shown.pictures else ()
    return pictures[number] if number < len(pictures) else None
