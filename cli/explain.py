"""`howmade explain CODE`: a finding or a C2PA status code in plain words."""

from __future__ import annotations

import typer

from verify.errors import UsageError


def explain(code: str = typer.Argument(help="A finding code of a report, or a C2PA status code.")) -> None:
    """Say what a code shows, what it does not show, and what to do next.

    Example: howmade explain record.content_changed
    """
    from verify.words import neutral  # noqa: PLC0415 -- import late: --help needs none of it
    from verify.words.codes import explain_code, known_codes  # noqa: PLC0415 -- as above

    found = explain_code(code)
    if found is None:
        import difflib  # noqa: PLC0415 -- other commands need none of it

        near = difflib.get_close_matches(code, known_codes(), n=3)
        hint = f"did you mean {', '.join(near)}?" if near else "docs/findings.md lists every code"
        raise UsageError("usage.unknown_code", f"no code is called “{neutral(code)}”", hint)
    typer.echo("\n\n".join((found.code, *(f"{label}\n  {text}" if text else label for label, text in found.parts))))
