"""The details of a report as text: what was used to check it, every manifest, every statement with its place."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model.manifests import Manifest, Tool
from verify.model.report import Report, Statement
from verify.words import neutral


def detail_lines(report: Report, width: int) -> Iterator[str]:
    """Return indented lines, one fact each; long values are not wrapped, so that they can be copied.

    Args:
        report: to be shown.
        width: columns of the terminal; only rules use it.
    """
    file = report.file
    yield f"  file        {file.bytes:,} bytes, {file.media_type}"
    yield f"  sha256      {file.sha256}"
    yield f"  checked     {report.checked.at} with {report.checked.tool}, {report.checked.engine}"
    yield from _used(report)
    yield f"  engine      {report.answers.record.engine_state or 'no state'}"
    for index, manifest in enumerate(report.manifests):
        yield "  " + "-" * min(width - 2, 60)
        yield from _manifest(index, manifest)
    if report.identities:
        from verify.render.identity import identity_details  # noqa: PLC0415 -- few records name anyone

        yield "  " + "-" * min(width - 2, 60)
        yield from identity_details(report.identities)
    if report.statements or report.leads:
        yield "  " + "-" * min(width - 2, 60)
    for number, statement in enumerate(report.statements):
        yield from _statement(f"statement {number}", statement)
    for statement in report.leads:
        yield from _statement("lead", statement)
    for field in report.metadata:
        covered = {True: "covered", False: "not covered", None: "not known"}[field.covered_by_signature]
        yield f"  metadata    {neutral(field.standard)} {neutral(field.field)}: {neutral(field.value)} ({covered})"
    yield from _second(report)
    if report.times:
        from verify.render.times import time_lines  # noqa: PLC0415 -- only where there are some

        yield from time_lines(report.times)
    for finding in report.findings:
        yield f"  finding     {finding.code} ({finding.severity.value}){_at(finding.source)}"


def _used(report: Report) -> Iterator[str]:
    """Yield what the check rested on: policy file, lists, and who was asked."""
    if report.checked.policy:
        yield f"  policy      {neutral(report.checked.policy.name)}, {report.checked.policy.sha256}"
    for item in report.checked.trust_lists:
        aged = "" if item.age_days is None else f", last known to be current {item.age_days} days ago"
        dated = f"{neutral(item.name)} ({item.issued or 'no date'}, {item.origin.value}{aged})"
        yield f"  list        {dated}, certificates: {item.anchors}, {item.sha256}"
    for contact in report.checked.network:
        yield f"  network     {contact.purpose}: {neutral(contact.host)}, {neutral(contact.outcome)}"
    if report.checked.conforming_products:
        yield f"  products    C2PA Conforming Products List ({report.checked.conforming_products})"


def _second(report: Report) -> Iterator[str]:
    if report.second_opinion is not None:
        from verify.render.second import second_details  # noqa: PLC0415 -- few checks ask for a second opinion

        yield from second_details(report.second_opinion)


def _manifest(index: int, manifest: Manifest) -> Iterator[str]:
    kind = "update manifest" if manifest.update else "manifest"
    yield f"  {kind} {index}: {neutral(manifest.label)} (claim version {manifest.version})"
    yield f"    made with   {', '.join(_tool(tool) for tool in manifest.claim_generator) or 'not said'}"
    from verify.render.signer import signer_lines  # noqa: PLC0415 -- only with details

    yield from signer_lines(manifest.signer)
    if manifest.time:
        by = f" by {neutral(manifest.time.authority)}" if manifest.time.authority else ""
        yield f"    time        {neutral(manifest.time.time)}, {manifest.time.source.value}{by}"
    if manifest.stamps:
        from verify.render.times import stamp_lines  # noqa: PLC0415 -- only where there are some

        yield from stamp_lines(manifest.stamps)
    for action in manifest.actions:
        parts = (action.action, action.source_type, _tool(action.tool), action.when)
        yield f"    action      {', '.join(neutral(part) for part in parts if part)}"
    for ingredient in manifest.ingredients:
        where = "no record here" if ingredient.index is None else f"manifest {ingredient.index}"
        yield f"    ingredient  {ingredient.relationship.value}: {neutral(ingredient.title or '?')} ({where})"
    if manifest.has_thumbnail:
        yield "    thumbnail   embedded preview (unverified)"
    for url in manifest.redacted:
        yield f"    redacted    {neutral(url)}"
    if manifest.codes:
        yield f"    codes       {', '.join(neutral(code) for code in manifest.codes)}"


def _statement(label: str, statement: Statement) -> Iterator[str]:
    yield f"  {label}: {statement.says.value} ({statement.strength.value}, {statement.applies_to.value})"
    yield f"    {statement.source.standard}: {neutral(statement.source.pointer)} = {neutral(statement.source.value)}"


def _tool(tool: Tool | None) -> str:
    if tool is None:
        return ""
    return f"{neutral(tool.name)} {neutral(tool.version)}" if tool.version else neutral(tool.name)


def _at(source: str | None) -> str:
    return f" at {neutral(source)}" if source else ""
