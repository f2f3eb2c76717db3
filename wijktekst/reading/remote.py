"""Documents that are not on a disk but behind an address (s3://, https://, ...), by way of fsspec.

An address may hold a password or a signature: it is shown, logged and stored without.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from wijktekst.errors import InputError
from wijktekst.reading.names import is_litter

#: A container is held in memory to take a member out.
_LARGEST = 200_000_000
#: What file systems call a mark that changes with the bytes, and the time of the last change.
_MARKS = ("ETag", "etag", "md5Hash", "md5", "content_md5", "checksum", "crc32c", "generation")
_TIMES = ("LastModified", "last_modified", "mtime", "modified", "updated", "created")


class RemoteError(OSError):
    """A remote file or folder is not to be had at this moment; the text is Dutch and holds no address."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A file or folder at an address.

    `size` is in bytes, 0 when it is not known. `version` stands for the bytes, "" when the file system gives
    nothing that does: a hash of its own mark for them, else of size and time.
    """

    url: str = field(repr=False)  # it may hold a password
    size: int = 0
    version: str = ""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return PurePosixPath(urlsplit(self.url).path).name or urlsplit(self.url).hostname or "adres"

    @property
    def address(self) -> str:
        """The address without what may be secret in it."""
        return without_secrets(self.url)

    def exists(self) -> bool:
        """Whether it can be reached from this computer."""
        try:
            system, path = _system(self.url)
            return bool(system.exists(path))
        except Exception:  # libraries raise what they like
            return False

    def files(self) -> Iterator[tuple[Remote, str]]:
        """The files at or below it as (file, name relative to it), without litter. Raises InputError."""
        try:
            system, root = _system(self.url)
            found: dict[str, dict[str, Any]] = system.find(root, detail=True)
        except InputError:
            raise
        except Exception as error:
            raise InputError(
                f"'{self.address}' is niet te bereiken ({_kind(error)}). Controleer het adres en of u er mag "
                "lezen."
            ) from error
        if not found:
            raise InputError(f"'{self.address}' bestaat niet of is leeg. Controleer het adres.")
        for path, info in sorted(found.items()):
            below = path[len(root) :].lstrip("/")
            if path.startswith(root) and not any(is_litter(part) for part in below.split("/")):
                # By the address that was given, which may hold what is needed to log in.
                url = f"{self.url.rstrip('/')}/{below}" if below else self.url
                yield Remote(url, int(info.get("size") or 0), _version(info)), below or self.name

    def read(self, limit: float) -> bytes:
        """The bytes; one more than `limit` when there are more. Raises RemoteError."""
        try:
            system, path = _system(self.url)
            if 0 < self.size <= limit:
                return bytes(system.cat_file(path))
            with system.open(path, "rb") as stream:
                return bytes(stream.read(int(limit) + 1))
        except Exception as error:
            raise RemoteError(f"Het bestand is nu niet op te halen ({_kind(error)}).") from error

    def open(self, mode: str = "rb") -> IO[bytes]:
        """Its bytes as a stream. Raises RemoteError, also when there are too many to hold."""
        return io.BytesIO(_held(self))


def location(text: str) -> Path | Remote:
    """What the user means: an address when it has a scheme, else a path."""
    if text.startswith("file://"):
        return Path(url2pathname(urlsplit(text).path))
    return Remote(text) if "://" in text else Path(text)


def without_secrets(url: str) -> str:
    """An address without user, password, query and fragment."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def may_hold(name: str) -> bool:
    """Whether a remote file may hold documents, by its name alone: to look into each takes too long."""
    return name.lower().endswith((".zip", ".eml"))


@lru_cache(maxsize=1)
def _held(remote: Remote) -> bytes:
    """The members of one container follow each other: it is fetched once for all that come here."""
    data = remote.read(_LARGEST)
    if len(data) > _LARGEST:
        raise RemoteError("Het bestand is te groot om er documenten uit te halen.")
    return data


def _system(url: str) -> tuple[Any, str]:
    """The file system of an address and the path in it. Raises InputError when a library is missing."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise InputError(
            'Voor documenten achter een adres is een uitbreiding nodig: pip install "wijktekst[s3]" voor '
            "s3://, anders pip install fsspec."
        ) from None
    try:
        system, path = url_to_fs(url)
    except ImportError as error:
        raise InputError(
            f"Voor adressen met {urlsplit(url).scheme}:// ontbreekt een pakket; installeer het op elke "
            'computer (voor s3:// is dat: pip install "wijktekst[s3]").'
        ) from error
    except ValueError as error:
        raise InputError(
            f"Adressen met {urlsplit(url).scheme}:// zijn hier niet bekend. Controleer het adres."
        ) from error
    return system, str(path)


def _version(info: Mapping[str, Any]) -> str:
    mark = next((info[name] for name in _MARKS if info.get(name)), None)
    when = next((info[name] for name in _TIMES if info.get(name)), None)
    if mark is None and when is None:
        return ""
    known = [info.get("size"), str(mark) if mark is not None else str(when)]
    return sha256(json.dumps(known).encode()).hexdigest()


def _kind(error: Exception) -> str:
    """What went wrong, without the text of the error: it may hold the address."""
    return type(error).__name__
