"""Pictures of pages, drawn in a process of their own: a document may hang or break who opens it."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread

from wijktekst.explorer.documents import Documents
from wijktekst.reading import Member, Place
from wijktekst.types import Settings, Source

#: Seconds and megabytes that a page may take.
LIMITS = Settings(workers=1, timeout=20, max_memory=1500)
#: Pages that are drawn at the same time, and bytes of pictures that are kept.
_AT_ONCE, _KEPT = 2, 40_000_000

GONE = (
    "Het document staat niet meer waar het bij de analyse stond. Staan de documenten nu in een andere map? "
    "Start de verkenner dan met --documenten en de naam van die map."
)
CHANGED = (
    "Het document is veranderd sinds de analyse. De plaats van de zin klopt daarom niet meer. "
    "Geef de opdracht 'wijktekst analyseer' opnieuw."
)
NO_PAGES = "Dit type document heeft geen vaste pagina's. Hiernaast staat de tekst rond de zin."
_FAILURES = {
    "timed_out": "Het tekenen van deze pagina duurde te lang en is gestopt.",
    "out_of_memory": "Het tekenen van deze pagina vroeg te veel geheugen en is gestopt.",
    "crashed": "Deze pagina is te beschadigd om te tekenen: het programma dat hem tekende is gestopt.",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of a document (`document` is its document_id) with lines to mark, at so many dots per inch."""

    name: str
    document: str
    page: int
    lines: tuple[tuple[float, float, float, float], ...]
    dpi: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with its size and the number of pages of the document, or a `problem` as a Dutch sentence.

    `lasting`: it will be the same when it is asked for again.
    """

    png: bytes = b""
    width: int = 0
    height: int = 0
    pages: int = 0
    problem: str = ""
    lasting: bool = True


class Pictures:
    """Draws pages of the documents; keeps the last ones. `draw` takes what `draw_page` takes."""

    def __init__(self, documents: Documents, limits: Settings = LIMITS) -> None:
        from wijktekst.running.slots import Slots

        self._documents = documents
        self._slots = Slots(limits, prepare)
        self._lock = Lock()
        self._known: OrderedDict[Wanted, Future[Picture]] = OrderedDict()
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        # Daemons: who stops the explorer does not wait for a page that hangs; its process ends with ours.
        self._threads = [Thread(target=self._work, daemon=True) for _ in range(_AT_ONCE)]
        for thread in self._threads:
            thread.start()

    def warm_up(self) -> None:
        """Start a process and look where the documents are, so that the first page need not wait for that."""
        self._queue.put(lambda: self._slots.do(ready, None))
        self._queue.put(self._documents.look)

    def ask(self, wanted: Wanted) -> Future[Picture]:
        """The picture, or what is wrong with it; asked for twice, it is drawn once."""
        with self._lock:
            future = self._known.get(wanted)
            if future is not None:
                self._known.move_to_end(wanted)
                return future
            future = self._known[wanted] = Future()
        self._queue.put(lambda: _tell(future, self._draw(wanted)))
        return future

    def close(self) -> None:
        """End the processes; who still waits for a picture hears that."""
        for _ in self._threads:
            self._queue.put(None)
        with self._lock:
            waiting = [one for one in self._known.values() if not one.done()]
        for future in waiting:
            _tell(future, Picture(problem="De verkenner is gestopt.", lasting=False))
        self._slots.close()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            job()

    def _draw(self, wanted: Wanted) -> Picture:
        try:
            picture = self._drawn(wanted)
        except Exception as error:  # whatever it is, who waits for the picture gets an answer
            picture = Picture(
                problem=f"De pagina kan niet worden getekend ({type(error).__name__}).", lasting=False
            )
        with self._lock:
            if not picture.lasting:
                self._known.pop(wanted, None)
            self._tidy(len(picture.png))
        return picture

    def _drawn(self, wanted: Wanted) -> Picture:
        from wijktekst.running.workers import Failure

        place = self._documents.place(wanted.name)
        result = self._slots.do(draw_page, (place, wanted)) if place else Picture(problem=GONE, lasting=False)
        if isinstance(result, Failure):
            return Picture(problem=_FAILURES[result.reason])
        picture: Picture = result
        if picture.problem == GONE:
            self._documents.forget()
        return picture

    def _tidy(self, more: int) -> None:
        """Let go of pictures that were not asked for lately. To be called under the lock."""
        done = {key: len(one.result().png) for key, one in self._known.items() if one.done()}
        size = sum(done.values()) + more
        for key, bytes_ in done.items():
            if size <= _KEPT and len(self._known) <= 1000:
                break
            del self._known[key]
            size -= bytes_


def _tell(future: Future[Picture], picture: Picture) -> None:
    with suppress(InvalidStateError):  # it was told already that the explorer stops
        future.set_result(picture)


# What follows runs in a worker.


def prepare(settings: Settings) -> None:
    """Load what draws pages before the first one, so that the limits count the page alone."""
    import PIL.ImageDraw
    import PIL.ImageFilter  # noqa: F401
    import pypdfium2  # noqa: F401

    import wijktekst.reading.pdf.marked  # noqa: F401


def ready(item: None, settings: Settings) -> None:
    """Nothing: who asks for it only wants a process."""


def draw_page(item: tuple[Place, Wanted], settings: Settings) -> Picture:
    """The picture of a page of the document that lies there."""
    from wijktekst.errors import WijktekstError
    from wijktekst.reading.base import UnreadableError
    from wijktekst.reading.pdf.marked import has_pages, marked_page
    from wijktekst.reading.sniff import sniff

    place, wanted = item
    data = _bytes(place, settings.max_megabytes * 1_000_000)
    if data is None:
        return Picture(problem=GONE, lasting=False)
    if Source(wanted.name, "", hashlib.sha256(data).hexdigest()).id != wanted.document:
        return Picture(problem=CHANGED, lasting=False)
    media_type = sniff(data, wanted.name)
    if not has_pages(media_type):
        return Picture(problem=NO_PAGES)
    try:
        drawn = marked_page(data, media_type, wanted.page, wanted.lines, wanted.dpi)
    except UnreadableError as error:
        return Picture(problem=error.detail)
    except WijktekstError as error:
        return Picture(problem=str(error))
    return Picture(drawn.png, drawn.width, drawn.height, drawn.pages)


def _bytes(place: Place, limit: float) -> bytes | None:
    """The bytes of a document; None when it is not there, or is not what it was."""
    from wijktekst.reading.container import open_member

    try:
        if isinstance(place, Member):
            return open_member(place, limit)
        if not isinstance(place, Path) or not place.is_file() or place.stat().st_size > limit:
            return None
        return place.read_bytes()
    except MemoryError:
        raise
    except Exception:  # the archive was changed, or libraries raise what they like about it
        return None
