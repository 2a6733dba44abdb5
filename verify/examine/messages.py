"""What passes between a caller and its worker, as JSON values: set-up, requests, facts, errors.

A worker that a hostile file took over can send anything, so whatever comes back is parsed field by field.
"""

import base64
from typing import Any, NamedTuple

from verify.errors import InputError, VerifyError
from verify.examine.facts import Examined, Found, HashCheck
from verify.examine.found_message import found_of, list_of, number_of, problem_of, range_of, text_of
from verify.examine.protection import LeftOut, Part, Protection
from verify.failure import failure
from verify.model.vocabulary import Kind, Location
from verify.policy import Limits
from verify.record.engine_list import EngineList

Message = dict[str, Any]


class Setup(NamedTuple):
    """What a worker is told once: trust lists in the engine's form, bounds, pixels or not, and a language."""

    lists: tuple[EngineList, ...]
    limits: Limits
    pixels: bool
    language: str = "en"


def setup_message(setup: Setup) -> Message:
    """Return the first message to a worker."""
    return setup._asdict()


def setup_of(message: Message) -> Setup:
    """Return the set-up that a first message holds."""
    lists = tuple(EngineList(*item)._replace(subjects=tuple(item[-1])) for item in message["lists"])
    return Setup(lists, Limits(*message["limits"]), message["pixels"] is True, str(message["language"]))


def facts_message(facts: Examined) -> Message:
    """Return facts as a message: the fields in their order, the raw store in base64."""
    store = None if facts.store is None else base64.b64encode(facts.store).decode("ascii")
    return {"facts": facts._replace(store=None), "store": store}


def facts_of(message: Message) -> Examined:
    """Return the facts that a message holds.

    Raises:
        ValueError: a field is missing or of another type.
    """
    values = message.get("facts")
    if not isinstance(values, list) or len(values) != len(Examined._fields):
        raise ValueError("facts with other fields")
    raw = Examined(*values)
    store = message.get("store")
    return Examined(
        name=text_of(raw.name),
        path=None if raw.path is None else text_of(raw.path),
        size=number_of(raw.size),
        sha256=text_of(raw.sha256),
        media_type=text_of(raw.media_type),
        kind=Kind(raw.kind),
        changed=raw.changed is True,
        found=Found(raw.found),
        message=text_of(raw.message),
        crjson=text_of(raw.crjson),
        engine_state=None if raw.engine_state is None else text_of(raw.engine_state),
        location=None if raw.location is None else Location(raw.location),
        sidecar_given=raw.sidecar_given is True,
        store=None if store is None else base64.b64decode(text_of(store), validate=True),
        store_ranges=tuple(range_of(item) for item in list_of(raw.store_ranges)),
        store_payload=tuple(range_of(item) for item in list_of(raw.store_payload)),
        metadata_ranges=tuple(range_of(item) for item in list_of(raw.metadata_ranges)),
        stores=number_of(raw.stores),
        traces=tuple(text_of(trace) for trace in list_of(raw.traces)),
        data_hash=HashCheck(raw.data_hash),
        protection=_protection(raw.protection),
        problems=tuple(problem_of(item) for item in list_of(raw.problems)),
        signals=found_of(raw.signals),
        second_files=tuple(text_of(item) for item in list_of(raw.second_files)),
    )


def _protection(value: object) -> Protection:
    partial, left_out, media, media_bytes, trailing = list_of(value, len(Protection._fields))
    return Protection(
        partial is True,
        tuple(_left_out(item) for item in list_of(left_out)),
        tuple(range_of(item) for item in list_of(media)),
        number_of(media_bytes),
        tuple(range_of(item) for item in list_of(trailing)),
    )


def _left_out(value: object) -> LeftOut:
    start, length, part = list_of(value, len(LeftOut._fields))
    return LeftOut(number_of(start), number_of(length), Part(text_of(part)))


def error_message(error: InputError) -> Message:
    """Return an error as a message."""
    return {"error": [error.code, error.message, error.hint]}


def no_memory_message() -> Message:
    """Return the answer about a file that needs too much memory; the caller says it, who has room for words."""
    return {"memory": True}


def unsafe(why: str, **values: str | int) -> InputError:
    """Return the error about a file that cost its worker too much.

    Args:
        why: what became of the worker: a variant of ``error.input.unsafe``.
        values: what stands in its places.
    """
    return failure(InputError, "input.unsafe", why, **values)


def error_of(message: Message) -> VerifyError:
    """Return the error that a message holds; a bug of the worker's where it holds none."""
    if message.get("memory") is True:
        return unsafe("memory")
    told = message.get("error")
    if isinstance(told, list) and [type(item) for item in told] == [str, str, str]:
        return InputError(*told)
    name = str(message.get("bug"))[:80]
    return failure(VerifyError, "internal.bug", name=name)
