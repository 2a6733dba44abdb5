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
from cli.said import said


def _list_names(incomplete: str) -> list[str]:
    """Offer the names of trust lists when a shell asks."""
    from cli.complete import list_names  # noqa: PLC0415 -- a check needs none of it

    return [name for name in list_names() if name.startswith(incomplete)]


_OFFERED = _list_names if "_HOWMADE_COMPLETE" in os.environ else None
"""Typer takes such a function apart each time that it is started, which a check does without."""

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help=said("help.option.paths")),
]
Lang = Annotated[
    Language | None,
    typer.Option("--lang", help=said("help.option.lang")),
]
TextLang = Annotated[Language | None, typer.Option("--lang", help=said("help.option.text_lang"))]
Form = Annotated[Format | None, typer.Option("--format", help=said("help.option.form"))]
Output = Annotated[Path | None, typer.Option(help=said("help.option.output"))]
Details = Annotated[bool | None, typer.Option("--details/--no-details", help=said("help.option.details"))]
Manifest = Annotated[Path | None, typer.Option(help=said("help.option.manifest"))]
PolicyPath = Annotated[Path | None, typer.Option("--policy", metavar="PATH", help=said("help.option.policy"))]
NoPolicy = Annotated[bool, typer.Option("--no-policy", help=said("help.option.no_policy"))]
TrustLists = Annotated[
    list[str] | None,
    typer.Option("--trust-list", metavar="NAME", help=said("help.option.trust_list"), autocompletion=_OFFERED),
]
TrustAnchors = Annotated[list[Path] | None, typer.Option(help=said("help.option.trust_anchors"))]
TimeAnchors = Annotated[list[Path] | None, typer.Option(help=said("help.option.time_anchors"))]
IdentityAnchors = Annotated[list[Path] | None, typer.Option(help=said("help.option.identity_anchors"))]
IdentityIssuers = Annotated[
    list[str] | None,
    typer.Option("--identity-issuer", metavar="DID", help=said("help.option.identity_issuer")),
]
Incidents = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help=said("help.option.incidents")),
]
NoDefaultTrust = Annotated[
    bool | None, typer.Option("--no-default-trust/--default-trust", help=said("help.option.no_default_trust"))
]
Pixels = Annotated[
    bool | None,
    typer.Option("--pixels/--no-pixels", help=said("help.option.pixels")),
]
SecondOpinion = Annotated[
    bool | None,
    typer.Option(
        "--second-opinion/--no-second-opinion",
        help=said("help.option.second_opinion"),
    ),
]
ShowPrompts = Annotated[
    bool | None,
    typer.Option("--show-prompts/--no-show-prompts", help=said("help.option.show_prompts")),
]
Online = Annotated[
    bool | None,
    typer.Option(
        "--online/--no-online",
        help=said("help.option.online"),
    ),
]
At = Annotated[str | None, typer.Option(metavar="TIME", help=said("help.option.at"))]
FollowLinks = Annotated[bool, typer.Option("--follow-links", help=said("help.option.follow_links"))]
MaxSize = Annotated[
    str | None,
    typer.Option(metavar="SIZE", help=said("help.option.max_size")),
]
MaxMemory = Annotated[str | None, typer.Option(metavar="SIZE", help=said("help.option.max_memory"))]
MaxTime = Annotated[
    float | None,
    typer.Option(metavar="SECONDS", min=1, max=86400, help=said("help.option.max_time")),
]
FailOn = Annotated[
    list[Condition] | None,
    typer.Option(help=said("help.option.fail_on")),
]
