"""The face of a package stays what it is, whichever module of it was imported first."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import wijktekst

PACKAGES = [
    "wijktekst",
    *(f"wijktekst.{m.name}" for m in pkgutil.iter_modules(wijktekst.__path__) if m.ispkg),
]


@pytest.mark.parametrize("name", PACKAGES)
def test_every_public_name_is_there_and_no_module_takes_its_place(name: str) -> None:
    """A lazy name that is also a module's becomes the module as soon as someone imports that module."""
    package = importlib.import_module(name)
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{name}.{module.name}")
    for public in getattr(package, "__all__", ()):
        assert type(getattr(package, public)).__name__ != "module", public
