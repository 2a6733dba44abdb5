"""The whole path of one file, from bytes to report.

1. Examine it: bytes, container, the engine's view; in this process or in a worker. Where the network is allowed and
   the record is kept elsewhere: fetch it, and examine the file with it.
2. Weigh what was found: our own checks of signature, signer and time. Where the network is allowed: ask about
   revocation.
3. Judge it.
4. Put the report together.
5. Where the policy asks for it: put a second opinion of another program beside it.
6. Where the output asks for them: make pictures of the file and of what went into it.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from verify.errors import InputError
from verify.failure import failure
from verify.media.source import Input
from verify.model.names import name_bytes, shown_name
from verify.model.report import SCHEMA_VERSION, Checked, Contact, FileFacts, Report, TrustListUse
from verify.policy import Policy
from verify.trust.crypto import warm_up
from verify.trust.load import engine_lists, load_lists
from verify.trust.seal import iso
from verify.version import ENGINE, VERSION
from verify.words.spoken import speaking

if TYPE_CHECKING:
    from verify.examine.facts import Examined
    from verify.examine.local import Examiner
    from verify.judge.evidence import Evidence
    from verify.judge.verdict import Verdict
    from verify.model.pictures import Pictures
    from verify.online.fetch import Fetcher
    from verify.trust.incidents import Incident
    from verify.trust.lists import TrustList


class Seen(NamedTuple):
    """A report with what it rests on, for outputs that show more than it says.

    Attributes:
        report: what a check found.
        facts: what was read; `crjson` is the engine's standard view of the record, word for word.
        pictures: of the file and of what went into it, where they were asked for.
    """

    report: Report
    facts: Examined
    pictures: Pictures | None = None


class Verifier:
    """Checks files under one policy; loads trust lists and the engine once.

    Args:
        policy: lists, time, limits.
        examiner: reads the files; by default in this process, which is safe to share between threads.
            `verify.examine.client.WorkerExaminer` reads them in a worker process that is watched.
        fetcher: uses the network, where the policy allows it; by default with the rules of `verify.online.fetch`.

    Raises:
        TrustError: a trust list is unknown or unusable, or a file of incidents has not the form.
        UsageError: a second opinion is asked for, but the other verifier is not installed; or there are no sentences in
            the language of the policy.
    """

    def __init__(
        self,
        policy: Policy = Policy(),  # noqa: B008 -- immutable
        examiner: Examiner | None = None,
        fetcher: Fetcher | None = None,
    ) -> None:
        self.policy = policy
        with speaking(policy.language):
            if policy.second_opinion:
                from verify.second.installed import require  # noqa: PLC0415 -- few checks ask for a second opinion

                require()
            self._lists = load_lists(policy)
            self._incidents = _incidents(policy) if policy.incidents else ()
        self._fetcher = (fetcher or _strict()) if policy.online else None
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
        return self.see(item, name=name, manifest=manifest).report

    def see(self, item: Input, *, name: str | None = None, manifest: str | None = None, pictures: bool = False) -> Seen:
        """Check one file, and return what was read beside the report.

        Args:
            item: a path, bytes, or a binary stream.
            name: what to call it; by default the last part of the path.
            manifest: path of a `.c2pa` file with its record.
            pictures: make pictures of the file and of what went into it, too.

        Raises:
            InputError: the input cannot be checked; says why and what to do.
        """
        with speaking(self.policy.language):
            return self._see(item, name, manifest, pictures=pictures)

    def _see(self, item: Input, name: str | None, manifest: str | None, *, pictures: bool) -> Seen:
        again_needed = self._fetcher is not None or self.policy.second_opinion or pictures
        if again_needed and hasattr(item, "read"):
            return self._see_stream(cast("BinaryIO", item), name, manifest, pictures=pictures)
        at = self.policy.time()
        facts = self._examiner.examine(item, name=name, manifest=manifest)  # 1
        from verify.judge.verdict import judge  # noqa: PLC0415 -- a worker reads meanwhile, see `load_judging`
        from verify.weigh import Means, weigh  # noqa: PLC0415 -- as above

        means = Means(self._lists, at, self.policy.pixels, self.policy.identity_issuers, self._incidents)
        contacts: tuple[Contact, ...] = ()
        if self._fetcher is None:
            evidence = weigh(facts, means)  # 2
        else:
            from verify.online.check import complete  # noqa: PLC0415 -- most checks never touch the network

            again = partial(self._examiner.examine, item, name=name)
            evidence, contacts = complete(facts, again, means, self.policy, self._fetcher)
        verdict = judge(evidence, self._issued, show_prompts=self.policy.show_prompts)  # 3
        checked = self._checked(at, contacts)._replace(
            limits_hit=_limits_hit(evidence, verdict), conforming_products=_products_used(evidence)
        )
        report = _report(evidence.facts, verdict, checked)  # 4
        if self.policy.second_opinion:
            report = self._seconded(report, item, evidence.facts)  # 5
        return Seen(report, evidence.facts, self._pictures(item, evidence.facts, report) if pictures else None)  # 6

    def _pictures(self, item: Input, facts: Examined, report: Report) -> Pictures:
        from verify.pictures.make import make_pictures  # noqa: PLC0415 -- most outputs show no pictures

        return make_pictures(cast("str | bytes", item), facts, report, self.policy.limits)

    def _seconded(self, report: Report, item: Input, facts: Examined) -> Report:
        from verify.second.check import Checked as Ours  # noqa: PLC0415 -- few checks ask for a second opinion
        from verify.second.check import with_second_opinion  # noqa: PLC0415 -- as above

        known = cast("str | bytes", item)  # a stream was held in a file before
        return with_second_opinion(report, Ours(known, facts, self._lists, self.policy.limits))

    def verify_address(self, url: str, *, manifest: str | None = None) -> Report:
        """Fetch a file and check it; as `see_address`, the report alone."""
        return self.see_address(url, manifest=manifest).report

    def see_address(self, url: str, *, manifest: str | None = None, pictures: bool = False) -> Seen:
        """Fetch a file and check it.

        Args:
            url: an https address.
            manifest: path of a `.c2pa` file with its record.
            pictures: make pictures, too.

        Raises:
            InputError: the policy does not allow the network, or what came cannot be checked.
            NetworkError: it cannot be fetched.
        """
        with speaking(self.policy.language):
            return self._see_address(url, manifest, pictures=pictures)

    def _see_address(self, url: str, manifest: str | None, *, pictures: bool) -> Seen:
        if self._fetcher is None:
            raise failure(InputError, "input.address")
        from verify.online.media import downloaded  # noqa: PLC0415 -- most checks never touch the network

        with downloaded(url, self._fetcher, self.policy.limits) as file:
            seen = self.see(file.path, name=file.name, manifest=manifest, pictures=pictures)
        report = seen.report
        checked = report.checked._replace(network=(file.contact, *report.checked.network))
        shown = _without_path(report.file)._replace(url=shown_name(url))
        return seen._replace(report=report._replace(file=shown, checked=checked))

    def _see_stream(self, stream: BinaryIO, name: str | None, manifest: str | None, *, pictures: bool) -> Seen:
        """Check a stream that may have to be read a second time: with a fetched record, or by another program."""
        from verify.online.media import held  # noqa: PLC0415 -- most checks never touch the network

        with held(stream, self.policy.limits) as path:
            seen = self.see(path, name=name or "stream", manifest=manifest, pictures=pictures)
        return seen._replace(report=seen.report._replace(file=_without_path(seen.report.file)))

    def _checked(self, at: datetime, contacts: tuple[Contact, ...]) -> Checked:
        lists = tuple(
            TrustListUse(i.name, i.issued or i.retrieved, i.digest, len(i.entries), i.origin, i.age_days(at))
            for i in self._lists
        )
        return Checked(
            iso(at), f"howmade {VERSION}", ENGINE, lists, contacts, (), self.policy.file, None, self.policy.language
        )


def load_judging() -> None:
    """Import what judges a file: while a worker reads the first one, its caller has nothing else to do."""
    import verify.judge.verdict  # noqa: PLC0415 -- for its import alone
    import verify.trust.described  # noqa: PLC0415 -- for its import alone
    import verify.weigh  # noqa: F401, PLC0415 -- for its import alone

    warm_up()


def _local(policy: Policy, lists: tuple[TrustList, ...]) -> Examiner:
    from verify.examine.local import LocalExaminer  # noqa: PLC0415 -- it loads the engine, which a worker may do instead

    return LocalExaminer(engine_lists(lists), policy.limits, pixels=policy.pixels)


def _incidents(policy: Policy) -> tuple[Incident, ...]:
    from verify.trust.incident_file import read_incident_files  # noqa: PLC0415 -- few users have files of their own

    return read_incident_files(policy.incidents)


def _strict() -> Fetcher:
    from verify.online.fetch import Fetcher  # noqa: PLC0415 -- most checks never touch the network

    return Fetcher()


def _without_path(file: FileFacts) -> FileFacts:
    """Leave out the path of a temporary file of ours."""
    return file._replace(path=None, path_bytes_b64=None)


def _limits_hit(evidence: Evidence, verdict: Verdict) -> tuple[str, ...]:
    """Return the names of the limits that left a part of the file unread or untold, in their order."""
    from verify.judge.history import MAX_STEPS  # noqa: PLC0415 -- loaded with the judging

    facts = evidence.facts
    found: set[str] = {problem.limit for problem in (*facts.problems, *facts.signals.problems) if problem.limit}
    if evidence.record is not None and evidence.record.cut:
        found.add("manifest_count")
    if len(verdict.history) >= MAX_STEPS:
        found.add("history_steps")
    return tuple(sorted(found))


def _products_used(evidence: Evidence) -> str | None:
    """Return the date of the list of conforming products where a signer was looked up in it."""
    from verify.trust.lists import C2PA_LIST  # noqa: PLC0415 -- loaded with the lists

    if not any(entry.list_id == C2PA_LIST for seal in evidence.seals for entry in seal.recognition):
        return None
    from verify.trust.products import product_list  # noqa: PLC0415 -- most signers are on no list, or on another

    return product_list().retrieved


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
        identities=verdict.identities,
        times=verdict.times,
        caution=verdict.caution,
    )
