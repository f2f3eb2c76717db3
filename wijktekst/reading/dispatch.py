"""From a path to a `Document` or an `Unread`: hash, sniff, pick the reader, and let no surprise out."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from wijktekst.errors import InputError, reason_of
from wijktekst.reading import sniff as kinds
from wijktekst.reading.advice import ADVICE, unsupported
from wijktekst.reading.base import UnreadableError
from wijktekst.reading.container import Member, Place, on_disk, open_member
from wijktekst.reading.names import display
from wijktekst.reading.remote import Remote, RemoteError
from wijktekst.types import Document, Settings, Source, Unread

Reader = Callable[[bytes, Source], Document]

#: Module and function per media type; imported when the first such file comes by.
_READERS = {
    kinds.PDF: ("pdf.reader", "read_pdf"),
    kinds.PNG: ("pdf.scan_file", "read_image"),
    kinds.JPEG: ("pdf.scan_file", "read_image"),
    kinds.TIFF: ("pdf.scan_file", "read_image"),
    kinds.DOCX: ("docx", "read_docx"),
    kinds.ODT: ("odt", "read_odt"),
    kinds.HTML: ("html", "read_html"),
    kinds.XML: ("xml", "read_xml"),
    kinds.PLAIN: ("text", "read_text"),
    kinds.MARKDOWN: ("markdown", "read_markdown"),
    kinds.RTF: ("rtf", "read_rtf"),
    kinds.EPUB: ("epub", "read_epub"),
    kinds.MAIL: ("eml", "read_eml"),
    kinds.ZIP: ("container", "read_zip"),
    kinds.WORD: ("legacy", "read_doc"),
}
_LABELS = {
    kinds.PDF: "PDF",
    kinds.PNG: "afbeelding",
    kinds.JPEG: "afbeelding",
    kinds.TIFF: "afbeelding",
    kinds.DOCX: "Word-document",
    kinds.ODT: "ODT-document",
    kinds.HTML: "webpagina",
    kinds.XML: "XML-bestand",
    kinds.PLAIN: "tekstbestand",
    kinds.MARKDOWN: "Markdown-bestand",
    kinds.RTF: "RTF-document",
    kinds.EPUB: "e-boek",
    kinds.MAIL: "e-mail",
    kinds.ZIP: "archief",
    kinds.WORD: "Word-document",
}
#: Kinds that may hold pictures of text: their readers take the choice and the time for text recognition.
_SCANS = (kinds.PDF, kinds.PNG, kinds.JPEG, kinds.TIFF)
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
_NO_MEMORY = "Het bestand vraagt meer geheugen dan er is."
_CHUNK = 1 << 20
_MEGABYTE = 1_000_000


def read_file(
    path: Place,
    name: str = "",
    *,
    max_megabytes: float = 200,
    ocr: bool = False,
    seconds: float | None = None,
) -> Document | Unread:
    """Read one file, or one document in a container; what is wrong with its content comes back as `Unread`.

    `name` is how reports call the file (default: its own name). Files above `max_megabytes` (millions of
    bytes) are not opened. With `ocr` scans are read with text recognition, when it is installed, in a part of
    the `seconds` for this file. Raises InputError when there is no file at `path`, or it is out of reach now.
    """
    name = display(name or on_disk(path).name)
    if isinstance(path, Member):
        data = _bytes_of_member(path, name, max_megabytes)
    elif isinstance(path, Remote):
        data = _bytes_of_remote(path, name, max_megabytes)
    else:
        data = _bytes_of_file(path, name, max_megabytes)
    return data if isinstance(data, Unread) else read_bytes(data, name, ocr=ocr, seconds=seconds)


def source_of(path: Place, name: str) -> Source:
    """The source of a document that was not read to its end."""
    if isinstance(path, Member):
        data = _bytes_of_member(path, name, Settings().max_megabytes)
        digest, size = ("", 0) if isinstance(data, Unread) else (hashlib.sha256(data).hexdigest(), len(data))
    else:
        _, digest, size = _hash(path)
    return Source(name, kinds.UNKNOWN, digest, size)


def _bytes_of_file(path: Path, name: str, max_megabytes: float) -> bytes | Unread:
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
        return path.read_bytes()
    except OSError as error:
        detail = f"Het bestand kan niet worden geopend ({reason_of(error)})."
        advice = "Controleer of het bestand niet in gebruik is en of u het mag lezen."
        return Unread(Source(name, kinds.UNKNOWN, "", status.st_size), "malformed", detail, advice)


def _bytes_of_remote(remote: Remote, name: str, max_megabytes: float) -> bytes | Unread:
    limit = max_megabytes * _MEGABYTE
    try:
        data = b"" if remote.size > limit else remote.read(limit)
    except RemoteError as error:
        raise InputError(f"'{name}': {error}") from error
    size = max(remote.size, len(data))
    if size <= limit:
        return data
    source = Source(name, kinds.UNKNOWN, "", size)
    return Unread(source, "too_large", _too_many(size, max_megabytes), ADVICE["too_large"])


def _bytes_of_member(member: Member, name: str, max_megabytes: float) -> bytes | Unread:
    source = Source(name, kinds.UNKNOWN, "")
    try:
        return open_member(member, max_megabytes * _MEGABYTE)
    except UnreadableError as error:
        return Unread(source, error.reason, error.detail, error.advice or ADVICE[error.reason])
    except MemoryError:
        return Unread(source, "out_of_memory", _NO_MEMORY, ADVICE["out_of_memory"])
    except RemoteError as error:
        raise InputError(f"'{name}': {error}") from error
    except Exception as error:  # an archive is not to be trusted and libraries raise what they like
        detail = f"Dit bestand is niet uit het archief te halen: {_problem(error)}."
        return Unread(source, "malformed", detail, ADVICE["malformed"])


def read_bytes(
    data: bytes, name: str, *, ocr: bool = False, seconds: float | None = None
) -> Document | Unread:
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
    reader: Callable[..., Document] = _reader(media_type)
    if media_type in _SCANS:
        reader = partial(reader, ocr=ocr, seconds=seconds)
    elif media_type == kinds.WORD:
        reader = partial(reader, seconds=seconds)
    try:
        return _complete(reader(data, source))
    except UnreadableError as error:
        return Unread(source, error.reason, error.detail, error.advice or ADVICE[error.reason])
    except MemoryError:
        return Unread(source, "out_of_memory", _NO_MEMORY, ADVICE["out_of_memory"])
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
    return f"de inhoud klopt niet ({reason_of(error)})"


def _too_large(path: Path, name: str, size: int, limit: float) -> Unread:
    head, digest, _ = _hash(path)
    source = Source(name, kinds.sniff(head, name), digest, size)
    return Unread(source, "too_large", _too_many(size, limit), ADVICE["too_large"])


def _too_many(size: int, limit: float) -> str:
    return f"Dit bestand is {size / _MEGABYTE:.0f} MB; boven {limit:g} MB wordt niet gelezen."


def _hash(path: Path | Remote) -> tuple[bytes, str, int]:
    """(first bytes, hash, size) of a file, without holding all of it."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        head = stream.read(_CHUNK)
        chunk = head
        while chunk:
            digest.update(chunk)
            size += len(chunk)
            chunk = stream.read(_CHUNK)
    return head, digest.hexdigest(), size
