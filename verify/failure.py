"""Make an error whose sentences stand in `verify.words`, which is loaded when the first of them is said."""

from __future__ import annotations

from typing import TypeVar

from verify.errors import VerifyError

_Kind = TypeVar("_Kind", bound=VerifyError)


def failure(kind: type[_Kind], code: str, variant: str = "", /, **values: str | int) -> _Kind:
    """Return an error in the language that is spoken.

    Args:
        kind: which error.
        code: of the error; its message is ``error.CODE``, and its hint ``error.CODE.do``.
        variant: stands behind the code in both where errors of one code say different things.
        values: what stands in the places of both.
    """
    from verify.words import say  # noqa: PLC0415 -- loaded at every start, and few files are refused

    name = f"error.{code}.{variant}" if variant else f"error.{code}"
    return kind(code, say(name, **values), say(f"{name}.do", **values))
