"""Pydantic models made from the report's named tuples: for the JSON Schema, and to validate a report read back.

Kept apart from the types themselves, because importing pydantic takes longer than checking a picture.
"""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, TypeAdapter, create_model

from verify.model.comparison import Comparison
from verify.model.identity import Identity
from verify.model.report import ErrorReport, Report
from verify.model.second import SecondOpinion
from verify.model.signing import SIGNING

_LATE: dict[str, Any] = {**SIGNING, "SecondOpinion": SecondOpinion, "Identity": Identity}
"""Types that the report names without importing them."""


@cache
def model_of(named_tuple: type) -> type[BaseModel]:
    """Return a frozen pydantic model with the fields of a named tuple; unknown fields are rejected.

    Args:
        named_tuple: a class of `verify.model.report` or `verify.model.manifests`.
    """
    hints = get_type_hints(named_tuple, localns=_LATE)
    fields: dict[str, Any] = {name: (_translate(kind), ...) for name, kind in hints.items()}
    if "schema_version" in fields:
        fields["schema_version"] = (_version_type(), ...)
    return create_model(
        named_tuple.__name__,
        __config__=ConfigDict(frozen=True, extra="forbid", strict=False),
        __doc__=named_tuple.__doc__,
        **fields,
    )


def _version_type() -> Any:  # noqa: ANN401 -- a type expression has no narrower type
    from typing import Literal  # noqa: PLC0415 -- used here alone

    return Literal[1]


def _translate(kind: Any) -> Any:  # noqa: ANN401 -- type expressions have no narrower type
    """Replace each named tuple inside a type expression by its model."""
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return model_of(kind)
    origin = get_origin(kind)
    if origin is tuple:
        return tuple[tuple(_translate(arg) if arg is not Ellipsis else arg for arg in get_args(kind))]  # type: ignore[misc]
    if origin in (Union, types.UnionType):
        return Union[tuple(_translate(arg) for arg in get_args(kind))]  # noqa: UP007 -- built at run time
    return kind


@cache
def adapter() -> TypeAdapter[Any]:
    """Return the validator of what stands in a JSON output: a report, or an error in its place."""
    either: Any = Union[model_of(Report), model_of(ErrorReport)]  # noqa: UP007 -- built at run time
    return TypeAdapter(either)


@cache
def comparison_adapter() -> TypeAdapter[Any]:
    """Return the validator of a comparison."""
    comparison: Any = model_of(Comparison)
    return TypeAdapter(comparison)


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a comparison."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "howmade comparison, schema version 1",
        **{key: value for key, value in comparison_adapter().json_schema().items() if key != "title"},
    }


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one report or error object."""
    body = adapter().json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "howmade report, schema version 1",
        **body,
    }
