"""`howmade trust`: the lists through which signers are recognised: show them, bring them up to date, add your own."""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import help as texts
from cli.complete import list_names
from cli.data_folder import VARIABLE, lists_folder
from cli.language import language_of
from cli.options import TextLang
from cli.output import Format
from cli.said import said
from verify.errors import ExitCode, InputError, TrustError, UsageError
from verify.failure import failure
from verify.words import say, speaking

if TYPE_CHECKING:
    from verify.online.lists import Means, Outcome
    from verify.trust.lists import TrustList


class ShowFormat(StrEnum):
    """Formats of `trust show`."""

    TEXT = "text"
    JSON = "json"


class ListForm(StrEnum):
    """Forms of `trust export`."""

    PEM = "pem"
    JSON = "json"


class ListPurpose(StrEnum):
    """Purposes that an imported list can be given."""

    CLAIM_SIGNING = "claim-signing"
    TIME_STAMPING = "time-stamping"


_Folder = Annotated[
    Path | None,
    typer.Option(metavar="PATH", envvar=VARIABLE, help=said("help.trust.folder")),
]

app = typer.Typer(
    name="trust",
    help=said("help.trust"),
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog=texts.TRUST,
)


def _names(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the names of lists when a shell asks."""
    folder = ctx.params.get("folder")  # as it was typed: typer makes a path of it only where the command is run
    return [name for name in list_names(Path(folder) if folder else None) if name.startswith(incomplete)]


def _builtin(incomplete: str) -> list[str]:
    """Offer the names of built-in lists when a shell asks."""
    from verify.trust.lists import BUILTIN_IDS  # noqa: PLC0415 -- other commands need none of it

    return [name for name in BUILTIN_IDS if name.startswith(incomplete)]


@app.command("show", help=said("help.show"), epilog=texts.SHOW)
def show(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help=said("help.show.name"), autocompletion=_names),
    ] = None,
    form: Annotated[ShowFormat, typer.Option("--format", help=said("help.show.form"))] = ShowFormat.TEXT,
    folder: _Folder = None,
    lang: TextLang = None,
) -> None:
    """Say which lists a check uses, whose they are, of when, and where they came from."""
    with speaking(language_of(Format(form.value), lang)):
        _show(name, form, lists_folder(folder))


def _show(name: str | None, form: ShowFormat, folder: Path) -> None:
    from cli.trust_lines import show_json, show_lines  # noqa: PLC0415 -- other commands need none of it
    from verify.trust.in_use import lists_in_use  # noqa: PLC0415 -- as above

    found = lists_in_use(folder, (name,) if name else None)
    now, entries = datetime.now(UTC), name is not None
    if form is ShowFormat.JSON:
        _print(json.dumps([show_json(one, now, entries=entries) for one in found], indent=2))
        return
    _print("\n\n".join("\n".join(show_lines(one, now, entries=entries)) for one in found))


@app.command("update", help=said("help.update"), epilog=texts.UPDATE)
def update(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help=said("help.update.names"), autocompletion=_builtin),
    ] = None,
    folder: _Folder = None,
    lang: TextLang = None,
) -> None:
    """Fetch the newest editions from their official sources; the publishers see that somebody asks."""
    from verify.online.fetch import Fetcher  # noqa: PLC0415 -- most commands never touch the network
    from verify.online.lists import Means  # noqa: PLC0415 -- as above

    means = Means(lists_folder(folder), Fetcher(), datetime.now(UTC))
    with speaking(language_of(None, lang)):
        code = run_update(tuple(names) if names else None, means)
    raise typer.Exit(code)


def run_update(names: tuple[str, ...] | None, means: Means) -> ExitCode:
    """Update lists and print what became of each.

    Args:
        names: ids of built-in lists; None means all of them.
        means: with what.

    Returns:
        the exit code of the worst: 4 where an edition was refused, 5 where nothing came.
    """
    from cli.exits import worst  # noqa: PLC0415 -- other commands need none of it
    from verify.online.lists import Refused, update_lists  # noqa: PLC0415 -- as above
    from verify.trust.lists import BUILTIN_IDS  # noqa: PLC0415 -- as above

    codes = [ExitCode.OK]
    for outcome in update_lists(BUILTIN_IDS if names is None else names, means):
        _print("\n".join(_told(outcome)))
        sys.stdout.flush()
        if isinstance(outcome, Refused):
            codes.append(outcome.error.exit_code)
    return worst(codes)


def _told(outcome: Outcome) -> tuple[str, ...]:
    from cli.trust_lines import change_lines, edition, refused_lines  # noqa: PLC0415 -- other commands need none of it
    from verify.online.lists import Frozen, Refused  # noqa: PLC0415 -- as above

    if isinstance(outcome, Refused):
        first, *rest = refused_lines(outcome.error)
        return (f"{outcome.list_id}  {first}", *rest)
    one = outcome.trust_list
    if isinstance(outcome, Frozen):
        return (f"{one.id}  {say('trust.not_updated', since=one.frozen_since or '')}",)
    if not any(outcome.change):
        return (f"{one.id}  {say('trust.unchanged', edition=edition(one))}",)
    return (f"{one.id}  {say('trust.updated', edition=edition(one))}", *change_lines(outcome.change))


@app.command("import", help=said("help.import"), epilog=texts.IMPORT)
def import_list(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=said("help.import.file"))],
    name: Annotated[str | None, typer.Option(metavar="NAME", help=said("help.import.name"))] = None,
    purpose: Annotated[
        ListPurpose | None,
        typer.Option(help=said("help.import.purpose")),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help=said("help.import.replace"))] = False,
    folder: _Folder = None,
    lang: TextLang = None,
) -> None:
    """Add a list of your own; every check uses it from then on."""
    from verify.trust.forms.read import read_list  # noqa: PLC0415 -- other commands need none of it
    from verify.trust.purposes import Purpose  # noqa: PLC0415 -- as above

    wanted = Purpose(purpose.replace("-", "_")) if purpose else None
    with speaking(language_of(None, lang)):
        _add(read_list(_list_id(name, file), _content(file), wanted), lists_folder(folder), replace=replace)


def _add(new: TrustList, folder: Path, *, replace: bool) -> None:
    from cli.trust_lines import change_lines, edition, purposes  # noqa: PLC0415 -- other commands need none of it
    from verify.trust.edition import change  # noqa: PLC0415 -- as above
    from verify.trust.held import replace_held  # noqa: PLC0415 -- as above

    before: list[TrustList] = []

    def decide(held: TrustList | None) -> TrustList:
        if held is not None:
            if not replace:
                raise failure(UsageError, "usage.list_exists", name=new.id)
            before.append(held)
        return new

    replace_held(folder, new.id, decide)
    _print(f"{new.id}  {say('trust.imported', purposes=purposes(new), edition=edition(new))}")
    for line in change_lines(change(before[0], new)) if before else ():
        _print(line)


@app.command("export", help=said("help.export"), epilog=texts.EXPORT)
def export(
    name: Annotated[str, typer.Argument(metavar="NAME", help=said("help.export.name"), autocompletion=_names)],
    output: Annotated[Path | None, typer.Option("--output", "-o", help=said("help.option.output"))] = None,
    form: Annotated[ListForm, typer.Option("--form", help=said("help.export.form"))] = ListForm.PEM,
    folder: _Folder = None,
    lang: TextLang = None,
) -> None:
    """Write a list as a check uses it, for other programs or another machine."""
    with speaking(language_of(None, lang)):
        _export(name, output, form, lists_folder(folder))


def _export(name: str, output: Path | None, form: ListForm, folder: Path) -> None:
    from cli.output import Target  # noqa: PLC0415 -- other commands need none of it
    from verify.trust.forms.own import write_own  # noqa: PLC0415 -- as above
    from verify.trust.in_use import lists_in_use  # noqa: PLC0415 -- as above

    (found,) = lists_in_use(folder, (name,))
    text = write_own(found).decode("ascii") if form is ListForm.JSON else _pem(found)
    with Target(output) as target:
        target.stream.write(text)


def _pem(trust_list: TrustList) -> str:
    from textwrap import wrap  # noqa: PLC0415 -- other commands need none of it

    if not all(entry.base64 for entry in trust_list.entries):
        raise failure(TrustError, "trust.no_certificates")
    blocks = ("\n".join(wrap(entry.base64, 64)) for entry in trust_list.entries)  # RFC 7468 §2
    return "".join(f"-----BEGIN CERTIFICATE-----\n{block}\n-----END CERTIFICATE-----\n" for block in blocks)


def _list_id(name: str | None, file: Path) -> str:
    """Return the id of an imported list; one made out of a file's name has other characters left out."""
    from verify.trust.forms.own import LIST_ID  # noqa: PLC0415 -- other commands need none of it
    from verify.trust.lists import BUILTIN_IDS  # noqa: PLC0415 -- as above

    found = name if name is not None else re.sub(r"[^a-z0-9._-]+", "-", file.stem.lower()).strip("-._")[:64]
    if not LIST_ID.fullmatch(found):
        raise failure(UsageError, "usage.list_name")
    if found in BUILTIN_IDS:
        raise failure(UsageError, "usage.list_name", "built_in", name=found)
    return found


def _content(file: Path) -> bytes:
    from verify.media.opened import open_regular  # noqa: PLC0415 -- other commands need none of it
    from verify.trust.forms.fields import MAX_LIST_BYTES  # noqa: PLC0415 -- as above

    try:
        with open_regular(str(file)) as opened:
            return opened.read(MAX_LIST_BYTES + 1)
    except (OSError, InputError) as error:
        raise failure(TrustError, "trust.unreadable", "file", file=file.name) from error


def _print(text: str) -> None:
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal may not know all
    sys.stdout.write(f"{text}\n")
