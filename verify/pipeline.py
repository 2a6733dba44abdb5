"""The whole path of one file, from bytes to report.

1. Examine it: bytes, container, the engine's view; in this process or in a worker.
2. Weigh what was found: our own checks of signature, signer and time.
3. Judge it.
4. Put the report together.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from verify.media.source import Input
from verify.model.names import name_bytes, shown_name
from verify.model.report import SCHEMA_VERSION, Checked, FileFacts, Report, TrustListUse
from verify.policy import Policy
from verify.trust.crypto import warm_up
from verify.trust.load import engine_lists, load_lists
from verify.trust.seal import iso
from verify.version import ENGINE, VERSION

if TYPE_CHECKING:
    from verify.examine.facts import Examined
    from verify.examine.local import Examiner
    from verify.judge.verdict import Verdict
    from verify.trust.lists import TrustList


class Verifier:
    """Checks files under one policy; loads trust lists and the engine once.

    Args:
        policy: lists, time, limits.
        examiner: reads the files; by default in this process, which is safe to share between threads.
            `verify.examine.client.WorkerExaminer` reads them in a worker process that is watched.

    Raises:
        TrustError: a trust list is unknown or unusable.
    """

    def __init__(self, policy: Policy = Policy(), examiner: Examiner | None = None) -> None:  # noqa: B008 -- immutable
        self.policy = policy
        self._lists = load_lists(policy)
        self._examiner = examiner or _local(policy, self._lists)
        self._issued = {item.name: item.issued for item in self._lists}

    def verify(self, item: Input, *, name: str | None = None, manifest: str | None = None) -> Report:
        """Check one file.

        Args:
            item: a path, bytes, or a binary stream.
            name: what to call it; by default the last part of the path.
            manifest: path of a `.c2pa` file with its record.

        Raises:
            InputError: the input cannot be checked; says why and what to do.
        """
        at = self.policy.time()
        facts = self._examiner.examine(item, name=name, manifest=manifest)  # 1
        from verify.judge.verdict import judge  # noqa: PLC0415 -- a worker reads meanwhile, see `load_judging`
        from verify.weigh import Means, weigh  # noqa: PLC0415 -- as above

        evidence = weigh(facts, Means(self._lists, at, self.policy.pixels))  # 2
        verdict = judge(evidence, self._issued, show_prompts=self.policy.show_prompts)  # 3
        return _report(facts, verdict, self._checked(at))  # 4

    def _checked(self, at: datetime) -> Checked:
        lists = tuple(TrustListUse(i.name, i.issued or i.retrieved, i.digest, len(i.entries)) for i in self._lists)
        return Checked(iso(at), f"howmade {VERSION}", ENGINE, lists, (), ())


def load_judging() -> None:
    """Import what judges a file: while a worker reads the first one, its caller has nothing else to do."""
    import verify.judge.verdict  # noqa: PLC0415 -- for its import alone
    import verify.weigh  # noqa: F401, PLC0415 -- for its import alone

    warm_up()


def _local(policy: Policy, lists: tuple[TrustList, ...]) -> Examiner:
    from verify.examine.local import LocalExaminer  # noqa: PLC0415 -- it loads the engine, which a worker may do instead

    return LocalExaminer(engine_lists(lists), policy.limits, pixels=policy.pixels)


def _report(facts: Examined, verdict: Verdict, checked: Checked) -> Report:
    return Report(
        schema_version=SCHEMA_VERSION,
        file=FileFacts(
            name=shown_name(facts.name),
            path=None if facts.path is None else shown_name(facts.path),
            path_bytes_b64=name_bytes(facts.path),
            url=None,
            bytes=facts.size,
            sha256=facts.sha256,
            media_type=facts.media_type,
            kind=facts.kind,
        ),
        checked=checked,
        headline=verdict.headline,
        answers=verdict.answers,
        statements=verdict.statements,
        leads=verdict.leads,
        history=verdict.history,
        manifests=verdict.manifests,
        c2pa_signals=verdict.signals,
        metadata=verdict.metadata,
        findings=verdict.findings,
        not_covered=verdict.not_covered,
        next_steps=verdict.next_steps,
    )
