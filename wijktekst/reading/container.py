"""Archives and e-mails hold documents of their own: which, under what names, and the bytes of one.

A member is addressed by numbers, never by its name, and is opened only by who reads it, so that memory holds
one at a time. Nothing is ever unpacked to disk.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import IO, NoReturn, Protocol

from wijktekst.reading import sniff
from wijktekst.reading.archive import UNPACK, open_part, open_zip, unpacked
from wijktekst.reading.base import UnreadableError
from wijktekst.reading.eml_parts import attachments, content, parse_mail
from wijktekst.reading.names import inside, is_litter, oem
from wijktekst.reading.remote import Remote, may_hold
from wijktekst.types import Reason, Source

#: So many containers may stand in each other.
DEEPEST = 3
#: Limits on what one file may hold, all levels together.
_MOST_MEMBERS = 5_000
_MOST_BYTES = 4_000_000_000
#: A container within a container, or an e-mail, is held in memory.
_LARGEST = 200_000_000
#: A member that grows more than this when it is unpacked, from this size on, is a bomb.
_RATIO = 400
_RATIO_FROM = 20_000_000
_HEAD = 8192


@dataclass(frozen=True, slots=True)
class Member:
    """A document in a container on disk or at an address: the number of the member to open at each level."""

    container: Path | Remote
    numbers: tuple[int, ...]


Place = Path | Remote | Member


def on_disk(place: Place) -> Path | Remote:
    """The file in which a document stands."""
    return place.container if isinstance(place, Member) else place


@dataclass(frozen=True, slots=True)
class _Entry:
    """A document in a container; `size` as declared, `problem` a reason not to unpack it."""

    number: int
    name: str
    size: int
    problem: Reason | None = None


class _Container(Protocol):
    def entries(self) -> list[_Entry]: ...

    def head(self, number: int) -> bytes: ...

    def data(self, number: int, limit: float) -> bytes: ...


class _Archive:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.members = archive.infolist()

    def entries(self) -> list[_Entry]:
        found = []
        for number, info in enumerate(self.members):
            parts = inside(_name(info), number + 1)
            if info.is_dir() or stat.S_ISLNK(info.external_attr >> 16) or any(map(is_litter, parts)):
                continue
            found.append(_Entry(number, "/".join(parts), info.file_size, _problem(info)))
        return found

    def head(self, number: int) -> bytes:
        with open_part(self.archive, self.members[number]) as stream:
            return stream.read(_HEAD)

    def data(self, number: int, limit: float) -> bytes:
        info = self.members[number]
        if _problem(info) == "encrypted":
            raise UnreadableError("encrypted", "Dit bestand is in het archief met een wachtwoord beveiligd.")
        return unpacked(self.archive, info, 0 if _problem(info) else limit)


class _Mail:
    def __init__(self, message: Message) -> None:
        self.parts = attachments(message)

    def entries(self) -> list[_Entry]:
        names = [inside(name, number + 1)[-1] for number, (name, _) in enumerate(self.parts)]
        return [_Entry(number, name, 0) for number, name in enumerate(names)]

    def head(self, number: int) -> bytes:
        return self.data(number, _LARGEST)[:_HEAD]

    def data(self, number: int, limit: float) -> bytes:
        data = content(self.parts[number][1])
        if len(data) > limit:
            detail = f"Deze bijlage is {len(data) / 1e6:.0f} MB; dat is te groot om te openen."
            raise UnreadableError("too_large", detail)
        return data


class _FullError(Exception):
    """More members or bytes than one file may hold."""


@dataclass(slots=True)
class _Budget:
    members: int = _MOST_MEMBERS
    bytes: int = _MOST_BYTES

    def take(self, entries: list[_Entry]) -> None:
        self.members -= len(entries)
        self.bytes -= sum(entry.size for entry in entries if entry.problem is None)
        if self.members < 0 or self.bytes < 0:
            raise _FullError


def is_container(path: Path | Remote, name: str) -> bool:
    """Whether a file may hold documents, by its name and first bytes; opens nothing that could do harm."""
    if isinstance(path, Remote):
        return may_hold(name)
    try:
        with path.open("rb") as stream:
            return sniff.may_hold(name, stream.read(_HEAD))
    except OSError:
        return False


def documents_in(path: Path | Remote, name: str) -> list[tuple[Place, str]]:
    """The documents in a file, as (place, name): the file itself, or what the archive or e-mail holds.

    Names begin with that of the file. A container that cannot be opened, or is too large, comes as a file:
    who reads it finds out why.
    """
    try:
        with path.open("rb") as stream:
            if not sniff.may_hold(name, stream.read(_HEAD)):
                return [(path, name)]
            stream.seek(0)
            return list(_listed(stream, path, (), name, _Budget()))
    except (OSError, UnreadableError, _FullError):
        return [(path, name)]


def open_member(member: Member, limit: float) -> bytes:
    """The bytes of a member of at most `limit` bytes.

    Raises UnreadableError when it is larger or has a password, OSError when the container is gone, and what
    libraries raise when it is damaged.
    """
    with member.container.open("rb") as stream:
        source: IO[bytes] = stream
        name = member.container.name
        for level, number in enumerate(member.numbers):
            container = _open(source, name)
            if container is None:
                raise UnreadableError("malformed", "Het archief of bericht is intussen veranderd.")
            last = level == len(member.numbers) - 1
            data = container.data(number, limit if last else _LARGEST)
            name = next((entry.name for entry in container.entries() if entry.number == number), "")
            source = io.BytesIO(data)
    return source.getvalue() if isinstance(source, io.BytesIO) else b""


def read_zip(data: bytes, source: Source) -> NoReturn:
    """Say why an archive was not opened. Raises UnreadableError, or BadZipFile when it is damaged."""
    with open_zip(io.BytesIO(data)) as archive:
        entries = _Archive(archive).entries()
    if not entries:
        raise UnreadableError("empty", "Er zitten geen bestanden in dit archief.")
    if all(entry.problem == "encrypted" for entry in entries):
        advice = "Pak het archief uit met het wachtwoord en zet de documenten die erin zitten in de map."
        raise UnreadableError("encrypted", "Dit archief is met een wachtwoord beveiligd.", advice)
    try:
        _Budget().take(entries)
    except _FullError:
        total = sum(entry.size for entry in entries)
        size = f"{len(entries)} bestanden, uitgepakt {total / 1e6:.0f} MB"
        detail = f"In dit archief zitten {size}; dat is te veel om veilig te openen."
        raise UnreadableError("too_large", detail, UNPACK) from None
    raise UnreadableError("unsupported", "Dit is een ingepakt archief dat hier niet is geopend.", UNPACK)


def _listed(
    source: IO[bytes], path: Path | Remote, numbers: tuple[int, ...], name: str, budget: _Budget
) -> Iterator[tuple[Place, str]]:
    """The documents in a container at `numbers`, those in containers within it included."""
    try:
        container = _open(source, name) if len(numbers) < DEEPEST else None
        entries = container.entries() if container else []
    except Exception:  # a damaged container breaks libraries in many ways; its reader will say so
        container, entries = None, []
    locked = entries and all(entry.problem == "encrypted" for entry in entries)
    if container is None or isinstance(container, _Mail) or not entries or locked:
        yield (Member(path, numbers) if numbers else path), name
    if container is None or locked:
        return
    budget.take(entries)
    for entry in entries:
        inner = (*numbers, entry.number)
        data = _container_data(container, entry)
        if data is None:
            yield Member(path, inner), f"{name}/{entry.name}"
        else:
            yield from _listed(io.BytesIO(data), path, inner, f"{name}/{entry.name}", budget)


def _container_data(container: _Container, entry: _Entry) -> bytes | None:
    """The bytes of a member that may be a container itself; None when it is not or cannot be opened."""
    if entry.problem or entry.size > _LARGEST:
        return None
    try:
        if not sniff.may_hold(entry.name, container.head(entry.number)):
            return None
        return container.data(entry.number, _LARGEST)
    except Exception:  # whoever reads the member will find out
        return None


def _open(source: IO[bytes], name: str) -> _Container | None:
    """The container in a file; None when it is a document of another kind."""
    head = source.read(_HEAD)
    source.seek(0)
    if head.startswith(sniff.ZIP_MAGIC):
        archive = open_zip(source)
        return _Archive(archive) if sniff.zip_kind(archive, name) == sniff.ZIP else None
    data = source.read(_LARGEST + 1)
    if len(data) > _LARGEST or sniff.sniff(data, name) != sniff.MAIL:
        return None
    return _Mail(parse_mail(data))


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member; zipfile takes what is not marked as UTF-8 for cp437."""
    if info.flag_bits & 0x800:
        return info.orig_filename
    return oem(info.orig_filename.encode("cp437", "replace"))


def _problem(info: zipfile.ZipInfo) -> Reason | None:
    if info.flag_bits & 1:
        return "encrypted"
    bomb = info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(info.compress_size, 1)
    return "too_large" if bomb else None
