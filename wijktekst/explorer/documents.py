"""Where the documents of the last run lie, by the names that the reports give them."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from wijktekst.errors import InputError
from wijktekst.reading import Place
from wijktekst.running import places_of


class Documents:
    """The documents that the last run into `out` read; `folder` is where they are now, if they were moved."""

    def __init__(self, out: Path, folder: Path | None = None) -> None:
        self._out, self._folder = out, folder
        self._lock = Lock()
        self._places: dict[str, Place] | None = None

    def place(self, name: str) -> Place | None:
        """Where the document of this name lies; None when it is not found, or not on this computer."""
        return self._all().get(name)

    def look(self) -> None:
        """Look where the documents are, so that the first question need not wait for it."""
        self._all()

    def forget(self) -> None:
        """Look again at the next question: a document was not where it should be."""
        with self._lock:
            self._places = None

    def _all(self) -> dict[str, Place]:
        with self._lock:
            if self._places is None:
                self._places = self._find()
            return self._places

    def _find(self) -> dict[str, Place]:
        try:
            return places_of(self._out, self._folder)
        except InputError:  # the folder was there when the explorer began
            return {}
