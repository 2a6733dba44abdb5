"""How an ingredient's own record stands: what its adder wrote down about it, what holds now, and who signed it.

The engine calls a file trusted whatever the records of its parents say, so each is told on its own. Only records are
meant here: the media that an ingredient was is not in the file, and nothing is ever said of it.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from verify.judge.evidence import Evidence
from verify.judge.lineage import Link, broken, recorded_failures
from verify.model.vocabulary import SignerState
from verify.record.types import UNKNOWN_VERSION, Ingredient, Manifest
from verify.trust.sealed import SignatureState
from verify.words import join, quoted, say

MAX_NAMED = 5
"""Ingredients, or codes, that one sentence names; the others are counted, and the list of manifests has all of them."""


class Record(StrEnum):
    """What is to be said of an ingredient's record, the gravest first."""

    FAILED_THEN = "failed_then"  # when it was added, as its adder wrote down
    FAILED = "failed"
    MISSING = "missing"  # named, and not here
    REVOKED = "revoked"  # it holds, and its signer's certificate was withdrawn, by all that is shown before the signing
    UNLISTED = "unlisted"  # it holds, and no loaded list knows who signed it
    EXPIRED = "expired"  # it holds, with a certificate that is not shown to have been valid
    NONE = "none"  # the ingredient came without one
    GOOD = "good"


_QUIET = (Record.NONE, Record.GOOD)

_OF_SIGNER = {
    SignerState.RECOGNIZED: Record.GOOD,
    SignerState.EXPIRED: Record.EXPIRED,
    SignerState.REVOKED: Record.REVOKED,
    SignerState.UNRECOGNIZED: Record.UNLISTED,
    SignerState.NONE: Record.UNLISTED,
}


class Standing(NamedTuple):
    """An ingredient's record: what is to be said of it, the codes that show it, and who signed it."""

    record: Record
    codes: tuple[str, ...] = ()
    who: str = ""


def standing(evidence: Evidence, ingredient: Ingredient, target: int | None) -> Standing:
    """Say how the record of an ingredient stands.

    Args:
        evidence: the facts.
        ingredient: as its holder describes it.
        target: place of its manifest; None where it is not here.
    """
    then = recorded_failures(ingredient)
    if target is None:
        if ingredient.url is None and not then:
            return Standing(Record.NONE)
        return Standing(Record.FAILED_THEN if then else Record.MISSING, then)
    manifest, seal = evidence.manifests[target], evidence.seal(target)
    codes = broken(manifest, ingredient) or _own_view(manifest, seal.signature)
    if codes:
        return Standing(Record.FAILED_THEN if set(codes) <= set(then) else Record.FAILED, codes)
    printed = manifest.certificate
    who = seal.organization or seal.name or (printed and (printed.organization or printed.name)) or "?"
    if seal.state is SignerState.REVOKED:
        who = _withdrawn(evidence, target, who)
    found = _OF_SIGNER[seal.state]
    return Standing(found) if found is Record.GOOD else Standing(found, who=who)


def _withdrawn(evidence: Evidence, target: int, who: str) -> str:
    found = evidence.revocation_of(target)
    if found is None or not found.time:
        return quoted(who)
    from verify.judge.told import teller  # noqa: PLC0415 -- of few signers anything is known

    return say("revocation.since", name=who, time=found.time, host=teller(found))


def _own_view(manifest: Manifest, signature: SignatureState) -> tuple[str, ...]:
    if manifest.version == UNKNOWN_VERSION:
        return (say("claim.unknown_version"),)
    return (say("signature.own_check"),) if signature is SignatureState.INVALID else ()


def clauses(evidence: Evidence, ingredients: tuple[Ingredient, ...], places: dict[str, int]) -> str:
    """Return what a step of the history adds about the records of what it used; empty where there is nothing to add.

    Args:
        evidence: the facts.
        ingredients: what the step used.
        places: of the manifests, by their labels.
    """
    return "".join(_clauses(evidence, ingredients[:MAX_NAMED], places))


def _clauses(evidence: Evidence, ingredients: tuple[Ingredient, ...], places: dict[str, int]) -> Iterator[str]:
    for item in ingredients:
        found = standing(evidence, item, places.get(item.manifest or ""))
        if found.record not in _QUIET:
            title = item.title or item.label
            it = say("step.its_record") if len(ingredients) == 1 else say("step.the_record", title=title)
            yield say(f"step.record.{found.record.value}", it=it, codes=codes_in_words(found.codes), name=found.who)


class Told(NamedTuple):
    """Records of ingredients that stand alike: where the first of them is named, and what is to be said of all."""

    record: Record
    source: str
    what: str


def list_standings(evidence: Evidence, links: tuple[Link | None, ...]) -> tuple[Told, ...]:
    """Return what is to be said of every record of an earlier version or part that is not good, like with like.

    Args:
        evidence: the facts.
        links: the place of each manifest in the story; what nothing leads to is no part of it.
    """
    places = {manifest.label: index for index, manifest in enumerate(evidence.manifests)}
    groups: dict[Standing, dict[str, str]] = {}
    for holder, link in zip(evidence.manifests, links, strict=True):
        for ingredient in holder.ingredients if link else ():
            found = standing(evidence, ingredient, places.get(ingredient.manifest or ""))
            if found.record not in _QUIET:
                pointed = f"{holder.label}/{ingredient.label}"
                groups.setdefault(found, {})[pointed] = ingredient.title or ingredient.label
    return tuple(_told(found, named) for found, named in groups.items())


def _told(found: Standing, named: dict[str, str]) -> Told:
    titles, codes = titles_in_words(tuple(named.values())), codes_in_words(found.codes)
    what = say(f"ingredient.{found.record.value}.what", titles=titles, codes=codes, name=found.who)
    return Told(found.record, next(iter(named)), what)


def codes_in_words(codes: tuple[str, ...]) -> str:
    """Return status codes as a list, the first of them if there are many."""
    shown = codes if len(codes) <= MAX_NAMED else (*codes[:MAX_NAMED], "…")
    return ", ".join(shown)


def titles_in_words(titles: tuple[str, ...]) -> str:
    """Return titles in quotation marks, the first of them if there are many, and the number of the others."""
    shown = tuple(say("title", title=title) for title in tuple(dict.fromkeys(titles))[:MAX_NAMED])
    rest = len(titles) - len(shown)
    return join((*shown, say("title.others", count=rest)) if rest else shown)
