"""What a worker does: load the models once, then a document at a time."""

from __future__ import annotations

import gc

from wijktekst import pipeline
from wijktekst.errors import InputError
from wijktekst.reading import ADVICE, Place, read_file
from wijktekst.reading.sniff import UNKNOWN
from wijktekst.taxonomy import Taxonomy
from wijktekst.taxonomy.in_use import keep
from wijktekst.types import Analysis, Document, Settings, Source, Unread

#: Objects that a worker makes between two looks for garbage; a page of a PDF makes tens of thousands.
_GARBAGE = 50_000


def load(settings: Settings, own: Taxonomy | None = None) -> None:
    """Load the models before the first document, so that its time limit counts the document alone.

    They stay for good, and the garbage collector need not look at them again and again. `own` is the
    taxonomy that the settings stand for: its files may have changed since, or not be on this computer.
    """
    if own is not None:
        keep(own)
    pipeline.analyse_text("De gemeente bouwt in 2026 voor € 2 miljoen woningen in de wijk.", settings)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE)


def analysed(place: Place, name: str, settings: Settings) -> tuple[Analysis | Unread, bool]:
    """The analysis of a document, or why there is none; and whether the file could be opened.

    Raises MemoryError when reading left this process in no state to go on.
    """
    result: Document | Unread
    try:
        result = read_file(
            place, name, max_megabytes=settings.max_megabytes, ocr=settings.ocr, seconds=settings.timeout
        )
    except InputError as error:  # it was there when the folder was searched
        source = Source(name, UNKNOWN, "")
        return Unread(source, "malformed", str(error), ADVICE["malformed"]), False
    if isinstance(result, Unread) and result.reason == "out_of_memory":
        raise MemoryError
    return (pipeline.engine(settings).analyse(result) if isinstance(result, Document) else result), True
