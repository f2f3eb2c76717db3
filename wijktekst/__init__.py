"""wijktekst: reads Dutch policy documents for what they mean to the neighbourhood.

>>> import wijktekst
>>> analysis = wijktekst.analyse_text("De gemeente legt een warmtenet aan.")
>>> [(one.kind, one.challenge, analysis.text_of(one)) for one in analysis.measures]
[('maatregel', 'energie', 'De gemeente legt een warmtenet aan.')]

``analyse`` takes a folder or a file, ``frames`` makes data frames of what it gives, ``load`` gives a spaCy
pipeline, ``MeasureClassifier`` and ``ThemeTagger`` are estimators for scikit-learn, and ``Settings`` holds
every choice. Statistics are in ``wijktekst.overviews``, tables of an earlier run in ``wijktekst.reports``,
labels of people in ``wijktekst.annotation`` and ``wijktekst.evaluation``.

Names load on first use, so that ``import wijktekst`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijktekst import annotation as annotation
    from wijktekst import evaluation as evaluation
    from wijktekst import overviews as overviews
    from wijktekst import reports as reports
    from wijktekst import running as running
    from wijktekst.errors import WijktekstError as WijktekstError
    from wijktekst.estimators import MeasureClassifier as MeasureClassifier
    from wijktekst.estimators import ThemeTagger as ThemeTagger
    from wijktekst.pipeline import analyse as analyse
    from wijktekst.pipeline import analyse_text as analyse_text
    from wijktekst.pipeline import load as load
    from wijktekst.pipeline import read as read
    from wijktekst.running import stream as stream
    from wijktekst.tabular import frame_batches as frame_batches
    from wijktekst.tabular import frames as frames
    from wijktekst.taxonomy import Taxonomy as Taxonomy
    from wijktekst.types import Analysis as Analysis
    from wijktekst.types import Document as Document
    from wijktekst.types import Measure as Measure
    from wijktekst.types import Passage as Passage
    from wijktekst.types import Sentence as Sentence
    from wijktekst.types import Settings as Settings
    from wijktekst.types import ThemeHit as ThemeHit
    from wijktekst.types import Unread as Unread

__version__ = version("wijktekst")

_HOME = {
    "read": "pipeline",
    "analyse": "pipeline",
    "analyse_text": "pipeline",
    "frames": "tabular",
    "frame_batches": "tabular",
    "load": "pipeline",
    "stream": "running",
    "MeasureClassifier": "estimators",
    "ThemeTagger": "estimators",
    "Taxonomy": "taxonomy",
    "Analysis": "types",
    "Document": "types",
    "Measure": "types",
    "Passage": "types",
    "Sentence": "types",
    "Settings": "types",
    "ThemeHit": "types",
    "Unread": "types",
    "WijktekstError": "errors",
}
#: Packages that the documentation tells of; these load on first use, too.
_ROOMS = ("annotation", "evaluation", "overviews", "reports", "running")
__all__ = [
    "Analysis",
    "Document",
    "Measure",
    "MeasureClassifier",
    "Passage",
    "Sentence",
    "Settings",
    "Taxonomy",
    "ThemeHit",
    "ThemeTagger",
    "Unread",
    "WijktekstError",
    "__version__",
    "analyse",
    "analyse_text",
    "frame_batches",
    "frames",
    "load",
    "read",
    "stream",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"wijktekst.{_HOME[name]}"), name)
    if name in _ROOMS:
        return import_module(f"wijktekst.{name}")
    raise AttributeError(f"module 'wijktekst' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*__all__, *_ROOMS, *(name for name in globals() if name.startswith("__"))})
