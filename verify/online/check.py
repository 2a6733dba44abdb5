"""What the network adds to the check of one file: a record that is kept elsewhere, and word of revocations."""

from __future__ import annotations

from datetime import UTC

from verify.examine.facts import Examined
from verify.judge.evidence import Evidence
from verify.model.report import Contact
from verify.online.fetch import Fetcher
from verify.online.record import Again, ask_for_record
from verify.online.revocation import Times, ask_about_signers
from verify.policy import Policy
from verify.weigh import Means, weigh


def complete(
    facts: Examined, again: Again, means: Means, policy: Policy, fetcher: Fetcher
) -> tuple[Evidence, tuple[Contact, ...]]:
    """Return the evidence about one file, and whom we asked, in order.

    Args:
        facts: what reading the file alone gave.
        again: reads it with a fetched record.
        means: lists and time.
        policy: caps, and the clock that answers about revocation are compared with.
        fetcher: fetches.
    """
    asked = ask_for_record(facts, again, fetcher, policy.limits)
    evidence = weigh(asked.facts, means)._replace(remote_host=asked.host, remote_failure=asked.failure)
    times = Times(means.at, policy.clock().astimezone(UTC))
    evidence, contacts = ask_about_signers(evidence, means.lists, times, fetcher)
    return evidence, (*asked.contacts, *contacts)
