"""A page for each public module: its docstring, and autodoc for every name that it exports."""

from __future__ import annotations

import inspect
from importlib import import_module
from types import ModuleType
from typing import Any

from sitebuild.writing import toctree

#: The public face, in the order in which a reader meets it.
MODULES = (
    "wijktekst",
    "wijktekst.types",
    "wijktekst.taxonomy",
    "wijktekst.components",
    "wijktekst.reports",
    "wijktekst.overviews.statistics",
    "wijktekst.overviews",
    "wijktekst.estimators",
    "wijktekst.annotation",
    "wijktekst.evaluation",
    "wijktekst.errors",
)
#: A name that more modules export is described on the page of the first of these that has it.
_DESCRIBING = (*MODULES[1:], MODULES[0])


def pages() -> dict[str, str]:
    """Texts by file name, below docs/reference."""
    modules = {name: exported for name in MODULES if (exported := _exported(import_module(name)))}
    homes = {id(value): name for name in reversed(_DESCRIBING) for _, value in modules.get(name, ())}
    found = {f"api/{name}.md": _page(name, exported, homes) for name, exported in modules.items()}
    found["api/index.md"] = (
        "# Python API\n\nWhat these modules export is for anyone to use, and typed. What is not listed here "
        f"may change without notice.\n\n{toctree(modules)}"
    )
    return found


def _exported(module: ModuleType) -> list[tuple[str, Any]]:
    """Names and objects: `__all__`, else what is defined there."""
    names = getattr(module, "__all__", None) or [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == module.__name__
    ]
    return [(name, getattr(module, name)) for name in names]


def _page(name: str, exported: list[tuple[str, Any]], homes: dict[int, str]) -> str:
    """The docstring of the module; what is described elsewhere, in short; what is described here, in full."""
    lines = [f"# `{name}`\n", "```{eval-rst}", f".. automodule:: {name}", "   :no-members:", "```\n"]
    documented = [(attribute, value) for attribute, value in exported if _directive(value)]
    elsewhere = [
        f"{{py:obj}}`{attribute} <{home}.{attribute}>`"
        for attribute, value in documented
        if (home := homes[id(value)]) != name
    ]
    constants = [f"`{attribute}`" for attribute, value in exported if _is_constant(value)]
    if elsewhere:
        lines.append(f"Also here, and described elsewhere: {', '.join(elsewhere)}.\n")
    if constants:
        lines.append(f"Constants: {', '.join(constants)}.\n")
    for attribute, value in documented:
        if homes[id(value)] == name:
            lines += _described(f"{name}.{attribute}", _directive(value))
    return "\n".join(lines)


def _described(path: str, directive: str | None) -> list[str]:
    options = {"autoclass": ["   :members:"], "autoexception": ["   :members:", "   :show-inheritance:"]}
    return ["```{eval-rst}", f".. {directive}:: {path}", *options.get(directive or "", []), "```\n"]


def _directive(value: Any) -> str | None:
    if inspect.isclass(value):
        return "autoexception" if issubclass(value, BaseException) else "autoclass"
    return "autofunction" if callable(value) and hasattr(value, "__qualname__") else None


def _is_constant(value: Any) -> bool:
    return isinstance(value, str | tuple | float | int | frozenset | dict)
