"""What can go wrong, as exceptions a caller can catch; no framework types in here.

A document that cannot be read is not an exception but a result: see `wijktekst.types.Unread`.
Every message is a Dutch sentence that says what is wrong and what to do about it.
"""

from __future__ import annotations

import csv
import errno

_REASONS = {
    errno.EACCES: "geen toegang, of het staat open in een ander programma",
    errno.EPERM: "geen toegang",
    errno.EEXIST: "er is al een bestand met die naam",
    errno.ENOTDIR: "een deel van het pad is een bestand en geen map",
    errno.EISDIR: "dit is een map",
    errno.ENOENT: "het bestand of de map is er niet",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw schijfruimte is op",
    errno.EFBIG: "het bestand wordt te groot",
    errno.EROFS: "hier kan alleen worden gelezen",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EADDRINUSE: "een ander programma gebruikt hem",
}


def reason_of(error: BaseException) -> str:
    """Why something cannot be read or written, in Dutch words that fit between brackets."""
    if isinstance(error, UnicodeDecodeError):
        return "het is geen tekst in UTF-8"
    if isinstance(error, csv.Error):
        return "het is geen geldige CSV"
    if isinstance(error, ValueError):
        return "de inhoud klopt niet"
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    return known or getattr(error, "strerror", None) or type(error).__name__


class WijktekstError(Exception):
    """Base of every error that wijktekst raises on purpose; the text is for the user."""


class InputError(WijktekstError):
    """The user named something that is not there or not usable (a path, a theme, a column)."""


class ResourceError(WijktekstError):
    """A file that belongs to the package is missing, or does not match its checksum."""


class TaxonomyError(WijktekstError):
    """The taxonomy's tables contradict each other; the message names file and line."""


class ModelError(WijktekstError):
    """A language pipeline or classifier cannot be loaded or does not fit this version."""
