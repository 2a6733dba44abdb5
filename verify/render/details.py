"""The details of a report as text: what was used to check it, every manifest, every statement with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.model.manifests import Manifest, ManifestIngredient, Tool
from verify.model.report import Finding, MetadataField, Report, Statement, TrustListUse
from verify.render.labelled import Block, row
from verify.words import digits, listed, neutral, say

_COVERED: Final = {True: "yes", False: "no", None: "unknown"}


def detail_lines(report: Report, width: int) -> Iterator[str]:
    """Return indented lines, one fact each; long values are not wrapped, so that they can be copied.

    Args:
        report: to be shown.
        width: columns of the terminal; only rules use it.
    """
    file, checked = report.file, report.checked
    size = say("details.file", count=file.bytes, shown=digits(file.bytes), media_type=file.media_type)
    yield row(Block.FILE, "file", size)
    yield row(Block.FILE, "sha256", file.sha256)
    with_what = say("details.checked", time=checked.at, tool=checked.tool, engine=checked.engine)
    yield row(Block.FILE, "checked", with_what)
    yield from _used(report)
    yield row(Block.FILE, "engine", report.answers.record.engine_state or say("details.no_state"))
    rule = "  " + "-" * min(width - 2, 60)
    for index, manifest in enumerate(report.manifests):
        yield rule
        yield from _manifest(index, manifest)
    if report.identities:
        from verify.render.identity import identity_details  # noqa: PLC0415 -- few records name anyone

        yield rule
        yield from identity_details(report.identities)
    if report.statements or report.leads:
        yield rule
    for number, statement in enumerate(report.statements):
        yield from _statement("details.statement", statement, number)
    for number, statement in enumerate(report.leads):
        yield from _statement("details.lead", statement, number)
    yield from (row(Block.FILE, "metadata", _field(field)) for field in report.metadata)
    yield from _second(report)
    if report.times:
        from verify.render.times import time_lines  # noqa: PLC0415 -- only where there are some

        yield from time_lines(report.times)
    yield from (row(Block.FILE, "finding", _finding(finding)) for finding in report.findings)


def _used(report: Report) -> Iterator[str]:
    """Yield what the check rested on: policy file, lists, and who was asked."""
    checked = report.checked
    if checked.policy:
        yield row(Block.FILE, "policy", listed((neutral(checked.policy.name), checked.policy.sha256)))
    yield from (row(Block.FILE, "list", _list(item)) for item in checked.trust_lists)
    for contact in checked.network:
        said = listed((neutral(contact.host), neutral(contact.outcome)))
        yield row(Block.FILE, "network", f"{contact.purpose}: {said}")
    if checked.conforming_products:
        yield row(Block.FILE, "products", say("details.products", edition=checked.conforming_products))


def _list(item: TrustListUse) -> str:
    aged = () if item.age_days is None else (say("details.trust_list.aged", count=item.age_days),)
    about = listed((item.issued or say("details.no_date"), item.origin.value, *aged))
    return say("details.trust_list", name=neutral(item.name), about=about, number=item.anchors, sha256=item.sha256)


def _second(report: Report) -> Iterator[str]:
    if report.second_opinion is not None:
        from verify.render.second import second_details  # noqa: PLC0415 -- few checks ask for a second opinion

        yield from second_details(report.second_opinion)


def _manifest(index: int, manifest: Manifest) -> Iterator[str]:
    head = "details.manifest.update" if manifest.update else "details.manifest"
    yield f"  {say(head, number=index, name=neutral(manifest.label), version=manifest.version)}"
    tools = listed(tuple(_tool(tool) for tool in manifest.claim_generator))
    yield row(Block.MANIFEST, "made_with", tools or say("details.not_said"))
    from verify.render.signer import signer_lines  # noqa: PLC0415 -- only with details

    yield from signer_lines(manifest.signer)
    if manifest.time:
        time, source = neutral(manifest.time.time), manifest.time.source.value
        by = neutral(manifest.time.authority) if manifest.time.authority else ""
        told = say("details.time.by", time=time, source=source, authority=by) if by else listed((time, source))
        yield row(Block.MANIFEST, "time", told)
    if manifest.stamps:
        from verify.render.times import stamp_lines  # noqa: PLC0415 -- only where there are some

        yield from stamp_lines(manifest.stamps)
    for action in manifest.actions:
        parts = (action.action, action.source_type, _tool(action.tool), action.when)
        yield row(Block.MANIFEST, "action", listed(tuple(neutral(part) for part in parts if part)))
    yield from (row(Block.MANIFEST, "ingredient", _ingredient(item)) for item in manifest.ingredients)
    if manifest.has_thumbnail:
        yield row(Block.MANIFEST, "thumbnail", say("details.thumbnail"))
    for url in manifest.redacted:
        yield row(Block.MANIFEST, "redacted", neutral(url))
    if manifest.codes:
        yield row(Block.MANIFEST, "codes", listed(tuple(neutral(code) for code in manifest.codes)))


def _ingredient(item: ManifestIngredient) -> str:
    relationship, title = item.relationship.value, neutral(item.title or "?")
    if item.index is None:
        return say("details.ingredient.no_record", relationship=relationship, title=title)
    return say("details.ingredient", relationship=relationship, title=title, number=item.index)


def _statement(message: str, statement: Statement, number: int) -> Iterator[str]:
    words = {
        "says": statement.says.value,
        "strength": statement.strength.value,
        "applies_to": statement.applies_to.value,
    }
    yield f"  {say(message, number=number, **words)}"
    standard, pointer, value = map(neutral, statement.source)
    yield f"    {standard}: {pointer} = {value}"


def _field(field: MetadataField) -> str:
    values = {"standard": neutral(field.standard), "field": neutral(field.field), "value": neutral(field.value)}
    return say(f"details.metadata.{_COVERED[field.covered_by_signature]}", **values)


def _finding(finding: Finding) -> str:
    shown = f"{finding.code} ({finding.severity.value})"
    return say("details.finding.at", finding=shown, place=neutral(finding.source)) if finding.source else shown


def _tool(tool: Tool | None) -> str:
    if tool is None:
        return ""
    return f"{neutral(tool.name)} {neutral(tool.version)}" if tool.version else neutral(tool.name)
