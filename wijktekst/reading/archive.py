"""Opens the ZIP container of an office document within limits: no zip bombs, no passwords, no XML tricks."""

from __future__ import annotations

import io
import zipfile
from typing import IO, Any

from wijktekst.reading.base import UnreadableError

#: Unpacked bytes a document's text parts may take, together and at most so many times their packed size.
_LARGEST = 400_000_000
_LARGEST_XML = 120_000_000
_RATIO = 400
_RATIO_FROM = 20_000_000
_MOST_MEMBERS = 20_000
#: Bytes that the list of members may take; 5,000 members with ordinary names take half a million.
_LARGEST_LIST = 8_000_000
#: The two ways of packing whose output zipfile can hold within bounds; office documents know no other.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
UNPACK = "Pak het archief uit en zet de documenten die erin zitten in de map."


class _Source:
    """A file that refuses to be read for a list of members that was made to fill the memory."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.opening = True

    def read(self, size: int = -1) -> bytes:
        if self.opening and size > _LARGEST_LIST:
            raise UnreadableError("too_large", "Dit archief telt te veel onderdelen om veilig te openen.")
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True


def open_zip(file: IO[bytes]) -> zipfile.ZipFile:
    """The archive in a file. Raises UnreadableError for an endless list and for members that overlap."""
    source = _Source(file)
    archive = zipfile.ZipFile(source)
    source.opening = False
    if sum(member.compress_size for member in archive.infolist()) > file.seek(0, io.SEEK_END):
        detail = "Wat in dit archief zit is groter dan het archief zelf; dat is niet veilig te openen."
        raise UnreadableError("too_large", detail)
    return archive


def open_part(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo) -> IO[bytes]:
    """A member to be read, always for so many bytes at most. Raises UnreadableError("unsupported").

    A read for all of it unpacks the whole stream before it is cut to the size that was declared.
    """
    info = archive.getinfo(member) if isinstance(member, str) else member
    if info.compress_type not in _PACKED:
        detail = "Dit bestand is ingepakt op een manier die niet wordt ondersteund."
        raise UnreadableError("unsupported", detail, UNPACK)
    return archive.open(info)


def unpacked(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo, limit: float = _LARGEST_XML) -> bytes:
    """All of a member of at most `limit` bytes. Raises UnreadableError."""
    info = archive.getinfo(member) if isinstance(member, str) else member
    if info.file_size > limit:
        detail = f"Uitgepakt is dit bestand {info.file_size / 1e6:.0f} MB; dat is te groot om te openen."
        raise UnreadableError("too_large", detail)
    with open_part(archive, info) as stream:
        return stream.read(info.file_size + 1)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive in `data`, checked. Raises UnreadableError for a bomb ("too_large") or a password.

    Nothing is unpacked beyond the size that a member declares, so declared sizes are a bound.
    """
    archive = open_zip(io.BytesIO(data))
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    bomb = total > _RATIO_FROM and total > _RATIO * len(data)
    large_xml = any(m.file_size > _LARGEST_XML for m in members if m.filename.endswith((".xml", ".rels")))
    if total > _LARGEST or bomb or large_xml or len(members) > _MOST_MEMBERS:
        detail = f"Uitgepakt is dit document {total / 1e6:.0f} MB; dat is te groot om veilig te openen."
        raise UnreadableError("too_large", detail)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError("encrypted", "Dit document is met een wachtwoord beveiligd.")
    return archive


def parse_xml(data: bytes) -> Any:
    """Root element of XML, read without network or external definitions.

    Raises lxml's XMLSyntaxError, and UnreadableError for XML that defines entities: they can pull in other
    files, or grow without end.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    definitions: Any = root.getroottree().docinfo.internalDTD
    if definitions is not None and definitions.entities():
        detail = "De XML in dit bestand definieert eigen tekens (entiteiten); dat is niet veilig te lezen."
        raise UnreadableError("malformed", detail)
    return root


def local(element: Any) -> str:
    """Name of an element without its namespace; "" for what is not an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
