"""Sign media with the engine's builder, and read it back: what every test that needs a signed file starts from.

Nothing here goes to the network, and nothing uses the engine's default context.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from c2pa import (  # noqa: TID251 - samples are signed with the engine that reads them
    Builder,
    C2paBuilderIntent,
    C2paError,
    Context,
    Reader,
)

from tests.samples import authority
from tests.samples.authority import CLAIM_SIGNING, EMAIL_PROTECTION, Leaf

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
GENERATED = IPTC + "trainedAlgorithmicMedia"
PARTLY_GENERATED = IPTC + "compositeWithTrainedAlgorithmicMedia"
CAPTURED = IPTC + "digitalCapture"
HUMAN_EDITS = IPTC + "humanEdits"

Json = Mapping[str, Any]

# The network is closed twice: no fetching, and no host that the engine may talk to for any reason.
CLOSED: Json = {
    "verify": {"verify_after_sign": False, "remote_manifest_fetch": False, "ocsp_fetch": False},
    "core": {"allowed_network_hosts": [], "allow_redirects": False},
}


THUMBNAIL_EDGE = 128  # pixels of the longer side: the engine would enlarge small pictures to 1,024


class Agent(NamedTuple):
    """A tool as claims name it."""

    name: str
    version: str

    def json(self) -> dict[str, object]:
        """Return it as ``claim_generator_info`` and ``softwareAgent`` hold it."""
        return {"name": self.name, "version": self.version}


class Input(NamedTuple):
    """Media that went into other media: becomes an ingredient.

    Attributes:
        title: as the record shows it.
        data: the whole file; a manifest store in it is carried along.
        media_type: of ``data``.
        relationship: ``parentOf``, ``componentOf`` or ``inputTo``.
        id: what ``parameters.ingredientIds`` of an action calls it.
    """

    title: str
    data: bytes
    media_type: str = "image/jpeg"
    relationship: str = "parentOf"
    id: str = "parent"

    def json(self) -> dict[str, object]:
        """Return the ingredient definition that the builder takes."""
        return {"title": self.title, "relationship": self.relationship, "label": self.id}


def action(
    name: str,
    *,
    source_type: str | None = None,
    agent: Agent | None = None,
    when: str | None = None,
    uses: Sequence[str] = (),
    description: str | None = None,
) -> dict[str, object]:
    """Return one action as the builder takes it; ``uses`` names ingredients by their id."""
    parts: dict[str, object | None] = {
        "action": name,
        "when": when,
        "softwareAgent": agent.json() if agent else None,
        "digitalSourceType": source_type,
        "description": description,
        "parameters": {"ingredientIds": list(uses)} if uses else None,
    }
    return {key: value for key, value in parts.items() if value is not None}


def manifest(
    title: str, agent: Agent, actions: Sequence[Json], *, assertions: Sequence[Json] = (), complete: bool = True
) -> dict[str, object]:
    """Return a version 2 manifest definition with one action list.

    Args:
        title: of the asset.
        agent: the claim generator.
        actions: in order, the inception first.
        assertions: other assertions, as ``{"label": …, "data": …}``.
        complete: whether the list says of itself that it holds every action.
    """
    listed = {"label": "c2pa.actions.v2", "data": {"actions": list(actions), "allActionsIncluded": complete}}
    return {
        "claim_version": 2,
        "title": title,
        "claim_generator_info": [agent.json()],
        "assertions": [{**listed, "created": True}, *assertions],
    }


class Options(NamedTuple):
    """How a file is signed, apart from what its manifest says.

    Attributes:
        thumbnails: whether the engine adds small pictures of the media and of every ingredient.
        trusted: anchors in PEM that the signing tool knows when it looks into an ingredient's own record.
        update: whether the manifest is an update manifest (the one ingredient is the parent, the media stays as it is).
        remote_url: address of a remote manifest that is written into the media as well.
        settings: engine settings that replace those of the same section.
    """

    thumbnails: bool = False
    trusted: tuple[str, ...] = ()
    update: bool = False
    remote_url: str | None = None
    settings: Json | None = None


PLAIN = Options()


def sign(
    media_bytes: bytes,
    mime: str,
    definition: Json,
    leaf: Leaf,
    ingredients: Sequence[Input] = (),
    options: Options = PLAIN,
) -> bytes:
    """Return the media with a signed manifest store in it.

    Args:
        media_bytes: the file to sign.
        mime: its type.
        definition: the manifest, from :func:`manifest` or written out.
        leaf: who signs.
        ingredients: what went in.
        options: how.

    Raises:
        c2pa.C2paError: when the engine refuses the definition or the media.
    """
    out = io.BytesIO()
    with _builder(definition, ingredients, options) as builder:
        builder.sign(authority.signer(leaf), mime, io.BytesIO(media_bytes), out)
    return out.getvalue()


def sign_detached(
    media_bytes: bytes, mime: str, definition: Json, leaf: Leaf, ingredients: Sequence[Input] = ()
) -> bytes:
    """Return a manifest store for a ``.c2pa`` file beside the media, which stays as it is."""
    with _builder(definition, ingredients, PLAIN) as builder:
        builder.set_no_embed()
        return bytes(builder.sign(authority.signer(leaf), mime, io.BytesIO(media_bytes), io.BytesIO()))


def sign_remote(media_bytes: bytes, mime: str, definition: Json, leaf: Leaf, url: str) -> tuple[bytes, bytes]:
    """Return the media with nothing but the address of its record in it, and the manifest store for that address."""
    out = io.BytesIO()
    with _builder(definition, (), Options(remote_url=url)) as builder:
        builder.set_no_embed()
        store = bytes(builder.sign(authority.signer(leaf), mime, io.BytesIO(media_bytes), out))
    return out.getvalue(), store


def sign_file(source: Path, target: Path, mime: str, definition: Json, leaf: Leaf) -> None:
    """Sign as :func:`sign` does, from one path to another, for files that memory should not hold."""
    with source.open("rb") as reading, target.open("w+b") as writing, _builder(definition, (), PLAIN) as builder:
        builder.sign(authority.signer(leaf), mime, reading, writing)


class Reading(NamedTuple):
    """What the engine says of a file.

    Attributes:
        state: ``Invalid``, ``Valid`` or ``Trusted``; None where it finds no record.
        failures: failure codes of the active manifest, in order.
        successes: success codes of the active manifest, in order.
        store: the engine's JSON of the whole manifest store.
    """

    state: str | None
    failures: tuple[str, ...]
    successes: tuple[str, ...]
    store: dict[str, Any]


def read(data: bytes, mime: str, *anchors: str, detached: bytes | None = None) -> Reading:
    """Read a file with the bare engine and these anchors (PEM); ``detached`` is a manifest store beside it.

    Raises:
        c2pa.C2paError: when there is a record that the engine cannot parse.
    """
    context = Context.from_dict({**CLOSED, **_trust(anchors)})
    try:
        reader = Reader(mime, io.BytesIO(data), manifest_data=detached, context=context)
    except C2paError.ManifestNotFound:  # type: ignore[attr-defined]  # the engine adds its kinds at run time
        return Reading(None, (), (), {})
    with reader:
        active = (reader.get_validation_results() or {}).get("activeManifest", {})
        return Reading(
            reader.get_validation_state(),
            tuple(entry["code"] for entry in active.get("failure", ())),
            tuple(entry["code"] for entry in active.get("success", ())),
            json.loads(reader.json()),
        )


def _builder(definition: Json, ingredients: Sequence[Input], options: Options) -> Builder:
    thumbnail = {"enabled": options.thumbnails, "long_edge": THUMBNAIL_EDGE}
    settings = {**CLOSED, "builder": {"thumbnail": thumbnail}, **_trust(options.trusted), **(options.settings or {})}
    builder = Builder(dict(definition), context=Context.from_dict(settings))
    if options.update:
        builder.set_intent(C2paBuilderIntent.UPDATE)
    if options.remote_url is not None:
        builder.set_remote_url(options.remote_url)
    for used in ingredients:
        builder.add_ingredient_from_stream(used.json(), used.media_type, io.BytesIO(used.data))
    return builder


def _trust(anchors: Sequence[str]) -> Json:
    """Return the engine's trust section for claim-signing anchors in PEM, each a list of its own."""
    if not anchors:
        return {}
    listed = [
        {"trust_uri": f"urn:sample:{number}", "trust_kind": "manifest", "trust_anchors": anchor}
        for number, anchor in enumerate(anchors)
    ]
    purposes = f"{CLAIM_SIGNING.dotted_string}\n{EMAIL_PROTECTION.dotted_string}"
    return {"trust": {"trust_config": purposes, "anchors": listed}}
