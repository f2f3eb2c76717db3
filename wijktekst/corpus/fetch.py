"""Fetches the sources of labelled sentences from their public origin: over https only, within limits."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    UnknownHandler,
)

from wijktekst.corpus.references import Origin, Reference
from wijktekst.corpus.search import LARGEST, Passage, in_file
from wijktekst.errors import InputError

_HOST = "https://raw.githubusercontent.com"
#: Seconds that the other side may be silent, and that one file may take.
_SILENCE = 20.0
_LONGEST = 300.0
_CHUNK = 1 << 16


class NoNetworkError(InputError):
    """The origin cannot be reached at all; trying the next file makes no sense."""


def fetched(
    references: Sequence[Reference],
    origins: Mapping[tuple[str, str], Origin],
    download: Callable[[str], bytes] | None = None,
) -> tuple[dict[str, Passage], list[str]]:
    """Texts of sentences by id, each checked against its hash, and Dutch sentences about what went wrong.

    Every file is fetched once, at the commit that was labelled. `download` stands in for the network.
    """
    wanted: dict[str, list[Reference]] = {}
    unknown = set()
    for reference in references:
        address = address_of(origins.get((reference.source, reference.doc)))
        if address:
            wanted.setdefault(address, []).append(reference)
        else:
            unknown.add((reference.source, reference.doc))
    found: dict[str, Passage] = {}
    problems = []
    for address, group in wanted.items():
        try:
            data = (download or download_https)(address)
        except NoNetworkError as error:
            problems.append(str(error))
            break
        except InputError as error:
            problems.append(str(error))
            continue
        texts = in_file(address.rsplit("/", 1)[1], data, group)
        found.update(texts)
        if len(texts) < len(group):
            problems.append(
                f"In '{address}' zijn {len(group) - len(texts)} van de {len(group)} zinnen niet "
                "teruggevonden: geen tekst met hun hash."
            )
    if unknown:
        problems.append(f"Van {len(unknown)} documenten is geen openbare vindplaats bekend.")
    return found, problems


def address_of(origin: Origin | None) -> str:
    """Where a file can be fetched; "" when repository, commit or file is unknown."""
    if origin is None or not (origin.repository and origin.commit and origin.file):
        return ""
    return f"{_HOST}/{origin.repository}/{origin.commit}/{quote(origin.file)}"


def download_https(address: str) -> bytes:
    """The bytes at an https address, also after redirects.

    Raises NoNetworkError without a connection, and InputError when the address is not https, the file is not
    there, is too large or takes too long.
    """
    if not address.startswith("https://"):
        raise InputError(f"'{address}' wordt niet opgehaald: alleen adressen met https worden gebruikt.")
    started = time.monotonic()
    data = bytearray()
    try:
        with _opener().open(address, timeout=_SILENCE) as response:
            while chunk := response.read(_CHUNK):
                data += chunk
                if len(data) > LARGEST:
                    raise InputError(
                        f"'{address}' is groter dan {LARGEST // 1_000_000} MB en is overgeslagen."
                    )
                if time.monotonic() - started > _LONGEST:
                    raise InputError(f"'{address}' ophalen duurde te lang en is afgebroken.")
    except HTTPError as error:
        raise InputError(f"'{address}' kan niet worden opgehaald (HTTP {error.code}).") from error
    except (URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise NoNetworkError(
            f"'{address}' is niet bereikbaar ({reason}). Controleer de internetverbinding, of noem bij "
            "--bron een map met de bronnen."
        ) from error
    return bytes(data)


def _opener() -> OpenerDirector:
    """Opens https and nothing else: a redirect to another scheme is an unknown one."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPSHandler(),
        HTTPRedirectHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener
