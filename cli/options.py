"""The options of `howmade verify`, as types: what each is called, takes and says of itself.

None means "not given", so that what a policy file says holds then (`cli.settings`).
"""

import os
from pathlib import Path
from typing import Annotated

import typer

from cli.conditions import Condition
from cli.language import Language
from cli.output import Format


def _list_names(incomplete: str) -> list[str]:
    """Offer the names of trust lists when a shell asks."""
    from cli.complete import list_names  # noqa: PLC0415 -- a check needs none of it

    return [name for name in list_names() if name.startswith(incomplete)]


_OFFERED = _list_names if "_HOWMADE_COMPLETE" in os.environ else None
"""Typer takes such a function apart each time that it is started, which a check does without."""

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, https addresses (--online), or - for standard input."),
]
Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of the report. [default: the system's; for JSON en]"),
]
TextLang = Annotated[Language | None, typer.Option("--lang", help="Language of the texts. [default: the system's]")]
Form = Annotated[Format | None, typer.Option("--format", help="How to print the report. [default: text]")]
Output = Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")]
Details = Annotated[
    bool | None, typer.Option("--details/--no-details", help="Add certificates, codes, hashes, pointers.")
]
Manifest = Annotated[Path | None, typer.Option(help="A .c2pa file with the record of the one PATH.")]
PolicyPath = Annotated[
    Path | None, typer.Option("--policy", metavar="PATH", help="Policy file: settings of your newsroom, in TOML.")
]
NoPolicy = Annotated[bool, typer.Option("--no-policy", help="Use no policy file, wherever one is named or kept.")]
TrustLists = Annotated[
    list[str] | None,
    typer.Option("--trust-list", metavar="NAME", help="Use this list only (repeatable).", autocompletion=_OFFERED),
]
TrustAnchors = Annotated[
    list[Path] | None, typer.Option(help="PEM file with anchors of your own; adds a list (repeatable).")
]
TimeAnchors = Annotated[
    list[Path] | None, typer.Option(help="The same for time-stamping: authorities whose clocks you trust (repeatable).")
]
IdentityAnchors = Annotated[
    list[Path] | None, typer.Option(help="The same for identity assertions: who says who people are (repeatable).")
]
IdentityIssuers = Annotated[
    list[str] | None,
    typer.Option(
        "--identity-issuer", metavar="DID", help="Believe what this issuer says of people's identities (repeatable)."
    ),
]
Incidents = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Your own notices of incidents with signers, as JSON (repeatable)."),
]
NoDefaultTrust = Annotated[
    bool | None, typer.Option("--no-default-trust/--default-trust", help="Leave the built-in and imported lists out.")
]
Pixels = Annotated[
    bool | None,
    typer.Option("--pixels/--no-pixels", help="Look for marks hidden in the pixels, too (needs howmade[pixels])."),
]
SecondOpinion = Annotated[
    bool | None,
    typer.Option(
        "--second-opinion/--no-second-opinion",
        help="Ask another verifier about the same file, too (needs howmade[second-opinion]).",
    ),
]
ShowPrompts = Annotated[
    bool | None,
    typer.Option(
        "--show-prompts/--no-show-prompts", help="Show what generators were told to make; it can name people."
    ),
]
Online = Annotated[
    bool | None,
    typer.Option(
        "--online/--no-online",
        help="Fetch records kept elsewhere, ask about revocation; those asked learn of it.",
    ),
]
At = Annotated[str | None, typer.Option(metavar="TIME", help="Check validity as of this time (ISO 8601).")]
FollowLinks = Annotated[bool, typer.Option("--follow-links", help="Follow links inside folders, too; circles end.")]
MaxSize = Annotated[
    str | None,
    typer.Option(
        metavar="SIZE", help="Largest file to examine, such as 600MiB. [default: 2GiB; JPEG, GIF, SVG, PDF 256MiB]"
    ),
]
MaxMemory = Annotated[
    str | None, typer.Option(metavar="SIZE", help="Memory of the process that examines. [default: 2GiB]")
]
MaxTime = Annotated[
    float | None,
    typer.Option(metavar="SECONDS", min=1, max=86400, help="Longest time for one file. [default: 30]"),
]
FailOn = Annotated[
    list[Condition] | None,
    typer.Option(help="End with exit code 10 on this (repeatable). [default: altered, uncovered]"),
]
