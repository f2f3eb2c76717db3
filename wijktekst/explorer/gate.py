"""Who may ask: only the browser that was given the key, from a page of ours, and for nothing large.

Any page on the internet can send a browser to 127.0.0.1, and any program on the computer can ask there. So
the address holds a key, the key becomes a cookie, and names of other hosts (which may point here) and other
origins are refused.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from secrets import compare_digest, token_urlsafe
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Bytes that a form may send; its fields are short.
LARGEST_BODY = 10_000
KEY = "sleutel"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_REFUSED = (
    "Deze pagina is alleen te zien met de sleutel die bij het starten is gemaakt. Open het adres dat in het "
    "venster staat waarin u 'wijktekst verken' gaf."
)
_ELSEWHERE = "Deze vraag komt niet van een pagina van de verkenner en is daarom niet uitgevoerd."
_HOST = "De verkenner is alleen te bereiken op het adres dat bij het starten is getoond."
BROKEN = "Dit lukte niet. Ga terug en probeer het opnieuw; start anders de verkenner opnieuw."
_PLAIN = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>
"""


class Keys:
    """What lets a browser in: a key that stays good, and one that is good once.

    The second is for the browser that is started from here: others on the computer may see the address among
    the arguments of its process.
    """

    def __init__(self) -> None:
        self.lasting, self.once, self.session = (token_urlsafe(32) for _ in range(3))

    def opens(self, key: str) -> bool:
        """Whether this key is good; the one that is good once is used up."""
        if _same(key, self.lasting):
            return True
        if self.once and _same(key, self.once):
            self.once = ""
            return True
        return False


class Gate:
    """In front of the pages: checks what comes in, and puts the headers on what goes out."""

    def __init__(self, app: ASGIApp, keys: Keys, port: int) -> None:
        self._app, self._keys = app, keys
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._cookie = f"wijktekst-{port}"  # cookies do not keep ports apart

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Called by the server, once for each request."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            return
        begun = ended = False

        async def guarded(message: Message) -> None:
            nonlocal begun, ended
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = _with_headers(message.get("headers", ()))
            else:
                ended = not message.get("more_body")
            await send(message)

        try:
            await self._let_in(scope, receive, guarded)
        except Exception as error:  # its text may hold that of a document, or what was searched for
            logging.getLogger(__name__).error("%s", type(error).__name__)
            if not begun:
                await _answer(guarded, 500, "Er ging iets mis", BROKEN)
            elif not ended:  # a file that is cut off must not look whole
                raise RuntimeError(type(error).__name__) from None

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = _headers(scope)
        if headers.get("host", "").lower() not in self._hosts:
            await _answer(send, 403, "Geen toegang", _HOST)
        elif key := _key(scope):
            await self._enter(key, send)
        elif not _same(_cookies(headers).get(self._cookie, ""), self._keys.session):
            await _answer(send, 403, "Geen toegang", _REFUSED)
        elif not _of_ours(scope["method"], headers):
            await _answer(send, 403, "Niet uitgevoerd", _ELSEWHERE)
        else:
            await self._pass(scope, receive, send)

    async def _enter(self, key: str, send: Send) -> None:
        """A key becomes a cookie, and leaves the address."""
        if not self._keys.opens(key):
            await _answer(send, 403, "Geen toegang", _REFUSED)
            return
        cookie = f"{self._cookie}={self._keys.session}; HttpOnly; SameSite=Strict; Path=/"
        headers = [(b"location", b"/"), (b"set-cookie", cookie.encode()), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        body = await _body(receive)
        if body is None:
            await _answer(send, 413, "Te veel", "Dit formulier stuurt meer dan past. Er is niets bewaard.")
            return
        whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def again() -> Message:
            return whole.pop() if whole else await receive()

        await self._app(scope, again, send)


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def _key(scope: Scope) -> str:
    """The key in the address of the first page; "" without one."""
    if scope["path"] != "/":
        return ""
    try:
        given = parse_qs(str(scope["query_string"], "latin-1"), max_num_fields=1000)
    except ValueError:
        return ""
    return given.get(KEY, [""])[0]


def _cookies(headers: dict[str, str]) -> dict[str, str]:
    try:
        return {name: one.value for name, one in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _of_ours(method: str, headers: dict[str, str]) -> bool:
    """Whether a page of ours, or the reader in person, asks.

    A form that is sent without a referrer has "null" for an origin, so that `Sec-Fetch-Site` decides; a
    browser that does not send it must show where it comes from.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    own = f"http://{headers['host'].lower()}"
    if origin not in (None, "null", own):
        return False
    if method == "POST":
        return site == "same-origin" or (site is None and origin == own)
    return site in (None, "same-origin", "none") or headers.get("sec-fetch-mode") == "navigate"


async def _body(receive: Receive) -> bytes | None:
    """The body of a request; None when it is larger than any form of ours."""
    body: bytes = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b""
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return body


def _with_headers(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    ours = {name.lower().encode(): value.encode() for name, value in HEADERS.items()}
    return [*((name, value) for name, value in headers if name.lower() not in ours), *ours.items()]


async def _answer(send: Send, status: int, title: str, text: str) -> None:
    """A page without looks, for who may see nothing of ours."""
    body = _PLAIN.format(title=title, text=text).encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _same(given: str, wanted: str) -> bool:
    return bool(wanted) and compare_digest(given.encode("utf-8", "replace"), wanted.encode())
