"""What must hold for every input, however it came about.

1. One report or one `VerifyError` comes out, and no other exception; an error that says "bug" is one.
2. Text, details and JSON are rendered; the JSON is ASCII and keeps the schema; no control character is printed.
3. A record is only told as intact where the bytes that the signature covers are those of a file that was signed;
   and where the signer is recognised as well, the report says what it says of that file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import NamedTuple, Self

from tests.fuzz.seeds import Seeds
from verify import InputError, Policy, Report, Verifier, VerifyError
from verify.examine.client import WorkerExaminer
from verify.examine.facts import Examined
from verify.examine.messages import Setup
from verify.judge.evidence import Evidence
from verify.media.packets import Range
from verify.media.source import Input
from verify.model.report import SCHEMA_VERSION, ErrorFile, ErrorInfo, ErrorReport
from verify.model.schema import adapter
from verify.model.vocabulary import Coverage, RecordState, SignerState
from verify.render.as_json import to_json
from verify.render.text import to_text
from verify.trust.load import engine_lists, load_lists
from verify.weigh import Means, weigh

UNSAFE = "input.unsafe"
NEVER_PRINTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
SCHEMA_EVERY = 10
"""One report in so many is validated field by field; the others are parsed, and their keys compared."""


class Outcome(NamedTuple):
    """What became of one input.

    Attributes:
        kind: the record's state, or the error's code.
        broken: promises that did not hold, in words; none is what everyone hopes for.
        death: how the worker ended, where it did.
        longest: characters of the JSON.
        trusted: the record was told as intact, from a recognised signer.
    """

    kind: str
    broken: tuple[str, ...] = ()
    death: str = ""
    longest: int = 0
    trusted: bool = False


class _Noting:
    """Hands on to the worker, and keeps what came back."""

    def __init__(self, worker: WorkerExaminer) -> None:
        self.worker = worker
        self.facts: Examined | None = None

    def examine(self, item: Input, *, name: str | None = None, manifest: str | None = None) -> Examined:
        self.facts = None
        self.facts = self.worker.examine(item, name=name, manifest=manifest)
        return self.facts


class Product:
    """The product as people meet it: this process judges and renders, a worker reads.

    Args:
        seeds: files that were signed, and the anchor of those that were signed here.
        policy: settings, apart from that anchor.
    """

    def __init__(self, seeds: Seeds, policy: Policy) -> None:
        self._policy = policy._replace(anchors=(*policy.anchors, seeds.anchors))
        self._lists = load_lists(self._policy)
        self._worker = WorkerExaminer(Setup(engine_lists(self._lists), self._policy.limits, pixels=False))
        self._noting = _Noting(self._worker)
        self._verifier = Verifier(self._policy, self._noting)
        self._signed: dict[str, set[str]] = {}
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.close()

    def learn(self, path: str, data: bytes) -> Outcome:
        """Check a file that nobody damaged, and remember what it says under which bytes."""
        return self.check(path, data, learning=True)

    def check(self, path: str, data: bytes, *, learning: bool = False) -> Outcome:
        """Check one file and return what became of it; never raises for what the file holds."""
        self._count += 1
        try:
            report = self._verifier.verify(path)
        except InputError as error:
            death = error.message if error.code == UNSAFE else ""
            return self._rendered(_error_report(error), Outcome(error.code, death=death))
        except VerifyError as error:
            return Outcome(error.code, (f"{error.code}: {error.message}",))
        except Exception as error:  # noqa: BLE001 -- this is what is looked for
            return Outcome("uncaught", (f"{type(error).__name__} out of verify: {error}"[:300],))
        outcome = Outcome(report.answers.record.state.value)
        if report.answers.record.state is RecordState.INTACT and self._noting.facts:
            outcome = self._intact(report, self._noting.facts, data, outcome, learning=learning)
        return self._rendered(report, outcome)

    def _intact(self, report: Report, facts: Examined, data: bytes, outcome: Outcome, *, learning: bool) -> Outcome:
        evidence = weigh(facts, Means(self._lists, self._policy.time()))
        content, says = covered(evidence, data), _says(report)
        if learning:
            self._signed.setdefault(content, set()).add(says)
        trusted = report.answers.signer.state is SignerState.RECOGNIZED
        outcome = outcome._replace(trusted=trusted)
        if evidence.coverage not in (Coverage.FULL, Coverage.METADATA_EXCLUDED):
            return outcome  # the report itself says that it does not know what the signature covers
        if content not in self._signed:
            return outcome._replace(broken=("intact, but the covered bytes are those of no signed file",))
        if trusted and says not in self._signed[content]:
            return outcome._replace(broken=("intact, but the report says something that the signed file does not",))
        return outcome

    def _rendered(self, item: Report | ErrorReport, outcome: Outcome) -> Outcome:
        try:
            text = to_json(item)
            broken = (*outcome.broken, *_renders_badly(item, text, thorough=self._count % SCHEMA_EVERY == 1))
            return outcome._replace(broken=broken, longest=len(text))
        except Exception as error:  # noqa: BLE001 -- this is what is looked for
            what = f"{type(error).__name__} out of the renderer: {error}"[:300]
            return outcome._replace(broken=(*outcome.broken, what))


def covered(evidence: Evidence, data: bytes) -> str:
    """Return a hash of the bytes that the report does not list as left out, the record apart."""
    digest, at = hashlib.sha256(), 0
    for gap in sorted((*evidence.facts.store_ranges, *evidence.excluded, Range(len(data), 0))):
        digest.update(data[at : gap.start])
        at = max(at, gap.end)
    return digest.hexdigest()


UNSIGNED = ("signingCredential.", "timeStamp.")
"""Codes of the engine that rest on certificates and time-stamps in the unsigned header; our own answer is compared."""


def _says(report: Report) -> str:
    """Return what the report says of making and signer, without what may differ in unprotected bytes."""
    steps = tuple(step._replace(sentence="") for step in report.history)  # its noun is the file's kind, see ftyp
    manifests = tuple(
        item._replace(codes=tuple(code for code in item.codes if not code.startswith(UNSIGNED)))
        for item in report.manifests
    )
    told = (report.answers.signer, report.answers.ai, report.answers.edits, steps, manifests)
    return hashlib.sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest()


def _renders_badly(item: Report | ErrorReport, text: str, *, thorough: bool) -> Iterator[str]:
    """Look at the JSON, and at the text with details, which has all that the text without them has."""
    if not text.isascii():
        yield "JSON beyond ASCII"
    if tuple(json.loads(text)) != item._fields:
        yield "JSON with other keys"
    if thorough:
        adapter().validate_json(text)
    found = NEVER_PRINTED.search(to_text(item, details=True))
    if found:
        yield f"a control character in the text: {found.group()!a}"


def _error_report(error: VerifyError) -> ErrorReport:
    info = ErrorInfo(error.code, error.message, error.hint)
    return ErrorReport(SCHEMA_VERSION, ErrorFile("input", None, None), info)
