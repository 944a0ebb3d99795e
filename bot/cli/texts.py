"""`harkara texts`: what is wrong with the texts of each language, with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

app = typer.Typer(help="The texts of every language.", no_args_is_help=True)


@app.callback()
def texts() -> None:
    """The texts of every language."""


@app.command()
def check(
    languages: Annotated[list[str] | None, typer.Argument(help="Such as hi ta; every shipped one when none.")] = None,
) -> None:
    """Compare each language with English: complete, same variables, within limits, in tone; exit code 1 if not."""
    from bot.checking_journeys import shipped_languages
    from journeys.texts_check import faults_in

    shipped = shipped_languages()
    if unknown := sorted(set(languages or ()) - set(shipped)):
        typer.echo(f"there is no folder locales/{unknown[0]}; there are {', '.join(shipped)}", err=True)
        raise typer.Exit(2)
    faults = [str(fault) for language in languages or shipped for fault in faults_in(language)]
    for fault in faults:
        typer.echo(fault, err=True)
    typer.echo(_summary(languages or shipped, len(faults)), err=bool(faults))
    raise typer.Exit(1 if faults else 0)


def _summary(languages: Sequence[str], faults: int) -> str:
    count = "no mistakes" if not faults else f"{faults} mistake{'s' if faults != 1 else ''}"
    return f"{', '.join(languages)}: {count}"
