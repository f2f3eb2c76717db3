"""Opens the ZIP container of an office document within limits: no zip bombs, no passwords, no XML tricks."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from wijktekst.reading.base import UnreadableError

#: Unpacked bytes a document's text parts may take, together and at most so many times their packed size.
_LARGEST = 400_000_000
_LARGEST_XML = 120_000_000
_RATIO = 400
_RATIO_FROM = 20_000_000
_MOST_MEMBERS = 20_000


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive in `data`, checked. Raises UnreadableError for a bomb ("too_large") or a password.

    zipfile never unpacks more than the size a member declares, so declared sizes are a bound.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
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
