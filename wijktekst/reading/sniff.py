"""Which kind of file bytes are: the bytes decide, the name only where they leave a choice."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

from wijktekst.reading.archive import open_zip, unpacked

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"
HTML = "text/html"
XML = "application/xml"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
RTF = "application/rtf"
EPUB = "application/epub+zip"
MAIL = "message/rfc822"
ZIP = "application/zip"
WORD = "application/msword"
PNG, JPEG, TIFF = "image/png", "image/jpeg", "image/tiff"
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"
#: An Office document wrapped in an encrypted OLE container, or an old Word document with a password.
ENCRYPTED_OFFICE = "application/x-encrypted-office"

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAGIC = (
    (b"\x00\x05\x16\x07", "application/x-appledouble"),
    (b"\x00\x05\x16\x00", "application/x-appledouble"),
    (b"\x78\x9f\x3e\x22", "application/vnd.ms-tnef"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"%!PS", "application/postscript"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)  # fmt: skip
_EXTENSIONS = {
    ".pdf": PDF, ".docx": DOCX, ".docm": DOCX, ".dotx": DOCX, ".odt": ODT, ".ott": ODT,
    ".htm": HTML, ".html": HTML, ".xhtml": HTML, ".xml": XML,
    ".txt": PLAIN, ".text": PLAIN, ".asc": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN, ".mdown": MARKDOWN,
    ".doc": WORD, ".dot": WORD, ".rtf": RTF,
    ".xls": "application/vnd.ms-excel", ".xlsx": _OFFICE + "spreadsheetml.sheet",
    ".xlsm": _OFFICE + "spreadsheetml.sheet", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".ppt": "application/vnd.ms-powerpoint", ".pptx": _OFFICE + "presentationml.presentation",
    ".odp": "application/vnd.oasis.opendocument.presentation", ".epub": EPUB,
    ".zip": ZIP, ".tar": "application/x-tar", ".msg": "application/vnd.ms-outlook",
    ".eml": MAIL, ".mht": "multipart/related", ".mhtml": "multipart/related",
    ".csv": "text/csv", ".tsv": "text/csv", ".json": "application/json", ".jsonl": "application/json",
    ".yml": "application/yaml", ".yaml": "application/yaml", ".ics": "text/calendar", ".vcf": "text/vcard",
    ".css": "text/x-code", ".js": "text/x-code", ".py": "text/x-code", ".r": "text/x-code",
    ".sql": "text/x-code", ".tex": "text/x-code", ".ipynb": "text/x-code",
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif",
    ".tif": "image/tiff", ".tiff": "image/tiff", ".bmp": "image/bmp", ".svg": "image/svg+xml",
    ".webp": "image/webp", ".heic": "image/heic", ".mp3": "audio/mpeg", ".wav": "audio/wav",
    ".mp4": "video/mp4", ".mov": "video/quicktime", ".avi": "video/x-msvideo",
    ".p7s": "application/pkcs7-signature", ".p7m": "application/pkcs7-mime",
}  # fmt: skip
_LOOK = 65536
_PDF_LOOK = 1024
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_HTML_ROOT = re.compile(rb"<(?:\w+:)?html[\s>]", re.IGNORECASE)
_MARKUP = re.compile(rb"\s*(?:<!--.*?-->\s*)*<[a-zA-Z!?]", re.DOTALL)
_PROLOGUE = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL)
_MAIL = re.compile(rb"(?:[A-Z][A-Za-z-]+: .*\r?\n(?:[ \t].*\r?\n)*){3}")
_DECLARED = re.compile(r"application/(?:vnd\.oasis\.opendocument\.|epub\+zip)")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(data: bytes, name: str) -> str:
    """Media type of a file from its bytes (all of them, or the first part) and its name."""
    if not data.strip(b"\x00"):
        return EMPTY
    by_name = _EXTENSIONS.get(PurePosixPath(name.lower()).suffix, "")
    return _binary(data, by_name) or _textual(data[:_LOOK], by_name, PurePosixPath(name).suffix == "")


def may_hold(name: str, head: bytes) -> bool:
    """Whether a file may hold documents of its own (an archive, an e-mail), by its name and first bytes."""
    by_name = _EXTENSIONS.get(PurePosixPath(name.lower()).suffix, "")
    if head.startswith(ZIP_MAGIC):
        return by_name in ("", ZIP)
    return by_name == MAIL or (not by_name and _textual(head, "", PurePosixPath(name).suffix == "") == MAIL)


def extension(media_type: str) -> str:
    """The ending that files of a kind have; "" for a kind that is not known."""
    return next((ending for ending, kind in _EXTENSIONS.items() if kind == media_type), "")


def _binary(data: bytes, by_name: str) -> str:
    if b"%PDF-" in data[:_PDF_LOOK]:
        return PDF
    if data.startswith(ZIP_MAGIC):
        return _zip(data, by_name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole(data, by_name)
    if data[:_PDF_LOOK].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf"):
        return RTF
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(data[8:12], "video/x-msvideo")
    if data[4:8] == b"ftyp":
        return "image/heic" if data[8:11] == b"hei" else "video/mp4"
    return "image/bmp" if data[:2] == b"BM" and by_name == "image/bmp" else ""


def _zip(data: bytes, by_name: str) -> str:
    """Kind of a ZIP container; for one that is cut off the name, or the member names that are left."""
    try:
        with open_zip(io.BytesIO(data)) as archive:
            return _packed(archive, by_name)
    except Exception:  # a damaged archive breaks zipfile in many ways; its reader will say so
        names = {n for n in ("word/document.xml", "content.xml") if n.encode() in data}
        return by_name if not names and by_name in (DOCX, ODT, EPUB) else _kind_of(names, by_name)


def zip_kind(archive: zipfile.ZipFile, name: str) -> str:
    """Media type of an archive that is open: a document, or a ZIP with files in it."""
    return _packed(archive, _EXTENSIONS.get(PurePosixPath(name.lower()).suffix, ""))


def _packed(archive: zipfile.ZipFile, by_name: str) -> str:
    names = set(archive.namelist())
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        declared = unpacked(archive, "mimetype").decode("ascii", "replace").strip()
        if declared.startswith("application/vnd.oasis.opendocument.text"):
            return ODT
        if _DECLARED.match(declared):
            return declared
    return _kind_of(names, by_name)


def _kind_of(names: set[str], by_name: str) -> str:
    """Kind of a ZIP container by the names of its members."""
    if names & {"[Content_Types].xml", "word/document.xml"}:
        return _office(names, by_name)
    if "META-INF/container.xml" in names:
        return EPUB
    if "content.xml" in names and ("META-INF/manifest.xml" in names or by_name == ODT):
        return ODT
    return by_name if by_name in (DOCX, ODT, EPUB) else ZIP


def _office(names: set[str], by_name: str) -> str:
    for folder, kind in (
        ("word/", "wordprocessingml.document"),
        ("xl/", "spreadsheetml.sheet"),
        ("ppt/", "presentationml.presentation"),
    ):
        if any(name.startswith(folder) for name in names):
            return _OFFICE + kind
    return by_name if by_name.startswith(_OFFICE) else DOCX


def _ole(data: bytes, by_name: str) -> str:
    def holds(entry: str) -> bool:
        return entry.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return ENCRYPTED_OFFICE
    if holds("WordDocument"):
        return ENCRYPTED_OFFICE if _locked(data) else WORD
    if holds("__substg1.0_") or holds("__properties_version1.0"):
        return "application/vnd.ms-outlook"
    if holds("Workbook") or holds("Book"):
        return "application/vnd.ms-excel"
    if holds("PowerPoint Document"):
        return "application/vnd.ms-powerpoint"
    return by_name if by_name in (WORD, "application/vnd.ms-excel") else "application/x-ole"


def _locked(data: bytes) -> bool:
    """Whether an old Word document has a password.

    [MS-DOC] FibBase: wIdent 0xA5EC at the start of a (mini) sector, nFib at byte 2, the flags at byte 10, of
    which 0x0100 is fEncrypted.
    """
    at = data.find(b"\xec\xa5")
    while 0 <= at < len(data) - 12:
        if at % 64 == 0 and data[at + 3] <= 1:
            return bool(data[at + 11] & 1)
        at = data.find(b"\xec\xa5", at + 1)
    return False


def _textual(head: bytes, by_name: str, bare: bool) -> str:
    """Kind of a file that no magic number gives away."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_wide(head)
    if not wide and len(_CONTROL.findall(head)) * 50 > len(head):
        return by_name if by_name in (PDF, DOCX, ODT) or _foreign(by_name) else UNKNOWN
    if wide:
        head = head.decode("utf-16-be" if _big(head) else "utf-16-le", "ignore").encode()
    head = head.removeprefix(b"\xef\xbb\xbf")
    if by_name in (WORD, RTF) and _HTML.match(head.lstrip()[:200]):
        return HTML
    if _foreign(by_name):
        return by_name
    if by_name not in (PLAIN, MARKDOWN) and _MARKUP.match(head):
        return _markup(head, by_name)
    if by_name in (PLAIN, MARKDOWN) and _HTML.match(head.lstrip()[:200]):
        return HTML
    if by_name in (PLAIN, MARKDOWN, HTML, XML, PDF, DOCX, ODT):
        return by_name
    if _MAIL.match(head):
        return MAIL
    return PLAIN if bare else UNKNOWN


def _markup(head: bytes, by_name: str) -> str:
    prologue = _PROLOGUE.match(head)
    root = head[prologue.end() :] if prologue else head
    if _HTML_ROOT.match(root) or re.search(rb"<!doctype\s+html", head[:2000], re.IGNORECASE):
        return HTML
    if by_name in (HTML, XML):
        return by_name
    if head.lstrip().startswith(b"<?xml"):
        return "image/svg+xml" if root.startswith(b"<svg") else XML
    return HTML if _HTML.search(head[:4000]) else by_name or UNKNOWN


def _foreign(media_type: str) -> bool:
    """Whether the name claims a kind that its text cannot tell from another."""
    return bool(media_type) and media_type not in (PDF, DOCX, ODT, HTML, XML, PLAIN, MARKDOWN)


def _looks_wide(head: bytes) -> bool:
    """Whether text without a byte order mark is UTF-16: nearly every second byte is zero."""
    sample = head[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return (
        len(sample) >= 8 and max(even, odd) > 0.4 * len(sample) / 2 and min(even, odd) * 20 < max(even, odd)
    )


def _big(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.startswith(b"\xfe\xff")
    sample = head[:2000]
    return sample[0::2].count(0) > sample[1::2].count(0)
