"""Typer in Dutch: the words around the help, and one sentence for everything that can go wrong.

Typer writes these words in English without a way to translate them; this is the one place that knows
where they stand.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import typer
from rich.console import Console
from typer import core, rich_utils

from wijktekst.errors import WijktekstError
from wijktekst.reading.names import printable

if TYPE_CHECKING:
    from typer.core import TyperOption

USER_ERROR = 1
USAGE_ERROR = 2

#: What the checks of values say, by the words that give them away; the bound is the last word of a check.
_EXPECTED = (
    ("valid integer", "verwacht een geheel getal"),
    ("valid number", "verwacht een getal, met een punt en geen komma"),
    ("greater than", "het getal is te klein: neem minstens {}"),
    ("less than", "het getal is te groot: neem hoogstens {}"),
    ("valid boolean", "verwacht ja of nee"),
)

rich_utils.ARGUMENTS_PANEL_TITLE = "Argumenten"
rich_utils.OPTIONS_PANEL_TITLE = "Opties"
rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
rich_utils.DEFAULT_STRING = "[standaard: {}]"
rich_utils.REQUIRED_LONG_STRING = "[verplicht]"


def _dutch_help(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "Toon deze uitleg."
    return option


def _dutch_usage(usage: str) -> str:
    return (
        usage.replace("Usage:", "Gebruik:")
        .replace("[OPTIONS]", "[OPTIES]")
        .replace("COMMAND [ARGS]", "OPDRACHT")
    )


class DutchCommand(core.TyperCommand):
    """A command whose help is Dutch all over."""

    def get_usage(self, ctx: Any) -> str:
        return _dutch_usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _dutch_help(super().get_help_option(ctx))


class DutchGroup(core.TyperGroup):
    """A group of commands whose help is Dutch all over; without a command it shows its help."""

    def get_usage(self, ctx: Any) -> str:
        return _dutch_usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _dutch_help(super().get_help_option(ctx))


def run(app: typer.Typer) -> NoReturn:
    """Run the command line and leave with its exit code; every error is one Dutch sentence on stderr."""
    # A pipe or an old console must not stop a run, nor the help, on a letter that it cannot show.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = app(prog_name="wijktekst", standalone_mode=False)
    except WijktekstError as error:
        _complain(str(error))
        code = USER_ERROR
    except typer.Abort:
        _complain("Afgebroken.")
        code = 130
    except Exception as error:
        usage = _usage_message(error)
        if usage is None:
            raise
        if usage:
            _complain(usage)
        code = USAGE_ERROR
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str) -> None:
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    console.print(f"Fout: {printable(message)}", markup=False)


def _usage_message(error: Exception) -> str | None:
    """What the user typed wrong, in Dutch; None when the error is not about usage, "" when help was shown."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        print(error)
        return ""
    context = getattr(error, "ctx", None)
    if not hasattr(error, "exit_code"):
        return None
    where = context.command_path if context else "wijktekst"
    return f"{_what(kind, error)} Zie '{where} --help'."


def _what(kind: str, error: Any) -> str:
    param = getattr(error, "param", None)
    name = _name(param)
    if kind == "MissingParameter":
        return f"{name} ontbreekt."
    if kind == "NoSuchOption":
        near = ", ".join(sorted(error.possibilities or ()))
        return f"De optie '{error.option_name}' bestaat niet." + (f" Bedoelde u: {near}?" if near else "")
    if kind == "BadOptionUsage":
        return f"De optie '{error.option_name}' is niet goed gebruikt (vergat u de waarde?)."
    if kind == "BadParameter":
        said, bound = error.message, error.message.rpartition(" ")[2]
        expected = next((dutch.format(bound) for english, dutch in _EXPECTED if english in said), said)
        return f"{name} heeft een waarde die niet past ({expected})."
    if "No such command" in error.message:
        return "De opdracht {} bestaat niet.{}".format(*_quoted(error.message))
    if "unexpected extra argument" in error.message:
        return f"Dit argument was niet verwacht: {error.message.split('(')[-1].rstrip(')')}."
    return str(error.message)


def _name(param: Any) -> str:
    if param is None:
        return "Een argument"
    options = [option for option in param.opts if option.startswith("--")]
    return f"De optie {options[0]}" if options else f"Het argument {param.metavar or param.name}"


def _quoted(message: str) -> tuple[str, str]:
    """The first quoted word of an English message, and the second as what may have been meant."""
    words = re.findall(r"'[^']*'", message)
    return words[0] if words else "", f" Bedoelde u {words[1]}?" if len(words) > 1 else ""
