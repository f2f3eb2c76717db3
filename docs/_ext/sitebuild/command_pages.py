"""A page for each command, out of the same declarations that `--help` prints."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import typer

from sitebuild.writing import escaped, table, toctree
from wijktekst.cli.app import app

_EXTRA = re.compile(r"\s*\[((?:default|required|env var|[\dx]).*)\]$")
_BETWEEN = re.compile(r"([\d.]+)<=x<=([\d.]+)")
_LEAST = re.compile(r"x>=([\d.]+)")


def pages() -> dict[str, str]:
    """Texts by file name, below docs/reference."""
    root = typer.main.get_command(app)
    context = typer.Context(root, info_name="wijktekst")
    found, rows = {}, []
    for words, command, inner in _commands(root, context):
        name = "-".join(words)
        found[f"commands/{name}.md"] = _page(command, inner)
        rows.append((f"[`wijktekst {' '.join(words)}`]({name}.md)", escaped(_paragraphs(command)[0])))
    names = (path.removeprefix("commands/").removesuffix(".md") for path in list(found))
    found["commands/index.md"] = "\n".join(
        [
            "# Opdrachten\n",
            "Deze bladzijden zijn gemaakt uit de uitleg die `--help` geeft.\n",
            table(("Opdracht", "Wat hij doet"), rows),
            toctree(names, hidden=True),
        ]
    )
    return found


def _commands(group: Any, context: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[Any, Any, Any]]:
    """Commands that do something, also those of groups within the group."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = typer.Context(command, info_name=name, parent=context)
        if hasattr(command, "list_commands"):
            yield from _commands(command, inner, (*words, name))
        else:
            yield (*words, name), command, inner


def _page(command: Any, context: Any) -> str:
    params = [param for param in command.get_params(context) if not getattr(param, "hidden", False)]
    lines = [f"# `{context.command_path}`\n", *(f"{escaped(one)}\n" for one in _paragraphs(command))]
    lines.append(f"```text\n{command.get_usage(context).removeprefix('Gebruik: ')}\n```\n")
    for kind, heading in (("argument", "Argumenten"), ("option", "Opties")):
        rows = [_row(param, context) for param in params if param.param_type_name == kind]
        if rows:
            lines += [
                f"## {heading}\n",
                table((heading.removesuffix("en").removesuffix("s"), "Betekenis"), rows),
            ]
    return "\n".join(lines)


def _paragraphs(command: Any) -> list[str]:
    return [one for one in inspect.cleandoc(command.help or "").split("\n\n") if one.strip()]


def _row(param: Any, context: Any) -> tuple[str, str]:
    """Its name and what it means, as `--help` says it."""
    if param.param_type_name == "argument":
        names, meaning = param.metavar or param.make_metavar(context), param.help or ""
        needed = "Verplicht." if param.required else ""
    else:
        names, meaning = param.get_help_record(context)
        meaning, needed = _without_extra(meaning)
    said = f"{meaning.strip()} {needed}"
    return " ".join(f"`{name}`" for name in names.split(", ")), escaped(said)


def _without_extra(meaning: str) -> tuple[str, str]:
    """What stands in brackets behind the help (default, range, required), in Dutch and apart from it."""
    found = _EXTRA.search(meaning)
    if found is None:
        return meaning, ""
    said = []
    for part in found[1].split("; "):
        word, _, value = part.partition(": ")
        said.append(f"Standaard: {value}." if word == "default" else _in_words(part))
    return meaning[: found.start()], " ".join(said)


def _in_words(part: str) -> str:
    """`required`, or the range of a number, as `0<=x<=1` or `x>=1`."""
    if part == "required":
        return "Verplicht."
    between, least = _BETWEEN.fullmatch(part), _LEAST.fullmatch(part)
    if between:
        return f"Van {between[1]} tot en met {between[2]}."
    return f"Minstens {least[1]}." if least else f"Toegestaan: {part}."
