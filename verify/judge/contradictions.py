"""Times of one file that cannot all be right, whatever zones were meant. Said without a word about why.

Nothing here says that anybody lied: clocks of cameras are set wrong, programs write dates in their own way, and a list
vouches for an authority only within what the authority does. Each rule compares what is said with what something else
shows, and only beyond the constants below.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from verify.judge.evidence import Evidence
from verify.judge.signer import shown_time, signing_time
from verify.judge.times import Told, moment_of
from verify.model.times import TimeKind, TimeMention, TimeSayer
from verify.model.vocabulary import TimeSource
from verify.trust.sealed import Seal
from verify.words import say
from verify.words.times import named, said_by, subject_of, time_in_words

SKEW: Final = timedelta(minutes=5)
"""Two clocks that are both kept may differ by this: the usual tolerance between machines on a network (as in
RFC 4120 §8.2). Cameras without a network are off by more, but then their times are only stated."""

MAX_SHOWN: Final = 5
"""Contradictions told in words; the list of times has all that they are about."""

_MAKING: Final = (TimeKind.CAPTURED, TimeKind.DIGITIZED, TimeKind.CREATED)
"""What must have happened before a record of the whole was signed. A file may be changed, and its metadata added to,
afterwards, where the signature leaves those bytes out."""

_SILENT: Final = (TimeSayer.BROKEN_RECORD, TimeSayer.UNLISTED_AUTHORITY)
"""Whose times are compared with nothing: of a record that does not hold, and of clocks that nobody vouches for."""


def contradictions_in_words(evidence: Evidence, times: tuple[Told, ...]) -> str:
    """Return a sentence for each contradiction between times of one file, who vouches for each; empty without one.

    Two time-stamps of one signature never contradict each other: either shows only that the signature is no younger,
    and later ones may be added at any time (RFC 3161 appendix B).

    Args:
        evidence: the facts.
        times: as `list_times` gives them.
    """
    found = tuple(
        dict.fromkeys(
            (
                *_after_stamps(times),
                *_before_certificates(evidence, times),
                *_parents(evidence, times),
                *_future(evidence, times),
            )
        )
    )
    more = (say("times.more", count=len(found) - MAX_SHOWN),) if len(found) > MAX_SHOWN else ()
    return " ".join((*found[:MAX_SHOWN], *more))


def _stamps(times: tuple[Told, ...]) -> dict[int, Told]:
    """Return the earliest vouched time-stamp of each manifest: the one that shows most."""
    found: dict[int, Told] = {}
    for told in times:
        mention = told.mention
        if mention.by is TimeSayer.LISTED_AUTHORITY and mention.manifest is not None and told.last:
            known = found.get(mention.manifest)
            if known is None or (known.last and told.last < known.last):
                found[mention.manifest] = told
    return found


def _after_stamps(times: tuple[Told, ...]) -> Iterator[str]:
    """What happened after the signature was there, in the words of what is signed, or of the file's own metadata."""
    stamps = _stamps(times)
    for told in times:
        mention = told.mention
        if mention.by in (*_SILENT, TimeSayer.LISTED_AUTHORITY):
            continue
        # Metadata of the file is compared with its own record; only a broken one has no time-stamp that counts.
        stamp = stamps.get(0 if mention.manifest is None else mention.manifest)
        dated = mention.kind is TimeKind.ACTION or mention.kind in _MAKING
        if stamp and dated and _later(told.first, stamp.last):
            yield say("times.after_stamp", what=_dated(told), stamp=_stamped(stamp.mention))


def _before_certificates(evidence: Evidence, times: tuple[Told, ...]) -> Iterator[str]:
    """A signature is no older than the certificate that it names among what is signed (C2PA 2.2 §14.6, x5chain)."""
    stamps = _stamps(times)
    broken = {told.mention.manifest for told in times if told.mention.by is TimeSayer.BROKEN_RECORD}
    for index in range(len(evidence.manifests)):
        seal = evidence.seal(index)
        if index in broken or not seal.not_before:
            continue
        begin = moment_of(seal.not_before)
        told = stamps.get(index) or _stated_signing(evidence, index, seal, times)
        if told and _later(begin, told.last):
            certificate = say(
                "times.certificate", name=named(seal.organization or seal.name), begin=shown_time(seal.not_before)
            )
            what = _stamped(told.mention) if index in stamps else _dated(told)
            code = "times.before_certificate" if index in stamps else "times.stated_before_certificate"
            yield say(code, what=what, certificate=certificate)


def _stated_signing(evidence: Evidence, index: int, seal: Seal, times: tuple[Told, ...]) -> Told | None:
    """Return the time that stands in the report as the time of signing, where only a statement gives it."""
    shown = signing_time(evidence.manifests[index], seal)
    if shown is None or shown.source is not TimeSource.STATED:
        return None
    own = (told for told in times if told.mention.manifest == index)
    if seal.time is not None:
        return next((told for told in own if told.mention.by is TimeSayer.UNLISTED_AUTHORITY), None)
    return next(
        (told for told in own if told.mention.kind is TimeKind.ACTION and told.mention.value == shown.time), None
    )


def _parents(evidence: Evidence, times: tuple[Told, ...]) -> Iterator[str]:
    """A record that names another by its hash is no older than that one, time-stamps and all (C2PA 2.2 §18.16)."""
    stamps = _stamps(times)
    places = {manifest.label: i for i, manifest in enumerate(evidence.manifests)}
    for index, manifest in enumerate(evidence.manifests):
        child = stamps.get(index)
        if child is None:
            continue
        for ingredient in manifest.ingredients:
            parent = stamps.get(places.get(ingredient.manifest or "", index))
            if parent and parent is not child and _later(parent.first, child.last):
                title = named(ingredient.title)
                told = {"parent": _stamped(parent.mention), "child": _stamped(child.mention)}
                yield say("times.parent", title=title, **told)


def _future(evidence: Evidence, times: tuple[Told, ...]) -> Iterator[str]:
    """What is dated after the time of the check; nothing where that time was set back before a vouched time-stamp."""
    at = evidence.at
    if at is None or any(_later(stamp.first, at) for stamp in _stamps(times).values()):
        return
    for told in times:
        if told.mention.by not in _SILENT and _later(told.first, at):
            yield say("times.future", what=_dated(told), at=shown_time(at.isoformat(timespec="seconds")))


def _later(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one - other > SKEW


def _stamped(mention: TimeMention) -> str:
    """Say a time-stamp, with its authority and who vouches for that."""
    known = mention.by is TimeSayer.LISTED_AUTHORITY
    said = "times.stamp" if known else "times.stamp.unlisted"
    return say(said, time=time_in_words(mention), who=named(mention.who), list=named(mention.list))


def _dated(told: Told) -> str:
    """Say what is dated, when, and who says so."""
    mention = told.mention
    if mention.by is TimeSayer.UNLISTED_AUTHORITY:
        return _stamped(mention)
    subject = subject_of(mention, told.subject)
    return say("times.dated", subject=subject, time=time_in_words(mention), said=said_by(mention))
