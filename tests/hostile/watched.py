"""Check hostile files as people do, with a worker that reads them, and measure what that costs the caller."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple, Self

from tests.hostile import small
from verify import Policy, Report, Verifier, VerifyError
from verify.examine.client import WorkerExaminer
from verify.examine.messages import Setup
from verify.model.report import SCHEMA_VERSION, ErrorFile, ErrorInfo, ErrorReport
from verify.render.as_json import to_json
from verify.render.text import to_text
from verify.trust.load import engine_lists, load_lists

MIB = 1024 * 1024


class Answer(NamedTuple):
    """What came back for one file.

    Attributes:
        report: the report; None where there is an error in its place.
        error: its code; empty where there is a report.
        message: of the error.
        seconds: of the clock, a new worker and the rendering included.
        growth: bytes by which this process grew.
        text, json: as they are printed.
    """

    report: Report | None
    error: str
    message: str
    seconds: float
    growth: int
    text: str
    json: str

    @property
    def state(self) -> str:
        """The record's state, or the error's code."""
        return self.report.answers.record.state.value if self.report else self.error

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the record is told as it is."""
        return self.report.answers.record.reasons if self.report else ()


class Watched:
    """Checks files with one worker after the other, under the policy that knows the signer of the small files."""

    def __init__(self, policy: Policy | None = None) -> None:
        policy = policy or small.policy()
        self._worker = WorkerExaminer(Setup(engine_lists(load_lists(policy)), policy.limits, pixels=False))
        self._verifier = Verifier(policy, self._worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.close()

    def check(self, path: Path, manifest: Path | None = None) -> Answer:
        """Check one file, and render the answer in every form."""
        before, began = resident(), time.monotonic()
        item: Report | ErrorReport
        try:
            item = self._verifier.verify(path, manifest=str(manifest) if manifest else None)
        except VerifyError as error:
            file = ErrorFile(path.name, str(path), None)
            item = ErrorReport(SCHEMA_VERSION, file, ErrorInfo(error.code, error.message, error.hint))
        text, json = to_text(item, details=True), to_json(item)
        seconds, growth = time.monotonic() - began, resident() - before
        if isinstance(item, ErrorReport):
            return Answer(None, item.error.code, item.error.message, seconds, growth, text, json)
        return Answer(item, "", "", seconds, growth, text, json)


def resident() -> int:
    """Return the bytes of memory that this process holds; the largest number so far where that is all there is."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource  # noqa: PLC0415 -- only systems without /proc need it

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return pages * os.sysconf("SC_PAGE_SIZE")
