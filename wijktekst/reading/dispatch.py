"""From a path to a `Document` or an `Unread`: hash, sniff, pick the reader, and let no surprise out."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from wijktekst.errors import InputError
from wijktekst.reading import sniff as kinds
from wijktekst.reading.advice import ADVICE, unsupported
from wijktekst.reading.base import UnreadableError
from wijktekst.reading.folder import display
from wijktekst.types import Document, Reason, Source, Unread

Reader = Callable[[bytes, Source], Document]

#: Module and function per media type; imported when the first such file comes by.
_READERS = {
    kinds.PDF: ("pdf.reader", "read_pdf"),
    kinds.DOCX: ("docx", "read_docx"),
    kinds.ODT: ("odt", "read_odt"),
    kinds.HTML: ("html", "read_html"),
    kinds.XML: ("xml", "read_xml"),
    kinds.PLAIN: ("text", "read_text"),
    kinds.MARKDOWN: ("markdown", "read_markdown"),
}
_LABELS = {
    kinds.PDF: "PDF",
    kinds.DOCX: "Word-document",
    kinds.ODT: "ODT-document",
    kinds.HTML: "webpagina",
    kinds.XML: "XML-bestand",
    kinds.PLAIN: "tekstbestand",
    kinds.MARKDOWN: "Markdown-bestand",
}
#: What went wrong, by the name of a library's exception (or of one of its parents).
_PROBLEMS = {
    "BadZipFile": "het ingepakte bestand is beschadigd of afgebroken",
    "LargeZipFile": "het ingepakte bestand is beschadigd",
    "EOFError": "het bestand houdt te vroeg op",
    "XMLSyntaxError": "de XML die erin zit is niet welgevormd",
    "LxmlError": "de XML die erin zit is niet te lezen",
    "PackageNotFoundError": "het is geen geldig Office-pakket",
    "KeyError": "een onderdeel ontbreekt",
    "UnicodeError": "de tekencodering klopt niet",
    "RecursionError": "de inhoud is te diep genest",
    "error": "de samengeperste inhoud is beschadigd",
    "OverflowError": "er staat een onmogelijk getal in",
    "ValueError": "er staat een onmogelijke waarde in",
}
_CHUNK = 1 << 20
_MEGABYTE = 1_000_000


def read_file(path: Path, name: str = "", *, max_megabytes: float = 200) -> Document | Unread:
    """Read one file; whatever is wrong with its content comes back as `Unread`.

    `name` is how reports call the file (default: its own name). Files above `max_megabytes` (millions of
    bytes) are not opened. Raises InputError when there is no file at `path`.
    """
    name = display(name or path.name)
    try:
        status = path.stat()
    except OSError as error:
        raise InputError(f"'{name}' bestaat niet of is niet bereikbaar. Controleer de naam.") from error
    if stat.S_ISDIR(status.st_mode):
        raise InputError(f"'{name}' is een map. Noem een bestand, of laat de hele map analyseren.")
    if not stat.S_ISREG(status.st_mode):
        source = Source(name, kinds.UNKNOWN, "")
        return Unread(source, "unsupported", "Dit is geen gewoon bestand.", ADVICE["unsupported"])
    try:
        if status.st_size > max_megabytes * _MEGABYTE:
            return _too_large(path, name, status.st_size, max_megabytes)
        data = path.read_bytes()
    except OSError as error:
        detail = f"Het bestand kan niet worden geopend ({error.strerror or 'leesfout'})."
        advice = "Controleer of het bestand niet in gebruik is en of u het mag lezen."
        return Unread(Source(name, kinds.UNKNOWN, "", status.st_size), "malformed", detail, advice)
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Document | Unread:
    """Read a file's bytes as `read_file` does; `name` names it and helps where the bytes leave a choice."""
    media_type = kinds.sniff(data, name)
    source = Source(name, media_type, hashlib.sha256(data).hexdigest(), len(data))
    if media_type == kinds.EMPTY:
        return Unread(source, "empty", "Dit bestand is leeg.", ADVICE["empty"])
    if media_type == kinds.ENCRYPTED_OFFICE:
        detail = "Dit Office-document is met een wachtwoord beveiligd."
        return Unread(source, "encrypted", detail, ADVICE["encrypted"])
    if media_type not in _READERS:
        return Unread(source, "unsupported", *unsupported(media_type))
    try:
        return _complete(_reader(media_type)(data, source))
    except UnreadableError as error:
        return Unread(source, error.reason, error.detail, error.advice or ADVICE[error.reason])
    except MemoryError:
        detail = "Het bestand vraagt meer geheugen dan er is."
        return Unread(source, "too_large", detail, ADVICE["too_large"])
    except ImportError:
        raise
    except Exception as error:  # content is not to be trusted and libraries raise what they like
        detail = f"Dit bestand is niet als {_LABELS[media_type]} te lezen: {_problem(error)}."
        return Unread(source, "malformed", detail, ADVICE["malformed"])


def document_from_text(text: str, source: Source) -> Document:
    """A document of plain text, as if it stood in a file. Raises InputError when there is no text in it."""
    from wijktekst.reading.text import document_of

    try:
        return _complete(document_of(text, source))
    except UnreadableError as error:
        raise InputError("Er is geen tekst om te analyseren. Geef minstens een zin mee.") from error


def _complete(document: Document) -> Document:
    from wijktekst.reading.facts import complete

    return complete(document)


def _reader(media_type: str) -> Reader:
    module, function = _READERS[media_type]
    reader: Reader = getattr(import_module(f"wijktekst.reading.{module}"), function)
    return reader


def _problem(error: Exception) -> str:
    for kind in type(error).__mro__:
        if kind.__name__ in _PROBLEMS:
            return _PROBLEMS[kind.__name__]
    return f"de inhoud klopt niet ({type(error).__name__})"


def _too_large(path: Path, name: str, size: int, limit: float) -> Unread:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        head = stream.read(_CHUNK)
        digest.update(head)
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    source = Source(name, kinds.sniff(head, name), digest.hexdigest(), size)
    detail = f"Dit bestand is {size / _MEGABYTE:.0f} MB; boven {limit:g} MB wordt niet gelezen."
    reason: Reason = "too_large"
    return Unread(source, reason, detail, ADVICE[reason])
