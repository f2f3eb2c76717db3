"""The parts of an e-mail message: its headers, the text that is its body, and what is attached."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate

from wijktekst.reading.base import UnreadableError
from wijktekst.reading.decode import decode
from wijktekst.reading.sniff import MAIL, extension

_LONG = re.compile(rb"^content-[a-z-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST_FIELD = 10_000
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
#: The parser takes each line past every boundary that is open, so what they cost together is bound.
_MOST_BOUNDARIES = 200
_MOST_COMPARED = 100_000_000
_MOST_PARTS = 20_000
_LONGEST_HEADER = 2000
#: Parts that belong to the sending of the message.
_NO_DOCUMENT = frozenset(
    (
        "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
        "application/pgp-keys", "text/calendar", "message/delivery-status",
        "message/disposition-notification", "text/rfc822-headers", "text/x-amp-html",
    )
)  # fmt: skip
_BODY = ("text/plain", "text/html", "text/enriched")


@dataclass(frozen=True, slots=True)
class BodyPart:
    """Text of the message: `html` or plain, as bytes in the character set that it claims."""

    html: bool
    data: bytes
    charset: str
    flowed: bool = False


def parse_mail(data: bytes) -> Message:
    """The message in `data`. Raises UnreadableError for one that is made to keep a parser busy."""
    boundaries = len(_BOUNDARY.findall(data))
    if (
        boundaries > _MOST_BOUNDARIES
        or boundaries * data.count(b"\n") > _MOST_COMPARED
        or data.count(b"\n--") > _MOST_PARTS
        or any(len(field.group()) > _LONGEST_FIELD for field in _LONG.finditer(data))
    ):
        raise UnreadableError("malformed", "Deze e-mail is uit zo veel delen opgebouwd dat hij niet klopt.")
    try:
        return message_from_bytes(data, policy=policy.default)
    except Exception:  # the strict reading of headers trips over some that the lenient one takes
        return message_from_bytes(data, policy=policy.compat32)


def header(message: Message, name: str) -> str:
    """A header on one line, decoded; "" when it is missing, cut when it is endless."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    text = str(raw)[:_LONGEST_HEADER]
    try:
        if any("\ud800" <= char <= "\udfff" for char in text):
            text = decode(text.encode("utf-8", "surrogateescape"))
        else:
            text = str(make_header(decode_header(" ".join(text.split()))))
    except Exception:  # an unknown character set, or an encoding that is cut off
        text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(text.split())


def sent(message: Message) -> str:
    """ISO date of the message as its sender wrote it, whatever the time zone; "" when there is none."""
    found = parsedate(header(message, "date"))
    try:
        return date(*found[:3]).isoformat() if found else ""
    except (ValueError, OverflowError):
        return ""


def sender(message: Message) -> str:
    """The name of the sender, as the message gives it; a person or an organisation."""
    return parseaddr(header(message, "from"))[0]


def is_locked(message: Message) -> bool:
    """Whether the text of the message is encrypted, or wrapped in a signature."""
    kind = message.get_content_type()
    return kind == "multipart/encrypted" or kind in ("application/pkcs7-mime", "application/x-pkcs7-mime")


def body_parts(message: Message) -> list[list[BodyPart]]:
    """The stretches of the body in order; of each the versions that say the same (plain and HTML)."""
    found: list[list[BodyPart]] = []
    stack = [message]
    while stack:
        part = stack.pop()
        kind = part.get_content_type()
        if kind == "multipart/alternative":
            versions = [one for leaf in _leaves(part) if (one := _body(leaf))]
            found.extend([versions] if versions else [])
        elif part.is_multipart() and kind.startswith("multipart/"):
            stack.extend(reversed(_children(part)))
        elif one := _body(part):
            found.append([one])
    return found


def attachments(message: Message) -> list[tuple[str, Message]]:
    """(name, part) of what is attached, in order; pictures that stand in the text are not."""
    found: list[tuple[str, Message]] = []
    for part in _leaves(message):
        if part is not message and not _body(part) and not _decoration(part):
            found.append((_name(part, len(found) + 1), part))
    return found


def content(part: Message) -> bytes:
    """The bytes of an attachment."""
    if part.get_content_maintype() == "message" and part.is_multipart():
        inner = _children(part)[0]
        if header(part, "content-transfer-encoding").lower() == "base64":
            try:
                return b64decode(str(inner.get_payload()))
            except (binascii.Error, ValueError):
                return b""
        return inner.as_bytes(policy=policy.default.clone(refold_source="none"))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; an attached message counts as one."""
    stack = [message]
    while stack:
        part = stack.pop()
        if part.is_multipart() and (part.get_content_maintype() == "multipart" or part is message):
            stack.extend(reversed(_children(part)))
        else:
            yield part


def _body(part: Message) -> BodyPart | None:
    """The part as text of the message; None for what is attached."""
    kind = part.get_content_type()
    if kind.startswith("multipart/") and not part.is_multipart():
        kind = "text/plain"  # its boundary never comes
    if kind not in _BODY or part.is_multipart() or _disposition(part) == "attachment" or _filename(part):
        return None
    data = part.get_payload(decode=True)
    charset = str(part.get_content_charset("") or "")
    flowed = "flowed" in header(part, "content-type").lower()
    return BodyPart(kind == "text/html", data if isinstance(data, bytes) else b"", charset, flowed)


def _decoration(part: Message) -> bool:
    """Whether a part is no document: a signature, an invitation, or a picture in the text."""
    kind = part.get_content_type()
    if kind in _NO_DOCUMENT and not (kind == "text/calendar" and _disposition(part) == "attachment"):
        return True
    shown = header(part, "content-id") or _disposition(part) == "inline"
    return part.get_content_maintype() == "image" and bool(shown)


def _disposition(part: Message) -> str:
    return header(part, "content-disposition").partition(";")[0].strip().lower()


def _filename(part: Message) -> str:
    try:
        name = str(part.get_filename("") or "")
        if "=?" in name:
            name = str(make_header(decode_header(name)))
    except Exception:  # a name may be encoded in more ways than the library knows
        return "bijlage"
    if any("\ud800" <= char <= "\udfff" for char in name):
        name = decode(name.encode("utf-8", "surrogateescape"))
    return " ".join(name.split())


def _name(part: Message, number: int) -> str:
    """The name of an attachment; one without gets a number and the ending of its kind."""
    kind = part.get_content_type()
    name = _filename(part)
    if kind == MAIL:
        inner = _children(part)
        name = name or (header(inner[0], "subject")[:80] if inner else "")
        return name if name.lower().endswith(".eml") else f"{name or f'bericht {number}'}.eml"
    return name or f"bijlage {number}{extension(kind)}"
