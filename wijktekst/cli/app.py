"""The commands together. Modules of commands import nothing heavy: `--help` is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from wijktekst.cli.analyseer import analyseer
from wijktekst.cli.annoteer import annoteer
from wijktekst.cli.dekking import dekking
from wijktekst.cli.dutch import DutchCommand, DutchGroup
from wijktekst.cli.evalueer import evalueer
from wijktekst.cli.lees import lees
from wijktekst.cli.modellen import modellen
from wijktekst.cli.rapport import rapport
from wijktekst.cli.status import status
from wijktekst.cli.taxonomie import taxonomie
from wijktekst.cli.themas import themas
from wijktekst.cli.train import train
from wijktekst.cli.vergelijk import vergelijk
from wijktekst.cli.verken import verken

app = typer.Typer(
    cls=DutchGroup,
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    pretty_exceptions_enable=False,
    help="Leest een map met beleidsdocumenten voor wat ze betekenen voor de wijk: thema's en maatregelen.",
    epilog="Begin met: wijktekst analyseer MAP",
)


def _version(shown: bool) -> None:
    if shown:
        from importlib.metadata import version

        print(f"wijktekst {version('wijktekst')}")
        raise typer.Exit


@app.callback()
def _app(
    version: Annotated[
        bool, typer.Option("--versie", callback=_version, is_eager=True, help="Toon de versie.")
    ] = False,
) -> None:
    pass


for command in (
    analyseer,
    rapport,
    verken,
    status,
    vergelijk,
    dekking,
    lees,
    themas,
    evalueer,
    train,
    modellen,
):
    app.command(cls=DutchCommand)(command)
app.add_typer(annoteer, name="annoteer")
app.add_typer(taxonomie, name="taxonomie")
