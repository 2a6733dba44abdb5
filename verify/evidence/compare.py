"""Two checked files beside each other: what ties them together, what stands in one alone, and what was not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from verify.evidence.held import Held, read_held
from verify.evidence.marks import compare_marks
from verify.evidence.relations import Pair, relate
from verify.model.comparison import COMPARISON_VERSION, Comparison, Relation, RelationKind, TieKind, Vouched, Which
from verify.model.report import ErrorReport, Report
from verify.model.vocabulary import RecordState, SignerState
from verify.words import join, quoted, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verify.pipeline import Seen

_NAMES: Final = {Which.A: "A", Which.B: "B"}
_OTHER: Final = {Which.A: Which.B, Which.B: Which.A}
_SIGNED: Final = (Vouched.SIGNED_RECOGNIZED, Vouched.SIGNED_UNRECOGNIZED, Vouched.SIGNED_NONCONFORMING)


def compare(a: Seen, b: Seen) -> Comparison:
    """Put two checked files beside each other. Pure: nothing is read again; never raises, whatever the files hold.

    Args:
        a: the first file, as `Verifier.see` returned it.
        b: the second file, checked under the same policy.
    """
    pair = Pair(read_held(a), read_held(b))
    relations = tuple(
        relation._replace(sentence=_sentence(relation, pair, (a.report, b.report))) for relation in relate(pair)
    )
    marks = compare_marks(a, b, pair)
    return Comparison(
        COMPARISON_VERSION,
        relations[0].sentence,
        a.report,
        b.report,
        relations,
        marks.differences,
        marks.differences_count,
        marks.same_count,
        tuple(_not_covered(pair, (a.report, b.report))),
    )


def not_comparable(a: Report | ErrorReport, b: Report | ErrorReport) -> Comparison:
    """Return what stands in the place of a comparison where at least one file could not be checked.

    Args:
        a: of the first file.
        b: of the second file.
    """
    failed = [(name, item) for name, item in zip("AB", (a, b), strict=True) if isinstance(item, ErrorReport)]
    if len(failed) == 1:
        headline = say("compare.failed", which=failed[0][0], why=failed[0][1].error.message)
    else:
        headline = say("compare.failed.both")
    return Comparison(COMPARISON_VERSION, headline, a, b, (), (), 0, 0, ())


def _sentence(relation: Relation, pair: Pair, reports: tuple[Report, Report]) -> str:
    match relation.kind:
        case RelationKind.SAME_BYTES | RelationKind.LABEL_ONLY | RelationKind.SAME_IDS:
            return say(f"compare.{relation.kind.value}")
        case RelationKind.SAME_RECORD:
            return _of_same_record(relation, reports)
        case RelationKind.ANCESTOR | RelationKind.INGREDIENT:
            return _of_earlier(relation, pair, reports)
        case RelationKind.SHARED:
            if relation.vouched is Vouched.UNSIGNED:
                return say("compare.shared.broken", why=_why(relation))
            kind = relation.ties[0].kind
            by_record = kind in (TieKind.MANIFEST_BYTES, TieKind.CLAIM)
            return say("compare.shared.manifest" if by_record else f"compare.shared.{kind.value}")
        case RelationKind.NONE:
            return _of_none(reports)


def _of_same_record(relation: Relation, reports: tuple[Report, Report]) -> str:
    if not relation.matches:
        return say("compare.same_record.neither")
    report = reports[0] if Which.A in relation.matches else reports[1]
    which = "both" if len(relation.matches) > 1 else relation.matches[0].value
    return say(f"compare.same_record.{which}", whose=whose(report))


def _of_earlier(relation: Relation, pair: Pair, reports: tuple[Report, Report]) -> str:
    first = relation.earlier or Which.A
    then = _OTHER[first]
    names = {"earlier": _NAMES[first], "later": _NAMES[then]}
    lead = f"compare.{relation.kind.value}"
    kinds = {tie.kind for tie in relation.ties}
    if kinds == {TieKind.INSTANCE_ID}:
        return say(f"{lead}.ids", **names)
    held = relation.vouched in _SIGNED
    later = reports[0] if then is Which.A else reports[1]
    if kinds == {TieKind.EMBEDDED_FILE}:
        if held:
            return say(f"{lead}.file", whose=whose(later), **names)
        keeps = pair.a if then is Which.A else pair.b
        why = say("compare.why.signature") if keeps.matches else say("compare.why.matches", which=names["later"])
        return say(f"{lead}.file.broken", why=why, **names)
    if held:
        return say(f"{lead}.held", whose=whose(later), **names)
    return say(f"{lead}.broken", why=_why(relation), **names)


def _why(relation: Relation) -> str:
    """Say why no signature ties both files to what they have in common."""
    missing = tuple(_NAMES[which] for which in Which if which not in relation.matches)
    if len(missing) == len(Which):
        return say("compare.why.both")
    return say("compare.why.matches", which=missing[0]) if missing else say("compare.why.signature")


def _of_none(reports: tuple[Report, Report]) -> str:
    a, b = (report.answers.record.state is not RecordState.ABSENT for report in reports)
    if a and b:
        unread = (RecordState.REMOTE, RecordState.UNREADABLE)
        told = any(report.answers.record.state in unread for report in reports)
        return say("compare.none" if told else "compare.none.records")
    return say("compare.none.record_a" if a else "compare.none.record_b" if b else "compare.none")


def whose(report: Report) -> str:
    """Say whose record a file carries, as the headline of a report does.

    Args:
        report: of the file.
    """
    signer = report.answers.signer
    name = signer.organization or signer.name
    if signer.state is SignerState.NONE:
        told = say("whose.none")
    elif name is None:
        told = say("whose.nameless")
    elif signer.state is SignerState.RECOGNIZED:
        lists = join(tuple(quoted(item) for item in signer.recognized_by))
        told = say("whose.recognized", name=quoted(name), lists=lists)
    else:
        told = say(f"whose.{signer.state.value}", name=name)
    breaks = report.answers.record.state is RecordState.NONCONFORMING
    return say("whose.nonconforming", whose=told) if breaks else told


def _not_covered(pair: Pair, reports: tuple[Report, Report]) -> Iterator[str]:
    yield say("compare.gap.content")
    for which, held, report in zip("AB", pair, reports, strict=True):
        yield from _gaps(which, held, report)
    if any(manifest.ingredients for report in reports for manifest in report.manifests):
        yield say("compare.gap.inputs")


def _gaps(which: str, held: Held, report: Report) -> Iterator[str]:
    match report.answers.record.state:
        case RecordState.REMOTE:
            yield say("compare.gap.remote", which=which)
        case RecordState.UNREADABLE:
            yield say("compare.gap.unreadable", which=which)
        case _:
            pass
    if held.cut:
        yield say("compare.gap.cut", which=which)
