"""A record that is kept elsewhere: fetched from the address that the file names, and read with the file.

Whoever keeps it sees the request, and with it that somebody checks this file; the report says so.
"""

from __future__ import annotations

import tempfile
from typing import BinaryIO, NamedTuple, Protocol, cast

from verify.errors import InputError
from verify.examine.facts import Examined, Found
from verify.media.sniff import HEAD_BYTES, SIDECAR, sniff
from verify.model.report import Contact
from verify.model.vocabulary import Location
from verify.online.fetch import Failed, Fetcher, Rule
from verify.online.tell import contact, reason
from verify.online.why import Why
from verify.policy import Limits

SECONDS = 10.0
"""For a record of some MiB on a slow line; whoever waits longer waits for a server that does not want to answer."""


class Again(Protocol):
    """Reads the same file once more, with the manifest store at a path."""

    def __call__(self, *, manifest: str) -> Examined:
        """Read it; see `verify.examine.local.Examiner`."""
        ...


class Asked(NamedTuple):
    """What asking for a record gave.

    Attributes:
        facts: with the record, or as they were.
        contacts: whom we asked; nobody where the file names no record elsewhere.
        host: who was asked.
        failure: why the record is not here, in words.
    """

    facts: Examined
    contacts: tuple[Contact, ...] = ()
    host: str = ""
    failure: str = ""


def ask_for_record(facts: Examined, again: Again, fetcher: Fetcher, limits: Limits) -> Asked:
    """Fetch the record that a file points to, and read the file with it.

    Args:
        facts: what reading the file alone gave.
        again: reads the file with the manifest store at this path.
        fetcher: fetches.
        limits: caps in bytes.
    """
    if facts.found is not Found.REMOTE:
        return Asked(facts)
    rule = Rule("record", limits.fetched_manifest_bytes, SECONDS)
    with tempfile.NamedTemporaryFile(prefix="howmade-", suffix=".c2pa") as store:  # for this user's eyes alone
        outcome = fetcher.fetch(facts.message, rule, cast("BinaryIO", store))
        if isinstance(outcome, Failed):
            return _failed(facts, rule, outcome)
        store.flush()
        store.seek(0)
        if sniff(store.read(HEAD_BYTES)) != SIDECAR:
            return _failed(facts, rule, Failed(outcome.host, Why.NO_STORE))
        try:
            read = again(manifest=store.name)
        except InputError:  # the file went away meanwhile, or the record ended the worker that read it
            return _failed(facts, rule, Failed(outcome.host, Why.NO_RECORD))
    if read.found is not Found.RECORD:
        return _failed(facts, rule, Failed(outcome.host, Why.NO_RECORD))
    changed = facts.changed or read.changed or read.sha256 != facts.sha256
    here = read._replace(
        location=Location.REMOTE, sidecar_given=False, changed=changed, message=facts.message, path=facts.path
    )
    return Asked(here, (contact(rule, outcome),), outcome.host)


def _failed(facts: Examined, rule: Rule, outcome: Failed) -> Asked:
    return Asked(facts, (contact(rule, outcome),), outcome.host, reason(outcome))
