"""What can go wrong, as exceptions a caller can catch; no framework types in here.

A document that cannot be read is not an exception but a result: see `wijktekst.types.Unread`.
Every message is a Dutch sentence that says what is wrong and what to do about it.
"""


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
