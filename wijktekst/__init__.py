"""wijktekst: reads Dutch policy documents for what they mean to the neighbourhood.

Names load on first use, so that ``import wijktekst`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijktekst.errors import WijktekstError as WijktekstError
    from wijktekst.pipeline import analyse as analyse
    from wijktekst.pipeline import analyse_text as analyse_text
    from wijktekst.pipeline import frames as frames
    from wijktekst.pipeline import load as load
    from wijktekst.pipeline import read as read
    from wijktekst.taxonomy import Taxonomy as Taxonomy
    from wijktekst.types import Analysis as Analysis
    from wijktekst.types import Document as Document
    from wijktekst.types import Settings as Settings
    from wijktekst.types import Unread as Unread

__version__ = version("wijktekst")

_HOME = {
    "read": "pipeline",
    "analyse": "pipeline",
    "analyse_text": "pipeline",
    "frames": "pipeline",
    "load": "pipeline",
    "Taxonomy": "taxonomy",
    "Analysis": "types",
    "Document": "types",
    "Settings": "types",
    "Unread": "types",
    "WijktekstError": "errors",
}
__all__ = [
    "Analysis",
    "Document",
    "Settings",
    "Taxonomy",
    "Unread",
    "WijktekstError",
    "__version__",
    "analyse",
    "analyse_text",
    "frames",
    "load",
    "read",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"wijktekst.{_HOME[name]}"), name)
    raise AttributeError(f"module 'wijktekst' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__
